using System.Net;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Interest;
using NaikKelas.Books.Ledger;
using NaikKelas.Books.Members;
using NaikKelas.Books.Terms;
using NaikKelas.Kernel;
using NaikKelas.Tests.House;
using static NaikKelas.Tests.Books.OpenedBooks;
using static NaikKelas.Tests.Registry.RegistrySteps;

namespace NaikKelas.Tests.Books;

/// <summary>Terms of savings: placed on a passbook, held by its floor, ended once, carried on once.</summary>
public sealed class TermTests
{
    private const string OnTerm = "2-1102";
    private const string Other = "4-9900";

    /// <summary>The clock stands on 20 November 2026.</summary>
    private static readonly PlaceTerm.Input Three = new()
    {
        Amount = new Rupiah(1_000_000),
        StartsOn = new DateOnly(2026, 11, 1),
        Months = 3,
        Rate = 7.5m,
        AtMaturity = AtMaturity.PayOut,
    };

    private static readonly TermFacts Facts = new(
        SavingsKind.Berjangka,
        SubledgerState.Open,
        new Rupiah(1_000_000),
        null,
        new DateOnly(2025, 1, 1),
        Day
    );

    public static TheoryData<string> Providers => World.Providers;

    [Theory]
    [InlineData(0, 3, "2026-11-01", 7.5, "term-amount")]
    [InlineData(1_000_001, 3, "2026-11-01", 7.5, "term-above-balance")]
    [InlineData(1_000_000, 0, "2026-11-01", 7.5, "term-months")]
    [InlineData(1_000_000, 61, "2026-11-01", 7.5, "term-months")]
    [InlineData(1_000_000, 3, "2026-11-21", 7.5, "term-start")]
    [InlineData(1_000_000, 3, "2024-12-31", 7.5, "term-start")]
    [InlineData(1_000_000, 3, "2026-11-01", 100.01, "term-rate")]
    [InlineData(1_000_000, 3, "2026-11-01", 7.125, "term-rate")]
    [InlineData(1_000_000, 60, "2025-01-01", 0, null)]
    public void What_is_asked_is_looked_at(long amount, int months, string start, double rate, string? code)
    {
        var asked = Three with
        {
            Amount = new Rupiah(amount),
            Months = months,
            StartsOn = DateOnly.Parse(start, Rupiah.Culture),
            Rate = (decimal)rate,
        };

        Assert.Equal(code, CodesOf(asked, Facts).SingleOrDefault());
    }

    [Fact]
    public void An_empty_form_is_told_all_at_once() =>
        Assert.Equal(
            ["term-amount", "term-start", "term-months", "term-rate", "term-maturity"],
            CodesOf(new PlaceTerm.Input(), Facts)
        );

    [Fact]
    public void A_passbook_that_takes_no_term_says_why()
    {
        Assert.Equal(["term-kind"], CodesOf(Three, Facts with { Kind = SavingsKind.Sukarela }));
        Assert.Equal(["term-kind"], CodesOf(Three, Facts with { Kind = null }));
        Assert.Equal(["term-blocked"], CodesOf(Three, Facts with { State = SubledgerState.Blocked }));
        Assert.Equal(["term-closed"], CodesOf(Three, Facts with { State = SubledgerState.Closed }));
        Assert.Equal(["term-running"], CodesOf(Three, Facts with { Running = Day }));
    }

    /// <summary>10,000,000 at 7.3 % earns 2,000 a day; nothing before it began, nothing from maturity on.</summary>
    [Theory]
    [InlineData("2026-10-31", 0)]
    [InlineData("2026-11-01", 0)]
    [InlineData("2026-11-20", 38_000)]
    [InlineData("2027-02-01", 184_000)]
    [InlineData("2028-01-01", 184_000)]
    public void Interest_until_a_day(string until, long earned) =>
        Assert.Equal(
            new Rupiah(earned),
            TermRules.EarnedOf(
                TermOf(10_000_000, 730, AtMaturity.PayOut),
                DateOnly.Parse(until, Rupiah.Culture),
                365
            )
        );

    [Fact]
    public void What_goes_on_by_itself_leaves_no_day_out()
    {
        var today = new DateOnly(2027, 2, 14);

        var rolled = TermRules.Next(TermOf(1, 0, AtMaturity.RollOver), 2, today);
        var asked = TermRules.Next(TermOf(1, 0, AtMaturity.Wait), 2, today);

        Assert.Equal(
            (new DateOnly(2027, 2, 1), new DateOnly(2027, 5, 1)),
            (rolled.StartsOn, rolled.MaturesOn)
        );
        Assert.Equal((today, new DateOnly(2027, 5, 14)), (asked.StartsOn, asked.MaturesOn));
    }

