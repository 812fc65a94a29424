namespace NaikKelas.Documents.Sheets;

/// <summary>How much of a file we are willing to take in; beyond it the file is refused.</summary>
public sealed record SheetLimits
{
    public static SheetLimits Default { get; } = new();

    /// <summary>Size of the file as uploaded, in bytes.</summary>
    public long FileBytes { get; init; } = 20L * 1024 * 1024;

    /// <summary>Size of everything inside an xlsx once inflated, in bytes.</summary>
    public long InflatedBytes { get; init; } = 200L * 1024 * 1024;

    /// <summary>Inflated bytes for each byte of the file; a real sheet stays near 10.</summary>
    public int InflationRatio { get; init; } = 100;

    /// <summary>Below this many inflated bytes the ratio says nothing: a small sheet of equal rows packs very well.</summary>
    public long RatioFromBytes { get; init; } = 8L * 1024 * 1024;

    /// <summary>Parts inside the zip.</summary>
    public int Parts { get; init; } = 1_000;

    /// <summary>Rows with content below the first one.</summary>
    public int Rows { get; init; } = 20_000;

    public int Columns { get; init; } = 200;
}
