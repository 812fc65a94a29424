using System.Globalization;
using System.Runtime.InteropServices;

namespace NaikKelas.Documents.Sheets;

/// <summary>What goes into one cell: a text, a number, a day, or nothing.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct SheetValue
{
    internal enum Kind
    {
        Nothing,
        Text,
        Number,
        Date,
    }

    private SheetValue(Kind kind, string? text, decimal number, DateOnly date) =>
        (Is, written, Number, Date) = (kind, text, number, date);

    private readonly string? written;

    internal Kind Is { get; }

    internal string Text => written ?? "";

    internal decimal Number { get; }

    internal DateOnly Date { get; }

    public static SheetValue Nothing { get; }

    public static SheetValue Of(string? text) =>
        string.IsNullOrEmpty(text) ? default : new(Kind.Text, text, 0, default);

    public static SheetValue Of(decimal? number) =>
        number is { } some ? new(Kind.Number, null, some, default) : default;

    public static SheetValue Of(DateOnly? date) => date is { } some ? new(Kind.Date, null, 0, some) : default;

    public static implicit operator SheetValue(string? text) => Of(text);

    public static implicit operator SheetValue(decimal number) => Of(number);

    public static implicit operator SheetValue(decimal? number) => Of(number);

    public static implicit operator SheetValue(long number) => Of(number);

    public static implicit operator SheetValue(int number) => Of(number);

    public static implicit operator SheetValue(DateOnly date) => Of(date);

    public static implicit operator SheetValue(DateOnly? date) => Of(date);

    /// <summary>The days since Excel's beginning.</summary>
    internal static int Serial(DateOnly date) => date.DayNumber - new DateOnly(1899, 12, 30).DayNumber;

    public override string ToString() =>
        Is switch
        {
            Kind.Text => Text,
            Kind.Number => Number.ToString(CultureInfo.InvariantCulture),
            Kind.Date => Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            _ => "",
        };
}

/// <summary>A heading of a sheet that we write; its width is in characters, and 0 lets the heading decide.</summary>
public sealed record SheetHeading(string Text, CellFormat Format = CellFormat.Text, int Width = 0);

/// <summary>Writes a table row by row, whatever the kind of file. The file is complete after disposal.</summary>
public interface ISheetWriter : IDisposable
{
    void Row(params ReadOnlySpan<SheetValue> cells);
}

/// <summary>Opens writers. The stream stays open and is the caller's to close.</summary>
public static class SheetWriter
{
    /// <summary>The name of the sheet is cut to 31 letters; what Excel does not take is left out.</summary>
    public static ISheetWriter Xlsx(Stream output, string sheetName, IReadOnlyList<SheetHeading> headings) =>
        new XlsxSheetWriter(output, sheetName, headings);

    /// <summary>UTF-8 with mark and semicolons: what Excel in Indonesian opens by double click.</summary>
    public static ISheetWriter Csv(Stream output, IReadOnlyList<SheetHeading> headings) =>
        new CsvSheetWriter(output, headings);

    /// <summary>A list of objects with the headings as names, for programs.</summary>
    public static ISheetWriter Json(Stream output, IReadOnlyList<SheetHeading> headings) =>
        new JsonSheetWriter(output, headings);
}
