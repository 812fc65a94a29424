using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Filings;
using NaikKelas.Books.Ledger;
using NaikKelas.Books.Rats;
using NaikKelas.Books.Years;
using NaikKelas.Kernel;
using NaikKelas.Registry.Facts;
using NaikKelas.Registry.Rats;
using NaikKelas.Tests.House;
using static NaikKelas.Tests.Books.OpenedBooks;
using static NaikKelas.Tests.Books.RatSteps;
using static NaikKelas.Tests.Registry.RegistrySteps;

namespace NaikKelas.Tests.Books;

/// <summary>A members' meeting from the plan to the agency, and what must not happen on the way.</summary>
public sealed class RatTests
{
    public static TheoryData<string> Providers => World.Providers;

    [Theory, MemberData(nameof(Providers))]
    public async Task From_the_plan_to_the_agency_with_the_day_that_counts(string provider)
    {
        await using var books = await StartAsync(provider);
        await books.HeldAsync();
        await books.SecondOfBoard.UserAsync();

        var unsigned = await books.FileRatAsync();
        Granted(await books.SignAsync(books.Board));
        Granted(
            await books.SignAsync(books.SecondOfBoard, "Angka persediaan belum saya periksa.", "Sekretaris")
        );
        Granted(await books.SignOnPaperAsync("Siti Aminah"));
        Granted(await books.FileRatAsync());

        Assert.Equal("rat-unsigned", unsigned.Refusal?.Code);
        var rat = await books.FoundRatAsync();
        Assert.Equal((RatState.Filed, 4, 4, 6), (rat.State, rat.Present, rat.Needed, rat.Members));
        var year = await books.World.AskAsync<YearBook, BookYear?>(y =>
            y.FindAsync(books.Id, RatSteps.Year, World.Ct)
        );
        Assert.Equal((YearState.Accepted, Held), (year!.State, year.AcceptedOn!.Value));
        var record = Assert.Single(
            (
                await books.World.AskAsync<FactBook, OrganisationFacts>(async f =>
                    (await f.OrganisationsAsync([books.Id], World.Ct))[books.Id]
                )
            ).Rats
        );
        Assert.Equal(
            (RatSteps.Year, Held, 4, 6),
            (record.BookYear, record.HeldOn, record.Attendance, record.Members)
        );
        var filing = await books.World.AskAsync<FilingBook, Filing?>(f =>
            f.FindAsync(books.Id, RatSteps.Year, World.Ct)
        );
        Assert.Equal(FilingState.Submitted, filing!.State);
        Assert.NotNull(filing.HeadHash);
        Assert.Equal("rat-filed", (await books.FileRatAsync()).Refusal?.Code);
        Assert.Equal("year-accepted", (await books.ReopenAsync("Salah")).Refusal?.Code);
        await books.HoldsAsync();
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Without_a_quorum_it_is_not_opened_but_put_off_once_with_a_quorum_of_its_own(
        string provider
    )
    {
        await using var books = await StartAsync(provider);
        await books.EarningYearAsync();
        await books.MembersAsync(8);
        Granted(await books.PlanRatAsync());
        foreach (var number in new[] { "0001", "0101", "0102", "0103", "0104" })
            Granted(await books.TickAsync(number));

        // Five of ten are half of them, not half and one more.
        Assert.Equal("rat-quorum", (await books.OpenRatAsync()).Refusal?.Code);
        Assert.Equal("rat-postpone", (await books.PostponeAsync(Held.AddDays(8))).Refusal?.Code);
        Assert.Equal("rat-postpone", (await books.PostponeAsync(Held)).Refusal?.Code);
        Granted(await books.PostponeAsync(Held.AddDays(3)));
        Assert.Equal("rat-not-yet", (await books.OpenRatAsync()).Refusal?.Code);
        books.World.Clock.SetLocal(2026, 11, 23);
        Assert.Equal("rat-quorum", (await books.OpenRatAsync()).Refusal?.Code);
        Granted(await books.TickAsync("0105"));
        Assert.Equal("rat-postponed", (await books.PostponeAsync(Held.AddDays(5))).Refusal?.Code);
        Granted(await books.TickAsync("0106"));
        Granted(await books.OpenRatAsync());

        var rat = await books.FoundRatAsync();
        Assert.Equal(
            (2, Held, 5, 2, 2, 10),
            (
                rat.Meeting,
                rat.FirstOn!.Value,
                rat.FirstPresent!.Value,
                rat.Present!.Value,
                rat.Needed!.Value,
                rat.Members!.Value
            )
        );
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_plan_is_after_the_year_invited_in_time_and_only_one(string provider)
    {
        await using var books = await StartAsync(provider);

        Assert.Equal(
            "rat-early",
            (await books.PlanRatAsync(Plan with { HeldOn = new(2025, 12, 31) })).Refusal?.Code
        );
        Assert.Equal(
            "rat-notice",
            (await books.PlanRatAsync(Plan with { InvitedOn = Held.AddDays(-6) })).Refusal?.Code
        );
        Assert.Equal("rat-year", (await books.PlanRatAsync(Plan, 2024)).Refusal?.Code);
        Granted(await books.PlanRatAsync(Plan with { InvitedOn = null }));
        Assert.Equal("rat-twice", (await books.PlanRatAsync()).Refusal?.Code);
        Assert.Equal("stale", (await books.PlanRatAsync(Plan with { Version = 7 })).Refusal?.Code);
        Granted(await books.PlanRatAsync(Plan with { Version = 1, Place = "Rumah ketua" }));
        // The year that still runs may be planned: it is heard when it is over.
        Granted(await books.PlanRatAsync(Plan with { HeldOn = new(2027, 2, 20), InvitedOn = null }, 2026));

        Assert.Equal("Rumah ketua", (await books.FoundRatAsync()).Place);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Two_plan_at_once_and_one_is_kept(string provider)
    {
        await using var books = await StartAsync(provider);
        await books.Treasurer.UserAsync();

        var both = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => books.PlanRatAsync()));

        Assert.Single(both, b => !b.Refused);
        Assert.Equal("rat-twice", Assert.Single(both, b => b.Refused).Refusal?.Code);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Only_who_is_a_member_on_the_day_comes_and_once(string provider)
    {
        await using var books = await StartAsync(provider);
        var (ani, budi) = await books.EarningYearAsync();
        await books.MembersAsync(2);
        Granted(await books.PlanRatAsync());
        await LeftAsync(books, budi, Held);

        Assert.Equal("Ani Lestari", Granted(await books.TickAsync(" 0001 ")));
        Granted(await books.TickAsync("0001"));
        Assert.Equal("rat-not-member", (await books.TickAsync("0002")).Refusal?.Code);
        Assert.Equal("rat-not-member", (await books.TickAsync("9999")).Refusal?.Code);
        Assert.Equal("rat-not-member", (await books.TickAsync("")).Refusal?.Code);
        var rat = await books.FoundRatAsync();
        var stand = await books.World.AskAsync<RatBook, QuorumStand>(b => b.StandAsync(rat, World.Ct));
        Assert.Equal(new QuorumStand(1, 3, 2), stand);
        Granted(
            await books.AsAsync<TickAttendance, string>(
                books.Treasurer,
                (tick, card) => tick.TakeBackAsync(card, RatSteps.Year, "0001", World.Ct)
            )
        );
        stand = await books.World.AskAsync<RatBook, QuorumStand>(b => b.StandAsync(rat, World.Ct));
        Assert.Equal(0, stand.Present);
        Assert.NotEqual(ani, budi);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Decisions_are_of_an_open_meeting_with_no_more_votes_than_people(string provider)
    {
        await using var books = await StartAsync(provider);
        await books.EarningYearAsync();
        await books.MembersAsync(4);
        Granted(await books.PlanRatAsync());
        var early = await books.DecideAsync(Decision(RatSubject.Plan, 1));
        foreach (var number in new[] { "0001", "0101", "0102", "0103" })
            Granted(await books.TickAsync(number));
        Granted(await books.OpenRatAsync());

        Assert.Equal("rat-not-open", early.Refusal?.Code);
        Assert.Equal("rat-votes", (await books.DecideAsync(Decision(RatSubject.Plan, 4, 1))).Refusal?.Code);
        Assert.Equal(
            "rat-board",
            (await books.DecideAsync(Decision(RatSubject.Plan, 4), books.Treasurer)).Refusal?.Code
        );
        // The year is open: nothing that could change is accepted.
        Assert.Equal(
            "year-not-closed",
            (await books.DecideAsync(Decision(RatSubject.Accountability, 4))).Refusal?.Code
        );
        var key = Guid.CreateVersion7();
        var first = Granted(await books.DecideAsync(Decision(RatSubject.Plan, 3, 1, key: key)));
        var again = Granted(await books.DecideAsync(Decision(RatSubject.Plan, 3, 1, key: key)));
        Assert.Equal((1, 1, true), (first.No, again.No, first.Carried));
        var lost = Granted(await books.DecideAsync(Decision(RatSubject.Election, 2, 2)));
        Assert.False(lost.Carried);
        // Who comes later votes as well.
        Granted(await books.TickAsync("0104"));
        Granted(await books.DecideAsync(Decision(RatSubject.Other, 5)));
        Granted(
            await books.AsAsync<DecideRat, NaikKelas.Kernel.Unit>(
                books.Board,
                (decide, card) => decide.TakeBackAsync(card, RatSteps.Year, 2, World.Ct)
            )
        );
        Assert.Equal(
            "rat-opened",
            (
                await books.AsAsync<TickAttendance, string>(
                    books.Treasurer,
                    (tick, card) => tick.TakeBackAsync(card, RatSteps.Year, "0104", World.Ct)
                )
            )
                .Refusal
                ?.Code
        );
        Assert.Equal("rat-minutes", (await books.EndAsync()).Refusal?.Code);
        Assert.Equal("stale", (await books.MinutesAsync(version: 99)).Refusal?.Code);
        Granted(await books.MinutesAsync());
        Granted(await books.EndAsync());
        Assert.Equal("rat-ended", (await books.DecideAsync(Decision(RatSubject.Other, 1))).Refusal?.Code);
        Assert.Equal("rat-ended", (await books.TickAsync("0002")).Refusal?.Code);
        // Held, and the LPJ not accepted.
        Granted(await books.CloseAsync());
        Assert.Equal("year-not-accepted", (await books.FileRatAsync()).Refusal?.Code);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task The_lpj_is_accepted_once_and_what_it_accepted_is_final(string provider)
    {
        await using var books = await StartAsync(provider);
        await books.InSessionAsync();

        var decided = Granted(await books.DecideAsync(Decision(RatSubject.Accountability, 3, 1)));

        Assert.True(decided.Carried);
        Assert.Equal(
            "rat-decided",
            (await books.DecideAsync(Decision(RatSubject.Accountability, 4))).Refusal?.Code
        );
        Assert.Equal(
            "year-accepted",
            (
                await books.AsAsync<DecideRat, NaikKelas.Kernel.Unit>(
                    books.Board,
                    (decide, card) => decide.TakeBackAsync(card, RatSteps.Year, decided.No, World.Ct)
                )
            )
                .Refusal
                ?.Code
        );
        Assert.Equal("year-accepted", (await books.ReopenAsync("Salah catat")).Refusal?.Code);
        Assert.Equal("rat-not-held", (await books.FileRatAsync()).Refusal?.Code);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_year_is_accepted_on_the_day_of_its_meeting_and_no_other(string provider)
    {
        await using var books = await StartAsync(provider);
        await books.InSessionAsync();

        Assert.Equal("rat-decides", (await books.AcceptAsync(RatSteps.Held.AddDays(-1))).Refusal?.Code);

        await using var other = await StartAsync(provider);
        await other.EarningYearAsync();
        Granted(await other.CloseAsync());
        Granted(await other.AcceptAsync(RatSteps.Held.AddDays(-1)));
        Assert.Equal("rat-accepted", (await other.PlanRatAsync()).Refusal?.Code);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task What_the_agency_wrote_down_of_another_day_is_for_the_two_to_settle(string provider)
    {
        await using var books = await StartAsync(provider);
        await books.HeldAsync();
        Granted(await books.SignAsync(books.Board));
        Granted(await RecordedAsync(books, Held.AddDays(-1)));

        Assert.Equal("rat-record-differs", (await books.FileRatAsync()).Refusal?.Code);

        Assert.Equal(RatState.Held, (await books.FoundRatAsync()).State);
        Assert.Null(
            await books.World.AskAsync<FilingBook, Filing?>(f =>
                f.FindAsync(books.Id, RatSteps.Year, World.Ct)
            )
        );
        Granted(
            await books.World.AskAsync<CorrectRat, Result<Guid>>(c =>
                c.RunAsync(
                    books.Id,
                    RatSteps.Year,
                    new()
                    {
                        HeldOn = Held,
                        Source = "BA",
                        Reason = "Salah tanggal",
                    },
                    World.Ct
                )
            )
        );
        Granted(await books.FileRatAsync());
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Statements_that_were_sent_before_the_last_entries_are_given_back_first(string provider)
    {
        await using var books = await StartAsync(provider);
        await books.EarningYearAsync();
        await books.MembersAsync(1);
        Granted(await FileAsync(books));
        await books.PostedAsync(Journal(2_000) with { Date = new DateOnly(2025, 12, 30) });
        Granted(await books.CloseAsync());
        Granted(await books.PlanRatAsync());
        foreach (var number in new[] { "0001", "0002" })
            Granted(await books.TickAsync(number));
        Granted(await books.OpenRatAsync());
        Granted(await books.DecideAsync(Decision(RatSubject.Accountability, 2)));
        Granted(await books.MinutesAsync());
        Granted(await books.EndAsync());
        Granted(await books.SignAsync(books.Board));

        Assert.Equal("rat-filing-differs", (await books.FileRatAsync()).Refusal?.Code);

        Granted(
            await books.World.AskAsync<DecideFiling, Result<NaikKelas.Kernel.Unit>>(d =>
                d.ReturnAsync(books.Id, RatSteps.Year, 1, "Belum final", World.Ct)
            )
        );
        Granted(await books.FileRatAsync());
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Statements_that_were_sent_as_they_are_stay_as_they_were_sent(string provider)
    {
        await using var books = await StartAsync(provider);
        await books.HeldAsync();
        Granted(await books.SignOnPaperAsync((await books.Board.UserAsync()).Name));
        Granted(await FileAsync(books));

        Granted(await books.FileRatAsync());

        var filing = await books.World.AskAsync<FilingBook, Filing?>(f =>
            f.FindAsync(books.Id, RatSteps.Year, World.Ct)
        );
        Assert.Equal((FilingState.Submitted, 1), (filing!.State, filing.Version));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Sent_twice_at_once_it_is_sent_once(string provider)
    {
        await using var books = await StartAsync(provider);
        await books.HeldAsync();
        Granted(await books.SignAsync(books.Board));

        var both = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => books.FileRatAsync()));

        Assert.Single(both, b => !b.Refused);
        Assert.Equal("rat-filed", Assert.Single(both, b => b.Refused).Refusal?.Code);
        Assert.Equal("rat-board", (await books.FileRatAsync(books.Treasurer)).Refusal?.Code);
    }

    private static Task<Result<NaikKelas.Kernel.Unit>> FileAsync(OpenedBooks books) =>
        books.World.AskAsync<FileStatements, Result<NaikKelas.Kernel.Unit>>(f =>
            f.FromBooksAsync(books.Id, RatSteps.Year, World.Ct)
        );

    private static Task LeftAsync(OpenedBooks books, MemberId member, DateOnly on) =>
        books.World.DoAsync<Db>(async db =>
        {
            (
                await db.Members.SingleAsync(m => m.CooperativeId == books.Id && m.Id == member, World.Ct)
            ).LeftOn = on;
            await db.SaveChangesAsync(World.Ct);
        });

    private static Task<Result<Guid>> RecordedAsync(OpenedBooks books, DateOnly on) =>
        books.World.AskAsync<RecordRat, Result<Guid>>(r =>
            r.RunAsync(
                books.Id,
                new()
                {
                    BookYear = RatSteps.Year,
                    HeldOn = on,
                    Source = "Catatan dinas",
                },
                World.Ct
            )
        );
}
