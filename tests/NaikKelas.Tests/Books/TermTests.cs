using System.Net;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Interest;
using NaikKelas.Books.Ledger;
using NaikKelas.Books.Terms;
using NaikKelas.Kernel;
using NaikKelas.Registry.Organisations;
using NaikKelas.Tests.House;
using static NaikKelas.Tests.Books.OpenedBooks;
using static NaikKelas.Tests.Books.TermSteps;
using static NaikKelas.Tests.Registry.RegistrySteps;

namespace NaikKelas.Tests.Books;

/// <summary>Terms of savings: placed on a passbook, held by its floor, ended once, carried on once.</summary>
public sealed class TermTests
{
    private const string Other = "4-9900";

    public static TheoryData<string> Providers => World.Providers;

    [Theory, MemberData(nameof(Providers))]
    public async Task What_a_term_holds_cannot_be_drawn(string provider)
    {
        await using var books = await StartAsync(provider);
        var saver = await books.TermSaverAsync(1_500_000);

        Granted(await books.PlaceTermAsync(saver));

        await books.RefusedAsync("insufficient", Saving(saver.OnTerm, -500_001, account: OnTerm));
        await books.PostedAsync(Saving(saver.OnTerm, -500_000, account: OnTerm));
        Assert.Equal("term-running", (await books.PlaceTermAsync(saver)).Refusal?.Code);
        Granted(await books.HoldPassbookAsync(saver, 0));
        await books.RefusedAsync("insufficient", Saving(saver.OnTerm, -1, account: OnTerm));
        Assert.Equal(1_000_000, await books.FloorAsync(saver));
        await books.HoldsAsync();
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Only_free_money_on_the_right_passbook_takes_a_term(string provider)
    {
        await using var books = await StartAsync(provider);
        var saver = await books.TermSaverAsync(999_999);

        Assert.Equal("term-above-balance", (await books.PlaceTermAsync(saver)).Refusal?.Code);
        Assert.Equal(
            "term-kind",
            (await books.PlaceTermAsync(saver with { OnTerm = saver.Voluntary })).Refusal?.Code
        );
        Assert.Equal(
            "not-found",
            (await books.PlaceTermAsync(saver with { OnTerm = Ids.New<SubledgerId>() })).Refusal?.Code
        );
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Two_phones_place_one_term(string provider)
    {
        await using var books = await StartAsync(provider);
        var saver = await books.TermSaverAsync(5_000_000);

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => Task.Run(() => books.PlaceTermAsync(saver), World.Ct))
        );

        Assert.Single(answers, a => !a.Refused);
        Assert.All(answers.Where(a => a.Refused), a => Assert.Equal("term-running", a.Refusal?.Code));
        Assert.Equal(1_000_000, await books.FloorAsync(saver));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task On_its_day_it_is_paid_out_once(string provider)
    {
        await using var books = await StartAsync(provider);
        var saver = await books.TermSaverAsync(1_500_000);
        var term = Granted(await books.PlaceTermAsync(saver));

        Assert.Equal("term-not-due", (await books.PayOutTermAsync(term)).Refusal?.Code);
        books.World.Clock.SetLocal(2027, 2, 1);
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => Task.Run(() => books.PayOutTermAsync(term), World.Ct))
        );

