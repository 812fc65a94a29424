using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Desk;
using NaikKelas.Books.Ledger;
using NaikKelas.Kernel;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Shu;

/// <summary>Use case: how the SHU is divided from a book year on. What a year was divided by stays.</summary>
internal sealed class SaveArticles(Db db)
{
    private const int BasisMax = 200;

    public sealed record Line
    {
        public string Fund { get; init; } = "";

        [Display(Name = "Persen")]
        public decimal? Percent { get; init; }
    }

    public sealed record Input
    {
        public IReadOnlyList<Line> Lines { get; init; } = new List<Line>();

        [Display(Name = "Jasa modal dihitung dari")]
        public CapitalBase? Capital { get; init; }

        [Display(Name = "Jasa usaha dihitung dari")]
        public BusinessBase? Business { get; init; }

        [Display(Name = "Dasar: pasal anggaran dasar atau keputusan RAT")]
        public string? Basis { get; init; }

        /// <summary>Of the row of this very year; 0 where it has none yet.</summary>
        public int Version { get; init; }
    }

    public Task<Result<Kernel.Unit>> RunAsync(BooksCard books, int year, Input input, CancellationToken ct) =>
        db.RunAsync<Kernel.Unit>(
            async () =>
            {
                var id = books.CooperativeId;
                await db.HoldBooksAsync(id, ct);
                var wrong = Check(input);
                if (wrong.Any)
                    return wrong;
                var row = await db.ShuArticles.SingleOrDefaultAsync(
                    a => a.CooperativeId == id && a.Year == year,
                    ct
                );
                if ((row?.Version ?? 0) != input.Version)
                    return Refusal.Conflict(
                        "stale",
                        $"Ketentuan SHU sudah diubah orang lain. Muat ulang halaman ini."
                    );
                if (
                    await db.ShuDivisions.AnyAsync(
                        d => d.CooperativeId == id && (d.Year == year || d.ArticlesYear == year),
                        ct
                    )
                )
                    return Refusal.Conflict(
                        "articles-used",
                        $"SHU sudah dibagi dengan ketentuan ini. Isi ketentuan baru di tahun buku berikutnya."
                    );
                if (row is null)
                    db.Add(
                        row = new ShuArticles
                        {
                            CooperativeId = id,
                            Year = year,
                            Basis = "",
                        }
                    );
                (row.CapitalBase, row.BusinessBase) = (input.Capital!.Value, input.Business!.Value);
                (row.Basis, row.Version) = (input.Basis!.Trim(), row.Version + 1);
                await ShareAsync(id, year, input, ct);
                return default(Kernel.Unit);
            },
            ct
        );

    private async Task ShareAsync(OrganisationId id, int year, Input input, CancellationToken ct)
    {
        var funds = await db
            .ShuArticleFunds.Where(f => f.CooperativeId == id && f.Year == year)
            .ToDictionaryAsync(f => f.Fund, StringComparer.Ordinal, ct);
        foreach (var share in SharesOf(input))
        {
            if (!funds.Remove(share.Fund, out var fund))
                db.Add(
                    fund = new ShuArticleFund
                    {
                        CooperativeId = id,
                        Year = year,
                        Fund = share.Fund,
                    }
                );
            fund.Points = (int)(share.Percent * ArticlesBook.PointsOfPercent);
        }

        db.RemoveRange(funds.Values);
    }

    private static List<ShuShare> SharesOf(Input input) =>
        [
            .. input
                .Lines.Where(l => l.Percent is not (null or 0))
                .Select(l => new ShuShare(l.Fund, l.Percent!.Value)),
        ];

    internal static Refusals Check(Input input)
    {
        var wrong = new Refusals();
        var known = ShuDefaults.Current.Funds.Select(f => f.Fund).ToHashSet(StringComparer.Ordinal);
        wrong.When(input.Lines.Any(l => !known.Contains(l.Fund)), "fund", $"Dana tidak dikenal.");
        foreach (var (i, line) in input.Lines.Index())
            wrong.When(
                line.Percent is { } percent
                    && decimal.Truncate(percent * ArticlesBook.PointsOfPercent)
                        != percent * ArticlesBook.PointsOfPercent,
                "percent",
                $"Persen: paling banyak dua angka di belakang koma.",
                $"Lines[{i}].{nameof(Line.Percent)}"
            );
        foreach (var refusal in ShuSplit.Of(0, SharesOf(input), [], (0, 0)).Refusals)
            wrong.Add(refusal);
        wrong.When(
            input.Capital is null,
            "capital",
            $"Pilih dari apa jasa modal dihitung.",
            nameof(Input.Capital)
        );
        wrong.When(
            input.Business is null,
            "business",
            $"Pilih dari apa jasa usaha dihitung.",
            nameof(Input.Business)
        );
        wrong.When(
            string.IsNullOrWhiteSpace(input.Basis) || input.Basis.Trim().Length > BasisMax,
            "basis",
            $"Tuliskan pasal anggaran dasar atau keputusan RAT yang menetapkannya, paling panjang {BasisMax} huruf.",
            nameof(Input.Basis)
        );
        return wrong;
    }
}
