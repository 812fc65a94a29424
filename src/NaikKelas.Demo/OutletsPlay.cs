using NaikKelas.Books.Desk;
using NaikKelas.Books.Ledger;
using NaikKelas.Books.Outlets;
using NaikKelas.Kernel;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Demo;

/// <summary>
/// The shop of the home co-op over three weeks: what comes in each week, what is sold each day to members and others, a
/// count that finds a little missing, a bon half paid, and one good that runs out.
/// </summary>
internal sealed class OutletsPlay(Stage stage)
{
    private const int Seed = 50_2026;
    private const string Treasurer = "bendahara";
    private const string Main = "USP";
    private const string Shop = "TOKO";
    private const int Days = 21;
    private const int SalesADay = 4;
    private const int CountedDaysAgo = 5;
    private const long Whole = 1000;

    /// <param name="Name">As on the shelf.</param>
    /// <param name="Measure">Of it.</param>
    /// <param name="Cost">Of one, rupiah.</param>
    /// <param name="Member">Price for members.</param>
    /// <param name="Other">Price for others.</param>
    /// <param name="Full">So many fill the shelf.</param>
    /// <param name="Minimum">Below it, buy again.</param>
    private sealed record Sold(
        string Name,
        string Measure,
        int Cost,
        int Member,
        int Other,
        int Full,
        int Minimum
    );

    private static readonly Sold[] Shelf =
    [
        new("Beras medium", "kg", 12_400, 13_500, 14_000, 90, 40),
        new("Beras premium 5 kg", "sak", 70_500, 75_000, 77_000, 12, 4),
        new("Gula pasir", "kg", 16_200, 17_500, 18_000, 40, 15),
        new("Minyak goreng 1 liter", "botol", 17_300, 18_500, 19_000, 30, 12),
        new("Telur ayam", "kg", 26_500, 28_500, 29_500, 30, 10),
        new("Tepung terigu", "kg", 10_800, 12_000, 12_500, 20, 8),
        new("Garam halus", "bungkus", 2_600, 3_000, 3_500, 20, 10),
        new("Kecap manis 520 ml", "botol", 21_500, 23_500, 24_500, 12, 4),
        new("Mi instan", "bungkus", 2_850, 3_200, 3_500, 120, 40),
        new("Kopi bubuk 165 g", "bungkus", 13_800, 15_500, 16_000, 15, 6),
        new("Teh celup", "kotak", 6_400, 7_200, 7_500, 12, 5),
        new("Sabun mandi", "buah", 3_900, 4_500, 5_000, 30, 12),
        new("Deterjen 700 g", "bungkus", 17_900, 19_500, 20_500, 12, 5),
        new("LPG 3 kg", "tabung", 18_000, 19_500, 20_000, 25, 10),
        new("Air mineral galon", "galon", 17_000, 19_000, 20_000, 16, 30),
    ];

    private readonly Chance _chance = new(Seed);
    private readonly long[] _left = new long[Shelf.Length];

    public async Task PlayAsync(OrganisationId id, DateOnly openedOn, CancellationToken ct)
    {
        var (books, today) = (
            new BooksCard(id, "", openedOn, Main, Rupiah.Zero),
            DateOnly.FromDateTime(Stage.Now.Date)
        );
        var first = today.AddDays(-Days);
        if (first < openedOn)
            return;
        Stand(first);
        List<GoodId> goods = [];
        foreach (var sold in Shelf)
            goods.Add(await AddAsync(books, sold, ct));
        var members = await stage.AskAsync<OutletBook, List<MemberId>>(
            Treasurer,
            async book => [.. (await book.MembersAsync(books, ct)).Select(m => m.Id)],
            ct
        );
        for (var day = first; day <= today; day = day.AddDays(1))
        {
            Stand(day);
            if ((day.DayNumber - first.DayNumber) % 7 == 0 && day < today)
                await BuyAsync(books, goods, day, ct);
            for (var i = 0; i < SalesADay; i++)
                await SellAsync(books, goods, day, members, credit: i == 0 && day == first.AddDays(9), ct);
            if (day == today.AddDays(-CountedDaysAgo))
                await CountAsync(books, goods, ct);
        }

        stage.SetTime(null);
        await PayHalfAsync(books, ct);
    }

    private Task<GoodId> AddAsync(BooksCard books, Sold sold, CancellationToken ct) =>
        stage.ActAsync<SaveGood, GoodId>(
            Treasurer,
            save =>
                save.RunAsync(
                    books,
                    Shop,
                    null,
                    new SaveGood.Input
                    {
                        Name = sold.Name,
                        Measure = sold.Measure,
                        PriceMember = new Rupiah(sold.Member),
                        PriceOther = new Rupiah(sold.Other),
                        Minimum = sold.Minimum,
                    },
                    ct
                ),
            ct
        );

