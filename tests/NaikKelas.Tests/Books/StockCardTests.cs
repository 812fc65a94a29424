using FsCheck;
using FsCheck.Fluent;
using NaikKelas.Books.Ledger;
using NaikKelas.Books.Outlets;
using NaikKelas.Kernel;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Tests.Books;

/// <summary>The moving average, whatever comes and goes.</summary>
public sealed class StockCardTests
{
    [Fact]
    public void Two_purchases_are_worth_their_average_and_the_last_takes_all_that_is_left()
    {
        var card = new StockCard().Receive(10_000, 100_000).Receive(5_000, 80_000);

        Assert.Equal(12_000, card.Average);
        Assert.Equal(48_000, card.CostOf(4_000));
        Assert.Equal(new StockCard(11_000, 132_000), card.Issue(4_000));
        Assert.Equal(default, card.Issue(15_000));
    }

    /// <summary>Ten rupiah for three: 3, 4 and 3 rupiah, and nothing stays behind.</summary>
    [Fact]
    public void Rounding_leaves_no_rupiah_behind()
    {
        var card = new StockCard(3_000, 10);
        List<long> costs = [];
        while (card.Quantity > 0)
        {
            costs.Add(card.CostOf(1_000));
            card = card.Issue(1_000);
        }

        Assert.Equal([3, 4, 3], costs);
        Assert.Equal(default, card);
    }

    /// <summary>Each step is a quantity and a cost; what is more than there is goes as what there is.</summary>
    [Fact]
    public void What_came_in_went_out_or_is_still_there()
    {
        Prop.ForAll(
                Steps(),
                steps =>
                {
                    var (card, received, issued) = (default(StockCard), 0L, 0L);
                    foreach (var (comes, quantity, cost) in steps)
                    {
                        if (comes)
                        {
                            card = card.Receive(quantity, cost);
                            received += cost;
                        }
                        else
                        {
                            var goes = Math.Min(quantity, card.Quantity);
                            var costs = card.CostOf(goes);
                            Assert.InRange(costs, 0, card.Value);
                            issued += costs;
                            card = card.Issue(goes);
                        }

                        Assert.True(card is { Quantity: >= 0, Value: >= 0 });
                        Assert.True(card.Quantity > 0 || card.Value == 0);
                        Assert.Equal(received, issued + card.Value);
                    }
                }
            )
            .QuickCheckThrowOnFailure();
    }

    /// <summary>By fractions of any size: the part of the value is never further off than half a rupiah.</summary>
    [Fact]
    public void The_cost_is_the_average_to_half_a_rupiah()
    {
        Prop.ForAll(
                (
                    from quantity in Gen.Choose(1, 1_000_000_000)
                    from value in Gen.Choose(0, int.MaxValue)
                    from part in Gen.Choose(0, quantity)
                    select (quantity, value, part)
                ).ToArbitrary(),
                one =>
                    Math.Abs(
                        new StockCard(one.quantity, one.value).CostOf(one.part)
                            - (decimal)one.value * one.part / one.quantity
                    ) <= 0.5m
            )
            .QuickCheckThrowOnFailure();
    }

    [Fact]
    public void What_is_found_is_worth_the_average_or_what_came_last_or_nobody_knows()
    {
        Assert.Equal(10_000, new StockCard(2_000, 20_000).WorthOf(1_000, null));
        Assert.Equal(7_000, default(StockCard).WorthOf(500, new StockCard(1_000, 14_000)));
        Assert.Null(default(StockCard).WorthOf(500, null));
    }

    [Fact]
    public void Nothing_goes_beyond_what_is_there()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new StockCard(1_000, 5).CostOf(1_001));
        Assert.Throws<ArgumentOutOfRangeException>(() => default(StockCard).Receive(0, 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => default(StockCard).Receive(1, -1));
    }

    [Theory]
    [InlineData("1,5", 1_500L)]
    [InlineData("0,001", 1L)]
    [InlineData("0,0001", null)]
    [InlineData("1000000", 1_000_000_000L)]
    [InlineData("1000000,001", null)]
    public void Quantities_are_whole_thousandths(string written, long? thousandths) =>
        Assert.Equal(thousandths, Quantities.Of(decimal.Parse(written, Rupiah.Culture)));

    [Theory]
    [InlineData(12_500, 1_500, 18_750)]
    [InlineData(333, 500, 167)]
    [InlineData(1, 499, 0)]
    public void A_price_is_for_one_whole_measure(long price, long quantity, long paid) =>
        Assert.Equal(paid, StockCard.PriceOf(price, quantity));

    /// <summary>Any basket, whoever buys it, makes a journal that balances and takes its cost off its cards.</summary>
    [Fact]
    public void A_sale_balances_and_stands_with_whom_it_was()
    {
        Prop.ForAll(
                (
                    from lines in Gen.NonEmptyListOf(
                        from price in Gen.Choose(1, 1_000_000)
                        from quantity in Gen.Choose(1_000, 1_000_000)
                        from cost in Gen.Choose(0, 1_000_000_000)
                        select (price, quantity, cost)
                    )
                    from member in Gen.Elements(true, false)
                    select (lines, member)
                ).ToArbitrary(),
                one =>
                {
                    IReadOnlyList<SoldLine> sold =
                    [
                        .. one.lines.Select(l => new SoldLine(
                            GoodOf(),
                            l.quantity,
                            StockCard.PriceOf(l.price, l.quantity),
                            l.cost
                        )),
                    ];
                    MemberId? member = one.member ? Ids.New<MemberId>() : null;
                    var lines = SaleRules.Lines(sold, member, null, OutletPractice.Current);

                    Assert.Equal(0, lines.Sum(l => l.Amount.Value));
                    Assert.Equal(
                        sold.Sum(s => s.Cost),
                        -lines
                            .Where(l => l.AccountCode == OutletPractice.Current.Stock.Code)
                            .Sum(l => l.Amount.Value)
                    );
                    var income = Assert.Single(
                        lines,
                        l => l.AccountCode.StartsWith("4-", StringComparison.Ordinal)
                    );
                    Assert.Equal(
                        one.member ? ("4-2100", Party.Member) : ("4-2110", Party.NonMember),
                        (income.AccountCode, income.Party)
                    );
                    Assert.Equal(member, income.MemberId);
                }
            )
            .QuickCheckThrowOnFailure();
    }

    private static Good GoodOf() =>
        new()
        {
            CooperativeId = default(OrganisationId),
            Id = Ids.New<GoodId>(),
            UnitCode = "TOKO",
            Number = "B-0001",
            Name = "Beras",
            NameKey = "BERAS",
            Measure = "kg",
            PriceMember = new Rupiah(1),
            PriceOther = new Rupiah(1),
            SubledgerId = Ids.New<SubledgerId>(),
        };

    private static Arbitrary<List<(bool Comes, int Quantity, int Cost)>> Steps() =>
        Gen.ListOf(
                from comes in Gen.Elements(true, false)
                from quantity in Gen.Choose(1, 5_000)
                from cost in Gen.Choose(0, 100_000)
                select (comes, quantity, cost)
            )
            .Select(l => l.ToList())
            .ToArbitrary();
}
