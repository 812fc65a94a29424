using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Bank;
using NaikKelas.Books.Desk;
using NaikKelas.Books.FixedAssets;
using NaikKelas.Books.Ledger;
using NaikKelas.Books.Loans;
using NaikKelas.Books.SpreadCosts;
using NaikKelas.Books.Statements;
using NaikKelas.Kernel;

namespace NaikKelas.Books.Months;

/// <summary>What is looked at before a month is closed (daftar periksa akhir bulan), in the order in which it is best done.</summary>
internal sealed class MonthChecks(
    Db db,
    SpanChecks spans,
    MonthBook months,
    ReadFigures read,
    FixedAssetBook assets,
    SpreadCostBook spread,
    BankBook bank,
    SetAsideLoans setAside
)
{
    public async Task<IReadOnlyList<BooksCheck>> RunAsync(BooksCard books, int month, CancellationToken ct)
    {
        var (first, last) = (new DateOnly(month / 100, month % 100, 1), MonthBook.EndOf(month));
        var figures = await read.RunAsync(books.CooperativeId, StatementSpan.YearTo(last), ct);
        return
        [
            months.Over(month)
                ? new("month-over", CheckState.Good, $"Bulan ini sudah berakhir.")
                : new(
                    "month-over",
                    CheckState.Bad,
                    $"Bulan ini belum berakhir. Tutup sesudah hari terakhirnya."
                ),
            await spans.RequestsAsync(books, first, last, ct),
            .. Cash(figures),
            await CountedAsync(books, last, ct),
            await BankAsync(books, first, last, ct),
            .. await BankBalanceAsync(books, last, ct),
            await DepreciatedAsync(books, month, ct),
            .. await SpreadAsync(books, month, ct),
            await ProvidedAsync(books, ct),
            await spans.InterestAsync(books, [month], ct),
            Ties.Broken(figures) is { Count: > 0 } broken
                ? new("ties", CheckState.Bad, $"Laporan tidak cocok: {string.Join(", ", broken)}.", "laporan")
                : new("ties", CheckState.Good, $"Neraca saldo seimbang dan semua laporan saling cocok."),
        ];
    }

    /// <summary>A till cannot hold less than nothing: something was not entered, or entered twice.</summary>
    private static IEnumerable<BooksCheck> Cash(BooksFigures figures)
    {
        var low = figures
            .Accounts.Where(a => a.Cash)
            .Select(a => (a.Name, Stands: figures.Now.Where(s => s.Account == a.Code).Sum(s => s.Closing)))
            .FirstOrDefault(a => a.Stands < 0);
        return low.Name is null
            ? []
            :
            [
                new(
                    "cash-below",
                    CheckState.Warning,
                    $"{low.Name} kurang dari nol pada akhir bulan: {new Rupiah(low.Stands)}. Ada yang belum dicatat, atau tercatat dua kali.",
                    "jurnal"
                ),
            ];
    }

    private async Task<BooksCheck> CountedAsync(BooksCard books, DateOnly last, CancellationToken ct)
    {
        var (id, since) = (books.CooperativeId, last.AddDays(-MonthPractice.Current.CountWithinDays));
        var until = last.AddDays(MonthPractice.Current.CountWithinDays);
        var counts = await months.CountsAsync(id, since.AddDays(1), until, ct);
        return counts.Count == 0
                ? new("cash-count", CheckState.Warning, $"Kas belum dihitung pada akhir bulan.", "bulan/kas")
            : counts.FirstOrDefault(c => c.Difference != Rupiah.Zero && c.Seq is null) is { } open
                ? new(
                    "cash-count",
                    CheckState.Warning,
                    $"Hitungan kas berselisih {open.Difference} dan belum dicatat.",
                    "bulan/kas"
                )
            : new("cash-count", CheckState.Good, $"Kas sudah dihitung pada akhir bulan.");
    }

    /// <summary>A bank that moved in the month wants its statement uploaded, and each of its lines a journal.</summary>
    private async Task<BooksCheck> BankAsync(
        BooksCard books,
        DateOnly first,
        DateOnly last,
        CancellationToken ct
    )
    {
        var (id, banks) = (books.CooperativeId, MonthPractice.Current.Banks);
        var told = await db
            .BankLines.Where(l => l.CooperativeId == id && l.Date >= first && l.Date <= last)
            .GroupBy(l => l.Seq == null)
            .Select(g => new { Open = g.Key, Count = g.Count() })
            .ToListAsync(ct);
        if (told.Find(t => t.Open) is { } open)
            return new("bank", CheckState.Warning, $"{open.Count} mutasi bank belum ada jurnalnya.", "bank");
        if (told.Count > 0)
            return new("bank", CheckState.Good, $"Semua mutasi bank ada jurnalnya.");
        return await db.JournalLines.AnyAsync(
            l => l.CooperativeId == id && banks.Contains(l.AccountCode) && l.Date >= first && l.Date <= last,
            ct
        )
            ? new("bank", CheckState.Warning, $"Rekening koran bulan ini belum diunggah.", "bank")
            : new("bank", CheckState.Good, $"Rekening bank tidak bergerak bulan ini.");
    }

    /// <summary>What the bank says it holds near the end of the month, where somebody has told it.</summary>
    private async Task<IEnumerable<BooksCheck>> BankBalanceAsync(
        BooksCard books,
        DateOnly last,
        CancellationToken ct
    )
    {
        var days = MonthPractice.Current.CountWithinDays;
        var stands = await bank.StandsAsync(books.CooperativeId, last.AddDays(days), ct);
        return stands
            .Where(s => s.Date > last.AddDays(-days))
            .Select(s =>
                s.Difference == 0
                    ? new BooksCheck(
                        "bank-balance",
                        CheckState.Good,
                        $"{s.Name}: saldo bank cocok dengan buku."
                    )
                    : new BooksCheck(
                        "bank-balance",
                        CheckState.Warning,
                        $"{s.Name}: saldo bank berselisih {new Rupiah(s.Difference)} yang belum terjelaskan.",
                        "bank"
                    )
            );
    }

    /// <summary>Only for co-ops that have such costs.</summary>
    private async Task<IEnumerable<BooksCheck>> SpreadAsync(BooksCard books, int month, CancellationToken ct)
    {
        var rows = await spread.ListAsync(books, ct);
        var due = SpreadCostBook.DueOf(rows, month).Sum(d => d.Amount);
        return rows.Count == 0 ? []
            : due > 0
                ?
                [
                    new(
                        "spread",
                        CheckState.Warning,
                        $"Bagian beban berkala {new Rupiah(due)} belum dicatat.",
                        "bulan/beban"
                    ),
                ]
            : [new("spread", CheckState.Good, $"Bagian beban berkala sudah dicatat.")];
    }

    private async Task<BooksCheck> DepreciatedAsync(BooksCard books, int month, CancellationToken ct) =>
        (await assets.DueAsync(books, month, ct)).Sum(d => d.Amount) is var due and > 0
            ? new("depreciation", CheckState.Warning, $"Penyusutan {new Rupiah(due)} belum dicatat.", "aset")
            : new("depreciation", CheckState.Good, $"Tidak ada penyusutan yang belum dicatat.");

    private async Task<BooksCheck> ProvidedAsync(BooksCard books, CancellationToken ct)
    {
        var needed = await setAside.NeededAsync(books, ct);
        var kept = await setAside.KeptAsync(books, ct);
        return needed == kept
            ? new("provision", CheckState.Good, $"Penyisihan pinjaman sesuai dengan kolektibilitas.")
            : new(
                "provision",
                CheckState.Warning,
                $"Penyisihan pinjaman {new Rupiah(kept)}, yang perlu {new Rupiah(needed)}.",
                "pinjaman"
            );
    }
}
