using System.Net;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Budgets;
using NaikKelas.Books.Ledger;
using NaikKelas.Books.Rats;
using NaikKelas.Kernel;
using NaikKelas.Tests.House;
using static NaikKelas.Tests.Books.OpenedBooks;
using static NaikKelas.Tests.Registry.RegistrySteps;

namespace NaikKelas.Tests.Books;

/// <summary>The plan of a year and what of it has happened, on both databases.</summary>
public sealed class BudgetTests
{
    private const int Year = 2026;

    public static TheoryData<string> Providers => World.Providers;

    [Theory, MemberData(nameof(Providers))]
    public async Task What_happened_stands_beside_the_plan(string provider)
    {
        await using var books = await StartAsync(provider);
        await books.PostedAsync(Journal(300_000, Cash, Fees));
        await books.PostedAsync(Journal(50_000));
        await books.PostedAsync(Journal(7_000) with { Date = new DateOnly(2025, 12, 31) });

        Assert.False((await SaveAsync(books, (Fees, 400_000), (Power, 40_000))).Refused);

        var budget = await BudgetAsync(books);
        var power = budget.Rows.Single(r => r.Code == Power);
        Assert.Equal(
            (40_000, 50_000, 7_000, 1.25m),
            (power.Planned, power.Actual, power.Before, power.Share)
        );
        Assert.Equal((360_000, 250_000), (budget.Result(r => r.Planned), budget.Result(r => r.Actual)));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_plan_that_somebody_else_changed_meanwhile_is_told(string provider)
    {
        await using var books = await StartAsync(provider);
        var mark = (await BudgetAsync(books)).Mark;
        await books.Treasurer.UserAsync();

        var both = await Task.WhenAll(
            Enumerable
                .Range(1, 2)
                .Select(n => Task.Run(() => SaveAsync(books, mark, (Power, n * 1000)), World.Ct))
        );

        Assert.Single(both, b => !b.Refused);
        Assert.Equal("budget-changed", both.Single(b => b.Refused).Refusal?.Code);
        Assert.False((await SaveAsync(books, (Power, 0))).Refused);
        Assert.False((await BudgetAsync(books)).IsPlanned);
        Assert.Equal("unknown-account", (await SaveAsync(books, (Cash, 1))).Refusal?.Code);
        Assert.Equal("amount", (await SaveAsync(books, (Power, -1))).Refusal?.Code);
        Assert.Equal("account-twice", (await SaveAsync(books, (Power, 1), (Power, 2))).Refusal?.Code);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task From_the_first_page_of_the_books_to_the_plan(string provider)
    {
        await using var books = await StartAsync(provider);
        var (home, plan) = ($"/pembukuan/{books.Id.Value}", $"/pembukuan/{books.Id.Value}/rapb/{Year}");
        using var treasurer = await books.Treasurer.BrowserAsync();

        Assert.NotNull((await treasurer.OpenAsync(home)).QuerySelector($"a[href='{plan}']"));
        Assert.NotNull((await treasurer.OpenAsync(plan)).QuerySelector($"a[href='{plan}/isi']"));
        using var never = await treasurer.GetAsync($"{home}/rapb/2028", World.Ct);
        Assert.Equal(HttpStatusCode.NotFound, never.StatusCode);
        var form = await treasurer.OpenAsync($"{plan}/isi");
        List<(string, string)> fields =
        [
            .. form.QuerySelectorAll("[name^='Input.']")
                .Select(f => (f.GetAttribute("name")!, f.GetAttribute("value") ?? "")),
        ];
        var at = fields.FindIndex(f => f.Item2 == Power);
        fields[at + 1] = (fields[at + 1].Item1, "1.200.000");
        using var saved = await treasurer.SendAsync($"{plan}/isi", [.. fields]);
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        Assert.Contains(
            "1.200.000",
            (await treasurer.OpenAsync(plan)).Body!.TextContent,
            StringComparison.Ordinal
        );
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_plan_that_the_rat_approved_stands_in_the_lpj_and_stays(string provider)
    {
        await using var books = await StartAsync(provider);
        await books.EarningYearAsync();
        await books.MembersAsync(8);
        Granted(await books.CloseAsync());
        Granted(await books.PlanRatAsync());
        Granted(await SaveAsync(books, (Fees, 1_234_000), (Power, 432_000)));
        foreach (var number in Enumerable.Range(101, 8))
            Granted(await books.TickAsync($"{number:D4}"));
        Granted(await books.OpenRatAsync());
        // Voted down, nothing is approved.
        Granted(await books.DecideAsync(RatSteps.Decision(RatSubject.Plan, 2, 6)));
        Granted(await SaveAsync(books, (Power, 434_000)));

        var decided = Granted(await books.DecideAsync(RatSteps.Decision(RatSubject.Plan, 8)));

        Assert.Equal((await BudgetAsync(books)).Mark, decided.PlanMark);
        Assert.Equal("budget-approved", (await SaveAsync(books, (Power, 1))).Refusal?.Code);
        var mine = $" WHERE {books.OwnRows(provider)}";
        await RefusedAsync(books, "UPDATE budget_lines SET amount = 1" + mine);
        await RefusedAsync(books, "DELETE FROM budget_lines" + mine);

        using var treasurer = await books.Treasurer.BrowserAsync();
        var page = await treasurer.OpenAsync($"/pembukuan/{books.Id.Value}/rapb/{Year}");
        Assert.Contains("Disetujui RAT 20 November 2026", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("a[href$='/isi']"));
        var lpj = await treasurer.OpenAsync($"/pembukuan/{books.Id.Value}/rat/{Year - 1}/lpj");
        var chapter = lpj.QuerySelector("#rencana")!.TextContent;
        Assert.Contains("1.234.000", chapter, StringComparison.Ordinal);
        Assert.Contains("800.000", chapter, StringComparison.Ordinal);
        // Taken back while the meeting is open, the plan can be mended again.
        Granted(
            await books.AsAsync<DecideRat, NaikKelas.Kernel.Unit>(
                books.Board,
                (decide, card) => decide.TakeBackAsync(card, Year - 1, decided.No, World.Ct)
            )
        );
        Granted(await SaveAsync(books, (Power, 440_000)));
    }

    private static async Task RefusedAsync(OpenedBooks books, string sql)
    {
        var thrown = await Assert.ThrowsAnyAsync<Exception>(() =>
            books.World.DoAsync<Db>(async db =>
            {
                await using var transaction = await db.Database.BeginTransactionAsync(World.Ct);
                await db.ForCooperativeAsync(books.Id, World.Ct);
                await db.Database.ExecuteSqlRawAsync(sql, World.Ct);
                await transaction.CommitAsync(World.Ct);
            })
        );
        Assert.Contains("books:budget-approved", thrown.ToString(), StringComparison.Ordinal);
    }

    private static async Task<Budget> BudgetAsync(OpenedBooks books)
    {
        Budget? found = null;
        await books.AsAsync<BudgetBook, NaikKelas.Kernel.Unit>(
            books.Treasurer,
            async (book, card) =>
            {
                found = await book.OfAsync(card, Year, World.Ct);
                return default(NaikKelas.Kernel.Unit);
            }
        );
        return found!;
    }

    private static async Task<Result<NaikKelas.Kernel.Unit>> SaveAsync(
        OpenedBooks books,
        params (string, long)[] lines
    ) => await SaveAsync(books, (await BudgetAsync(books)).Mark, lines);

    private static Task<Result<NaikKelas.Kernel.Unit>> SaveAsync(
        OpenedBooks books,
        string mark,
        params (string Account, long Amount)[] lines
    ) =>
        books.AsAsync<SaveBudget, NaikKelas.Kernel.Unit>(
            books.Treasurer,
            (save, card) =>
                save.RunAsync(
                    card,
                    Year,
                    new SaveBudget.Input
                    {
                        Mark = mark,
                        Lines =
                        [
                            .. lines.Select(l => new SaveBudget.Line
                            {
                                Account = l.Account,
                                Amount = new Rupiah(l.Amount),
                            }),
                        ],
                    },
                    World.Ct
                )
        );
}
