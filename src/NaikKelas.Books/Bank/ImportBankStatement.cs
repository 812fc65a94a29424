using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Ledger;
using NaikKelas.Books.Months;
using NaikKelas.Documents.Sheets;
using NaikKelas.Interface.Imports;
using NaikKelas.Kernel;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Bank;

/// <summary>
/// A bank's statement from its CSV or Excel file. A line that came before, in this file or another, is not taken again;
/// a new one that only one journal can mean is matched with it at once.
/// </summary>
internal sealed class ImportBankStatement(Db db, MatchBank match, AgencyClock clock)
    : Import<ImportBankStatement.Row>
{
    /// <param name="Date">Of the line.</param>
    /// <param name="Description">The bank's words.</param>
    /// <param name="Out">Debit: out of the bank.</param>
    /// <param name="In">Kredit: into it.</param>
    /// <param name="Account">The books' account, where the co-op has several banks.</param>
    public sealed record Row(DateOnly Date, string Description, long? Out, long? In, string? Account);

    private readonly SheetColumn<DateOnly> _date = new("Tanggal", CellParsers.Date)
    {
        Required = true,
        Aliases = ["Tgl", "Date", "Tanggal Transaksi"],
        Example = "31/01/2026",
    };

    private readonly SheetColumn<string> _description = new("Keterangan", CellParsers.Text(500))
    {
        Required = true,
        Aliases = ["Uraian", "Deskripsi", "Description", "Uraian Transaksi"],
        Example = "SETORAN TUNAI",
        Width = 40,
    };

    private readonly SheetColumn<long> _out = new("Debit", Amount)
    {
        Aliases = ["Debet", "Keluar", "Mutasi Debet"],
        Hint = $"Uang keluar dari rekening.",
    };

    private readonly SheetColumn<long> _in = new("Kredit", Amount)
    {
        Aliases = ["Credit", "Masuk", "Mutasi Kredit"],
        Hint = $"Uang masuk ke rekening.",
        Example = "1500000",
    };

    private readonly SheetColumn<string> _account = new("Akun", CellParsers.Text(20))
    {
        Aliases = ["Kode Akun"],
        Hint = $"Kosong: {MonthPractice.Current.Banks[0]}. Isi bila koperasi punya beberapa rekening.",
    };

    /// <summary>Banks write 1.500.000,00 and 1,500,000.00; books know no sen.</summary>
    private static CellParser<long> Amount { get; } =
        new(
            text =>
                CellParsers
                    .Whole(0, JournalRules.AmountMax)
                    .Parse(
                        text.EndsWith(",00", StringComparison.Ordinal) ? text[..^3]
                        : text.EndsWith(".00", StringComparison.Ordinal) ? text[..^3].Replace(',', '.')
                        : text
                    ),
            $"rupiah bulat"
        )
        {
            Format = CellFormat.Number,
        };

    public override string Kind => "bank-lines";

    public override FormattableString Title => $"Unggah rekening koran";

    public override FormattableString Explanation =>
        $"Berkas mutasi dari bank (CSV atau Excel). Baris yang sudah pernah diunggah tidak masuk dua kali, juga bila tanggalnya tumpang tindih.";

    public override string TemplateName => "templat-rekening-koran";

    protected override Task<Refusal?> UndoRefusalAsync(Guid? target, CancellationToken ct) =>
        Task.FromResult<Refusal?>(
            Refusal.Conflict(
                "bank-stays",
                $"Mutasi bank tidak dihapus lagi. Baris yang keliru dapat dilepas dari jurnalnya."
            )
        );

    protected override Task<SheetSpec<Row>> SpecAsync(Guid? target, CancellationToken ct) =>
        Task.FromResult(
            new SheetSpec<Row>(
                "Mutasi",
                [_date, _description, _out, _in, _account],
                record => new Row(
                    record.Get(_date),
                    record.Get(_description),
                    record.FindValue(_out),
                    record.FindValue(_in),
                    record.Find(_account)
                )
            )
        );

    protected override async Task CheckAsync(
        Guid? target,
        IReadOnlyList<ImportRow<Row>> rows,
        CancellationToken ct
    )
    {
        var id = new OrganisationId(target ?? Guid.Empty);
        await db.ForCooperativeAsync(id, ct);
        var banks = MonthPractice.Current.Banks;
        var accounts = await db
            .Accounts.AsNoTracking()
            .Where(a => a.CooperativeId == id && a.Active && banks.Contains(a.Code))
            .Select(a => a.Code)
            .ToListAsync(ct);
        var known = (
            await db
                .BankLines.AsNoTracking()
                .Where(l => l.CooperativeId == id)
                .Select(l => new { l.AccountCode, l.Mark })
                .ToListAsync(ct)
        )
            .Select(l => (l.AccountCode, l.Mark))
            .ToHashSet();
        var seen = new Dictionary<(string, DateOnly, long, string), int>();
        foreach (var row in rows)
            if (Check(row, accounts) is { } amount)
                Add(id, row, amount, known, seen);
    }

    /// <summary>Matches what only one journal can mean.</summary>
    protected override async Task<Refusal?> FinishAsync(Guid? target, CancellationToken ct)
    {
        await db.SaveChangesAsync(ct);
        await match.AllAsync(new OrganisationId(target ?? Guid.Empty), ct);
        return null;
    }

    /// <returns>What the line moves, negative out of the bank; null where something is wrong with it.</returns>
    private long? Check(ImportRow<Row> row, IReadOnlyList<string> accounts)
    {
        var value = row.Value;
        if (value.Date > clock.Today)
            row.Problem(_date, "future-date", $"Tanggal ini belum tiba.");
        if (!accounts.Contains(AccountOf(value), StringComparer.Ordinal))
            row.Problem(_account, "unknown-account", $"Akun bank ini tidak ada dalam bagan akun koperasi.");
        if (((value.In ?? 0) == 0) == ((value.Out ?? 0) == 0))
            row.Problem(_in, "sides", $"Isi debit atau kredit, salah satu saja.");
        return row.IsBad ? null : (value.In ?? 0) - (value.Out ?? 0);
    }

    private void Add(
        OrganisationId id,
        ImportRow<Row> row,
        long amount,
        HashSet<(string, string)> known,
        Dictionary<(string, DateOnly, long, string), int> seen
    )
    {
        var (date, account, words) = (row.Value.Date, AccountOf(row.Value), row.Value.Description.Trim());
        var like = (account, date, amount, BankLine.WordsOf(words));
        var nth = seen.GetValueOrDefault(like);
        seen[like] = nth + 1;
        var mark = BankLine.MarkOf(date, amount, words, nth);
        if (known.Add((account, mark)))
            row.New(() =>
                db.Add(
                    new BankLine
                    {
                        CooperativeId = id,
                        Id = Ids.New<BankLineId>(),
                        AccountCode = account,
                        Date = date,
                        Description = words,
                        Amount = new Rupiah(amount),
                        Mark = mark,
                    }
                )
            );
    }

    private static string AccountOf(Row row) =>
        string.IsNullOrWhiteSpace(row.Account) ? MonthPractice.Current.Banks[0] : row.Account.Trim();
}
