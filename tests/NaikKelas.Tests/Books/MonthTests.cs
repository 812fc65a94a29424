using NaikKelas.Books.FixedAssets;
using NaikKelas.Books.Ledger;
using NaikKelas.Books.Months;
using NaikKelas.Kernel;
using NaikKelas.Tests.House;
using static NaikKelas.Tests.Books.OpenedBooks;

namespace NaikKelas.Tests.Books;

/// <summary>The end of a month, on both databases. The clock stands on 20 November 2026.</summary>
public sealed class MonthTests
{
    private const string Tools = "1-3301";
    private const string ToolsLost = "1-3391";
    private const string Shortage = "5-9900";
    private const string LostCost = "5-3105";
    private const int October = 202610;

    public static TheoryData<string> Providers => World.Providers;

    [Theory, MemberData(nameof(Providers))]
    public async Task A_count_of_the_cash_is_compared_and_its_difference_posted_once(string provider)
    {
        await using var books = await StartAsync(provider);
        await books.PostedAsync(Journal(500_000, Cash, Fees));

        var counted = await CountAsync(books, Cash, Day, (100_000, 4), (50_000, 1));
        Assert.Equal((450_000, -50_000), (counted.Value!.Counted.Value, counted.Value.Difference.Value));
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => Task.Run(() => DifferenceAsync(books), World.Ct))
        );

        Assert.Single(answers, a => !a.Refused);
        Assert.Equal(450_000, await books.BalanceAsync(Cash));
        Assert.Equal(50_000, await books.BalanceAsync(Shortage));
        Assert.Equal("count-posted", (await CountAsync(books, Cash, Day, (100_000, 5))).Refusal?.Code);
        var seq = answers.Single(a => !a.Refused).Value!.Seq;
        Assert.False((await books.ReverseAsync(seq)).Refused);
        Assert.Equal(0, (await CountAsync(books, Cash, Day, (100_000, 5))).Value!.Difference.Value);
        Assert.Equal("count-same", (await DifferenceAsync(books)).Refusal?.Code);
        await books.HoldsAsync();
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_count_speaks_for_its_month_however_many_came_since(string provider)
    {
        await using var books = await StartAsync(provider);
        Assert.False((await CountAsync(books, Cash, new(2026, 10, 31), (1000, 0))).Refused);
        for (var day = 8; day <= 20; day++)
            foreach (var till in new[] { Cash, "1-1102" })
                Assert.False((await CountAsync(books, till, new(2026, 11, day), (1000, 0))).Refused);

        IReadOnlyList<NaikKelas.Books.Desk.BooksCheck> checks = [];
        await books.AsAsync<MonthChecks, NaikKelas.Kernel.Unit>(
            books.Treasurer,
            async (months, card) =>
            {
                checks = await months.RunAsync(card, October, World.Ct);
                return default(NaikKelas.Kernel.Unit);
            }
        );

        Assert.Equal(NaikKelas.Books.Desk.CheckState.Good, checks.Single(c => c.Code == "cash-count").State);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task What_cannot_be_counted_is_told(string provider)
    {
        await using var books = await StartAsync(provider);

        Assert.Equal("account", (await CountAsync(books, Fees, Day, (1000, 1))).Refusal?.Code);
        Assert.Equal("date", (await CountAsync(books, Cash, Day.AddDays(1), (1000, 1))).Refusal?.Code);
        Assert.Equal("date", (await CountAsync(books, Cash, new(2024, 12, 31), (1000, 1))).Refusal?.Code);
        Assert.Equal("notes", (await CountAsync(books, Cash, Day)).Refusal?.Code);
        Assert.Equal("notes", (await CountAsync(books, Cash, Day, (1000, -1))).Refusal?.Code);
        Assert.Equal("notes", (await CountAsync(books, Cash, Day, (75_000, 1))).Refusal?.Code);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Depreciation_catches_up_and_is_posted_once(string provider)
    {
        await using var books = await StartAsync(provider);
        // Two years before the books were opened: 24 of 48 months stand in the opening balances.
        await RegisteredAsync(books, new(2023, 1, 5), 4_800_000, 48);

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => Task.Run(() => DepreciateAsync(books, 202503), World.Ct))
        );
        Assert.Single(answers, a => !a.Refused);
        Assert.Equal(-300_000, await books.BalanceAsync(ToolsLost));
        Assert.False((await books.ReverseAsync(answers.Single(a => !a.Refused).Value!.Seq)).Refused);
        Assert.False((await DepreciateAsync(books, October)).Refused);

        Assert.Equal(2_200_000, await books.BalanceAsync(LostCost));
        Assert.Equal("depreciation-same", (await DepreciateAsync(books, October)).Refusal?.Code);
        Assert.Equal("depreciation-same", (await DepreciateAsync(books, 202601)).Refusal?.Code);
        Assert.Equal("month-over", (await DepreciateAsync(books, 202611)).Refusal?.Code);
        await books.HoldsAsync();
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task An_asset_that_makes_no_sense_is_told_and_a_form_sent_twice_registers_one(
        string provider
    )
    {
        await using var books = await StartAsync(provider);
        var form = Asset(new(2026, 1, 5), 1_000_000, 48);

        Assert.Equal("kind", (await RegisterAsync(books, form with { Account = "1-3101" })).Refusal?.Code);
        Assert.Equal(
            "residual",
            (await RegisterAsync(books, form with { Residual = new(1_000_001) })).Refusal?.Code
        );
        Assert.Equal("months", (await RegisterAsync(books, form with { Months = 0 })).Refusal?.Code);
        Assert.Equal(
            "acquired",
            (await RegisterAsync(books, form with { AcquiredOn = Day.AddDays(1) })).Refusal?.Code
        );
        Assert.False((await RegisterAsync(books, form)).Refused);
        Assert.False((await RegisterAsync(books, form)).Refused);

        Assert.False((await DepreciateAsync(books, 202601)).Refused);
        Assert.Equal(1_000_000 / 48, await books.BalanceAsync(LostCost));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task An_asset_leaves_the_books_once_with_what_it_lost_and_what_it_fetched(string provider)
    {
        await using var books = await StartAsync(provider);
        await books.PostedAsync(Journal(4_800_000, Tools, Cash) with { Date = new(2026, 1, 5) });
        var asset = (await RegisterAsync(books, Asset(new(2026, 1, 5), 4_800_000, 48))).Value;
        Assert.False((await DepreciateAsync(books, 202603)).Refused);
        var form = new DisposeAsset.Input
        {
            On = Day,
            Proceeds = new(3_500_000),
            Account = Cash,
            Reason = "Diganti yang baru",
        };

        Assert.Equal("disposed-on", (await DisposeAsync(form with { On = new(2026, 1, 4) })).Refusal?.Code);
        Assert.Equal("account", (await DisposeAsync(form with { Account = Fees })).Refusal?.Code);
        Assert.Equal("reason", (await DisposeAsync(form with { Reason = " " })).Refusal?.Code);
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => Task.Run(() => DisposeAsync(form), World.Ct))
        );
        var sold = Assert.Single(answers, a => !a.Refused).Value!;
        Assert.All(answers.Where(a => a.Refused), a => Assert.Equal("asset-disposed", a.Refusal?.Code));

        // Ten months to October are lost: 1,000,000; the book value of 3,800,000 fetched 3,500,000.
        Assert.Equal((0, 0), (await books.BalanceAsync(Tools), await books.BalanceAsync(ToolsLost)));
        Assert.Equal(
            (1_000_000, 300_000),
            (await books.BalanceAsync(LostCost), await books.BalanceAsync(Shortage))
        );
        // What the disposal depreciated stands in the register as well, until it is taken back.
        Assert.Equal((1_000_000, 0), await LostAndLeftAsync(books));
        Assert.Equal("depreciation-same", (await DepreciateAsync(books, October)).Refusal?.Code);
        Assert.False((await books.ReverseAsync(sold.Seq)).Refused);
        Assert.Equal((300_000, 4_500_000), await LostAndLeftAsync(books));
        Assert.False((await DepreciateAsync(books, October)).Refused);
        Assert.False((await DisposeAsync(form with { Proceeds = null, Account = null })).Refused);
        Assert.Equal(3_800_000, await books.BalanceAsync(Shortage));
        await books.HoldsAsync();
        await TwiceAsync(books, asset);

        Task<Result<Posted>> DisposeAsync(DisposeAsset.Input input) =>
            books.AsAsync<DisposeAsset, Posted>(
                books.Board,
                (dispose, card) => dispose.RunAsync(card, asset.Value, input, World.Ct)
            );
    }

    private static Task<(long, long)> LostAndLeftAsync(OpenedBooks books) =>
        books.World.AskAsync<FixedAssetBook, (long, long)>(async book =>
            Assert.Single(
                await book.ListAsync(
                    new(books.Id, "KSP", new DateOnly(2025, 1, 1), "USP", Rupiah.Zero),
                    World.Ct
                )
            )
                is var row
                ? (row.Lost, row.Left)
                : default
        );

    /// <summary>Whoever goes past the use case is stopped by the database.</summary>
    private static Task<Exception> TwiceAsync(OpenedBooks books, FixedAssetId asset) =>
        Assert.ThrowsAnyAsync<Exception>(() =>
            books.World.DoAsync<Db>(async db =>
            {
                await db.ForCooperativeAsync(books.Id, World.Ct);
                db.Add(
                    new AssetDisposal
                    {
                        CooperativeId = books.Id,
                        AssetId = asset,
                        Seq = 1,
                        DisposedOn = Day,
                        Proceeds = Rupiah.Zero,
                        Reason = "Sekali lagi",
                    }
                );
                await db.SaveChangesAsync(World.Ct);
            })
        );

    [Theory, MemberData(nameof(Providers))]
    public async Task A_month_is_closed_for_a_while_then_for_good_and_not_before_it_is_over(string provider)
    {
        await using var books = await StartAsync(provider);
        var october = Journal(1000) with { Date = new DateOnly(2026, 10, 15) };

        Assert.Equal("month-over", (await CloseAsync(books, 202611, PeriodState.SoftClosed)).Refusal?.Code);
        Assert.False((await CloseAsync(books, October, PeriodState.SoftClosed)).Refused);
        await books.RefusedAsync("closed-period", october);
        await books.PostedAsync(october with { Kind = JournalKind.Adjustment });
        Assert.False((await CloseAsync(books, October, PeriodState.Locked)).Refused);
        await books.RefusedAsync(
            "closed-period",
            Journal(1000) with
            {
                Date = new DateOnly(2026, 10, 15),
                Kind = JournalKind.Adjustment,
            }
        );
        Assert.Equal("reason", (await books.PeriodAsync(October, PeriodState.Open)).Refusal?.Code);
    }

    private static Task<Result<CashCount>> CountAsync(
        OpenedBooks books,
        string account,
        DateOnly date,
        params IReadOnlyList<(int Worth, int Count)> notes
    ) =>
        books.AsAsync<CountCash, CashCount>(
            books.Treasurer,
            (count, card) =>
                count.RunAsync(
                    card,
                    new CountCash.Input
                    {
                        Account = account,
                        Date = date,
                        Notes =
                        [
                            .. notes.Select(n => new CountCash.Note { Worth = n.Worth, Count = n.Count }),
                        ],
                    },
                    World.Ct
                )
        );

    private static Task<Result<Posted>> DifferenceAsync(OpenedBooks books) =>
        books.AsAsync<CountCash, Posted>(
            books.Treasurer,
            (count, card) => count.PostDifferenceAsync(card, Cash, Day, World.Ct)
        );

    private static RegisterAsset.Input Asset(DateOnly acquired, long cost, int months) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            Name = "Komputer kasir",
            Account = Tools,
            AcquiredOn = acquired,
            Cost = new(cost),
            Months = months,
        };

    private static Task<Result<FixedAssetId>> RegisterAsync(OpenedBooks books, RegisterAsset.Input input) =>
        books.AsAsync<RegisterAsset, FixedAssetId>(
            books.Treasurer,
            (register, card) => register.RunAsync(card, input, World.Ct)
        );

    private static async Task RegisteredAsync(OpenedBooks books, DateOnly acquired, long cost, int months)
    {
        var registered = await RegisterAsync(books, Asset(acquired, cost, months));
        Assert.False(registered.Refused, registered.Refusal?.ToString());
    }

    private static Task<Result<Posted>> DepreciateAsync(OpenedBooks books, int month) =>
        books.AsAsync<DepreciateMonth, Posted>(
            books.Treasurer,
            (depreciate, card) => depreciate.RunAsync(card, month, World.Ct)
        );

    private static Task<Result<NaikKelas.Kernel.Unit>> CloseAsync(
        OpenedBooks books,
        int month,
        PeriodState to
    ) =>
        books.AsAsync<CloseMonth, NaikKelas.Kernel.Unit>(
            books.Treasurer,
            (close, card) => close.RunAsync(card, month, to, World.Ct)
        );
}
