using NaikKelas.Books.Desk;
using NaikKelas.Books.Opening;
using NaikKelas.Books.Proof;
using NaikKelas.Books.Statements;
using NaikKelas.Kernel;

namespace NaikKelas.Books.Years;

/// <summary>What is looked at before a year is closed (daftar periksa tutup buku).</summary>
internal sealed class YearChecks(
    SpanChecks spans,
    YearBook years,
    OpeningBook opening,
    KeepProof proofs,
    AgencyClock clock
)
{
    /// <summary>In the order in which they are best done.</summary>
    public async Task<(IReadOnlyList<BooksCheck> Checks, YearResult Result)> RunAsync(
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
                await spans.RequestsAsync(books, new DateOnly(year, 1, 1), BookYear.EndOf(year), ct),
                await spans.InterestAsync(books, [.. Months(books, year)], ct),
                Balanced(result),
                await ProofAsync(books, ct),
            ],
            result
        );
    }

    private async Task<IEnumerable<BooksCheck>> BeforeAsync(BooksCard books, int year, CancellationToken ct)
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

    private async Task<BooksCheck> OpeningAsync(BooksCard books, CancellationToken ct) =>
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

    private static BooksCheck Balanced(YearResult result) =>
        Ties.Broken(result.Figures) is { Count: > 0 } broken
            ? new("ties", CheckState.Bad, $"Laporan tidak cocok: {string.Join(", ", broken)}.", "laporan")
            : new("ties", CheckState.Good, $"Neraca saldo seimbang dan semua laporan saling cocok.");

    private async Task<BooksCheck> ProofAsync(BooksCard books, CancellationToken ct) =>
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
