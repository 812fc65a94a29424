using System.Globalization;
using NaikKelas.Books.Ledger;
using NaikKelas.Kernel;

namespace NaikKelas.Books.Exchange;

/// <summary>One thing wrong in a file, with the line it stands on; 1 is the heading.</summary>
internal sealed record LineProblem(int Line, string Code, FormattableString Message);

/// <summary>A journal of the file, and the line it begins on.</summary>
internal sealed record ReadJournal(int Line, NewJournal Journal);

/// <summary>What a co-op's books know of the things that a file names.</summary>
internal sealed record Known(
    string MainUnit,
    DateOnly OpenedOn,
    DateOnly Today,
    IReadOnlyDictionary<string, (bool Active, bool Subledger)> Accounts,
    IReadOnlyDictionary<string, bool> Units,
    IReadOnlyDictionary<string, MemberId> Members,
    IReadOnlySet<int> Closed,
    IReadOnlySet<string> Keys,
    ILookup<(string Account, MemberId Member), SubledgerId> Rows
);

/// <summary>
/// Reads <c>date,reference,description,account,debit,credit,unit,member</c>. Lines with one reference are one journal, in
/// the order in which the references first appear. Pure: it tells everything that is wrong and writes nothing.
/// </summary>
internal sealed class ReadJournals(Known known)
{
    private const string Header = "date,reference,description,account,debit,credit,unit,member";
    public const string KeyPrefix = "import:";
    private readonly List<LineProblem> _problems = [];
    private readonly Dictionary<string, Draft> _drafts = new(StringComparer.Ordinal);
    private readonly List<Draft> _order = [];

    public IReadOnlyList<LineProblem> Problems => [.. _problems.OrderBy(p => p.Line)];

    public IReadOnlyList<ReadJournal> Read(TextReader text)
    {
        var rows = CsvRows.Of(text);
        using var row = rows.GetEnumerator();
        if (!row.MoveNext() || string.Join(',', row.Current.Cells).TrimStart('\uFEFF') != Header)
        {
            Wrong(1, "header", $"Baris pertama harus: {Header}");
            return [];
        }

        return Read(Rest(row));
    }

    /// <summary>The same of rows without a heading: a sheet's.</summary>
    public IReadOnlyList<ReadJournal> Read(IEnumerable<(int Line, IReadOnlyList<string> Cells)> rows)
    {
        foreach (var (line, cells) in rows)
            if (cells is not [""])
                Take(line, cells);
        return [.. _order.Select(Finish).OfType<ReadJournal>()];
    }

    private static IEnumerable<(int Line, IReadOnlyList<string> Cells)> Rest(
        IEnumerator<(int Line, IReadOnlyList<string> Cells)> rows
    )
    {
        while (rows.MoveNext())
            yield return rows.Current;
    }

    private void Take(int line, IReadOnlyList<string> cells)
    {
        if (cells.Count != 8)
        {
            Wrong(line, "columns", $"Baris berisi {cells.Count} kolom; harus 8.");
            return;
        }

        var (reference, description) = (cells[1].Trim(), cells[2].Trim());
        if (reference.Length is 0 or > 90)
            Wrong(line, "reference", $"Referensi kosong atau lebih dari 90 huruf.");
        var dated = DateOnly.TryParseExact(
            cells[0].Trim(),
            "yyyy-MM-dd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var date
        );
        if (!dated)
            Wrong(line, "date", $"Tanggal {cells[0]} tidak dapat dibaca; tulis seperti 2025-01-31.");
        if (!_drafts.TryGetValue(reference, out var draft))
        {
            _drafts[reference] = draft = new Draft(line, reference, date, description);
            _order.Add(draft);
            if (dated)
                CheckDate(line, date, reference);
        }
        else if (dated && draft.Date != date || draft.Description != description)
            Wrong(
                line,
                "reference-differs",
                $"Referensi {reference} sudah dipakai di baris {draft.Line} dengan tanggal atau uraian lain."
            );

        if (LineOf(line, cells) is { } one)
            draft.Lines.Add(one);
        else
            draft.Bad = true;
        draft.Bad |= !dated;
    }

