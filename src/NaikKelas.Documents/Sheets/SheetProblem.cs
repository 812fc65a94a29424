namespace NaikKelas.Documents.Sheets;

/// <summary>One thing wrong with a file or a cell, said so that the person can put it right.</summary>
/// <param name="Code">Stable, in English, for programs: <c>cell-formula</c>, <c>heading-missing</c>.</param>
/// <param name="Cell">The address as Excel shows it (<c>C5</c>, or a range <c>A1:C1</c>); null when the whole file is meant.</param>
/// <param name="Message">What is wrong and what is expected, in Indonesian.</param>
public sealed record SheetProblem(string Code, string? Cell, FormattableString Message)
{
    /// <summary>The heading of the column, as the file writes it.</summary>
    public string? Heading { get; init; }

    /// <summary>What stands in the cell.</summary>
    public string? Found { get; init; }

    /// <summary>What the column takes, for instance "tanggal, misalnya 31/03/2020".</summary>
    public FormattableString? Expected { get; init; }

    /// <summary>The row of the cell (1 is the first of the sheet); null when the whole file is meant.</summary>
    public int? Row => CellAddress.TryParse(Cell, out var address) ? address.Row : null;
}
