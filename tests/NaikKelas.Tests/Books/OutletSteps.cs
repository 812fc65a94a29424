using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Desk;
using NaikKelas.Books.Ledger;
using NaikKelas.Books.Outlets;
using NaikKelas.Kernel;
using NaikKelas.Registry.Organisations;
using NaikKelas.Tests.House;
using static NaikKelas.Tests.Registry.RegistrySteps;

namespace NaikKelas.Tests.Books;

/// <summary>What the people of a co-op do with an outlet.</summary>
internal static class OutletSteps
{
    public const string Shop = "TOKO";
    public const string Till = "1-1103";
    public const string OnCards = "1-1511";
    public const string Owed = "1-1411";
    public const string SoldToMembers = "4-2100";
    public const string SoldToOthers = "4-2110";
    public const string CostOfGoods = "5-2100";
    public const string Differences = "5-2190";

    public const long One = Quantities.Whole;

    public static SaveGood.Input Usual(string name) =>
        new()
        {
            Name = name,
            Measure = "kg",
            PriceMember = new Rupiah(12_000),
            PriceOther = new Rupiah(13_000),
        };

    public static BooksCard CardOf(OrganisationId id) =>
        new(id, "KDMP", new DateOnly(2025, 1, 1), "USP", Rupiah.Zero);

    public static async Task<GoodId> GoodAsync(World world, OrganisationId id, string name) =>
        Granted(
            await world.AskAsync<SaveGood, Result<GoodId>>(save =>
                save.RunAsync(CardOf(id), Shop, null, Usual(name), World.Ct)
            )
        );

    public static async Task CountedAsync(World world, OrganisationId id, GoodId good) =>
        Granted(
            await world.AskAsync<CountStock, Result<StockTake>>(count =>
                count.RunAsync(
                    CardOf(id),
                    Shop,
                    new CountStock.Input
                    {
                        CountedBy = "Sri",
                        Lines = [new() { Good = good.Value, Counted = 0 }],
                    },
                    World.Ct
                )
            )
        );

    extension(OpenedBooks books)
    {
        public Task<GoodId> AddGoodAsync(string name) => GoodAsync(books.World, books.Id, name);

        public Task<Result<GoodId>> SaveGoodAsync(GoodId? good, SaveGood.Input input) =>
            books.AsAsync<SaveGood, GoodId>(
                books.Treasurer,
                (save, card) => save.RunAsync(card, Shop, good, input, World.Ct)
            );

        public Task<Result<Posted>> BuyAsync(
            IReadOnlyList<(GoodId Good, decimal Quantity, long Cost)> lines,
            TradeTerms terms = TradeTerms.Cash,
            Guid? key = null,
            DateOnly? date = null
        ) =>
            books.AsAsync<BuyGoods, Posted>(
                books.Treasurer,
                (buy, card) =>
                    buy.RunAsync(
                        card,
                        Shop,
                        new BuyGoods.Input
                        {
                            Key = key ?? Guid.CreateVersion7(),
                            Date = date ?? OpenedBooks.Day,
                            Terms = terms,
                            Supplier = terms == TradeTerms.Credit ? "UD Makmur" : null,
                            Lines =
                            [
                                .. lines.Select(l => new BuyGoods.Line
                                {
                                    Good = l.Good.Value,
                                    Quantity = l.Quantity,
                                    Cost = new Rupiah(l.Cost),
                                }),
                            ],
                        },
                        World.Ct
                    )
            );

        public async Task<Posted> BoughtAsync(GoodId good, decimal quantity, long cost) =>
            Granted(await books.BuyAsync([(good, quantity, cost)]));

        public Task<Result<Posted>> SellAsync(SaleBody body, string? key = null) =>
            books.AsAsync<SellGoods, Posted>(
                books.Treasurer,
                (sell, card) => sell.RunAsync(card, key ?? $"{Guid.CreateVersion7()}", body, World.Ct)
            );

        public Task<Result<StockTake>> CountAsync(params (GoodId Good, decimal Counted)[] counted) =>
            books.AsAsync<CountStock, StockTake>(
                books.Treasurer,
                async (count, card) =>
                {
                    var goods = await books.GoodsAsync();
                    return await count.RunAsync(
                        card,
                        Shop,
                        new CountStock.Input
                        {
                            CountedBy = "Sri",
                            Lines =
                            [
                                .. counted.Select(c => new CountStock.Line
                                {
                                    Good = c.Good.Value,
                                    Counted = c.Counted,
                                    Expected = goods[c.Good].Quantity,
                                }),
                            ],
                        },
                        World.Ct
                    );
                }
            );

        public Task<Dictionary<GoodId, Good>> GoodsAsync() =>
            books.World.AskAsync<Db, Dictionary<GoodId, Good>>(db =>
                db.Goods.AsNoTracking()
                    .Where(g => g.CooperativeId == books.Id)
                    .ToDictionaryAsync(g => g.Id, World.Ct)
            );

        public async Task<(long Quantity, long Value)> StockAsync(GoodId good) =>
            (await books.GoodsAsync())[good] is var found ? (found.Quantity, found.Value.Value) : default;

        /// <summary>P3: goods, their cards and the account say the same, and the whole of the books holds.</summary>
        public async Task StockHoldsAsync()
        {
            Assert.Equal(
                (await books.GoodsAsync()).Values.Sum(g => g.Value.Value),
                await books.BalanceAsync(OnCards)
            );
            await books.HoldsAsync();
        }

        /// <summary>Of the one member who owes.</summary>
        public async Task<Result<Posted>> PayBonAsync(long amount)
        {
            var card = await books.World.AskAsync<Db, SubledgerId>(db =>
                db.SubledgerAccounts.Where(s => s.CooperativeId == books.Id && s.AccountCode == Owed)
                    .Select(s => s.Id)
                    .SingleAsync(World.Ct)
            );
            return await books.AsAsync<PayBon, Posted>(
                books.Treasurer,
                (pay, own) =>
                    pay.RunAsync(
                        own,
                        Shop,
                        new PayBon.Input
                        {
                            Card = card.Value,
                            Amount = new Rupiah(amount),
                            Key = Guid.CreateVersion7(),
                        },
                        World.Ct
                    )
            );
        }

        public async Task<MemberId> BuyerAsync(string number = "0001") =>
            await LoanSteps.JoinAsync(books.World, books.Id, number);
    }

    public static SaleBody Sale(
        GoodId good,
        long quantity,
        MemberId? member = null,
        bool credit = false,
        long price = 12_000
    ) => new(Shop, OpenedBooks.Day, [new SaleLine(good.Value, quantity, price)], member?.Value, credit);
}