        Assert.Single(answers, a => !a.Refused);
        Assert.All(answers.Where(a => a.Refused), a => Assert.Equal("term-ended", a.Refusal?.Code));
        Assert.Equal(500_000, await books.SavedAsync(saver.OnTerm));
        Assert.Equal(1_000_000, await books.SavedAsync(saver.Voluntary));
        Assert.Equal(0, await books.FloorAsync(saver));
        Assert.Equal("term-ended", (await books.ExtendTermAsync(term)).Refusal?.Code);
        await books.HoldsAsync();
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Before_its_day_the_board_breaks_it_with_a_reason_and_a_penalty(string provider)
    {
        await using var books = await StartAsync(provider);
        var saver = await books.TermSaverAsync(1_000_000);
        var term = Granted(await books.PlaceTermAsync(saver));
        var asked = new EndTerm.BreakInput { Reason = "Biaya rumah sakit", Penalty = new Rupiah(10_000) };

        Assert.Equal("term-board", (await books.BreakTermAsync(books.Treasurer, term, asked)).Refusal?.Code);
        Assert.Equal(
            ["reason", "term-penalty"],
            (
                await books.BreakTermAsync(
                    books.Board,
                    term,
                    new EndTerm.BreakInput { Reason = " ", Penalty = new Rupiah(1_000_001) }
                )
            ).Refusals.Select(r => r.Code)
        );
        Granted(await books.BreakTermAsync(books.Board, term, asked));

        Assert.Equal(0, await books.SavedAsync(saver.OnTerm));
        Assert.Equal(990_000, await books.SavedAsync(saver.Voluntary));
        Assert.Equal(-10_000, await books.BalanceAsync(Other));
        Assert.Equal("term-ended", (await books.BreakTermAsync(books.Board, term, asked)).Refusal?.Code);
        await books.HoldsAsync();
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Without_simpanan_sukarela_nothing_is_let_go(string provider)
    {
        await using var books = await StartAsync(provider);
        var row = await books.SaverAsync(OnTerm);
        await books.PostedAsync(Saving(row, 1_000_000, account: OnTerm));
        var saver = new Saver(default, row, default);
        var term = Granted(await books.PlaceTermAsync(saver));
        books.World.Clock.SetLocal(2027, 2, 1);

        Assert.Equal("term-no-savings", (await books.PayOutTermAsync(term)).Refusal?.Code);
        Assert.Equal(1_000_000, await books.FloorAsync(saver));
    }

    /// <summary>Seven months later a term of three months went on twice, however often and by how many it is run.</summary>
    [Theory, MemberData(nameof(Providers))]
    public async Task What_was_agreed_to_go_on_goes_on_by_itself(string provider)
    {
        await using var books = await StartAsync(provider);
        var (rolling, waiting) = (
            await books.TermSaverAsync(1_000_000),
            await books.TermSaverAsync(1_000_000)
        );
        Granted(await books.PlaceTermAsync(rolling, Three with { AtMaturity = AtMaturity.RollOver }));
        var waits = Granted(await books.PlaceTermAsync(waiting, Three with { AtMaturity = AtMaturity.Wait }));
        Assert.Empty(await DueAsync(books));
        books.World.Clock.SetLocal(2027, 6, 5);
        Assert.Equal([books.Id], await DueAsync(books));

        var begun = await Task.WhenAll(
            Enumerable.Range(0, 3).Select(_ => Task.Run(() => books.ExtendTermsAsync(), World.Ct))
        );

        Assert.Equal(2, begun.Sum(b => b.Value));
        var terms = await books.TermsAsync(rolling);
        Assert.Equal([TermState.Extended, TermState.Extended, TermState.Running], terms.Select(t => t.State));
        Assert.Equal(new DateOnly(2027, 8, 1), terms[2].MaturesOn);
        Assert.Equal(TermState.Running, Assert.Single(await books.TermsAsync(waiting)).State);

        Granted(await books.ExtendTermAsync(waits));
        Assert.Equal("term-ended", (await books.ExtendTermAsync(waits)).Refusal?.Code);
        Assert.Equal("term-not-due", (await books.ExtendTermAsync(terms[2].Id)).Refusal?.Code);
        Assert.Equal(1_000_000, await books.FloorAsync(rolling));
    }

    /// <summary>November at 7.5 % of 1,000,000: thirty days, though the product itself gives nothing.</summary>
    [Theory, MemberData(nameof(Providers))]
    public async Task A_month_is_credited_at_the_rate_of_the_term(string provider)
    {
        await using var books = await StartAsync(provider);
        var saver = await books.TermSaverAsync(1_000_000);
        Granted(await books.PlaceTermAsync(saver));
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
        var saver = await books.TermSaverAsync(1_000_000);
        var term = Granted(await books.PlaceTermAsync(saver));
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
        var saver = await books.TermSaverAsync(1_000_000);
        var home = $"/pembukuan/{books.Id.Value}/anggota";
        var passbook = $"{home}/{saver.Member.Value}/{saver.OnTerm.Value}";
        using var treasurer = await books.Treasurer.BrowserAsync();
        using var board = await books.Board.BrowserAsync();

        using var wrong = await treasurer.SendAsync($"{passbook}/berjangka", FormOf("500", "7,5"));
        using var placed = await treasurer.SendAsync($"{passbook}/berjangka", FormOf("3", "7,5"));
        var page = await treasurer.OpenAsync(passbook);
        var term = (await books.TermsAsync(saver)).Single();
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

    /// <summary>Whose terms the clock would carry on now.</summary>
    private static Task<IReadOnlyList<OrganisationId>> DueAsync(OpenedBooks books) =>
        books.World.AskAsync<ExtendTerms, IReadOnlyList<OrganisationId>>(extend => extend.DueAsync(World.Ct));

    private static (string, string)[] FormOf(string months, string rate) =>
        [
            ("Input.Amount", "1.000.000"),
            ("Input.StartsOn", "2026-11-01"),
            ("Input.Months", months),
            ("Input.Rate", rate),
            ("Input.AtMaturity", "PayOut"),
        ];

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
