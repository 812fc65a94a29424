using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Ledger;
using NaikKelas.Books.Rats;
using NaikKelas.Kernel;
using NaikKelas.Tests.House;
using static NaikKelas.Tests.Books.OpenedBooks;
using static NaikKelas.Tests.Books.RatSteps;
using static NaikKelas.Tests.Registry.RegistrySteps;

namespace NaikKelas.Tests.Books;

/// <summary>Statutes, signatures, and what the database itself keeps of a meeting.</summary>
public sealed class RatGuardTests
{
    public static TheoryData<string> Providers => World.Providers;

    [Theory, MemberData(nameof(Providers))]
    public async Task Each_of_the_board_signs_once_and_anew_when_figures_or_texts_change(string provider)
    {
        await using var books = await StartAsync(provider);
        await books.EarningYearAsync();
        Granted(await books.PlanRatAsync());

        Assert.Equal("year-not-closed", (await books.SignAsync(books.Board)).Refusal?.Code);
        Granted(await books.CloseAsync());
        Assert.Equal("rat-sign-board", (await books.SignAsync(books.Treasurer)).Refusal?.Code);
        Assert.Equal("rat-reason", (await books.SignAsync(books.Board, "")).Refusal?.Code);
        Granted(await books.SignAsync(books.Board));
        Assert.Equal("rat-signed", (await books.SignAsync(books.Board)).Refusal?.Code);
        Granted(await books.SignOnPaperAsync("Siti"));
        Assert.Equal("rat-signed", (await books.SignOnPaperAsync("Siti")).Refusal?.Code);
        Assert.Equal(
            "rat-board",
            (
                await books.AsAsync<SignReport, NaikKelas.Kernel.Unit>(
                    books.Treasurer,
                    (sign, card) =>
                        sign.PaperAsync(card, RatSteps.Year, new() { Name = "X", Office = "Ketua" }, World.Ct)
                )
            )
                .Refusal
                ?.Code
        );

        Granted(await books.WriteAsync("Penutup yang lain.", 0));
        Assert.All(await SignersAsync(books), s => Assert.True(s.Waits));
        Granted(await books.SignAsync(books.Board));
        Granted(await books.ReopenAsync("Satu nota tertinggal"));
        await books.PostedAsync(Journal(1_000) with { Date = new DateOnly(2025, 12, 30) });
        Granted(await books.CloseAsync());
        Assert.All(await SignersAsync(books), s => Assert.True(s.Waits));
        Granted(await books.SignAsync(books.Board, "Nota itu tidak saya setujui."));
        // Thought over.
        Granted(await books.SignAsync(books.Board));
        Assert.False(Assert.Single(await SignersAsync(books)).Waits);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Its_own_statutes_hold_from_their_year_on(string provider)
    {
        await using var books = await StartAsync(provider);
        await books.EarningYearAsync();
        await books.MembersAsync(8);
        SaveRatTerms.Input own = new()
        {
            QuorumPercent = 20,
            SecondQuorumPercent = 10,
            NoticeDays = 14,
            PostponeDays = 14,
            MonthsLimit = 5,
            Basis = "AD pasal 21",
        };
        Assert.Equal("rat-board", (await TermsAsync(books, own, books.Treasurer)).Refusal?.Code);
        Assert.Equal("percent", (await TermsAsync(books, own with { QuorumPercent = 0 })).Refusal?.Code);
        Assert.Equal(
            "percent",
            (await TermsAsync(books, own with { QuorumPercent = 33.333m })).Refusal?.Code
        );
        Assert.Equal("months", (await TermsAsync(books, own with { MonthsLimit = 7 })).Refusal?.Code);
        Granted(await TermsAsync(books, own));
        Assert.Equal("stale", (await TermsAsync(books, own)).Refusal?.Code);

        Assert.Equal("rat-notice", (await books.PlanRatAsync()).Refusal?.Code);
        Granted(await books.PlanRatAsync(Plan with { InvitedOn = Held.AddDays(-14) }));
        Granted(await books.TickAsync("0001"));
        Assert.Equal("rat-quorum", (await books.OpenRatAsync()).Refusal?.Code);
        Granted(await books.TickAsync("0101"));
        Granted(await books.OpenRatAsync());
        Assert.Equal("rat-terms-used", (await TermsAsync(books, own with { Version = 1 })).Refusal?.Code);
        Granted(await TermsAsync(books, own with { QuorumPercent = 60 }, year: 2026));
        Assert.Equal(
            2000,
            (await books.World.AskAsync<RatBook, TermsCard>(b => b.TermsAsync(books.Id, 2025, World.Ct)))
                .Rules
                .First
                .Points
        );
    }

    /// <summary>Whoever reaches past the use cases meets the database.</summary>
    [Theory, MemberData(nameof(Providers))]
    public async Task The_database_keeps_quorum_members_votes_and_what_was_sent(string provider)
    {
        await using var books = await StartAsync(provider);
        var (_, budi) = await books.EarningYearAsync();
        await books.MembersAsync(4);
        Granted(await books.CloseAsync());
        Granted(await books.PlanRatAsync());
        await books.LeftAsync(budi, new DateOnly(2026, 1, 1));
        var own = books.OwnRows(provider);
        const string now = "'2026-11-20 03:00:00'";
        var sqlite = provider == Store.Sqlite;
        var yes = sqlite ? "1" : "true";
        var (coop, member) = sqlite
            ? ($"{books.Id.Value}".ToUpperInvariant(), $"{budi.Value}".ToUpperInvariant())
            : ($"{books.Id.Value}", $"{budi.Value}");

        await DeniedAsync(
            books,
            "ck_rats_quorum",
            $"UPDATE rats SET state = 'Open', opened_at = {now}, members = 5, present = 2, needed = 3 WHERE {own}"
        );
        await DeniedAsync(books, "rat-early", $"UPDATE rats SET held_on = '2025-12-31' WHERE {own}");
        await DeniedAsync(
            books,
            "rat-not-member",
            $"INSERT INTO rat_attendances (cooperative_id, year, meeting, member_id, arrival, at) VALUES ('{coop}', 2025, 1, '{member}', 'Desk', {now})"
        );
        await DeniedAsync(
            books,
            "rat-votes",
            $"INSERT INTO rat_decisions (cooperative_id, year, no, subject, words, votes_for, votes_against, votes_abstain, carried, key, at) VALUES ('{coop}', 2025, 1, 'Other', 'x', 1, 0, 0, {yes}, '{coop}', {now})"
        );
        foreach (var number in new[] { "0001", "0101", "0102", "0103" })
            Granted(await books.TickAsync(number));
        Granted(await books.OpenRatAsync());
        Granted(await books.WriteAsync("Terima kasih.", 0));
        await DeniedAsync(
            books,
            "rat-votes",
            $"INSERT INTO rat_decisions (cooperative_id, year, no, subject, words, votes_for, votes_against, votes_abstain, carried, key, at) VALUES ('{coop}', 2025, 1, 'Other', 'x', 4, 1, 0, {yes}, '{coop}', {now})"
        );
        await DeniedAsync(books, "rat-stays", $"DELETE FROM rat_attendances WHERE {own}");
        await DeniedAsync(books, "rat-stays", $"UPDATE rats SET needed = 1 WHERE {own}");
        await DeniedAsync(books, "lpj-stays", $"UPDATE lpj_texts SET words = 'lain' WHERE {own}");
        Granted(await books.DecideAsync(Decision(RatSubject.Accountability, 4)));
        await DeniedAsync(books, "rat-stays", $"DELETE FROM rat_decisions WHERE {own}");
        Granted(await books.MinutesAsync());
        Granted(await books.EndAsync());
        Granted(await books.SignAsync(books.Board));
        Granted(await books.FileRatAsync());
        await DeniedAsync(books, "rat-stays", $"UPDATE rats SET place = 'lain' WHERE {own}");
        await DeniedAsync(books, "rat-stays", $"DELETE FROM rat_signatures WHERE {own}");
        Assert.Equal("rat-filed", (await books.WriteAsync("Lain.", 1)).Refusal?.Code);
    }

    /// <summary>Taken away, each lets through what it is there for.</summary>
    [Fact]
    public async Task Without_its_triggers_the_database_would_take_all_of_it()
    {
        await using var books = await StartAsync(Store.Sqlite);
        var (_, budi) = await books.EarningYearAsync();
        Granted(await books.PlanRatAsync());
        await books.LeftAsync(budi, new DateOnly(2026, 1, 1));
        var (coop, member) = ($"{books.Id.Value}".ToUpperInvariant(), $"{budi.Value}".ToUpperInvariant());
        (string Trigger, string Sql)[] guarded =
        [
            (
                "rat_attendances_are_members",
                $"INSERT INTO rat_attendances (cooperative_id, year, meeting, member_id, arrival, at) VALUES ('{coop}', 2025, 1, '{member}', 'Desk', '2026-11-20 03:00:00')"
            ),
            (
                "rat_decisions_of_a_meeting",
                $"INSERT INTO rat_decisions (cooperative_id, year, no, subject, words, votes_for, votes_against, votes_abstain, carried, key, at) VALUES ('{coop}', 2025, 1, 'Other', 'x', 9, 0, 0, 1, '{coop}', '2026-11-20 03:00:00')"
            ),
            (
                "rats_hear_a_year_update",
                $"UPDATE rats SET held_on = '2025-06-01' WHERE cooperative_id = '{coop}'"
            ),
        ];
        foreach (var (trigger, sql) in guarded)
        {
            await DeniedAsync(books, "books:rat-", sql);
            var drop = $"DROP TRIGGER {trigger}";
            await books.World.DoAsync<Db>(async db =>
            {
                await db.Database.ExecuteSqlRawAsync(drop, World.Ct);
                Assert.Equal(1, await db.Database.ExecuteSqlRawAsync(sql, World.Ct));
            });
        }
    }

    private static async Task DeniedAsync(OpenedBooks books, string code, string sql) =>
        await books.World.DoAsync<Db>(async db =>
        {
            await db.ForCooperativeAsync(books.Id, World.Ct);
            var thrown = await Assert.ThrowsAnyAsync<Exception>(() =>
                db.Database.ExecuteSqlRawAsync(sql, World.Ct)
            );
            Assert.Contains(code, thrown.Message, StringComparison.Ordinal);
        });

    private static async Task<IReadOnlyList<SignerRow>> SignersAsync(OpenedBooks books)
    {
        var rat = await books.FoundRatAsync();
        return await books.World.AskAsync<RatBook, IReadOnlyList<SignerRow>>(b =>
            b.SignersAsync(rat, World.Ct)
        );
    }

    private static Task<Result<NaikKelas.Kernel.Unit>> TermsAsync(
        OpenedBooks books,
        SaveRatTerms.Input input,
        Someone? who = null,
        int year = RatSteps.Year
    ) =>
        books.AsAsync<SaveRatTerms, NaikKelas.Kernel.Unit>(
            who ?? books.Board,
            (save, card) => save.RunAsync(card, year, input, World.Ct)
        );
}
