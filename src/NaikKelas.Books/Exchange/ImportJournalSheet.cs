using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Ledger;
using NaikKelas.Documents.Sheets;
using NaikKelas.Interface.Imports;
using NaikKelas.Kernel;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Exchange;

/// <summary>
/// Journals from a sheet, by the rules of <c>books import</c>: rows with one reference are one journal, and the reference
/// is its key. One bad row keeps its whole journal out.
/// </summary>
internal sealed class ImportJournalSheet(Db db, LedgerDesk desk, AgencyClock clock)
    : Import<ImportJournalSheet.Row>
{
    /// <summary>The cells as <c>books import</c> writes them; what could not be read is left as it stands.</summary>
    public sealed record Row(IReadOnlyList<string> Cells)
    {
        public string Reference => Cells[1].Trim();
    }

    private readonly SheetColumn<string> _date = new("Tanggal", Day) { Example = "31/01/2025" };

    private readonly SheetColumn<string> _reference = new("Referensi", CellParsers.Text(200))
    {
        Aliases = ["No. Bukti", "Nomor Bukti", "No Bukti"],
        Hint =
            $"Baris dengan referensi yang sama adalah satu jurnal. Referensi yang sudah pernah dicatat tidak dicatat lagi.",
        Example = "BK-0001",
    };

    private readonly SheetColumn<string> _description = new("Uraian", CellParsers.Text(1000))
    {
        Aliases = ["Keterangan"],
        Example = "Bayar listrik Januari",
        Width = 40,
    };

    private readonly SheetColumn<string> _account = new("Akun", CellParsers.Text(200))
    {
        Aliases = ["Kode Akun"],
        Example = "5-3102",
    };

    private readonly SheetColumn<string> _debit = new("Debit", Amount) { Example = "150000" };

    private readonly SheetColumn<string> _credit = new("Kredit", Amount);

    private readonly SheetColumn<string> _unit = new("Unit", CellParsers.Text(40))
    {
        Hint = $"Kosong: unit utama.",
    };

    private readonly SheetColumn<string> _member = new("Nomor Anggota", CellParsers.Text(40))
    {
        Aliases = ["No. Anggota", "Anggota"],
        Hint = $"Wajib pada akun simpanan.",
    };

    private readonly List<NewJournal> _wanted = [];

    private static CellParser<string> Day { get; } =
        AsWritten(
            text =>
                CellParsers.Date.Parse(text) is { Problem: null } day
                    ? day.Value.ToString("O", CultureInfo.InvariantCulture)
                    : text,
            CellParsers.Date.Expected,
            CellFormat.Date
        );

    private static CellParser<string> Amount { get; } =
        AsWritten(
            text =>
                CellParsers.Whole(0, JournalRules.AmountMax).Parse(text) is { Problem: null } amount
                    ? amount.Value.ToString(CultureInfo.InvariantCulture)
                    : text,
            $"rupiah bulat lebih dari nol",
            CellFormat.Number
        );

    public override string Kind => "journals";

    public override FormattableString Title => $"Impor jurnal";

    public override FormattableString Explanation =>
        $"Satu baris adalah satu akun yang didebit atau dikredit; baris dengan referensi yang sama menjadi satu jurnal. Berkas yang sama dapat diunggah lagi tanpa tercatat dua kali.";

    public override string TemplateName => "templat-jurnal";

    protected override Task<Refusal?> UndoRefusalAsync(Guid? target, CancellationToken ct) =>
        Task.FromResult<Refusal?>(
            Refusal.Conflict(
                "posted-stays",
                $"Jurnal yang sudah dicatat tidak dihapus. Batalkan jurnalnya satu per satu bila keliru."
            )
        );

    protected override Task<SheetSpec<Row>> SpecAsync(Guid? target, CancellationToken ct)
    {
        List<SheetColumn<string>> columns =
        [
            _date,
            _reference,
            _description,
            _account,
            _debit,
            _credit,
            _unit,
            _member,
        ];
        return Task.FromResult(
            new SheetSpec<Row>(
                "Jurnal",
                columns,
                record => new Row([.. columns.Select(c => record.Find(c) ?? "")])
            )
        );
    }

    protected override async Task CheckAsync(
        Guid? target,
        IReadOnlyList<ImportRow<Row>> rows,
        CancellationToken ct
    )
    {
        var id = new OrganisationId(target ?? Guid.Empty);
        var known = await ImportJournals.KnowAsync(db, id, clock.Today, ct);
        var read = new ReadJournals(known);
        var journals = read.Read(rows.Select(r => (r.Number, r.Value.Cells)));
        var byNumber = rows.ToDictionary(r => r.Number);
        foreach (var problem in read.Problems)
            byNumber[problem.Line].Problem(ColumnOf(problem.Code), problem.Code, problem.Message);
        Spread(rows);
        await CompareAsync(id, known, journals, byNumber, ct);
    }

    /// <summary>Posts what the rows wanted, in their order.</summary>
    protected override async Task<Refusal?> FinishAsync(Guid? target, CancellationToken ct)
    {
        var id = new OrganisationId(target ?? Guid.Empty);
        var posted = await desk.PostAllWithinAsync(id, _wanted, ct);
        return posted.Refusal is not { } refusal
            ? null
            : refusal with
            {
                Message =
                    $"Referensi {_wanted[posted.RefusedAt].Key[ReadJournals.KeyPrefix.Length..]}: {refusal.Message}",
            };
    }

    /// <summary>A journal with a bad row stays out whole.</summary>
    private void Spread(IReadOnlyList<ImportRow<Row>> rows)
    {
        var bad = rows.Where(r => r.IsBad)
            .GroupBy(r => r.Value.Reference, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Min(r => r.Number), StringComparer.Ordinal);
        foreach (var row in rows)
            if (!row.IsBad && bad.TryGetValue(row.Value.Reference, out var other))
                row.Problem(
                    _reference,
                    "journal-bad",
                    $"Jurnal ini bermasalah di baris {other:0}, jadi seluruhnya belum dapat dicatat."
                );
    }

    private async Task CompareAsync(
        OrganisationId id,
        Known known,
        IReadOnlyList<ReadJournal> journals,
        Dictionary<int, ImportRow<Row>> byNumber,
        CancellationToken ct
    )
    {
        _wanted.Clear();
        var again = await ContentsAsync(
            id,
            [.. journals.Select(j => j.Journal.Key).Where(known.Keys.Contains)],
            ct
        );
        var lines = byNumber.Values.ToLookup(r => r.Value.Reference, StringComparer.Ordinal);
        foreach (var (line, journal) in journals)
        {
            var first = byNumber[line];
            if (first.IsBad)
                continue;
            if (!again.TryGetValue(journal.Key, out var content))
            {
                first.New(() => _wanted.Add(journal));
                foreach (var row in lines[first.Value.Reference].Where(r => r != first))
                    row.New(() => { });
            }
            else if (!content.AsSpan().SequenceEqual(JournalHash.ContentOf(journal.In(known.MainUnit))))
                first.Problem(
                    _reference,
                    "key-reused",
                    $"Referensi {first.Value.Reference} sudah dicatat dengan isi lain."
                );
        }
    }

    private async Task<Dictionary<string, byte[]>> ContentsAsync(
        OrganisationId id,
        IReadOnlyList<string> keys,
        CancellationToken ct
    )
    {
        var contents = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var some in keys.Chunk(1000))
        foreach (
            var journal in await db
                .Journals.AsNoTracking()
                .Where(j => j.CooperativeId == id && some.Contains(j.Key))
                .Select(j => new { j.Key, j.Content })
                .ToListAsync(ct)
        )
            contents[journal.Key] = journal.Content;
        return contents;
    }

    private SheetColumn<string> ColumnOf(string code) =>
        code switch
        {
            "date" or "future-date" or "before-opening" or "closed-period" => _date,
            "description" => _description,
            "unknown-account" or "inactive-account" => _account,
            "unknown-unit" => _unit,
            "subledger" or "unknown-subledger" or "unknown-member" => _member,
            "sides" or "amount" or "zero-amount" or "amount-too-large" => _debit,
            _ => _reference,
        };

    private static CellParser<string> AsWritten(
        Func<string, string> read,
        FormattableString expected,
        CellFormat format
    ) => new(text => CellResult.Good(read(text)), expected) { Format = format };
}
