using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Desk;
using NaikKelas.Books.Ledger;
using NaikKelas.Kernel;

namespace NaikKelas.Books.Outlets;

/// <summary>Use case: a good is put on an outlet's list, or changed: its name, its prices, whether it is sold at all.</summary>
internal sealed class SaveGood(Db db, StockDesk stock)
{
    private const int NameMax = 100;
    private const int MeasureMax = 20;

    public sealed record Input
    {
        [Display(Name = "Nama barang")]
        [StringLength(NameMax)]
        public string? Name { get; init; }

        [Display(Name = "Satuan")]
        [StringLength(MeasureMax)]
        public string? Measure { get; init; }

        [Display(Name = "Harga anggota")]
        public Rupiah? PriceMember { get; init; }

        [Display(Name = "Harga umum")]
        public Rupiah? PriceOther { get; init; }

        [Display(Name = "Stok minimum")]
        public decimal? Minimum { get; init; }

        [Display(Name = "Masih dijual")]
        public bool Active { get; init; } = true;
    }

    /// <param name="books">Whose.</param>
    /// <param name="outlet">The outlet.</param>
    /// <param name="id">The good; null for a new one, which its name keeps from being made twice.</param>
    /// <param name="input">What was typed.</param>
    /// <param name="ct">Ends the waiting.</param>
    public Task<Result<GoodId>> RunAsync(
        BooksCard books,
        string outlet,
        GoodId? id,
        Input input,
        CancellationToken ct
    ) =>
        db.RunAsync<GoodId>(
            async () =>
            {
                var cooperative = books.CooperativeId;
                await db.HoldBooksAsync(cooperative, ct);
                if (await stock.OutletAsync(books, outlet, ct) is null)
                    return Refusal.NotFound($"Gerai tidak ditemukan di koperasi ini.");
                var good = id is { } wanted
                    ? await db.Goods.SingleOrDefaultAsync(
                        g => g.CooperativeId == cooperative && g.UnitCode == outlet && g.Id == wanted,
                        ct
                    )
                    : null;
                if (id is not null && good is null)
                    return Refusal.NotFound($"Barang tidak ditemukan di gerai ini.");
                var wrong = Check(input, good);
                var key = input.Name?.Trim().ToUpperInvariant() ?? "";
                var own = good?.Id ?? default;
                wrong.When(
                    key.Length > 0
                        && await db.Goods.AnyAsync(
                            g =>
                                g.CooperativeId == cooperative
                                && g.UnitCode == outlet
                                && g.NameKey == key
                                && g.Id != own,
                            ct
                        ),
                    "good-name",
                    $"Barang dengan nama ini sudah ada di gerai ini. Pakai nama lain, misalnya dengan ukurannya.",
                    nameof(input.Name)
                );
                if (wrong.Any)
                    return wrong;
                good ??= await AddAsync(books, outlet, input, ct);
                (good.Name, good.NameKey) = (input.Name!.Trim(), key);
                good.Measure = input.Measure!.Trim();
                (good.PriceMember, good.PriceOther) = (input.PriceMember!.Value, input.PriceOther!.Value);
                good.Minimum = Quantities.Of(input.Minimum ?? 0)!.Value;
                good.Active = input.Active;
                good.Version++;
                return good.Id;
            },
            ct
        );

    private static Refusals Check(Input input, Good? good)
    {
        var wrong = new Refusals();
        wrong.When(
            input.Name?.Trim() is not { Length: > 0 and <= NameMax },
            "name",
            $"Isi nama barang, paling panjang {NameMax} huruf.",
            nameof(input.Name)
        );
        wrong.When(
            input.Measure?.Trim() is not { Length: > 0 and <= MeasureMax },
            "measure",
            $"Isi satuan, misalnya kg, liter, atau bungkus.",
            nameof(input.Measure)
        );
        wrong.When(
            !IsPrice(input.PriceMember),
            "price",
            $"Isi harga anggota lebih dari nol.",
            nameof(input.PriceMember)
        );
        wrong.When(
            !IsPrice(input.PriceOther),
            "price",
            $"Isi harga umum lebih dari nol.",
            nameof(input.PriceOther)
        );
        wrong.When(
            input.Minimum is { } minimum && (minimum < 0 || Quantities.Of(minimum) is null),
            "minimum",
            $"Stok minimum: isi nol atau lebih, paling banyak tiga angka di belakang koma.",
            nameof(input.Minimum)
        );
        wrong.When(
            good is { Quantity: > 0 } && !input.Active,
            "good-in-stock",
            $"Stoknya masih ada. Habiskan dahulu, atau nolkan lewat opname, baru berhenti dijual.",
            nameof(input.Active)
        );
        return wrong;
    }

    private const long PriceMax = 1_000_000_000;

    internal static bool IsPrice(Rupiah? price) => price is { Value: > 0 and <= PriceMax };

    private async Task<Good> AddAsync(BooksCard books, string outlet, Input input, CancellationToken ct)
    {
        var id = books.CooperativeId;
        await stock.AddAccountsAsync(id, ct);
        // The books are held: of two at once the second gets the next number.
        var number =
            "B-"
            + (await db.Goods.CountAsync(g => g.CooperativeId == id, ct) + 1).ToString(
                "D4",
                CultureInfo.InvariantCulture
            );
        var card = new SubledgerAccount
        {
            CooperativeId = id,
            Id = Ids.New<SubledgerId>(),
            AccountCode = OutletPractice.Current.Stock.Code,
            Number = number,
            Sign = 1,
        };
        db.SubledgerAccounts.Add(card);
        await db.SaveChangesAsync(ct);
        var good = new Good
        {
            CooperativeId = id,
            Id = Ids.New<GoodId>(),
            UnitCode = outlet,
            Number = number,
            Name = "",
            NameKey = "",
            Measure = "",
            PriceMember = input.PriceMember!.Value,
            PriceOther = input.PriceOther!.Value,
            SubledgerId = card.Id,
        };
        db.Goods.Add(good);
        return good;
    }
}