    /// <summary>The first week on credit; prices creep, so that the average does something.</summary>
    private async Task BuyAsync(BooksCard books, List<GoodId> goods, DateOnly day, CancellationToken ct)
    {
        var begins = _left.All(l => l == 0);
        List<BuyGoods.Line> lines = [];
        for (var i = 0; i < Shelf.Length; i++)
        {
            // Nobody brought water again: it runs out.
            var quantity = Shelf[i].Full - _left[i] / Whole;
            if (!begins && (i == Shelf.Length - 1 || quantity * 3 < Shelf[i].Full))
                continue;
            _left[i] += quantity * Whole;
            lines.Add(
                new()
                {
                    Good = goods[i].Value,
                    Quantity = quantity,
                    Cost = new Rupiah((long)Shelf[i].Cost * quantity * _chance.Between(98, 104) / 100),
                }
            );
        }

        if (lines.Count == 0)
            return;
        await stage.ActAsync<BuyGoods, Posted>(
            Treasurer,
            buy =>
                buy.RunAsync(
                    books,
                    Shop,
                    new BuyGoods.Input
                    {
                        Key = Guid.CreateVersion7(),
                        Date = day,
                        Terms = begins ? TradeTerms.Credit : TradeTerms.Cash,
                        Supplier = begins ? "UD Makmur Jaya" : "Pasar Legi",
                        Lines = lines,
                    },
                    ct
                ),
            ct
        );
    }

    private async Task SellAsync(
        BooksCard books,
        List<GoodId> goods,
        DateOnly day,
        List<MemberId> members,
        bool credit,
        CancellationToken ct
    )
    {
        MemberId? member = credit || _chance.InPerCent(65) ? _chance.Of(members) : null;
        Dictionary<int, long> basket = [];
        for (var i = _chance.Between(1, 4); i > 0; i--)
        {
            var at = _chance.Between(0, Shelf.Length - 1);
            var most =
                Shelf[at].Measure == "kg" ? _chance.Between(1, 6) * Whole / 2 : _chance.Between(1, 2) * Whole;
            if (_left[at] >= most)
                basket.TryAdd(at, most);
        }

        if (basket.Count == 0)
            return;
        foreach (var (at, quantity) in basket)
            _left[at] -= quantity;
        await stage.ActAsync<SellGoods, Posted>(
            Treasurer,
            sell =>
                sell.RunAsync(
                    books,
                    $"{Guid.CreateVersion7()}",
                    new SaleBody(
                        Shop,
                        day,
                        [
                            .. basket.Select(b => new SaleLine(
                                goods[b.Key].Value,
                                b.Value,
                                member is null ? Shelf[b.Key].Other : Shelf[b.Key].Member
                            )),
                        ],
                        member?.Value,
                        credit
                    ),
                    ct
                ),
            ct
        );
    }

    /// <summary>Half a kilo of eggs broke, and a packet of noodles is nowhere to be found.</summary>
    private Task<StockTake> CountAsync(BooksCard books, List<GoodId> goods, CancellationToken ct)
    {
        var expected = _left.ToArray();
        _left[4] -= Math.Min(_left[4], Whole / 2);
        _left[8] -= Math.Min(_left[8], Whole);
        return stage.ActAsync<CountStock, StockTake>(
            Treasurer,
            count =>
                count.RunAsync(
                    books,
                    Shop,
                    new CountStock.Input
                    {
                        CountedBy = "Gita dan Hadi",
                        Lines =
                        [
                            .. goods.Select(
                                (g, i) =>
                                    new CountStock.Line
                                    {
                                        Good = g.Value,
                                        Expected = expected[i],
                                        Counted = (decimal)_left[i] / Whole,
                                    }
                            ),
                        ],
                    },
                    ct
                ),
            ct
        );
    }

    private async Task PayHalfAsync(BooksCard books, CancellationToken ct)
    {
        var bons = await stage.AskAsync<OutletBook, IReadOnlyList<BonRow>>(
            Treasurer,
            book => book.BonsAsync(books, ct),
            ct
        );
        if (bons is [var bon, ..])
            await stage.ActAsync<PayBon, Posted>(
                Treasurer,
                pay =>
                    pay.RunAsync(
                        books,
                        Shop,
                        new PayBon.Input
                        {
                            Card = bon.Card.Value,
                            Amount = new Rupiah((bon.Owed + 1) / 2),
                            Key = Guid.CreateVersion7(),
                        },
                        ct
                    ),
                ct
            );
    }

    private void Stand(DateOnly day) =>
        stage.SetTime(
            day == DateOnly.FromDateTime(Stage.Now.Date) ? null : Stage.At(day.Year, day.Month, day.Day, 16)
        );
}
