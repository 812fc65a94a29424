using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Desk;
using NaikKelas.Books.Ledger;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Books.Rats;

/// <summary>Use case: a co-op's own rules of its members' meeting, from a book year on.</summary>
internal sealed class SaveRatTerms(Db db, Actor actor)
{
    private const int BasisMax = 200;
    private const int DaysMax = 90;
    private const int MonthsMax = 6;

    public sealed record Input
    {
        [Display(Name = "Kuorum, persen dari anggota")]
        public decimal? QuorumPercent { get; init; }

        [Display(Name = "Ditambah satu orang (misalnya 50 % + 1)")]
        public bool QuorumPlusOne { get; init; }

        [Display(Name = "Kuorum rapat kedua, persen dari anggota")]
        public decimal? SecondQuorumPercent { get; init; }

        [Display(Name = "Undangan paling lambat, hari sebelum rapat")]
        public int? NoticeDays { get; init; }

        [Display(Name = "Rapat kedua paling lambat, hari sesudah rapat pertama")]
        public int? PostponeDays { get; init; }

        [Display(Name = "RAT paling lambat, bulan sesudah tahun buku")]
        public int? MonthsLimit { get; init; }

        [Display(Name = "Dasar: pasal anggaran dasar")]
        public string? Basis { get; init; }

        /// <summary>Of the row of this very year; 0 where it has none yet.</summary>
        public int Version { get; init; }
    }

    public Task<Result<Kernel.Unit>> RunAsync(BooksCard books, int year, Input input, CancellationToken ct) =>
        db.RunAsync<Kernel.Unit>(
            async () =>
            {
                var id = books.CooperativeId;
                if (!actor.Leads(id))
                    return RatRefusals.Board;
                await db.HoldBooksAsync(id, ct);
                var wrong = Check(input);
                if (wrong.Any)
                    return wrong;
                var row = await db.RatTerms.SingleOrDefaultAsync(
                    t => t.CooperativeId == id && t.Year == year,
                    ct
                );
                if ((row?.Version ?? 0) != input.Version)
                    return Refusal.Conflict(
                        "stale",
                        $"Ketentuan rapat sudah diubah orang lain. Muat ulang halaman ini."
                    );
                if (
                    await db.Rats.AnyAsync(
                        r => r.CooperativeId == id && r.Year >= year && r.State != RatState.Planned,
                        ct
                    )
                )
                    return Refusal.Conflict(
                        "rat-terms-used",
                        $"RAT dengan ketentuan ini sudah dibuka. Isi ketentuan baru di tahun buku berikutnya."
                    );
                if (row is null)
                    db.Add(
                        row = new RatTerms
                        {
                            CooperativeId = id,
                            Year = year,
                            Basis = "",
                        }
                    );
                row.QuorumPoints = PointsOf(input.QuorumPercent);
                row.QuorumPlusOne = input.QuorumPlusOne;
                row.SecondQuorumPoints = PointsOf(input.SecondQuorumPercent);
                (row.NoticeDays, row.PostponeDays) = (input.NoticeDays!.Value, input.PostponeDays!.Value);
                (row.MonthsLimit, row.Basis) = (input.MonthsLimit!.Value, input.Basis!.Trim());
                row.Version++;
                return default(Kernel.Unit);
            },
            ct
        );

    private static int PointsOf(decimal? percent) => (int)(percent!.Value * MeetingRules.PointsOfPercent);

    internal static Refusals Check(Input input)
    {
        var wrong = new Refusals();
        foreach (
            var (percent, field) in new[]
            {
                (input.QuorumPercent, nameof(input.QuorumPercent)),
                (input.SecondQuorumPercent, nameof(input.SecondQuorumPercent)),
            }
        )
            wrong.When(
                percent is not (>= 1 and <= 100)
                    || decimal.Truncate(percent.Value * MeetingRules.PointsOfPercent)
                        != percent.Value * MeetingRules.PointsOfPercent,
                "percent",
                $"Kuorum: isi 1 sampai 100 persen, paling banyak dua angka di belakang koma.",
                field
            );
        wrong.When(
            input.NoticeDays is not (>= 0 and <= DaysMax),
            "days",
            $"Isi 0 sampai {DaysMax} hari.",
            nameof(input.NoticeDays)
        );
        wrong.When(
            input.PostponeDays is not (>= 1 and <= DaysMax),
            "days",
            $"Isi 1 sampai {DaysMax} hari.",
            nameof(input.PostponeDays)
        );
        wrong.When(
            input.MonthsLimit is not (>= 1 and <= MonthsMax),
            "months",
            $"Isi 1 sampai {MonthsMax} bulan; undang-undang membolehkan paling lama {MonthsMax} bulan.",
            nameof(input.MonthsLimit)
        );
        wrong.When(
            string.IsNullOrWhiteSpace(input.Basis) || input.Basis.Trim().Length > BasisMax,
            "basis",
            $"Tuliskan pasal anggaran dasar yang menetapkannya, paling panjang {BasisMax} huruf.",
            nameof(input.Basis)
        );
        return wrong;
    }
}
