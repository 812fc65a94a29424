using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Ledger;
using NaikKelas.Kernel;
using NaikKelas.Tests.House;
using static NaikKelas.Tests.Books.OpenedBooks;

namespace NaikKelas.Tests.Books;

/// <summary>One journal after another, on both databases: what is posted, what is refused, and with which word.</summary>
public sealed class PostingTests
{
    public static TheoryData<string> Providers => World.Providers;

    [Theory, MemberData(nameof(Providers))]
    public async Task A_journal_gets_the_next_number_and_moves_the_balances(string provider)
    {
        await using var books = await StartAsync(provider);

        var first = await books.PostedAsync(Journal(50_000));
        var second = await books.PostedAsync(Journal(25_000));

        Assert.Equal(("USP/2026/000001", "USP/2026/000002"), (first.Reference, second.Reference));
        Assert.Equal((75_000, -75_000), (await books.BalanceAsync(Power), await books.BalanceAsync(Cash)));
        await books.HoldsAsync();
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task The_same_key_posts_once_and_answers_the_same(string provider)
    {
        await using var books = await StartAsync(provider);
        var journal = Journal(50_000);

        var first = await books.PostedAsync(journal);
        var again = await books.PostedAsync(journal);

        Assert.Equal(first with { Again = true }, again);
        Assert.Equal(1, await books.CountAsync());
        await books.RefusedAsync("key-reused", Journal(60_000, key: journal.Key));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task What_does_not_balance_or_says_nothing_is_refused(string provider)
    {
        await using var books = await StartAsync(provider);

        await books.RefusedAsync(
            "unbalanced",
            Journal(1) with
            {
                Lines = [new(Power, new(5)), new(Cash, new(-4))],
            }
        );
        await books.RefusedAsync("zero-amount", Journal(0));
        await books.RefusedAsync("lines", Journal(1) with { Lines = [new(Power, new(5))] });
        await books.RefusedAsync("description", Journal(1) with { Description = " " });
        await books.RefusedAsync("future-date", Journal(1) with { Date = Day.AddDays(1) });
        await books.RefusedAsync("before-opening", Journal(1) with { Date = new DateOnly(2024, 12, 31) });
        await books.RefusedAsync("unknown-account", Journal(1, debit: "9-9999"));
        await books.RefusedAsync(
            "unknown-unit",
            Journal(1) with
            {
                Lines = [new(Power, new(5), "APA"), new(Cash, new(-5))],
            }
        );
        await books.RefusedAsync("subledger", Journal(1, debit: Cash, credit: Voluntary));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task An_account_out_of_use_takes_nothing(string provider)
    {
        await using var books = await StartAsync(provider);
        await books.World.DoAsync<Db>(async db =>
        {
            var account = await db.Accounts.SingleAsync(
                a => a.CooperativeId == books.Id && a.Code == Power,
                World.Ct
            );
            account.Active = false;
            await db.SaveChangesAsync(World.Ct);
        });

        await books.RefusedAsync("inactive-account", Journal(1));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Another_co_ops_members_and_savings_do_not_exist_here(string provider)
    {
        await using var books = await StartAsync(provider);
        var other = await books.BesideAsync();
        var row = await other.SaverAsync();

        await books.RefusedAsync("unknown-subledger", Saving(row, 10_000));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_closed_month_takes_nothing_until_it_is_opened_with_a_reason(string provider)
    {
        await using var books = await StartAsync(provider);
        Assert.False((await books.PeriodAsync(202611, PeriodState.Locked)).Refused);

        await books.RefusedAsync("closed-period", Journal(1));
        Assert.Equal("reason", (await books.PeriodAsync(202611, PeriodState.Open)).Refusal?.Code);
        Assert.False((await books.PeriodAsync(202611, PeriodState.SoftClosed, "kurang satu nota")).Refused);
        await books.RefusedAsync("closed-period", Journal(1));
        await books.PostedAsync(Journal(1) with { Kind = JournalKind.Adjustment });
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_journal_is_reversed_once_and_a_reversal_never(string provider)
    {
        await using var books = await StartAsync(provider);
        var posted = await books.PostedAsync(Journal(50_000));

        var reversal = await books.ReverseAsync(posted.Seq);

        Assert.False(reversal.Refused);
        Assert.Equal(0, await books.BalanceAsync(Cash));
        Assert.Equal("reversed-before", (await books.ReverseAsync(posted.Seq)).Refusal?.Code);
        Assert.Equal("reversal-of-reversal", (await books.ReverseAsync(reversal.Value!.Seq)).Refusal?.Code);
        Assert.Equal("not-found", (await books.ReverseAsync(99)).Refusal?.Code);
        await books.HoldsAsync();
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Savings_never_fall_below_their_floor_and_the_answer_says_what_is_left(string provider)
    {
        await using var books = await StartAsync(provider);
        var row = await books.SaverAsync(floor: 10_000);
        await books.PostedAsync(Saving(row, 5_000));
        await books.RefusedAsync("insufficient", Saving(row, -1));
        await books.PostedAsync(Saving(row, 95_000));

        var refused = await books.PostAsync(Saving(row, -90_001));

        Assert.Equal("insufficient", refused.Refusal?.Code);
        Assert.Contains(
            "Rp90.000",
            refused.Refusal!.Message.ToString(Rupiah.Culture),
            StringComparison.Ordinal
        );
        await books.PostedAsync(Saving(row, -90_000));
        Assert.Equal(10_000, await books.SavedAsync(row));
        await books.HoldsAsync();
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_blocked_account_takes_in_and_gives_nothing_out(string provider)
    {
        await using var books = await StartAsync(provider);
        var row = await books.SaverAsync();
        await books.PostedAsync(Saving(row, 100_000));
        await books.World.DoAsync<Db>(db =>
            db.Database.ExecuteSqlAsync(
                $"UPDATE subledger_accounts SET state = 'Blocked' WHERE id = {row.Value}",
                World.Ct
            )
        );

        await books.RefusedAsync("subledger-blocked", Saving(row, -1));
        await books.PostedAsync(Saving(row, 1));
    }
}
