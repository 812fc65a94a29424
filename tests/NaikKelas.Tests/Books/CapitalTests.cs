using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Capital;
using NaikKelas.Books.Ledger;
using NaikKelas.Books.Statements;
using NaikKelas.Kernel;
using NaikKelas.Tests.House;
using static NaikKelas.Tests.Books.CapitalSteps;
using static NaikKelas.Tests.Books.OpenedBooks;
using static NaikKelas.Tests.Registry.RegistrySteps;

namespace NaikKelas.Tests.Books;

/// <summary>Plans to borrow, their ground in the books, what a lender asks for, and the proposal, on both databases.</summary>
public sealed partial class CapitalTests
{
    private static readonly byte[] Photo = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3];

    public static TheoryData<string> Providers => World.Providers;

    [Theory, MemberData(nameof(Providers))]
    public async Task Each_saving_is_a_version_and_of_two_at_once_the_second_is_told(string provider)
    {
        await using var books = await StartAsync(provider);

        Assert.Equal("capital-board", (await books.PlanFinanceAsync(Usual(), books.Treasurer)).Refusal?.Code);
        Assert.Equal(1, Granted(await books.PlanFinanceAsync(Usual())));
        // Sent twice, nothing is added; sent from a page that is old, it is told.
        Assert.Equal(1, Granted(await books.PlanFinanceAsync(Usual(1))));
        Assert.Equal("stale", (await books.PlanFinanceAsync(Usual(0, 30_000_000))).Refusal?.Code);
        var both = await Task.WhenAll(
            Enumerable
                .Range(1, 2)
                .Select(n => Task.Run(() => books.PlanFinanceAsync(Usual(1, 30_000_000 + n)), World.Ct))
        );
        Assert.Equal("stale", Assert.Single(both, b => b.Refused).Refusal?.Code);

        var plan = await PlanAsync(books);
        Assert.Equal((2, 2, 1_250), (plan.Plan.Version, plan.Purposes.Count, plan.Plan.SalesGrowth));
        Assert.Equal(plan.Plan.Amount, plan.Purposes.Select(p => p.Amount).Sum());
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task What_is_wrong_with_a_plan_is_said_all_at_once(string provider)
    {
        await using var books = await StartAsync(provider);
        Assert.Equal(
            ["purposes-sum"],
            await CodesAsync(
                books,
                Usual() with
                {
                    Purposes = [new() { Item = "Kulkas", Amount = new Rupiah(1) }],
                }
            )
        );
        Assert.Equal(["purposes", "purposes-sum"], await CodesAsync(books, Usual() with { Purposes = [] }));
        Assert.Equal(
            ["amount", "rate", "months", "starts-on"],
            await CodesAsync(
                books,
                Usual() with
                {
                    Amount = null,
                    Rate = null,
                    Months = null,
                    StartsOn = new DateOnly(2026, 11, 19),
                }
            )
        );
        Assert.Equal(["growth"], await CodesAsync(books, Usual() with { SalesGrowth = 201 }));
        // For village co-ops only; and then with its own limits.
        Assert.Equal(["scheme"], await CodesAsync(books, Usual() with { Scheme = Pmk }));
        await books.IsVillageAsync();
        Assert.Equal(
            ["ceiling", "rate-fixed", "grace"],
            await CodesAsync(books, Usual(0, 3_000_000_001) with { Scheme = Pmk })
        );
        Granted(
            await books.PlanFinanceAsync(
                Usual(0, 3_000_000_000) with
                {
                    Scheme = Pmk,
                    Rate = 6,
                    GraceMonths = 6,
                    Months = 72,
                }
            )
        );
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task The_database_takes_no_plan_that_does_not_add_up_and_lets_nobody_change_one(
        string provider
    )
    {
        await using var books = await StartAsync(provider);
        Granted(await books.PlanFinanceAsync(Usual()));
        var mine = books.OwnRows(provider);

        await RefusesAsync("UPDATE finance_plans SET amount = 1, operational = 0", "plan-stays");
        await RefusesAsync("DELETE FROM finance_plans", "plan-stays");
        await RefusesAsync("UPDATE finance_purposes SET amount = amount + 1", "plan-stays");
        await RefusesAsync("DELETE FROM finance_purposes", "plan-stays");
        var id = mine.Split('\'')[1];
        await RunAsync(
            $"INSERT INTO finance_purposes (cooperative_id, version, no, item, amount) VALUES ('{id}', 1, 9, 'x', 1)",
            "plan-stays"
        );
        await RunAsync(
            $"INSERT INTO finance_plans (cooperative_id, version, scheme, rate_points, months, grace_months, starts_on, service_growth, sales_growth, operating_growth, cooperative_growth, at, amount, operational) VALUES ('{id}', 2, 'x', 0, 1, 0, '2026-12-01', 0, 0, 0, 0, '2026-12-01 00:00:00Z', 5, 0)",
            "plan-sum"
        );

        Task RefusesAsync(string sql, string code) => RunAsync($"{sql} WHERE {mine}", code);

        async Task RunAsync(string sql, string code)
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
            Assert.Contains($"books:{code}", thrown.ToString(), StringComparison.Ordinal);
        }
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task The_ground_is_the_last_closed_year_else_the_latest_months_to_the_rupiah(string provider)
    {
        await using var books = await StartAsync(provider);
        await books.EarningYearAsync();
        // 12 months that end with October 2026: nothing of before November 2025.
        await books.EarnAsync(70_000, new DateOnly(2025, 10, 31));
        await books.EarnAsync(500_000, new DateOnly(2025, 11, 1));
        await books.EarnAsync(900_000, new DateOnly(2026, 10, 31));
        await books.EarnAsync(40_000, new DateOnly(2026, 11, 3));
        var latest = (await books.GroundAsync())!;

        Assert.Equal(
            (new DateOnly(2025, 11, 1), new DateOnly(2026, 10, 31), 12, null),
            (latest.From, latest.To, latest.Months, latest.Year)
        );
        Assert.Equal(await ResultAsync(books, latest.From, latest.To), latest.Groups.Result);
        Assert.True(latest.Groups.Result >= 1_400_000);
        var october = await books.FiguresAsync(new DateOnly(2026, 10, 31));
        Assert.Equal(new Columns(october).Now.CashClosing, latest.Cash);
        Assert.Equal(Position.Of(october)["total-equity"].Now, latest.Capital);

        Granted(await books.CloseAsync());
        var closed = (await books.GroundAsync())!;
        Assert.Equal((2025, 12), (closed.Year, closed.Months));
        Assert.Equal(
            new Columns(await books.FiguresAsync(new DateOnly(2025, 12, 31))).Now.Result,
            closed.Groups.Result
        );
        Assert.Equal(latest.Cash, closed.Cash);
    }

    [Fact]
    public async Task Books_of_a_few_months_are_reckoned_up_to_a_year_and_say_so()
    {
        await using var books = await StartAsync(Store.Sqlite);
        await books.World.DoAsync<Db>(async db =>
        {
            await db.Database.ExecuteSqlRawAsync("UPDATE books SET opened_on = '2026-08-31'", World.Ct);
        });
        await books.EarnAsync(300_000, new DateOnly(2026, 9, 5));
        await books.EarnAsync(100_000, new DateOnly(2026, 10, 5));

        var ground = (await books.GroundAsync())!;

        Assert.Equal((2, new DateOnly(2026, 9, 1)), (ground.Months, ground.From));
        Assert.Equal(2_400_000, ground.Groups.Service);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task What_a_lender_asks_for_is_known_or_handed_in(string provider)
    {
        await using var books = await StartAsync(provider);
        await books.IsVillageAsync();
        var before = await LinesAsync(books);
        Assert.Equal(ReadinessState.Missing, before[ReadinessCodes.LegalEntity].State);
        Assert.Equal(ReadinessState.Missing, before[ReadinessCodes.Musdes].State);
        Assert.Equal(ReadinessState.Missing, before[ReadinessCodes.YearClosed].State);
        Assert.True(before[ReadinessCodes.Approval].Needed);
        Assert.DoesNotContain(ReadinessCodes.MembersApproval, before.Keys);

        await books.EarningYearAsync();
        Granted(await books.CloseAsync());
        Granted(await books.PlanFinanceAsync(Usual()));
        Granted(await books.HandInAsync(ReadinessCodes.MembersApproval, new DateOnly(2026, 3, 1)));
        Granted(await books.HandInAsync(ReadinessCodes.MembersApproval, new DateOnly(2026, 3, 1), Photo));
        // The same photo of the same day is taken once.
        Assert.Equal(
            2,
            Granted(await books.HandInAsync(ReadinessCodes.MembersApproval, new DateOnly(2026, 3, 1), Photo))
        );
        await books.World.DoAsync<NaikKelas.Books.Proof.KeepProof>(k => k.RunAsync(books.Id, World.Ct));
        var after = await LinesAsync(books);

        Assert.Equal(ReadinessState.Present, after[ReadinessCodes.MembersApproval].State);
        Assert.NotNull(after[ReadinessCodes.MembersApproval].Paper?.FileId);
        Assert.Equal(ReadinessState.Present, after[ReadinessCodes.YearClosed].State);
        Assert.Equal(ReadinessState.Present, after[ReadinessCodes.Plan].State);
        Assert.Equal(ReadinessState.Present, after[ReadinessCodes.Proof].State);

        Assert.Equal(
            "capital-board",
            (await books.HandInAsync(ReadinessCodes.Musdes, Day, who: books.Treasurer)).Refusal?.Code
        );
        Assert.Equal("paper-kind", (await books.HandInAsync(ReadinessCodes.Npwp, Day)).Refusal?.Code);
        Assert.Equal(
            "paper-date",
            (await books.HandInAsync(ReadinessCodes.Musdes, Day.AddDays(1))).Refusal?.Code
        );
        Assert.Equal(
            "file.kind",
            (await books.HandInAsync(ReadinessCodes.Musdes, Day, [1, 2])).Refusal?.Code
        );
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task The_proposal_has_no_figure_that_books_plan_and_projection_do_not_tell(string provider)
    {
        Assert.SkipUnless(LpjTests.Installed, "no pdftotext at hand");
        await using var books = await StartAsync(provider);
        Assert.Equal(
            "no-plan",
            (
                await books.AsAsync<MakeProposal, ProposalPaper>(
                    books.Board,
                    (m, card) => m.RunAsync(card, World.Ct)
                )
            )
                .Refusal
                ?.Code
        );
        await books.EarningYearAsync();
        await books.EarnAsync(5_000_000, new DateOnly(2025, 3, 1));
        Granted(await books.CloseAsync());
        Granted(await books.PlanFinanceAsync(Usual()));
        Granted(await books.WriteProposalAsync("Menjual sayur segar.\nSetiap pagi.", 0));
        Assert.Equal("stale", (await books.WriteProposalAsync("Lain.", 0)).Refusal?.Code);
        Assert.Equal("not-found", (await books.WriteProposalAsync("Lain.", 0, "bukan")).Refusal?.Code);

        var paper = await books.ProposalAsync();
        var text = await LpjTests.ReadAsync(paper.Pdf());

        foreach (var chapter in ProposalOutline.Chapters)
            Assert.Contains(chapter.Title, text, StringComparison.Ordinal);
        Assert.Contains("Menjual sayur segar.", text, StringComparison.Ordinal);
        Assert.Contains("Lemari pendingin", text, StringComparison.Ordinal);
        Assert.Contains("belum dikonfirmasi", text, StringComparison.Ordinal);
        var known = Known(paper.Facts);
        var printed = Figure().Matches(text).Select(m => m.Value).ToList();
        Assert.NotEmpty(printed);
        Assert.Empty(printed.Where(f => !known.Contains(Number(f))).Distinct());
        // And all that matters is printed.
        foreach (var row in paper.Facts.Reckoned.Rows)
            Assert.Contains(StatementPaper.Figure(row.Payment), text, StringComparison.Ordinal);
        foreach (var year in paper.Facts.Reckoned.Projection!.Years)
            Assert.Contains(StatementPaper.Figure(year.Cash), text, StringComparison.Ordinal);
        Assert.Equal(paper.Pdf(), paper.Pdf());
    }

    private static HashSet<long> Known(ProposalFacts facts)
    {
        var reckoned = facts.Reckoned;
        return
        [
            .. new[] { StatementNames.Result, StatementNames.Position }
                .SelectMany(code => StatementSet.Of(code, facts.Figures).Rows)
                .SelectMany(r => new[] { Math.Abs(r.Now), Math.Abs(r.Before) }),
            new Columns(facts.Figures).Now.CashClosing,
            .. reckoned.Rows.SelectMany(r =>
                new[] { Math.Abs(r.Principal), r.Interest, r.Payment, r.Balance }
            ),
            reckoned.TotalInterest,
            reckoned.Rows.Sum(r => r.Payment),
            .. ProjectionRows
                .Of(facts.Year!, reckoned.Projection!)
                .SelectMany(r => r.Years.Append(r.Ground ?? 0))
                .Select(Math.Abs),
            .. reckoned.Projection!.Months.Select(m => Math.Abs(m.Cash)),
            facts.Amount,
            facts.Operational,
            .. facts.Plan.Purposes.Select(p => p.Amount.Value),
        ];
    }

    private static long Number(string figure) =>
        long.Parse(figure.Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);

    /// <summary>Income less cost of a span, line by line from the journals.</summary>
    private static Task<long> ResultAsync(OpenedBooks books, DateOnly from, DateOnly to) =>
        books.World.AskAsync<Db, long>(async db =>
            -(
                await db
                    .JournalLines.Where(l => l.CooperativeId == books.Id && l.Date >= from && l.Date <= to)
                    .ToListAsync(World.Ct)
            )
                .Where(l => l.AccountCode[0] is '4' or '5' or '6')
                .Sum(l => l.Amount.Value)
        );

    private static async Task<Dictionary<string, ReadinessLine>> LinesAsync(OpenedBooks books)
    {
        IReadOnlyList<ReadinessLine> lines = [];
        await books.AsAsync<CapitalBook, NaikKelas.Kernel.Unit>(
            books.Board,
            async (book, card) =>
            {
                var plan = await book.PlanAsync(books.Id, World.Ct);
                var facts = await book.ReadinessAsync(card, plan?.Plan.Version ?? 0, World.Ct);
                lines = Readiness.Of(
                    facts,
                    plan?.Scheme ?? CapitalPractice.Current.On(Day, facts.Known.Kind)[0]
                );
                return default(NaikKelas.Kernel.Unit);
            }
        );
        return lines.ToDictionary(l => l.Code, StringComparer.Ordinal);
    }

    private static async Task<PlanCard> PlanAsync(OpenedBooks books)
    {
        PlanCard? found = null;
        await books.AsAsync<CapitalBook, NaikKelas.Kernel.Unit>(
            books.Board,
            async (book, _) =>
            {
                found = await book.PlanAsync(books.Id, World.Ct);
                return default(NaikKelas.Kernel.Unit);
            }
        );
        return found!;
    }

    private static async Task<IEnumerable<string>> CodesAsync(
        OpenedBooks books,
        SaveFinancePlan.Input input
    ) => (await books.PlanFinanceAsync(input)).Refusals.Select(r => r.Code);

    /// <summary>Amounts of a thousand and more, as they are printed: 1.234.567.</summary>
    [GeneratedRegex(@"(?<![\d.,])\d{1,3}(\.\d{3})+(?![\d.,]*\d)", RegexOptions.None, 1000)]
    private static partial Regex Figure();
}