    [Theory]
    [InlineData("2026-11-19", TermDue.Overdue)]
    [InlineData("2026-11-20", TermDue.Soon)]
    [InlineData("2026-12-20", TermDue.Soon)]
    [InlineData("2026-12-21", TermDue.Later)]
    internal void How_near_the_day_is(string maturity, TermDue due) =>
        Assert.Equal(
            due,
            TermRules.DueOf(DateOnly.Parse(maturity, Rupiah.Culture), Day, TermPractice.Current)
        );

    /// <summary>
    /// 30 days; 5,000,000 throughout, of which a term holds 3,650,000 at 10 % – 1,000 a day – from the 11th to the 20th.
    /// Beside it the lowest balance, 1,350,000, earns 12 %.
    /// </summary>
    [Fact]
    public void A_term_earns_its_own_rate_and_what_lies_beside_it_the_product_s()
    {
        var month = new SavedMonth(
            default,
            default,
            InterestMethod.Lowest,
            1_200,
            [.. Enumerable.Repeat(5_000_000L, 30)],
            [new TermDays(10, 20, 3_650_000, 1_000)]
        );

        Assert.Equal(13_500 + 10_000, InterestRules.GrossOf(month, InterestTerms.Current).Gross);
        // A product without interest of its own: the term earns all the same.
        Assert.Equal(
            10_000,
            InterestRules
                .GrossOf(month with { Method = InterestMethod.None, Rate = 0 }, InterestTerms.Current)
                .Gross
        );
        // The money came on the 16th: five days.
        Assert.Equal(
            5_000,
            InterestRules
                .GrossOf(
                    month with
                    {
                        Method = InterestMethod.None,
                        Days = [.. Enumerable.Range(0, 30).Select(d => d < 15 ? 0L : 5_000_000L)],
                    },
                    InterestTerms.Current
                )
                .Gross
        );
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task What_a_term_holds_cannot_be_drawn(string provider)
    {
        await using var books = await StartAsync(provider);
        var saver = await SaverAsync(books, 1_500_000);

        Granted(await PlaceAsync(books, saver));

        await books.RefusedAsync("insufficient", Saving(saver.OnTerm, -500_001, account: OnTerm));
        await books.PostedAsync(Saving(saver.OnTerm, -500_000, account: OnTerm));
        Assert.Equal("term-running", (await PlaceAsync(books, saver)).Refusal?.Code);
        Granted(await HoldAsync(books, saver, 0));
        await books.RefusedAsync("insufficient", Saving(saver.OnTerm, -1, account: OnTerm));
        Assert.Equal(1_000_000, await FloorAsync(books, saver));
        await books.HoldsAsync();
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Only_free_money_on_the_right_passbook_takes_a_term(string provider)
    {
        await using var books = await StartAsync(provider);
        var saver = await SaverAsync(books, 999_999);

        Assert.Equal("term-above-balance", (await PlaceAsync(books, saver)).Refusal?.Code);
        Assert.Equal(
            "term-kind",
            (await PlaceAsync(books, saver with { OnTerm = saver.Voluntary })).Refusal?.Code
        );
        Assert.Equal(
            "not-found",
            (await PlaceAsync(books, saver with { OnTerm = Ids.New<SubledgerId>() })).Refusal?.Code
        );
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Two_phones_place_one_term(string provider)
    {
        await using var books = await StartAsync(provider);
        var saver = await SaverAsync(books, 5_000_000);

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => Task.Run(() => PlaceAsync(books, saver), World.Ct))
        );

        Assert.Single(answers, a => !a.Refused);
        Assert.All(answers.Where(a => a.Refused), a => Assert.Equal("term-running", a.Refusal?.Code));
        Assert.Equal(1_000_000, await FloorAsync(books, saver));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task On_its_day_it_is_paid_out_once(string provider)
    {
        await using var books = await StartAsync(provider);
        var saver = await SaverAsync(books, 1_500_000);
        var term = Granted(await PlaceAsync(books, saver));

        Assert.Equal("term-not-due", (await PayOutAsync(books, term)).Refusal?.Code);
        books.World.Clock.SetLocal(2027, 2, 1);
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => Task.Run(() => PayOutAsync(books, term), World.Ct))
        );

        Assert.Single(answers, a => !a.Refused);
        Assert.All(answers.Where(a => a.Refused), a => Assert.Equal("term-ended", a.Refusal?.Code));
        Assert.Equal(500_000, await books.SavedAsync(saver.OnTerm));
        Assert.Equal(1_000_000, await books.SavedAsync(saver.Voluntary));
        Assert.Equal(0, await FloorAsync(books, saver));
        Assert.Equal("term-ended", (await ExtendAsync(books, term)).Refusal?.Code);
        await books.HoldsAsync();
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Before_its_day_the_board_breaks_it_with_a_reason_and_a_penalty(string provider)
    {
        await using var books = await StartAsync(provider);
        var saver = await SaverAsync(books, 1_000_000);
        var term = Granted(await PlaceAsync(books, saver));
        var asked = new EndTerm.BreakInput { Reason = "Biaya rumah sakit", Penalty = new Rupiah(10_000) };

        Assert.Equal("term-board", (await BreakAsync(books, books.Treasurer, term, asked)).Refusal?.Code);
        Assert.Equal(
            ["reason", "term-penalty"],
            (
                await BreakAsync(
                    books,
                    books.Board,
                    term,
                    new EndTerm.BreakInput { Reason = " ", Penalty = new Rupiah(1_000_001) }
                )
            ).Refusals.Select(r => r.Code)
        );
        Granted(await BreakAsync(books, books.Board, term, asked));

        Assert.Equal(0, await books.SavedAsync(saver.OnTerm));
        Assert.Equal(990_000, await books.SavedAsync(saver.Voluntary));
        Assert.Equal(-10_000, await books.BalanceAsync(Other));
        Assert.Equal("term-ended", (await BreakAsync(books, books.Board, term, asked)).Refusal?.Code);
        await books.HoldsAsync();
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Without_simpanan_sukarela_nothing_is_let_go(string provider)
    {
        await using var books = await StartAsync(provider);
        var row = await books.SaverAsync(OnTerm);
        await books.PostedAsync(Saving(row, 1_000_000, account: OnTerm));
        var saver = new Saver(default, row, default);
        var term = Granted(await PlaceAsync(books, saver));
        books.World.Clock.SetLocal(2027, 2, 1);

        Assert.Equal("term-no-savings", (await PayOutAsync(books, term)).Refusal?.Code);
        Assert.Equal(1_000_000, await FloorAsync(books, saver));
    }

    /// <summary>Seven months later a term of three months went on twice, however often and by how many it is run.</summary>
    [Theory, MemberData(nameof(Providers))]
    public async Task What_was_agreed_to_go_on_goes_on_by_itself(string provider)
    {
        await using var books = await StartAsync(provider);
        var (rolling, waiting) = (await SaverAsync(books, 1_000_000), await SaverAsync(books, 1_000_000));
        Granted(await PlaceAsync(books, rolling, Three with { AtMaturity = AtMaturity.RollOver }));
        var waits = Granted(await PlaceAsync(books, waiting, Three with { AtMaturity = AtMaturity.Wait }));
        books.World.Clock.SetLocal(2027, 6, 5);

        var begun = await Task.WhenAll(
            Enumerable.Range(0, 3).Select(_ => Task.Run(() => ExtendAllAsync(books), World.Ct))
        );

        Assert.Equal(2, begun.Sum(b => b.Value));
        var terms = await TermsAsync(books, rolling);
        Assert.Equal([TermState.Extended, TermState.Extended, TermState.Running], terms.Select(t => t.State));
        Assert.Equal(new DateOnly(2027, 8, 1), terms[2].MaturesOn);
        Assert.Equal(TermState.Running, Assert.Single(await TermsAsync(books, waiting)).State);

        Granted(await ExtendAsync(books, waits));
        Assert.Equal("term-ended", (await ExtendAsync(books, waits)).Refusal?.Code);
        Assert.Equal("term-not-due", (await ExtendAsync(books, terms[2].Id)).Refusal?.Code);
        Assert.Equal(1_000_000, await FloorAsync(books, rolling));
    }

    /// <summary>November at 7.5 % of 1,000,000: thirty days, though the product itself gives nothing.</summary>
    [Theory, MemberData(nameof(Providers))]
    public async Task A_month_is_credited_at_the_rate_of_the_term(string provider)
    {
        await using var books = await StartAsync(provider);
        var saver = await SaverAsync(books, 1_000_000);
        Granted(await PlaceAsync(books, saver));
        books.World.Clock.SetLocal(2026, 12, 1);

        Granted(
            await books.AsAsync<BookInterest, Posted>(
                books.Treasurer,
                (book, card) => book.RunAsync(card, 202611, World.Ct)
            )
        );

        Assert.Equal(1_000_000 + 6_164, await books.SavedAsync(saver.OnTerm));
        await books.HoldsAsync();
    }

    /// <summary>Whoever writes to the tables: the guard stands without the use cases.</summary>
    [Theory, MemberData(nameof(Providers))]
    public async Task The_database_itself_holds_what_a_term_holds(string provider)
    {
        await using var books = await StartAsync(provider);
        var saver = await SaverAsync(books, 1_000_000);
        var term = Granted(await PlaceAsync(books, saver));
        var (id, row) = (books.Id.Value, saver.OnTerm.Value);

        await GuardedAsync(
            books,
            $"UPDATE subledger_accounts SET floor = 999999 WHERE cooperative_id = {id} AND id = {row}"
        );
        await GuardedAsync(
            books,
            $"UPDATE savings_terms SET amount = 1 WHERE cooperative_id = {id} AND id = {term.Value}"
        );
        await GuardedAsync(
            books,
            $"DELETE FROM savings_terms WHERE cooperative_id = {id} AND id = {term.Value}"
        );
        await GuardedAsync(
            books,
            $"INSERT INTO savings_terms (cooperative_id, id, subledger_id, number, starts_on, matures_on, months, rate, at_maturity, state, version, amount, penalty) VALUES ({id}, {Guid.CreateVersion7()}, {row}, 2, {Day}, {Day.AddMonths(1)}, 1, 600, 'Wait', 'Running', 0, 1, 0)"
        );
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task The_treasurer_places_it_sees_it_due_and_pays_it_out(string provider)
    {
        await using var books = await StartAsync(provider);
        var saver = await SaverAsync(books, 1_000_000);
        var home = $"/pembukuan/{books.Id.Value}/anggota";
        var passbook = $"{home}/{saver.Member.Value}/{saver.OnTerm.Value}";
        using var treasurer = await books.Treasurer.BrowserAsync();
        using var board = await books.Board.BrowserAsync();

        using var wrong = await treasurer.SendAsync($"{passbook}/berjangka", FormOf("500", "7,5"));
        using var placed = await treasurer.SendAsync($"{passbook}/berjangka", FormOf("3", "7,5"));
        var page = await treasurer.OpenAsync(passbook);
        var term = (await TermsAsync(books, saver)).Single();
        (string, string)[] which = [("term", $"{term.Id.Value}")];
        using var notTreasurer = await treasurer.SendAsync(
            $"{passbook}/berjangka?handler=Break",
            which,
            passbook
        );
        using var bilyet = await board.GetAsync(
            new Uri($"{passbook}/berjangka?handler=File&term={term.Id.Value}", UriKind.Relative),
            World.Ct
        );
        books.World.Clock.SetLocal(2027, 2, 3);
        var due = await treasurer.OpenAsync($"{home}/berjangka?tampil=lewat");
        using var notBoard = await board.SendAsync(
            $"{passbook}/berjangka?handler=PayOut",
            which,
            $"{home}/ketentuan"
        );
        using var paid = await treasurer.SendAsync($"{passbook}/berjangka?handler=PayOut", which);
        var after = await board.OpenAsync($"{passbook}/berjangka");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, placed.StatusCode);
        Assert.Contains("1 Feb 2027", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, notTreasurer.StatusCode);
        Assert.Equal("application/pdf", bilyet.Content.Headers.ContentType?.MediaType);
        Assert.Contains("lewat 2 hari", due.QuerySelector("table")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Cairkan", due.QuerySelector("table")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, notBoard.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, paid.StatusCode);
        Assert.Contains("Sudah cair", after.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(1_000_000, await books.SavedAsync(saver.Voluntary));
    }

    private sealed record Saver(MemberId Member, SubledgerId OnTerm, SubledgerId Voluntary);

    private static IEnumerable<string> CodesOf(PlaceTerm.Input asked, TermFacts facts) =>
        TermRules.Check(asked, facts, TermPractice.Current).All.Select(r => r.Code);

    private static SavingsTerm TermOf(long amount, int rate, AtMaturity at) =>
        new()
        {
            CooperativeId = default,
            Id = default,
            SubledgerId = default,
            Number = 1,
            Amount = new Rupiah(amount),
            StartsOn = new DateOnly(2026, 11, 1),
            MaturesOn = new DateOnly(2027, 2, 1),
            Months = 3,
            Rate = rate,
            AtMaturity = at,
        };

    private static (string, string)[] FormOf(string months, string rate) =>
        [
            ("Input.Amount", "1.000.000"),
            ("Input.StartsOn", "2026-11-01"),
            ("Input.Months", months),
            ("Input.Rate", rate),
            ("Input.AtMaturity", "PayOut"),
        ];

    /// <summary>A member with simpanan sukarela and so much on simpanan berjangka.</summary>
    private static async Task<Saver> SaverAsync(OpenedBooks books, long amount)
    {
        var joined = Granted(
            await books.World.AskAsync<RegisterMembers, Result<IReadOnlyList<MemberId>>>(r =>
                r.RunAsync(
                    books.Id,
                    [new RegisterMembers.Input { Name = "Sri Lestari", JoinedOn = new DateOnly(2026, 1, 5) }],
                    World.Ct
                )
            )
        )[0];
        Granted(
            await books.AsAsync<ChangeMember, MemberId>(
                books.Treasurer,
                (change, card) => change.OpenAsync(card, joined, OnTerm, World.Ct)
            )
        );
        var rows = await books.World.AskAsync<Db, Dictionary<string, SubledgerId>>(db =>
            db.SubledgerAccounts.Where(s => s.CooperativeId == books.Id && s.MemberId == joined)
                .ToDictionaryAsync(s => s.AccountCode, s => s.Id, World.Ct)
        );
        var saver = new Saver(joined, rows[OnTerm], rows[Voluntary]);
        await books.PostedAsync(
            Saving(saver.OnTerm, amount, account: OnTerm) with
            {
                Date = new DateOnly(2026, 10, 1),
            }
        );
        return saver;
    }

    private static Task<Result<TermId>> PlaceAsync(
        OpenedBooks books,
        Saver saver,
        PlaceTerm.Input? input = null
    ) =>
        books.AsAsync<PlaceTerm, TermId>(
            books.Treasurer,
            (place, card) => place.RunAsync(card, saver.OnTerm, input ?? Three, World.Ct)
        );

    private static Task<Result<Posted>> PayOutAsync(OpenedBooks books, TermId term) =>
        books.AsAsync<EndTerm, Posted>(books.Treasurer, (end, card) => end.PayOutAsync(card, term, World.Ct));

    private static Task<Result<Posted>> BreakAsync(
        OpenedBooks books,
        Someone who,
        TermId term,
        EndTerm.BreakInput input
    ) => books.AsAsync<EndTerm, Posted>(who, (end, card) => end.BreakAsync(card, term, input, World.Ct));

    private static Task<Result<TermId>> ExtendAsync(OpenedBooks books, TermId term) =>
        books.AsAsync<ExtendTerms, TermId>(
            books.Treasurer,
            (extend, card) => extend.RunAsync(card.CooperativeId, term, World.Ct)
        );

    private static Task<Result<int>> ExtendAllAsync(OpenedBooks books) =>
        books.World.AskAsync<ExtendTerms, Result<int>>(extend => extend.RunAsync(books.Id, World.Ct));

    private static Task<Result<MemberId>> HoldAsync(OpenedBooks books, Saver saver, long floor) =>
        books.AsAsync<ChangeMember, MemberId>(
            books.Treasurer,
            (change, card) =>
                change.HoldAsync(
                    card,
                    saver.Member,
                    saver.OnTerm,
                    new ChangeMember.PassbookInput { Floor = new Rupiah(floor) },
                    World.Ct
                )
        );

    private static Task<long> FloorAsync(OpenedBooks books, Saver saver) =>
        books.World.AskAsync<Db, long>(db =>
            db.SubledgerAccounts.Where(s => s.CooperativeId == books.Id && s.Id == saver.OnTerm)
                .Select(s => s.Floor.Value)
                .SingleAsync(World.Ct)
        );

    private static Task<List<SavingsTerm>> TermsAsync(OpenedBooks books, Saver saver) =>
        books.World.AskAsync<Db, List<SavingsTerm>>(db =>
            db.SavingsTerms.Where(t => t.CooperativeId == books.Id && t.SubledgerId == saver.OnTerm)
                .OrderBy(t => t.Number)
                .ToListAsync(World.Ct)
        );

    private static async Task GuardedAsync(OpenedBooks books, FormattableString sql)
    {
        var thrown = await Assert.ThrowsAnyAsync<Exception>(() =>
            books.World.DoAsync<Db>(async db =>
            {
                await db.ForCooperativeAsync(books.Id, World.Ct);
                await db.Database.ExecuteSqlAsync(sql, World.Ct);
            })
        );
        Assert.True(
            thrown.ToString().Contains("books:term", StringComparison.Ordinal)
                || thrown.ToString().Contains("savings_terms", StringComparison.Ordinal),
            thrown.ToString()
        );
    }
}
