using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Desk;
using NaikKelas.Books.Ledger;
using NaikKelas.Books.Months;
using NaikKelas.Kernel;

namespace NaikKelas.Books.FixedAssets;

/// <summary>
/// Use case: a fixed asset enters the register. Nothing is posted: it was bought by an entry, or stands in the opening
/// balances; from here its depreciation is reckoned.
/// </summary>
internal sealed class RegisterAsset(Db db, AgencyClock clock)
{
    private const int NameMax = 200;
    private const int MonthsMax = 600;

    public sealed record Input
    {
        /// <summary>Made with the form: sent twice, registered once.</summary>
        public Guid Id { get; init; }

        [Display(Name = "Nama aset")]
        public string? Name { get; init; }

        [Display(Name = "Golongan")]
        public string? Account { get; init; }

        [Display(Name = "Unit usaha")]
        public string? Unit { get; init; }

        [Display(Name = "Tanggal perolehan")]
        public DateOnly? AcquiredOn { get; init; }

        [Display(Name = "Harga perolehan")]
        public Rupiah? Cost { get; init; }

        [Display(Name = "Nilai sisa")]
        public Rupiah? Residual { get; init; }

        [Display(Name = "Masa manfaat, bulan")]
        public int? Months { get; init; }
    }

    public Task<Result<FixedAssetId>> RunAsync(BooksCard books, Input input, CancellationToken ct) =>
        db.RunAsync<FixedAssetId>(
            async () =>
            {
                var (id, asset) = (books.CooperativeId, new FixedAssetId(input.Id));
                await db.HoldBooksAsync(id, ct);
                if (await db.FixedAssets.AnyAsync(a => a.CooperativeId == id && a.Id == asset, ct))
                    return asset;
                var unit = string.IsNullOrWhiteSpace(input.Unit) ? books.MainUnitCode : input.Unit;
                var wrong = Check(input);
                wrong.When(
                    !await db.BusinessUnits.AnyAsync(
                        u => u.CooperativeId == id && u.Code == unit && u.Active,
                        ct
                    ),
                    "unit",
                    $"Unit usaha ini tidak ada.",
                    nameof(input.Unit)
                );
                wrong.When(
                    !await db.Accounts.AnyAsync(
                        a => a.CooperativeId == id && a.Code == input.Account && a.Active,
                        ct
                    ),
                    "account",
                    $"Golongan ini tidak ada dalam bagan akun koperasi.",
                    nameof(input.Account)
                );
                if (wrong.Any)
                    return wrong;
                db.Add(
                    new FixedAsset
                    {
                        CooperativeId = id,
                        Id = asset,
                        Name = input.Name!.Trim(),
                        AccountCode = input.Account!,
                        UnitCode = unit,
                        AcquiredOn = input.AcquiredOn!.Value,
                        Cost = input.Cost!.Value,
                        Residual = input.Residual ?? Rupiah.Zero,
                        Months = input.Months!.Value,
                    }
                );
                return asset;
            },
            ct
        );

    private Refusals Check(Input input)
    {
        var wrong = new Refusals();
        wrong.When(
            input.Id == Guid.Empty,
            "form",
            $"Formulir ini tidak lengkap. Muat ulang halaman, lalu isi lagi."
        );
        wrong.When(
            string.IsNullOrWhiteSpace(input.Name) || input.Name.Trim().Length > NameMax,
            "name",
            $"Isi nama aset, paling panjang {NameMax} huruf.",
            nameof(input.Name)
        );
        wrong.When(
            !MonthPractice.Current.Assets.Any(k => k.Account == input.Account),
            "kind",
            $"Pilih golongan aset. Tanah tidak disusutkan, jadi tidak dicatat di sini.",
            nameof(input.Account)
        );
        wrong.When(
            input.AcquiredOn is not { } day || day > clock.Today,
            "acquired",
            $"Isi tanggal perolehan, paling lambat hari ini.",
            nameof(input.AcquiredOn)
        );
        wrong.When(
            input.Cost is not { Value: > 0 } || input.Cost.Value.Value > JournalRules.AmountMax,
            "cost",
            $"Isi harga perolehan, lebih dari nol.",
            nameof(input.Cost)
        );
        wrong.When(
            input.Residual is { } left && (left < Rupiah.Zero || input.Cost is { } cost && left > cost),
            "residual",
            $"Nilai sisa tidak boleh kurang dari nol atau lebih dari harga perolehan.",
            nameof(input.Residual)
        );
        wrong.When(
            input.Months is not (>= 1 and <= MonthsMax),
            "months",
            $"Masa manfaat: isi 1 sampai {MonthsMax} bulan.",
            nameof(input.Months)
        );
        return wrong;
    }
}
