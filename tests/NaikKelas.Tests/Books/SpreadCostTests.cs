using FsCheck;
using FsCheck.Fluent;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Ledger;
using NaikKelas.Books.SpreadCosts;
using NaikKelas.Kernel;
using NaikKelas.Registry.Organisations;
using NaikKelas.Tests.House;
using static NaikKelas.Tests.Books.OpenedBooks;

namespace NaikKelas.Tests.Books;

/// <summary>Costs of several months, on both databases. The clock stands on 20 November 2026.</summary>
public sealed class SpreadCostTests
{
    private const string Rent = "5-3104";
    private const string RatCost = "5-4101";
    private const string Prepaid = "1-1601";
    private const string Accrued = "2-1302";
    private const int September = 202609;
    private const int October = 202610;

    public static TheoryData<string> Providers => World.Providers;

    [Theory, MemberData(nameof(Providers))]
    public async Task Each_month_bears_its_share_once_and_what_was_missed_is_caught_up(string provider)
    {
        await using var books = await StartAsync(provider);
        await books.PostedAsync(Journal(1_000_000, Prepaid, Cash) with { Date = new(2026, 8, 1) });
        await RegisteredAsync(books, Form(1_000_000, 3, new(2026, 8, 15)));
        await RegisteredAsync(books, Form(1_200_000, 12, new(2026, 9, 1), SpreadKind.Accrued, RatCost));

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => Task.Run(() => SpreadAsync(books, September), World.Ct))
        );
        Assert.Single(answers, a => !a.Refused);
        Assert.Equal((666_666, 100_000), (await books.BalanceAsync(Rent), await books.BalanceAsync(RatCost)));
        Assert.False((await books.ReverseAsync(answers.Single(a => !a.Refused).Value!.Seq)).Refused);
        Assert.False((await SpreadAsync(books, October)).Refused);

        Assert.Equal((1_000_000, 0), (await books.BalanceAsync(Rent), await books.BalanceAsync(Prepaid)));
        Assert.Equal(-200_000, await books.BalanceAsync(Accrued));
        Assert.Equal("spread-same", (await SpreadAsync(books, October)).Refusal?.Code);
        Assert.Equal("month-over", (await SpreadAsync(books, 202611)).Refusal?.Code);
        await books.HoldsAsync();
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task What_ends_early_costs_its_rest_where_it_is_paid_and_nothing_more_where_it_is_not(
        string provider
    )
    {
        await using var books = await StartAsync(provider);
        await books.PostedAsync(Journal(1_200_000, Prepaid, Cash) with { Date = new(2026, 8, 1) });
        var rent = await RegisteredAsync(books, Form(1_200_000, 12, new(2026, 8, 15)));
        var rat = await RegisteredAsync(
            books,
            Form(1_200_000, 12, new(2026, 8, 1), SpreadKind.Accrued, RatCost)
        );
        Assert.False((await SpreadAsync(books, September)).Refused);

        Assert.Equal("spread-posted", (await EndAsync(books, rent, 202608)).Refusal?.Code);
        Assert.False((await EndAsync(books, rent, October)).Refused);
        Assert.False((await EndAsync(books, rat, September)).Refused);
        Assert.Equal("spread-ended", (await EndAsync(books, rat, October)).Refusal?.Code);
        Assert.False((await SpreadAsync(books, October)).Refused);

        Assert.Equal((1_200_000, 0), (await books.BalanceAsync(Rent), await books.BalanceAsync(Prepaid)));
        Assert.Equal(200_000, await books.BalanceAsync(RatCost));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task What_makes_no_sense_is_told_and_a_form_sent_twice_registers_one(string provider)
    {
        await using var books = await StartAsync(provider);
        var form = Form(1_000_000, 12, new(2026, 8, 15));

        Assert.Equal("account", await RefusedAsync(form with { Account = Cash }));
        Assert.Equal("amount", await RefusedAsync(form with { Amount = Rupiah.Zero }));
        Assert.Equal("months", await RefusedAsync(form with { Months = 121 }));
        Assert.Equal("first", await RefusedAsync(form with { First = new(2024, 12, 31) }));
        Assert.Equal("kind", await RefusedAsync(form with { Kind = null }));
        await RegisteredAsync(books, form);
        await RegisteredAsync(books, form);
        Assert.False((await SpreadAsync(books, 202608)).Refused);

        Assert.Equal(1_000_000 / 12, await books.BalanceAsync(Rent));

        async Task<string?> RefusedAsync(RegisterSpreadCost.Input input) =>
            (await RegisterAsync(books, input)).Refusal?.Code;
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task What_was_registered_cannot_be_rewritten(string provider)
    {
        await using var books = await StartAsync(provider);
        await RegisteredAsync(books, Form(1_000_000, 12, new(2026, 8, 15)));

        await Assert.ThrowsAnyAsync<Exception>(() =>
            books.World.DoAsync<Db>(async db =>
            {
                await db.ForCooperativeAsync(books.Id, World.Ct);
                await db.Database.ExecuteSqlAsync(
                    $"UPDATE spread_costs SET amount = 1 WHERE cooperative_id = {books.Id.Value}",
                    World.Ct
                );
            })
        );
    }

    [Fact]
    public void Months_come_to_the_whole_whenever_it_ends() =>
        Check.One(
            Config.QuickThrowOnFailure,
            Prop.ForAll(
                Gen.Choose(1, 2_000_000_000).ToArbitrary(),
                Gen.Choose(1, 120).ToArbitrary(),
                Gen.Choose(0, 130).ToArbitrary(),
                (int amount, int months, int ends) => Comes(amount, months, ends)
            )
        );

    private static bool Comes(long amount, int months, int ends)
    {
        var first = new DateOnly(2026, 3, 1);
        var until = first.AddMonths(ends);
        var prepaid = Cost(amount, months, SpreadKind.Prepaid, Period.MonthOf(until));
        var accrued = Cost(amount, months, SpreadKind.Accrued, Period.MonthOf(until));
        var (before, grows) = (0L, true);
        for (var month = first; month <= first.AddMonths(131); month = month.AddMonths(1))
        {
            var by = prepaid.CostBy(Period.MonthOf(month));
            grows &= by >= before && by <= amount;
            before = by;
        }

        return grows
            && prepaid.CostBy(SpreadCost.Ever) == amount
            && accrued.CostBy(SpreadCost.Ever) == amount * Math.Min(ends + 1, months) / months;
    }

    private static SpreadCost Cost(long amount, int months, SpreadKind kind, int until) =>
        new()
        {
            CooperativeId = new OrganisationId(Guid.Empty),
            Id = new SpreadCostId(Guid.Empty),
            Name = "Sewa",
            Kind = kind,
            AccountCode = Rent,
            UnitCode = "USP",
            FirstMonth = 202603,
            Months = months,
            Amount = new Rupiah(amount),
            UntilMonth = until,
        };

    private static RegisterSpreadCost.Input Form(
        long amount,
        int months,
        DateOnly first,
        SpreadKind kind = SpreadKind.Prepaid,
        string account = Rent
    ) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            Name = "Sewa ruko",
            Kind = kind,
            Account = account,
            Amount = new Rupiah(amount),
            First = first,
            Months = months,
        };

    private static Task<Result<SpreadCostId>> RegisterAsync(
        OpenedBooks books,
        RegisterSpreadCost.Input input
    ) =>
        books.AsAsync<RegisterSpreadCost, SpreadCostId>(
            books.Treasurer,
            (register, card) => register.RunAsync(card, input, World.Ct)
        );

    private static async Task<SpreadCostId> RegisteredAsync(OpenedBooks books, RegisterSpreadCost.Input input)
    {
        var registered = await RegisterAsync(books, input);
        Assert.False(registered.Refused, registered.Refusal?.ToString());
        return registered.Value;
    }

    private static Task<Result<Posted>> SpreadAsync(OpenedBooks books, int month) =>
        books.AsAsync<SpreadMonth, Posted>(
            books.Treasurer,
            (spread, card) => spread.RunAsync(card, month, World.Ct)
        );

    private static Task<Result<NaikKelas.Kernel.Unit>> EndAsync(
        OpenedBooks books,
        SpreadCostId cost,
        int month
    ) =>
        books.AsAsync<SpreadMonth, NaikKelas.Kernel.Unit>(
            books.Treasurer,
            (spread, card) => spread.EndAsync(card, cost.Value, month, World.Ct)
        );
}
