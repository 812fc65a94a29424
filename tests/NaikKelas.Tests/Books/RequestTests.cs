using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Tests.House;
using static NaikKelas.Tests.Books.EntrySteps;
using static NaikKelas.Tests.Books.OpenedBooks;

namespace NaikKelas.Tests.Books;

/// <summary>From the limit on it takes two people, and it is posted once.</summary>
public sealed class RequestTests
{
    private readonly string _key = $"{Guid.CreateVersion7()}";

    public static TheoryData<string> Providers => World.Providers;

    [Theory, MemberData(nameof(Providers))]
    public async Task A_large_entry_waits_until_somebody_else_agrees_and_is_posted_once(string provider)
    {
        await using var books = await LimitedAsync(provider);

        Assert.Null((await books.SentAsync(Bill(1_000_000), _key)).Seq);
        Assert.Equal(0, await books.CountAsync());
        Assert.Equal("own-request", (await books.ApproveAsync(books.Treasurer, _key)).Refusal?.Code);
        var approved = await books.ApproveAsync(books.Board, _key);

        Assert.False(approved.Refused, approved.Refusal?.ToString());
        Assert.Equal("decided", (await books.ApproveAsync(books.Board, _key)).Refusal?.Code);
        Assert.Equal(approved.Value!.Seq, (await books.SentAsync(Bill(1_000_000), _key)).Seq);
        Assert.Equal(1, await books.CountAsync());
        await books.HoldsAsync();
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Below_the_limit_nobody_is_asked(string provider)
    {
        await using var books = await LimitedAsync(provider);

        Assert.NotNull((await books.SentAsync(Bill(999_999))).Seq);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_returned_one_says_why_and_stays_unposted(string provider)
    {
        await using var books = await LimitedAsync(provider);
        await books.SentAsync(Bill(1_000_000), _key);

        Assert.Equal("reason", (await books.ReturnAsync(books.Board, _key, " ")).Refusal?.Code);
        Assert.False((await books.ReturnAsync(books.Board, _key, "nota tidak ada")).Refused);
        var again = await books.SendAsync(Bill(1_000_000), _key);

        Assert.Equal("returned", again.Refusal?.Code);
        Assert.Contains(
            "nota tidak ada",
            again.Refusal!.Message.ToString(Rupiah.Culture),
            StringComparison.Ordinal
        );
        Assert.Equal("decided", (await books.ApproveAsync(books.Board, _key)).Refusal?.Code);
        Assert.Equal(0, await books.CountAsync());
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_key_that_asked_does_not_post_a_smaller_amount_behind_the_boards_back(string provider)
    {
        await using var books = await LimitedAsync(provider);
        await books.SentAsync(Bill(1_000_000), _key);

        Assert.Equal("key-reused", (await books.SendAsync(Bill(1), _key)).Refusal?.Code);
        Assert.Equal(0, await books.CountAsync());
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task What_cannot_be_posted_is_told_to_who_enters_not_to_the_board(string provider)
    {
        await using var books = await LimitedAsync(provider);

        var refused = await books.SendAsync(Bill(1_000_000) with { Date = new DateOnly(2024, 1, 1) }, _key);

        Assert.Equal("before-opening", refused.Refusal?.Code);
        Assert.Equal("not-found", (await books.ApproveAsync(books.Board, _key)).Refusal?.Code);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Two_who_agree_at_once_post_once(string provider)
    {
        await using var books = await LimitedAsync(provider);
        await books.SentAsync(Bill(1_000_000), _key);
        await books.Board.UserAsync();

        var both = await Task.WhenAll(
            Enumerable.Range(0, 2).Select(_ => books.ApproveAsync(books.Board, _key))
        );

        Assert.Single(both, b => !b.Refused);
        Assert.Equal("decided", Assert.Single(both, b => b.Refused).Refusal?.Code);
        Assert.Equal(1, await books.CountAsync());
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task The_database_itself_wants_two_people(string provider)
    {
        await using var books = await LimitedAsync(provider);
        await books.SentAsync(Bill(1_000_000), _key);

        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() =>
            books.World.DoAsync<Db>(db =>
                db.Database.ExecuteSqlAsync(
                    $"UPDATE journal_requests SET state = 'Returned', reason = 'x', decided_at = made_at, decided_by = made_by WHERE cooperative_id = {books.Id.Value}",
                    World.Ct
                )
            )
        );
    }

    private static async Task<OpenedBooks> LimitedAsync(string provider)
    {
        var books = await StartAsync(provider);
        await books.LimitAsync(1_000_000);
        return books;
    }
}
