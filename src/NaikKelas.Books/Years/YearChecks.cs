using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Desk;
using NaikKelas.Books.Entries;
using NaikKelas.Books.Interest;
using NaikKelas.Books.Ledger;
using NaikKelas.Books.Members;
using NaikKelas.Books.Opening;
using NaikKelas.Books.Proof;
using NaikKelas.Books.Statements;
using NaikKelas.Kernel;

namespace NaikKelas.Books.Years;

internal enum CheckState
{
    Good,

    /// <summary>Worth a look; the year can be closed all the same.</summary>
    Warning,

    Bad,
}

/// <param name="Code">Stable, English; the refusal's code where the year is closed in spite of it.</param>
/// <param name="State">Whether it stands in the way.</param>
/// <param name="Words">What was found, and what to do about it.</param>
/// <param name="Room">Where to do it, below the books' first page; null where nothing can be done.</param>
internal sealed record YearCheck(string Code, CheckState State, FormattableString Words, string? Room = null);

/// <summary>What is looked at before a year is closed (daftar periksa tutup buku).</summary>
internal sealed class YearChecks(
    Db db,
    YearBook years,
    OpeningBook opening,
    KeepProof proofs,
    AgencyClock clock
)
{
    /// <summary>In the order in which they are best done.</summary>
    public async Task<(IReadOnlyList<YearCheck> Checks, YearResult Result)> RunAsync(
        BooksCard books,
        int year,
        CancellationToken ct
    )
    {
        var result = await years.ResultAsync(books.CooperativeId, year, ct);
        return (
            [
                clock.Today > BookYear.EndOf(year)
                    ? new("year-over", CheckState.Good, $"Tahun {year:0} sudah berakhir.")
                    : new(
                        "year-over",
                        CheckState.Bad,
                        $"Tahun {year:0} belum berakhir. Tutup buku sesudah 31 Desember."
                    ),
                .. await BeforeAsync(books, year, ct),
                await OpeningAsync(books, ct),
                await RequestsAsync(books, year, ct),
                await InterestAsync(books, year, ct),
                Balanced(result),
                await ProofAsync(books, ct),
            ],
            result
        );
    }

    private async Task<IEnumerable<YearCheck>> BeforeAsync(BooksCard books, int year, CancellationToken ct)
    {
        var before = year - 1;
        if (before < books.OpenedOn.Year)
            return [];
        var found = await years.FindAsync(books.CooperativeId, before, ct);
        return
        [
            found is { State: not YearState.Open }
                ? new("year-before", CheckState.Good, $"Tahun buku {before:0} sudah ditutup.")
                : new(
                    "year-before",
                    CheckState.Bad,
                    $"Tahun buku {before:0} belum ditutup. Tutup tahun itu dahulu.",
                    $"tahun/{before}"
                ),
        ];
    }

    private async Task<YearCheck> OpeningAsync(BooksCard books, CancellationToken ct) =>
        await opening.StateAsync(books, ct) switch
        {
            OpeningState.Posted => new("opening", CheckState.Good, $"Saldo awal sudah dicatat."),
            OpeningState.Written => new(
                "opening",
                CheckState.Bad,
                $"Isian saldo awal belum dicatat di buku. Catat atau samakan dahulu.",
                "saldo-awal"
            ),
            _ => new(
                "opening",
                CheckState.Warning,
                $"Saldo awal tidak pernah diisi. Benar bila koperasi mulai dari nol.",
                "saldo-awal"
            ),
        };

    private async Task<YearCheck> RequestsAsync(BooksCard books, int year, CancellationToken ct)
    {
        var (first, last) = (new DateOnly(year, 1, 1), BookYear.EndOf(year));
        var waiting = await db.JournalRequests.CountAsync(
            r =>
                r.CooperativeId == books.CooperativeId
                && r.State == RequestState.Waiting
                && r.Date >= first
                && r.Date <= last,
            ct
        );
        return waiting == 0
            ? new("requests", CheckState.Good, $"Tidak ada transaksi tahun ini yang menunggu persetujuan.")
            : new(
                "requests",
                CheckState.Bad,
                $"{waiting} transaksi tahun ini menunggu persetujuan. Setujui atau kembalikan dahulu.",
                "persetujuan"
            );
    }

    private async Task<YearCheck> InterestAsync(BooksCard books, int year, CancellationToken ct)
    {
        var id = books.CooperativeId;
        if (
            !await db.SavingsProducts.AnyAsync(
                p => p.CooperativeId == id && p.Rate > 0 && p.Method != InterestMethod.None,
                ct
            )
        )
            return new("interest", CheckState.Good, $"Tidak ada simpanan yang mendapat jasa.");
        var (prefix, journals) = ($"{InterestBook.KeyPrefix}{year}", db.Journals);
        var keys = await journals
            .Where(j =>
                j.CooperativeId == id
                && j.Key.StartsWith(prefix)
                && !journals.Any(r => r.CooperativeId == id && r.Reverses == j.Seq)
            )
            .Select(j => j.Key)
            .ToListAsync(ct);
        var booked = keys.Select(k => k[InterestBook.KeyPrefix.Length..].Split(':')[0])
            .ToHashSet(StringComparer.Ordinal);
        List<string> missing =
        [
            .. Months(books, year)
                .Where(m => !booked.Contains(m.ToString(CultureInfo.InvariantCulture)))
                .Select(m => InterestBook.DaysOf(m).First.ToString("MMMM", Rupiah.Culture)),
        ];
        return missing.Count == 0
            ? new("interest", CheckState.Good, $"Jasa simpanan setiap bulan sudah dicatat.")
            : new(
                "interest",
                CheckState.Warning,
                $"Jasa simpanan belum dicatat untuk {string.Join(", ", missing)}.",
                "anggota/jasa"
            );
    }

    private static YearCheck Balanced(YearResult result) =>
        Ties.Broken(result.Figures) is { Count: > 0 } broken
            ? new("ties", CheckState.Bad, $"Laporan tidak cocok: {string.Join(", ", broken)}.", "laporan")
            : new("ties", CheckState.Good, $"Neraca saldo seimbang dan semua laporan saling cocok.");

    private async Task<YearCheck> ProofAsync(BooksCard books, CancellationToken ct) =>
        await proofs.LastAsync(books.CooperativeId, ct) switch
        {
            null => new(
                "proof",
                CheckState.Warning,
                $"Pembukuan belum pernah dihitung ulang. Jalankan pemeriksaan.",
                "pemeriksaan"
            ),
            { Differences: > 0 } last => new(
                "proof",
                CheckState.Bad,
                $"Pemeriksaan terakhir menemukan {last.Differences} selisih. Selesaikan dahulu.",
                "pemeriksaan"
            ),
            _ => new("proof", CheckState.Good, $"Pemeriksaan terakhir tidak menemukan selisih."),
        };

    private static IEnumerable<int> Months(BooksCard books, int year)
    {
        var first = BookYear.FirstMonth(year, books.OpenedOn);
        return Enumerable.Range(year * 100 + first, 13 - first);
    }
}
