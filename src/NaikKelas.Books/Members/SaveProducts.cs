using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Desk;
using NaikKelas.Books.Ledger;
using NaikKelas.Kernel;

namespace NaikKelas.Books.Members;

/// <summary>Use case: what is due, and what stays in, for each kind of savings (ketentuan simpanan).</summary>
internal sealed class SaveProducts(Db db)
{
    private const int PointsOfPercent = 100;
    private const int RateMax = 10_000;

    public sealed record Line
    {
        public string Account { get; init; } = "";

        [Display(Name = "Besar simpanan")]
        public Rupiah? Amount { get; init; }

        [Display(Name = "Saldo paling sedikit")]
        public Rupiah? Floor { get; init; }

        /// <summary>Per cent a year.</summary>
        [Display(Name = "Jasa, persen setahun")]
        public decimal? Rate { get; init; }

        [Display(Name = "Cara hitung jasa")]
        public InterestMethod Method { get; init; }

        [Display(Name = "Dibuka untuk anggota baru")]
        public bool Opens { get; init; }

        public int Version { get; init; }
    }

    public sealed record Input
    {
        public IReadOnlyList<Line> Lines { get; init; } = new List<Line>();
    }

    public Task<Result<Kernel.Unit>> RunAsync(BooksCard books, Input input, CancellationToken ct) =>
        db.RunAsync<Kernel.Unit>(
            async () =>
            {
                await db.ForCooperativeAsync(books.CooperativeId, ct);
                var products = await db
                    .SavingsProducts.Where(p => p.CooperativeId == books.CooperativeId)
                    .ToDictionaryAsync(p => p.AccountCode, StringComparer.Ordinal, ct);
                var refusals = new Refusals();
                foreach (var (i, line) in input.Lines.Index())
                {
                    if (products.GetValueOrDefault(line.Account) is not { } product)
                        return Refusal.NotFound($"Jenis simpanan tidak ditemukan.");
                    if (product.Version != line.Version)
                        return Refusal.Conflict(
                            "stale",
                            $"Ketentuan simpanan sudah diubah orang lain. Muat ulang halaman ini."
                        );
                    refusals.When(
                        line.Amount < Rupiah.Zero || line.Floor < Rupiah.Zero,
                        "negative",
                        $"Jumlah tidak boleh kurang dari nol.",
                        $"Lines[{i}].{nameof(line.Amount)}"
                    );
                    var points = (line.Rate ?? 0) * PointsOfPercent;
                    refusals.When(
                        points is < 0 or > RateMax || points != decimal.Truncate(points),
                        "rate",
                        $"Jasa, persen setahun: isi 0 sampai 100, paling banyak dua angka di belakang koma.",
                        $"Lines[{i}].{nameof(line.Rate)}"
                    );
                    if (refusals.Any)
                        continue;
                    (product.Amount, product.Floor, product.Opens) = (
                        line.Amount ?? Rupiah.Zero,
                        line.Floor ?? Rupiah.Zero,
                        line.Opens
                    );
                    (product.Rate, product.Method) = ((int)points, line.Method);
                    product.Version++;
                }

                return refusals.Any ? refusals : default(Kernel.Unit);
            },
            ct
        );
}
