using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Desk;
using NaikKelas.Books.Ledger;
using NaikKelas.Kernel;

namespace NaikKelas.Books.Loans;

/// <summary>
/// Use case: the usual terms of one kind of loan are set. Loans made before keep what was agreed with them; the audit trail
/// keeps what the terms were.
/// </summary>
internal sealed class SaveLoanProduct(Db db)
{
    private const int PointsOfPercent = 100;

    public sealed record Input
    {
        /// <summary>Made with the form of a new kind; of the kind where it is changed.</summary>
        public Guid Id { get; init; }

        /// <summary>Of what was read; nothing for a new one.</summary>
        public int? Version { get; init; }

        [Display(Name = "Nama jenis pinjaman")]
        public string? Name { get; init; }

        [Display(Name = "Jasa, persen setahun")]
        public decimal? Rate { get; init; }

        [Display(Name = "Cara menghitung jasa")]
        public LoanMethod? Method { get; init; }

        [Display(Name = "Jangka waktu paling lama, bulan")]
        public int? MonthsMax { get; init; }

        [Display(Name = "Jumlah paling banyak")]
        public Rupiah? AmountMax { get; init; }

        [Display(Name = "Biaya administrasi, persen")]
        public decimal? Fee { get; init; }

        [Display(Name = "Denda, persen sebulan dari tunggakan")]
        public decimal? Penalty { get; init; }

        [Display(Name = "Pembulatan angsuran")]
        public Rupiah? RoundTo { get; init; }

        [Display(Name = "Urutan pembayaran")]
        public PaymentOrder? PaymentOrder { get; init; }

        [Display(Name = "Dipakai untuk pinjaman baru")]
        public bool Active { get; init; }

        public static Input Of(LoanProduct product) =>
            new()
            {
                Id = product.Id.Value,
                Version = product.Version,
                Name = product.Name,
                Rate = product.Rate / 100m,
                Method = product.Method,
                MonthsMax = product.MonthsMax,
                AmountMax = product.AmountMax,
                Fee = product.Fee / 100m,
                Penalty = product.Penalty / 100m,
                RoundTo = product.RoundTo,
                PaymentOrder = product.PaymentOrder,
                Active = product.Active,
            };
    }

    /// <returns>The kind; refused with all that is wrong, and where somebody changed it meanwhile (<c>stale</c>).</returns>
    public Task<Result<LoanProductId>> RunAsync(BooksCard books, Input input, CancellationToken ct) =>
        db.RunAsync<LoanProductId>(
            async () =>
            {
                var cooperative = books.CooperativeId;
                await db.HoldBooksAsync(cooperative, ct);
                var (id, name) = (new LoanProductId(input.Id), input.Name?.Trim() ?? "");
                var product = await db.LoanProducts.SingleOrDefaultAsync(
                    p => p.CooperativeId == cooperative && p.Id == id,
                    ct
                );
                // The form of a new one sent twice: it is there.
                if (product is not null && input.Version is null)
                    return id;
                if (product is null && (input.Version is not null || input.Id == Guid.Empty))
                    return Refusal.NotFound($"Jenis pinjaman tidak ditemukan.");
                if (product is not null && product.Version != input.Version)
                    return Refusal.Conflict(
                        "stale",
                        $"Ketentuan ini sudah diubah orang lain. Muat ulang halaman ini."
                    );
                var wrong = Check(input, name);
                wrong.When(
                    await db.LoanProducts.AnyAsync(
                        p => p.CooperativeId == cooperative && p.Name == name && p.Id != id,
                        ct
                    ),
                    "name-taken",
                    $"Sudah ada jenis pinjaman bernama {name}. Pilih nama lain.",
                    nameof(input.Name)
                );
                if (wrong.Any)
                    return wrong;
                if (product is null)
                {
                    product = new LoanProduct
                    {
                        CooperativeId = cooperative,
                        Id = id,
                        Name = name,
                    };
                    db.LoanProducts.Add(product);
                }
                else
                    product.Version++;
                Set(product, input, name);
                return id;
            },
            ct
        );

    private static Refusals Check(Input input, string name)
    {
        var wrong = new Refusals();
        wrong.When(
            name.Length is 0 or > 100,
            "name",
            $"Isi nama jenis pinjaman, paling panjang 100 huruf.",
            nameof(input.Name)
        );
        Percent(input.Rate, nameof(input.Rate), true);
        wrong.When(input.Method is null, "method", $"Pilih cara menghitung jasa.", nameof(input.Method));
        wrong.When(
            input.MonthsMax is not (>= 1 and <= 1_200),
            "months",
            $"Jangka waktu 1 sampai 1.200 bulan.",
            nameof(input.MonthsMax)
        );
        wrong.When(
            input.AmountMax is not { Value: > 0 },
            "amount",
            $"Isi jumlah paling banyak.",
            nameof(input.AmountMax)
        );
        Percent(input.Fee, nameof(input.Fee), false);
        Percent(input.Penalty, nameof(input.Penalty), false);
        wrong.When(
            input.RoundTo is { Value: < 1 },
            "round-to",
            $"Pembulatan paling sedikit Rp 1.",
            nameof(input.RoundTo)
        );
        return wrong;

        void Percent(decimal? percent, string field, bool needed)
        {
            var points = percent * PointsOfPercent;
            wrong.When(
                points is null
                    ? needed
                    : points is < 0 or > 10_000 || points != decimal.Truncate(points.Value),
                "percent",
                $"Isi 0 sampai 100 persen, paling banyak dua angka di belakang koma.",
                field
            );
        }
    }

    private static void Set(LoanProduct product, Input input, string name)
    {
        product.Name = name;
        (product.Rate, product.Fee, product.Penalty) = (
            Points(input.Rate),
            Points(input.Fee),
            Points(input.Penalty)
        );
        (product.Method, product.MonthsMax) = (input.Method!.Value, input.MonthsMax!.Value);
        (product.AmountMax, product.RoundTo) = (input.AmountMax!.Value, input.RoundTo ?? new Rupiah(1));
        product.PaymentOrder = input.PaymentOrder ?? default;
        product.Active = input.Active;

        static int Points(decimal? percent) => decimal.ToInt32((percent ?? 0) * PointsOfPercent);
    }
}
