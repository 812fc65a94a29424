namespace NaikKelas.Documents.Sheets;

/// <summary>A value, or in a sentence why there is none.</summary>
public sealed class CellResult<T>
{
    private readonly T value;

    // One constructor, not two: with T = string an interpolated sentence would quietly become the value.
    internal CellResult(T value, FormattableString? problem) => (this.value, Problem) = (value, problem);

    public FormattableString? Problem { get; }

    public T Value =>
        Problem is null ? value : throw new InvalidOperationException("A cell with a problem has no value.");
}

public static class CellResult
{
    public static CellResult<T> Good<T>(T value) => new(value, null);

    public static CellResult<T> Bad<T>(FormattableString problem) => new(default!, problem);
}

/// <summary>How a column looks in a workbook that we write.</summary>
public enum CellFormat
{
    /// <summary>Text cells: a NIK keeps its zeros and its 16 digits.</summary>
    Text,
    Number,
    Date,
}

/// <summary>Turns the text of a cell into a value; <c>expected</c> is a phrase such as "tanggal, misalnya 31/03/2020".</summary>
public sealed class CellParser<T>(Func<string, CellResult<T>> parse, FormattableString expected)
{
    public FormattableString Expected { get; } = expected;

    public CellFormat Format { get; init; } = CellFormat.Text;

    /// <summary>The only texts that are accepted, for a drop-down; empty when any text may do.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    public CellResult<T> Parse(string text) => parse(text);

    /// <summary>A further look at the value: <c>CellParsers.Text(16).Then(Nik.Read, $"NIK 16 angka")</c>.</summary>
    public CellParser<TNext> Then<TNext>(
        Func<T, CellResult<TNext>> next,
        FormattableString? nowExpected = null
    ) =>
        new(
            text =>
            {
                var first = parse(text);
                return first.Problem is { } problem ? new(default!, problem) : next(first.Value);
            },
            nowExpected ?? Expected
        )
        {
            Format = Format,
            Choices = Choices,
        };
}