    private void CheckDate(int line, DateOnly date, string reference)
    {
        if (date > known.Today)
            Wrong(line, "future-date", $"Tanggal {date:yyyy-MM-dd} belum tiba.");
        else if (date < known.OpenedOn)
            Wrong(
                line,
                "before-opening",
                $"Tanggal {date:yyyy-MM-dd} sebelum pembukuan dibuka ({known.OpenedOn:yyyy-MM-dd})."
            );
        else if (known.Closed.Contains(Period.MonthOf(date)) && !known.Keys.Contains(KeyPrefix + reference))
            Wrong(line, "closed-period", $"Bulan {date:yyyy-MM} sudah ditutup.");
    }

    private NewLine? LineOf(int line, IReadOnlyList<string> cells)
    {
        var before = _problems.Count;
        var (account, unit) = (cells[3].Trim(), cells[6].Trim());
        if (!known.Accounts.TryGetValue(account, out var found))
            Wrong(line, "unknown-account", $"Akun {account} tidak ada dalam bagan akun.");
        else if (!found.Active)
            Wrong(line, "inactive-account", $"Akun {account} sudah tidak dipakai.");
        if (unit.Length > 0 && !(known.Units.TryGetValue(unit, out var active) && active))
            Wrong(line, "unknown-unit", $"Unit usaha {unit} tidak dikenal.");
        var amount = AmountOf(line, cells[4].Trim(), cells[5].Trim());
        var (member, row) = WhoseOf(line, account, found.Subledger, cells[7].Trim());
        return _problems.Count > before
            ? null
            : new NewLine(
                account,
                new Rupiah(amount),
                unit.Length == 0 ? known.MainUnit : unit,
                member is null ? Party.None : Party.Member,
                member,
                row
            );
    }

    private long AmountOf(int line, string debit, string credit)
    {
        if (debit.Length > 0 == credit.Length > 0)
            Wrong(line, "sides", $"Isi debit atau kredit, salah satu saja.");
        else if (
            !long.TryParse(
                debit.Length > 0 ? debit : credit,
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var amount
            )
            || amount == 0
        )
            Wrong(line, "amount", $"Jumlah {debit}{credit} harus rupiah bulat lebih dari nol, tanpa titik.");
        else
            return debit.Length > 0 ? amount : -amount;
        return 0;
    }

    private (MemberId? Member, SubledgerId? Row) WhoseOf(
        int line,
        string account,
        bool subledger,
        string number
    )
    {
        MemberId? member = null;
        if (number.Length > 0)
            if (known.Members.TryGetValue(number, out var found))
                member = found;
            else
                Wrong(line, "unknown-member", $"Anggota nomor {number} tidak ada.");
        if (!subledger)
            return (member, null);
        if (member is not { } saver)
        {
            if (number.Length == 0)
                Wrong(line, "subledger", $"Akun {account} harus menyebut anggota.");
            return (null, null);
        }

        var rows = known.Rows[(account, saver)].Take(2).ToList();
        if (rows is [var only])
            return (member, only);
        Wrong(
            line,
            "unknown-subledger",
            $"Anggota {number} tidak punya tepat satu rekening terbuka untuk akun {account}."
        );
        return (member, null);
    }

    private ReadJournal? Finish(Draft draft)
    {
        if (draft.Bad)
            return null;
        var journal = new NewJournal(
            KeyPrefix + draft.Reference,
            draft.Date,
            draft.Description,
            draft.Lines,
            UnitCode: draft.Lines[0].UnitCode
        );
        foreach (var refusal in JournalRules.Check(journal, DateOnly.MaxValue).All)
            Wrong(draft.Line, refusal.Code, refusal.Message);
        return new ReadJournal(draft.Line, journal);
    }

    private void Wrong(int line, string code, FormattableString message) =>
        _problems.Add(new LineProblem(line, code, message));

    private sealed class Draft(int line, string reference, DateOnly date, string description)
    {
        public int Line => line;

        public string Reference => reference;

        public DateOnly Date => date;

        public string Description => description;

        public List<NewLine> Lines { get; } = [];

        public bool Bad { get; set; }
    }
}
