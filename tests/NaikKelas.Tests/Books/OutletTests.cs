using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Ledger;
using NaikKelas.Books.Members;
using NaikKelas.Books.Outlets;
using NaikKelas.Books.Shu;
using NaikKelas.Kernel;
using NaikKelas.Tests.House;
using static NaikKelas.Tests.Books.EntrySteps;
using static NaikKelas.Tests.Books.OpenedBooks;
using static NaikKelas.Tests.Books.OutletSteps;
using static NaikKelas.Tests.Registry.RegistrySteps;

namespace NaikKelas.Tests.Books;

/// <summary>Goods, purchases, sales and counts of an outlet.</summary>
public sealed class OutletTests
{
    public static TheoryData<string> Providers => World.Providers;

    [Theory, MemberData(nameof(Providers))]
    public async Task What_is_bought_is_sold_at_the_moving_average_and_the_account_follows(string provider)
    {
        await using var books = await StartAsync(provider, "kdmp");
        var rice = await books.AddGoodAsync("Beras");
        Granted(await books.BuyAsync([(rice, 10, 100_000)]));
        Granted(await books.BuyAsync([(rice, 5, 80_000)], TradeTerms.Credit));

        Granted(await books.SellAsync(Sale(rice, 4 * One, price: 13_000)));

        Assert.Equal((11_000, 132_000), await books.StockAsync(rice));
        Assert.Equal(132_000, await books.BalanceAsync(OnCards));
        Assert.Equal(48_000, await books.BalanceAsync(CostOfGoods));
        Assert.Equal(-52_000, await books.BalanceAsync(SoldToOthers));
        Assert.Equal(-100_000 + 52_000, await books.BalanceAsync(Till));
        Assert.Equal(-80_000, await books.BalanceAsync("2-1201"));
        await books.StockHoldsAsync();
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task First_stock_comes_from_the_opening_balances(string provider)
    {
        await using var books = await StartAsync(provider, "kdmp");
        await books.PostedAsync(Journal(500_000, "1-1501", "3-1400"));
        var rice = await books.AddGoodAsync("Beras");

        Granted(await books.BuyAsync([(rice, 20, 200_000)], TradeTerms.Opening));

        // The unit of the journal above is the main one; the account as a whole gives up what the cards take.
        Assert.Equal(
            (300_000, 200_000),
            (await books.BalanceAsync("1-1501"), await books.BalanceAsync(OnCards))
        );
        await books.StockHoldsAsync();
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_member_buys_on_a_bon_pays_it_and_has_the_purchase_counted_for_the_shu(string provider)
    {
        await using var books = await StartAsync(provider, "kdmp");
        var (rice, member) = (await books.AddGoodAsync("Beras"), await books.BuyerAsync());
        await books.BoughtAsync(rice, 10, 100_000);

        Granted(await books.SellAsync(Sale(rice, 3 * One, member, credit: true)));
        Granted(await books.SellAsync(Sale(rice, One, member)));
        var taken = Granted(await books.SellAsync(Sale(rice, One, member)));
        Granted(await books.SellAsync(Sale(rice, One)));
        Granted(await books.ReverseAsync(taken.Seq));

        Assert.Equal(
            (36_000, -48_000),
            (await books.BalanceAsync(Owed), await books.BalanceAsync(SoldToMembers))
        );
        var bases = await books.World.AskAsync<ShuBook, ShuView>(book =>
            book.OfAsync(CardOf(books.Id), Day.Year, World.Ct)
        );
        Assert.Equal(48_000, bases.Rows.Single(r => r.Member == member).Business);
        Assert.Equal("bon-too-much", (await books.PayBonAsync(36_001)).Refusal?.Code);
        Granted(await books.PayBonAsync(30_000));
        Assert.Equal("member-has-bon", (await LeaveAsync()).Refusal?.Code);
        Granted(await books.PayBonAsync(6_000));
        Granted(await LeaveAsync());
        Assert.Equal(0, await books.BalanceAsync(Owed));
        await books.StockHoldsAsync();

        Task<Result<MemberId>> LeaveAsync() =>
            books.AsAsync<ChangeMember, MemberId>(
                books.Treasurer,
                (change, card) => change.LeaveAsync(card, member, Day, World.Ct)
            );
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Two_tills_at_once_sell_the_last_once(string provider)
    {
        await using var books = await StartAsync(provider, "kdmp");
        var rice = await books.AddGoodAsync("Beras");
        await books.BoughtAsync(rice, 5, 50_000);
        await books.Treasurer.UserAsync();

        var both = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => books.SellAsync(Sale(rice, 3 * One)))
        );

        Assert.Single(both, b => !b.Refused);
        Assert.All(both.Where(b => b.Refused), b => Assert.Equal("stock-short", b.Refusal?.Code));
        Assert.Equal((2_000, 20_000), await books.StockAsync(rice));
        await books.StockHoldsAsync();
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_sale_sent_twice_is_one_sale_and_another_with_its_key_is_refused(string provider)
    {
        await using var books = await StartAsync(provider, "kdmp");
        var rice = await books.AddGoodAsync("Beras");
        await books.BoughtAsync(rice, 10, 100_000);
        await books.Treasurer.UserAsync();

        var twice = await Task.WhenAll(
            Enumerable.Range(0, 2).Select(_ => books.SellAsync(Sale(rice, One), "satu"))
        );
        // Another average by now: the same sale all the same.
        await books.BoughtAsync(rice, 10, 300_000);
        var again = Granted(await books.SellAsync(Sale(rice, One), "satu"));
        var other = await books.SellAsync(Sale(rice, 2 * One), "satu");
        var key = Guid.CreateVersion7();
        var bought = Granted(await books.BuyAsync([(rice, 1, 10_000)], key: key));
        Assert.Equal(bought.Seq, Granted(await books.BuyAsync([(rice, 1, 10_000)], key: key)).Seq);

        Assert.All(twice, t => Assert.Equal(again.Seq, Granted(t).Seq));
        Assert.True(again.Again);
        Assert.Equal("key-reused", other.Refusal?.Code);
        Assert.Equal(20_000, (await books.StockAsync(rice)).Quantity);
        await books.StockHoldsAsync();
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_journal_taken_back_takes_its_goods_back_at_their_cost(string provider)
    {
        await using var books = await StartAsync(provider, "kdmp");
        var rice = await books.AddGoodAsync("Beras");
        var bought = await books.BoughtAsync(rice, 10, 100_000);
        var sold = Granted(await books.SellAsync(Sale(rice, 4 * One)));

        Assert.Equal("stock-short", (await books.ReverseAsync(bought.Seq)).Refusal?.Code);
        Granted(await books.UndoAsync(books.Treasurer, sold.Seq));

        Assert.Equal((10_000, 100_000), await books.StockAsync(rice));
        Assert.Equal("reversed-before", (await books.ReverseAsync(sold.Seq)).Refusal?.Code);
        Granted(await books.ReverseAsync(bought.Seq));
        Assert.Equal((0, 0), await books.StockAsync(rice));
        await books.StockHoldsAsync();
    }

    /// <summary>Ten cheap and ten dear, ten sold at the average: taking the dear ones back would leave value on no goods.</summary>
    [Theory, MemberData(nameof(Providers))]
    public async Task A_purchase_is_not_taken_back_where_its_value_has_gone(string provider)
    {
        await using var books = await StartAsync(provider, "kdmp");
        var rice = await books.AddGoodAsync("Beras");
        var cheap = await books.BoughtAsync(rice, 10, 100_000);
        await books.BoughtAsync(rice, 10, 200_000);
        Granted(await books.SellAsync(Sale(rice, 10 * One)));

        Assert.Equal("stock-value", (await books.ReverseAsync(cheap.Seq)).Refusal?.Code);

        Assert.Equal((10_000, 150_000), await books.StockAsync(rice));
        await books.StockHoldsAsync();
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_count_brings_the_cards_to_the_shelf_once_a_day(string provider)
    {
        await using var books = await StartAsync(provider, "kdmp");
        var (rice, sugar) = (await books.AddGoodAsync("Beras"), await books.AddGoodAsync("Gula"));
        Granted(await books.BuyAsync([(rice, 10, 100_000), (sugar, 4, 60_000)]));

        var take = Granted(await books.CountAsync((rice, 9.5m), (sugar, 5)));

        Assert.Equal((5_000, 15_000), (take.Missing.Value, take.Surplus.Value));
        Assert.Equal((9_500, 95_000), await books.StockAsync(rice));
        Assert.Equal((5_000, 75_000), await books.StockAsync(sugar));
        Assert.Equal(-10_000, await books.BalanceAsync(Differences));
        Assert.Equal("counted-today", (await books.CountAsync((rice, 9))).Refusal?.Code);
        Assert.Equal("reversal-of-count", (await books.ReverseAsync(take.Seq!.Value)).Refusal?.Code);
        await books.StockHoldsAsync();
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_count_that_finds_what_the_cards_say_posts_nothing(string provider)
    {
        await using var books = await StartAsync(provider, "kdmp");
        var rice = await books.AddGoodAsync("Beras");
        await books.BoughtAsync(rice, 10, 100_000);
        var before = await books.CountAsync();

        var take = Granted(await books.CountAsync((rice, 10)));

        Assert.Null(take.Seq);
        Assert.Equal(before, await books.CountAsync());
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Of_two_counts_at_once_one_is_kept(string provider)
    {
        await using var books = await StartAsync(provider, "kdmp");
        var rice = await books.AddGoodAsync("Beras");
        await books.BoughtAsync(rice, 10, 100_000);
        await books.Treasurer.UserAsync();

        var both = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => books.CountAsync((rice, 9))));

        Assert.Single(both, b => !b.Refused);
        Assert.Equal((9_000, 90_000), await books.StockAsync(rice));
        await books.StockHoldsAsync();
    }

    /// <summary>Whatever is bought, sold, taken back or refused: goods, cards and account agree.</summary>
    [Theory, MemberData(nameof(Providers))]
    public async Task Through_any_day_goods_cards_and_account_agree(string provider)
    {
        await using var books = await StartAsync(provider, "kdmp");
        var chance = new Random(20_26);
        GoodId[] goods = [await books.AddGoodAsync("Beras"), await books.AddGoodAsync("Gula")];
        List<long> posted = [];
        for (var i = 0; i < 40; i++)
        {
            var good = goods[chance.Next(goods.Length)];
            var done = chance.Next(5) switch
            {
                0 => await books.BuyAsync([(good, chance.Next(1, 9_999) / 1000m, chance.Next(1, 90_000))]),
                1 when posted.Count > 0 => await books.ReverseAsync(posted[chance.Next(posted.Count)]),
                _ => await books.SellAsync(Sale(good, chance.Next(1, 4_000), price: 9_999)),
            };
            if (done.Value is { } journal)
                posted.Add(journal.Seq);
            foreach (var left in (await books.GoodsAsync()).Values)
                Assert.True(left.Quantity > 0 || left.Value == Rupiah.Zero);
        }

        Assert.True(posted.Count > 10);
        await books.StockHoldsAsync();
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_month_of_an_outlet_says_what_was_sold_to_whom_and_what_it_cost(string provider)
    {
        await using var books = await StartAsync(provider, "kdmp");
        var (rice, sugar, member) = (
            await books.AddGoodAsync("Beras"),
            await books.AddGoodAsync("Gula"),
            await books.BuyerAsync()
        );
        Granted(await books.BuyAsync([(rice, 10, 100_000), (sugar, 10, 120_000)]));
        Granted(await books.SellAsync(Sale(rice, 2 * One, member)));
        Granted(await books.SellAsync(Sale(sugar, One, price: 15_000)));
        var wrong = Granted(await books.SellAsync(Sale(sugar, 5 * One, price: 15_000)));
        Granted(await books.ReverseAsync(wrong.Seq));
        Granted(await books.SendAsync(Bill() with { Unit = Shop }));
        Granted(await books.CountAsync((rice, 7)));

        var month = await books.World.AskAsync<OutletResults, OutletMonth>(r =>
            r.MonthAsync(CardOf(books.Id), Shop, 202611, World.Ct)
        );
        var best = await books.World.AskAsync<OutletResults, IReadOnlyList<BestSeller>>(r =>
            r.BestAsync(CardOf(books.Id), Shop, 202611, World.Ct)
        );

        Assert.Equal((24_000, 15_000), (month.SoldMembers, month.SoldOthers));
        Assert.Equal((20_000, 12_000), (month.CostMembers, month.CostOthers));
        Assert.Equal((7_000, 10_000), (month.Margin, month.Difference));
        Assert.Equal(7_000 - 10_000 - 50_000, month.Result);
        Assert.Equal([("Beras", 2_000L), ("Gula", 1_000L)], best.Select(b => (b.Name, b.Quantity)));
    }
}
