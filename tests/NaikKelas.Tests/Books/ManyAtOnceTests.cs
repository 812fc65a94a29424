using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NaikKelas.Books.Ledger;
using NaikKelas.Kernel;
using NaikKelas.Tests.House;
using NaikKelas.Tests.Registry;
using static NaikKelas.Tests.Books.OpenedBooks;
using Unit = NaikKelas.Kernel.Unit;

namespace NaikKelas.Tests.Books;

/// <summary>Many journals posted as one, as an import does, end as they would one by one: the same numbers, balances and refusals.</summary>
public sealed class ManyAtOnceTests
{
    /// <summary>More than are ever sent one by one.</summary>
    private const int Many = 260;

    public static TheoryData<string> Providers => World.Providers;

    [Theory, MemberData(nameof(Providers))]
    public async Task Many_at_once_are_what_they_are_one_by_one(string provider)
    {
        await using var together = await StartAsync(provider);
        var alone = await together.BesideAsync();
        var (here, there) = (await together.SaverAsync(), await alone.SaverAsync());

        var many = await PostAllAsync(together, Journals(here));
        List<Posted> each = [];
        foreach (var journal in Journals(there))
            each.Add(await alone.PostedAsync(journal));

        Assert.Null(many.Refusal);
        Assert.Equal(each, many.Posted);
        Assert.Equal(await BalancesAsync(alone), await BalancesAsync(together));
        await together.HoldsAsync();
        // A single one after them goes on where they ended.
        Assert.Equal(Many + 1, (await together.PostedAsync(Journal(1))).Seq);
        await together.HoldsAsync();
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task The_one_that_is_refused_is_named_and_nothing_stands(string provider)
    {
        await using var books = await StartAsync(provider);
        var row = await books.SaverAsync();
        RegistrySteps.Granted(await books.PeriodAsync(202601, PeriodState.SoftClosed));
        (string Code, NewJournal Wrong)[] wrong =
        [
            // What is paid in later does not cover it.
            ("insufficient", Saving(row, -1_000_000, "w")),
            ("closed-period", Journal(5, key: "w") with { Date = new DateOnly(2026, 1, 31) }),
            ("before-opening", Journal(5, key: "w") with { Date = new DateOnly(2024, 12, 31) }),
            ("unknown-account", Journal(5, "9-9999", key: "w")),
            ("subledger", Journal(5, Voluntary, key: "w")),
            ("key-reused", Journal(7, key: "k3")),
            ("unknown-unit", Journal(5, key: "w") with { UnitCode = "XYZ" }),
        ];
        foreach (var (code, one) in wrong)
        {
            NewJournal[] journals = [.. Journals(row), Saving(row, 2_000_000, "after")];
            journals[217] = one;

            var many = await PostAllAsync(books, journals);

            Assert.Equal((code, 217), (many.Refusal?.Code, many.RefusedAt));
            Assert.Equal(0, await books.CountAsync());
        }

        await books.HoldsAsync();
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Those_that_were_posted_before_are_skipped_wherever_they_stand(string provider)
    {
        await using var books = await StartAsync(provider);
        var row = await books.SaverAsync();
        var journals = Journals(row);
        await PostAllAsync(books, [.. journals.Take(40)]);
        await books.PostedAsync(journals[200]);

        var many = await PostAllAsync(books, journals);

        Assert.Null(many.Refusal);
        Assert.Equal([.. Enumerable.Range(0, 40), 200], Again(many));
        Assert.Equal(Many, await books.CountAsync());
        Assert.Equal(Many, Again(await PostAllAsync(books, journals)).Count);
        await books.HoldsAsync();
    }

    private static List<int> Again(PostedMany many) =>
        [.. many.Posted.Index().Where(p => p.Item.Again).Select(p => p.Index)];

    /// <summary>Savings that come and go, bills of two months and two years, and one that takes another back.</summary>
    private static List<NewJournal> Journals(SubledgerId row) =>
        [
            .. Enumerable
                .Range(0, Many)
                .Select(n =>
                    n switch
                    {
                        250 => Journal(3, Cash, Power, "k250") with
                        {
                            Kind = JournalKind.Reversal,
                            Reverses = 3,
                        },
                        _ when n % 5 == 0 => Saving(row, n % 10 == 0 ? 5_000 : -4_000, $"k{n}"),
                        _ => Journal(n + 1, key: $"k{n}") with
                        {
                            Date = n % 2 == 0 ? Day : Day.AddYears(-1).AddDays(n % 30),
                        },
                    }
                ),
        ];

    private static async Task<PostedMany> PostAllAsync(OpenedBooks books, IReadOnlyList<NewJournal> journals)
    {
        PostedMany? many = null;
        await books.World.DoAsync<IServiceProvider>(scope =>
            scope
                .GetRequiredService<Db>()
                .RunAsync<Unit>(
                    async () =>
                    {
                        many = await scope
                            .GetRequiredService<LedgerDesk>()
                            .PostAllWithinAsync(books.Id, journals, World.Ct);
                        return many.Refusal is { } refusal ? refusal : default(Unit);
                    },
                    World.Ct
                )
        );
        return many!;
    }

    private static Task<string> BalancesAsync(OpenedBooks books) =>
        books.World.AskAsync<Db, string>(async db =>
        {
            await db.ForCooperativeAsync(books.Id, World.Ct);
            var rows = await db
                .Balances.AsNoTracking()
                .Where(b => b.CooperativeId == books.Id)
                .OrderBy(b => b.AccountCode)
                .ThenBy(b => b.Month)
                .ToListAsync(World.Ct);
            return string.Join(
                '\n',
                rows.Select(b => $"{b.AccountCode} {b.Month} {b.Debit} {b.Credit} {b.Cash}")
            );
        });
}
