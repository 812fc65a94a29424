namespace NaikKelas.Documents.Sheets;

/// <summary>Matches headings to columns, then reads row by row. Nothing stops at the first problem.</summary>
internal sealed class SheetTableReader<TRow>(
    SheetSpec<TRow> spec,
    Sheet sheet,
    IReadOnlyList<SheetProblem> readingProblems
)
{
    /// <summary>A title or a logo may stand above the headings; further down nobody would look for them.</summary>
    private const int HeadingSearchRows = 10;

    private readonly List<SheetProblem> problems = [];
    private readonly List<SheetProblem> warnings = [];
    private readonly Dictionary<SheetColumn, int> places = [];
    private readonly Dictionary<string, SheetColumn> known = Known(spec.Columns);

    public SheetTable<TRow> Read()
    {
        if (FindHeadings() is not { } headings)
        {
            problems.Add(
                new(
                    "heading-none",
                    null,
                    $"Baris judul kolom tidak ditemukan. Judul yang diperlukan: {Names(spec.Columns.Where(c => c.Required))}."
                )
            );
            return Table(0, []);
        }
        Place(headings);
        CheckMerged(headings.Number);
        var missing = spec.Columns.Where(c => c.Required && !places.ContainsKey(c)).ToArray();
        if (missing.Length > 0)
        {
            problems.Add(
                new(
                    "heading-missing",
                    null,
                    $"Kolom wajib belum ada: {Names(missing)}. Gunakan templat, atau tambahkan judul kolom itu."
                )
            );
            return Table(headings.Number, []);
        }
        if (sheet.Rows[^1].Number <= headings.Number)
            problems.Add(new("rows-none", null, $"Tidak ada baris data di bawah judul kolom."));
        return Table(headings.Number, ReadRows(headings.Number));
    }

    private SheetTable<TRow> Table(int headingRow, List<SheetEntry<TRow>> rows) =>
        new(sheet, headingRow, places, rows, problems, warnings);

    private static Dictionary<string, SheetColumn> Known(IEnumerable<SheetColumn> columns)
    {
        var byHeading = new Dictionary<string, SheetColumn>(StringComparer.Ordinal);
        foreach (var column in columns)
        foreach (var heading in column.Aliases.Prepend(column.Heading))
            byHeading.TryAdd(Folding.Fold(heading), column);
        return byHeading;
    }

    private SheetRow? FindHeadings()
    {
        SheetRow? best = null;
        var most = 0;
        foreach (var row in sheet.Rows.Take(HeadingSearchRows))
        {
            var matches = row.Cells.Count(c => known.ContainsKey(Folding.Fold(c)));
            if (matches > most)
                (best, most) = (row, matches);
        }
        return best;
    }

    private void Place(SheetRow headings)
    {
        for (var column = 1; column <= headings.Cells.Count; column++)
        {
            var text = Folding.Tidy(headings[column]);
            var cell = new CellAddress(headings.Number, column).ToString();
            if (text.Length == 0 || MarkedCopy.IsHeading(text))
                continue;
            if (!known.TryGetValue(Folding.Fold(text), out var match))
                warnings.Add(
                    new("heading-unknown", cell, $"Kolom \"{text}\" tidak dikenal dan diabaikan.")
                    {
                        Heading = text,
                    }
                );
            else if (!places.TryAdd(match, column))
                problems.Add(
                    new(
                        "heading-double",
                        cell,
                        $"Kolom \"{match.Heading}\" ada dua kali, di {CellAddress.Letters(places[match])} dan {CellAddress.Letters(column)}. Hapus salah satu."
                    )
                    {
                        Heading = text,
                    }
                );
        }
    }

    private void CheckMerged(int headingRow)
    {
        foreach (var range in sheet.Merged)
            if (range.TouchesRow(headingRow))
                problems.Add(
                    new(
                        "heading-merged",
                        range.ToString(),
                        $"Judul kolom digabung ({range.ToString()}). Pisahkan: satu judul untuk satu kolom, dalam satu baris."
                    )
                );
            else if (range.From.Row > headingRow)
                problems.Add(
                    new(
                        "cell-merged",
                        range.ToString(),
                        $"Sel digabung ({range.ToString()}). Pisahkan, lalu isi setiap baris."
                    )
                );
    }

    private List<SheetEntry<TRow>> ReadRows(int headingRow)
    {
        var untrusted = readingProblems.ToLookup(p => p.Cell, StringComparer.Ordinal);
        var mergedRows = sheet.Merged.Where(m => m.From.Row > headingRow).ToArray();
        var rows = new List<SheetEntry<TRow>>();
        foreach (var row in sheet.Rows)
        {
            if (row.Number <= headingRow)
                continue;
            var before = problems.Count;
            var values = new Dictionary<SheetColumn, object?>();
            foreach (var (column, place) in places)
                ReadCell(row, column, place, untrusted, values);
            if (problems.Count == before && !Array.Exists(mergedRows, m => m.TouchesRow(row.Number)))
                rows.Add(new(row.Number, spec.Make(new SheetRecord(row.Number, values))));
        }
        return rows;
    }

    private void ReadCell(
        SheetRow row,
        SheetColumn column,
        int place,
        ILookup<string?, SheetProblem> untrusted,
        Dictionary<SheetColumn, object?> values
    )
    {
        var text = Folding.Tidy(row[place]);
        var cell = new CellAddress(row.Number, place).ToString();
        if (untrusted.Count > 0 && untrusted[cell].FirstOrDefault() is { } doubt)
        {
            problems.Add(doubt with { Heading = column.Heading, Expected = column.Expected });
            return;
        }
        if (text.Length == 0)
        {
            if (column.Required)
                Add("cell-empty", $"Kolom \"{column.Heading}\" wajib diisi.");
            return;
        }
        if (column.Parse(text, out var value) is { } problem)
            Add("cell-invalid", problem);
        else
            values[column] = value;

        void Add(string code, FormattableString message) =>
            problems.Add(
                new(code, cell, message)
                {
                    Heading = column.Heading,
                    Found = text,
                    Expected = column.Expected,
                }
            );
    }

    private static string Names(IEnumerable<SheetColumn> columns) =>
        string.Join(", ", columns.Select(c => c.Heading));
}
