using System.Data.Common;
using System.Net;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using NaikKelas.Books.Entries;
using NaikKelas.Books.Ledger;
using NaikKelas.Tests.House;
using static NaikKelas.Tests.Books.OpenedBooks;

namespace NaikKelas.Tests.Books;

/// <summary>
/// One request many times, as the outbox of a phone sends it: through the web at once, and after an answer that was lost
/// on its way.
/// </summary>
public sealed class SameRequestTests
{
    private const int Many = 50;
    private readonly string _key = $"{Guid.CreateVersion7()}";

    public static TheoryData<string> Providers => World.Providers;

    [Theory, MemberData(nameof(Providers))]
    public async Task Fifty_equal_requests_through_the_web_get_fifty_equal_answers(string provider)
    {
        await using var books = await StartAsync(provider);
        using var phone = await PhoneAsync(books);

        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, Many)
                .Select(_ => Task.Run(() => PutAsync(books, phone, EntrySteps.Bill()), World.Ct))
        );

        var (status, text) = Assert.Single(answers.Distinct());
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("USP/2026/000001", text, StringComparison.Ordinal);
        Assert.Equal((1, -50_000), (await books.CountAsync(), await books.BalanceAsync(Cash)));
        await books.HoldsAsync();
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Two_contents_that_race_with_one_key_post_one_and_refuse_the_other_always(
        string provider
    )
    {
        await using var books = await StartAsync(provider);
        using var phone = await PhoneAsync(books);

        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, Many)
                .Select(i =>
                    Task.Run(
                        async () =>
                            (
                                Which: i % 2,
                                Answer: await PutAsync(books, phone, EntrySteps.Bill(1000 + i % 2))
                            ),
                        World.Ct
                    )
                )
        );

        var won = Assert.Single(
            answers.Where(a => a.Answer.Status == HttpStatusCode.OK).Select(a => a.Which).Distinct()
        );
        Assert.Single(answers.Where(a => a.Which == won).Select(a => a.Answer).Distinct());
        Assert.All(
            answers.Where(a => a.Which != won),
            a =>
            {
                Assert.Equal(HttpStatusCode.Conflict, a.Answer.Status);
                Assert.Contains("key-reused", a.Answer.Text, StringComparison.Ordinal);
            }
        );
        Assert.Equal((1, -1000 - won), (await books.CountAsync(), await books.BalanceAsync(Cash)));
        await books.HoldsAsync();
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task An_answer_lost_after_the_commit_is_given_again_and_nothing_is_posted_again(
        string provider
    )
    {
        await using var books = await StartAsync(provider);
        var journal = Journal(50_000);

        await Assert.ThrowsAsync<IOException>(() =>
            books.World.DoAsync<IServiceProvider>(services =>
                ActivatorUtilities
                    .CreateInstance<LedgerDesk>(
                        services,
                        new LosesTheAnswer(services.GetRequiredService<ILedgerEngine>())
                    )
                    .PostAsync(books.Id, journal, World.Ct)
            )
        );

        Assert.Equal(new Posted(1, "USP/2026/000001", true), await books.PostedAsync(journal));
        await books.RefusedAsync("key-reused", journal with { Description = "Bayar air" });
        await books.RefusedAsync("key-reused", journal with { Date = Day.AddDays(-1) });
        await books.RefusedAsync("key-reused", Journal(50_000, credit: Bank, key: journal.Key));
        Assert.Equal(-50_000, await books.BalanceAsync(Cash));
        await books.HoldsAsync();
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_key_is_one_co_ops_own_and_means_nothing_to_another(string provider)
    {
        await using var books = await StartAsync(provider);
        var other = await books.BesideAsync();
        var journal = Journal(50_000);

        var here = await books.PostedAsync(journal);
        var there = await other.PostedAsync(journal);

        Assert.Equal((here, false), (there, there.Again));
    }

    private static async Task<HttpClient> PhoneAsync(OpenedBooks books)
    {
        var phone = await books.Treasurer.BrowserAsync();
        phone.DefaultRequestHeaders.Add(
            EntriesApi.Header,
            (await books.Treasurer.UserAsync()).Id.Value.ToString()
        );
        return phone;
    }

    private async Task<(HttpStatusCode Status, string Text)> PutAsync(
        OpenedBooks books,
        HttpClient phone,
        EntryBody body
    )
    {
        using var answer = await phone.PutAsJsonAsync(
            new Uri($"/api/v1/books/{books.Id.Value}/entries/{_key}", UriKind.Relative),
            body,
            World.Ct
        );
        var text = await answer.Content.ReadAsStringAsync(World.Ct);
        return (answer.StatusCode, answer.IsSuccessStatusCode ? text : TypeOf(text));
    }

    /// <summary>The rest of a refusal names the request, which is another one each time.</summary>
    private static string TypeOf(string problem) =>
        System.Text.Json.JsonDocument.Parse(problem).RootElement.GetProperty("type").GetString()!;

    /// <summary>Posts as it should; then the wire breaks.</summary>
    private sealed class LosesTheAnswer(ILedgerEngine engine) : ILedgerEngine
    {
        public async Task<PostingAnswer> PostAsync(PostingRequest request, CancellationToken ct)
        {
            Assert.NotNull((await engine.PostAsync(request, ct)).Posted);
            throw new IOException("connection reset");
        }

        public Task<PostingAnswer> PostWithinAsync(
            DbConnection connection,
            DbTransaction transaction,
            PostingRequest request,
            CancellationToken ct
        ) => throw new NotSupportedException();

        public Task<IReadOnlyList<PostingAnswer>> PostAllWithinAsync(
            DbConnection connection,
            DbTransaction transaction,
            IReadOnlyList<PostingRequest> requests,
            CancellationToken ct
        ) => throw new NotSupportedException();
    }
}
