using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Ledger;
using NaikKelas.Books.Outlets;
using NaikKelas.Kernel;
using NaikKelas.Tests.House;
using static NaikKelas.Tests.Books.OpenedBooks;
using static NaikKelas.Tests.Books.OutletSteps;
using static NaikKelas.Tests.Registry.RegistrySteps;

namespace NaikKelas.Tests.Books;

/// <summary>What must not happen to goods, and who refuses it: the rules, then the database.</summary>
public sealed class OutletGuardTests
{
    public static TheoryData<string> Providers => World.Providers;

    [Theory, MemberData(nameof(Providers))]
    public async Task What_is_wrong_with_a_sale_is_told(string provider)
    {
        await using var books = await StartAsync(provider, "kdmp");
        var (rice, gone) = (await books.AddGoodAsync("Beras"), await books.AddGoodAsync("Minyak tanah"));
        await books.BoughtAsync(rice, 10, 100_000);
        Granted(await books.SaveGoodAsync(gone, Usual("Minyak tanah") with { Active = false }));
        var beside = await books.BesideAsync();
        var stranger = await LoanSteps.JoinAsync(books.World, beside.Id, "0009");
        Granted(await books.PeriodAsync(202610, PeriodState.Locked));

        async Task<string?> CodeAsync(SaleBody body) => (await books.SellAsync(body)).Refusal?.Code;

        Assert.Equal("stock-short", await CodeAsync(Sale(rice, 10 * One + 1)));
        Assert.Equal("price", await CodeAsync(Sale(rice, One, price: 0)));
        Assert.Equal("price", await CodeAsync(Sale(rice, One, price: -5)));
        Assert.Equal("quantity", await CodeAsync(Sale(rice, 0)));
        Assert.Equal("quantity", await CodeAsync(Sale(rice, -One)));
        Assert.Equal("quantity", await CodeAsync(Sale(rice, long.MinValue)));
        Assert.Equal("quantity", await CodeAsync(Sale(rice, long.MaxValue)));
        Assert.Equal("good-inactive", await CodeAsync(Sale(gone, One)));
        Assert.Equal("not-found", await CodeAsync(Sale(new GoodId(Guid.CreateVersion7()), One)));
        Assert.Equal("credit-member", await CodeAsync(Sale(rice, One, credit: true)));
        Assert.Equal("unknown-member", await CodeAsync(Sale(rice, One, stranger)));
        Assert.Equal("lines", await CodeAsync(new SaleBody(Shop, Day, [])));
        Assert.Equal("date", await CodeAsync(Sale(rice, One) with { Date = null }));
        Assert.Equal("not-found", await CodeAsync(Sale(rice, One) with { Outlet = "USP" }));
        Assert.Equal(
            "closed-period",
            await CodeAsync(Sale(rice, One) with { Date = new DateOnly(2026, 10, 30) })
        );
        Assert.Equal("future-date", await CodeAsync(Sale(rice, One) with { Date = Day.AddYears(1) }));
        Assert.Equal(
            "good-twice",
            await CodeAsync(
                new SaleBody(Shop, Day, [new(rice.Value, One, 1_000), new(rice.Value, One, 1_000)])
            )
        );
        Assert.Equal((10_000, 100_000), await books.StockAsync(rice));
        await books.StockHoldsAsync();
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task What_is_wrong_with_goods_purchases_and_counts_is_told(string provider)
    {
        await using var books = await StartAsync(provider, "kdmp");
        var rice = await books.AddGoodAsync("Beras");
        await books.BoughtAsync(rice, 10, 100_000);
        var flour = await books.AddGoodAsync("Tepung");

        async Task<string?> SavedAsync(SaveGood.Input input, GoodId? good = null) =>
            (await books.SaveGoodAsync(good, input)).Refusal?.Code;
        Assert.Equal("price", await SavedAsync(Usual("Kopi") with { PriceMember = Rupiah.Zero }));
        Assert.Equal("price", await SavedAsync(Usual("Kopi") with { PriceOther = new Rupiah(-1) }));
        Assert.Equal("good-name", await SavedAsync(Usual(" beras ")));
        Assert.Equal("name", await SavedAsync(Usual(" ")));
        Assert.Equal("measure", await SavedAsync(Usual("Kopi") with { Measure = null }));
        Assert.Equal("minimum", await SavedAsync(Usual("Kopi") with { Minimum = -1 }));
        Assert.Equal("good-in-stock", await SavedAsync(Usual("Beras") with { Active = false }, rice));

        async Task<string?> BoughtAsync(decimal quantity, long cost, TradeTerms terms = TradeTerms.Cash) =>
            (await books.BuyAsync([(rice, quantity, cost)], terms)).Refusal?.Code;
        Assert.Equal("quantity", await BoughtAsync(0, 1_000));
        Assert.Equal("quantity", await BoughtAsync(1.0001m, 1_000));
        Assert.Equal("cost", await BoughtAsync(1, 0));
        Assert.Equal("cost", await BoughtAsync(1, -5));
        Assert.Equal("lines", (await books.BuyAsync([])).Refusal?.Code);
        await books.LimitAsync(1_000_000);
        Assert.Equal("needs-second", await BoughtAsync(100, 1_000_000));
        Assert.Null(await BoughtAsync(100, 1_000_000, TradeTerms.Credit));

        Assert.Equal("counted", (await books.CountAsync((rice, -1))).Refusal?.Code);
        Assert.Equal("lines", (await books.CountAsync([])).Refusal?.Code);
        Assert.Equal("no-cost", (await books.CountAsync((flour, 1))).Refusal?.Code);
        var stale = await books.AsAsync<CountStock, StockTake>(
            books.Treasurer,
            (count, card) =>
                count.RunAsync(
                    card,
                    Shop,
                    new CountStock.Input
                    {
                        CountedBy = "Sri",
                        Lines =
                        [
                            new()
                            {
                                Good = rice.Value,
                                Counted = 1,
                                Expected = 1,
                            },
                        ],
                    },
                    World.Ct
                )
        );
        Assert.Equal("stale", stale.Refusal?.Code);
        await books.StockHoldsAsync();
    }

    /// <summary>Whoever reaches past the use cases meets the database.</summary>
    [Theory, MemberData(nameof(Providers))]
    public async Task The_database_moves_no_goods_without_a_journal_and_no_card_without_goods(string provider)
    {
        await using var books = await StartAsync(provider, "kdmp");
        var rice = await books.AddGoodAsync("Beras");
        var bought = await books.BoughtAsync(rice, 10, 100_000);
        var card = (await books.GoodsAsync())[rice].SubledgerId;

        NewJournal Loose(long amount) =>
            new(
                $"{Guid.CreateVersion7():N}",
                Day,
                "Persediaan",
                [
                    new NewLine(OnCards, new Rupiah(amount), SubledgerId: card),
                    new NewLine(Till, new Rupiah(-amount)),
                ],
                UnitCode: Shop
            );
        await books.RefusedAsync("stock-lines", Loose(1_000));
        await books.RefusedAsync("stock-lines", Loose(-1_000));
        var (id, good, seq) = (books.Id.Value, rice.Value, bought.Seq);
        foreach (
            var sql in new FormattableString[]
            {
                $"INSERT INTO stock_moves (cooperative_id, seq, good_id, kind, date, quantity, value, revenue) VALUES ({id}, {seq}, {good}, 'Sale', '2026-11-20', -1000, 0, 0)",
                $"UPDATE stock_moves SET quantity = 1 WHERE cooperative_id = {id}",
                $"DELETE FROM stock_moves WHERE cooperative_id = {id}",
                $"UPDATE outlet_trades SET total = 1 WHERE cooperative_id = {id}",
                $"UPDATE goods SET quantity = -1 WHERE cooperative_id = {id} AND id = {good}",
                $"UPDATE goods SET quantity = 0 WHERE cooperative_id = {id} AND id = {good}",
                $"DELETE FROM goods WHERE cooperative_id = {id}",
            }
        )
            await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() =>
                books.World.DoAsync<Db>(async db =>
                {
                    await db.ForCooperativeAsync(books.Id, World.Ct);
                    await db.Database.ExecuteSqlAsync(sql, World.Ct);
                })
            );
        Assert.Equal((10_000, 100_000), await books.StockAsync(rice));
    }

    /// <summary>The guard is what finds it: a quantity that nobody moved is told by the recount.</summary>
    [Theory, MemberData(nameof(Providers))]
    public async Task A_quantity_that_was_changed_by_hand_is_found(string provider)
    {
        await using var books = await StartAsync(provider, "kdmp");
        var rice = await books.AddGoodAsync("Beras");
        await books.BoughtAsync(rice, 10, 100_000);

        await books.World.DoAsync<Db>(async db =>
        {
            await db.ForCooperativeAsync(books.Id, World.Ct);
            await db.Database.ExecuteSqlAsync(
                $"UPDATE goods SET quantity = 9000 WHERE cooperative_id = {books.Id.Value}",
                World.Ct
            );
        });

        Assert.Contains((await books.ProofAsync()).Differences, d => d.Invariant == "stock");
    }
}
