using NaikKelas.Tests.House;
using static NaikKelas.Tests.Books.OpenedBooks;

namespace NaikKelas.Tests.Books;

/// <summary>Many at once: the same request, the same savings, the same books.</summary>
public sealed class PostingRaceTests
{
    private const int Many = 50;

    public static TheoryData<string> Providers => World.Providers;

    [Theory, MemberData(nameof(Providers))]
    public async Task Fifty_equal_requests_at_once_post_one_journal_and_get_one_answer(string provider)
    {
        await using var books = await StartAsync(provider);
        var journal = Journal(50_000);

        var answers = await Task.WhenAll(
            Enumerable.Range(0, Many).Select(_ => Task.Run(() => books.PostedAsync(journal), World.Ct))
        );

        Assert.Equal(1, await books.CountAsync());
        Assert.Single(answers, a => !a.Again);
        Assert.Single(answers.Select(a => (a.Seq, a.Reference)).Distinct());
        await books.HoldsAsync();
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Two_phones_cannot_draw_the_same_money(string provider)
    {
        await using var books = await StartAsync(provider);
        var row = await books.SaverAsync();
        await books.PostedAsync(Saving(row, 100_000));

        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 10)
                .Select(_ => Task.Run(() => books.PostAsync(Saving(row, -30_000)), World.Ct))
        );

        Assert.Equal(3, answers.Count(a => !a.Refused));
        Assert.All(answers.Where(a => a.Refused), a => Assert.Equal("insufficient", a.Refusal!.Code));
        Assert.Equal(10_000, await books.SavedAsync(row));
        await books.HoldsAsync();
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Postings_of_many_at_once_are_numbered_without_a_gap_and_chained(string provider)
    {
        await using var books = await StartAsync(provider);
        var other = await books.BesideAsync();

        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, Many)
                .Select(i =>
                    Task.Run(() => (i % 2 == 0 ? books : other).PostedAsync(Journal(1000 + i)), World.Ct)
                )
        );

        Assert.Equal(
            Enumerable.Range(1, Many / 2).Select(n => (long)n),
            answers.Where((_, i) => i % 2 == 0).Select(a => a.Seq).Order()
        );
        await books.HoldsAsync();
        await other.HoldsAsync();
    }
}
