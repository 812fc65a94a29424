using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Charts;
using NaikKelas.Books.Entries;
using NaikKelas.Books.Ledger;
using NaikKelas.Kernel;
using NaikKelas.Tests.House;
using static NaikKelas.Tests.Books.EntrySteps;
using static NaikKelas.Tests.Books.OpenedBooks;

namespace NaikKelas.Tests.Books;

/// <summary>Everyday words become debit and credit, once; what is wrong gets its own sentence and posts nothing.</summary>
public sealed class EntryTests
{
    public static TheoryData<string> Providers => World.Providers;

    [Fact]
    public void Every_template_balances_and_names_accounts_of_the_charts_it_is_for()
    {
        Assert.NotEmpty(EntryTemplates.Current.Source);
        foreach (var template in EntryTemplates.Current.Templates)
        foreach (var chart in template.In)
        {
            var known = ChartTemplates
                .Current.AccountsOf(ChartTemplates.Current.Find(chart)!)
                .ToDictionary(a => a.Code, StringComparer.Ordinal);
            foreach (var line in template.Lines)
                Assert.True(
                    line.Account is TemplateLine.Row or TemplateLine.Choice
                        || known.ContainsKey(line.Account),
                    $"{template.Code} in {chart}: {line.Account}"
                );
            Assert.Contains(template.Choices ?? ["1-1101"], known.ContainsKey);
            foreach (var of in template.Lines.GroupBy(l => l.Of))
                Assert.Equal(of.Count(l => l.Side == Side.Debit), of.Count(l => l.Side == Side.Credit));
        }
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_deposit_moves_the_members_savings_and_says_so_in_plain_words(string provider)
    {
        await using var books = await StartAsync(provider);
        var row = await books.SaverAsync();

        var sent = await books.SentAsync(Deposit(row));

        Assert.Equal(("USP/2026/000001", 20_000L), (sent.Reference, await books.SavedAsync(row)));
        Assert.Equal(20_000, await books.BalanceAsync(Cash));
        var said = await books.World.AskAsync<Db, Journal>(db =>
            db.Journals.AsNoTracking().SingleAsync(j => j.CooperativeId == books.Id, World.Ct)
        );
        Assert.Equal(
            ("Terima Simpanan Sukarela dari Sri", "terima-simpanan"),
            (said.Description, said.Template)
        );
        await books.HoldsAsync();
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Goods_sold_to_a_stranger_leave_the_shelf_at_their_cost(string provider)
    {
        await using var books = await StartAsync(provider, "kdmp");

        await books.SentAsync(new("jual", Day, 50_000, Cost: 40_000, Party: Party.NonMember));

        Assert.Equal(
            (50_000L, -50_000L, 40_000L, -40_000L),
            (
                await books.BalanceAsync("1-1103"),
                await books.BalanceAsync("4-2110"),
                await books.BalanceAsync("5-2100"),
                await books.BalanceAsync("1-1501")
            )
        );
        await books.HoldsAsync();
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task An_entry_sent_twice_is_posted_once_and_its_key_takes_no_other_body(string provider)
    {
        await using var books = await StartAsync(provider);
        var key = $"{Guid.CreateVersion7()}";

        var first = await books.SentAsync(Bill(), key);

        Assert.Equal(first, await books.SentAsync(Bill(), key));
        Assert.Equal("key-reused", (await books.SendAsync(Bill(60_000), key)).Refusal?.Code);
        Assert.Equal(1, await books.CountAsync());
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Whatever_is_wrong_is_told_and_nothing_is_posted(string provider)
    {
        await using var books = await StartAsync(provider);
        var row = await books.SaverAsync();
        var strange = await (await books.BesideAsync()).SaverAsync();
        var bill = Bill();

        foreach (
            var (code, body) in new (string, EntryBody)[]
            {
                ("template", bill with { Template = "pinjam" }),
                ("template", bill with { Template = "jual" }),
                ("amount", bill with { Amount = null }),
                ("amount", bill with { Amount = 0 }),
                ("amount", bill with { Amount = -5 }),
                ("amount-too-large", bill with { Amount = long.MaxValue }),
                (
                    "amount-too-large",
                    bill with
                    {
                        Template = "terima-pendapatan",
                        Amount = long.MaxValue,
                        Account = Fees,
                        Party = Party.Member,
                    }
                ),
                ("choice", bill with { Account = null }),
                ("choice", bill with { Account = Cash }),
                ("date", bill with { Date = null }),
                ("future-date", bill with { Date = Day.AddDays(1) }),
                ("before-opening", bill with { Date = new DateOnly(2024, 12, 31) }),
                ("unknown-unit", bill with { Unit = "APA" }),
                ("description", bill with { Description = new string('x', 501) }),
                ("row", new EntryBody("terima-simpanan", Day, 5)),
                ("unknown-row", Deposit(strange)),
                ("insufficient", Deposit(row) with { Template = "tarik-simpanan" }),
                ("party", new EntryBody("terima-pendapatan", Day, 5, Account: Fees)),
            }
        )
        {
            var refused = await books.SendAsync(body);
            Assert.Equal((code, body), (refused.Refusal?.Code, body));
        }

        Assert.Equal(0, await books.CountAsync());
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task An_entry_whose_month_was_closed_meanwhile_says_which_month(string provider)
    {
        await using var books = await StartAsync(provider);
        Assert.False((await books.PeriodAsync(202610, PeriodState.Locked)).Refused);

        var refused = await books.SendAsync(Bill() with { Date = new DateOnly(2026, 10, 31) });

        Assert.Equal("closed-period", refused.Refusal?.Code);
        Assert.Contains(
            "Oktober 2026",
            refused.Refusal!.Message.ToString(Rupiah.Culture),
            StringComparison.Ordinal
        );
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task For_a_minute_it_can_be_undone_by_who_entered_it(string provider)
    {
        await using var books = await StartAsync(provider);
        var first = await books.SentAsync(Bill());
        var second = await books.SentAsync(Bill());

        Assert.Equal("too-late", (await books.UndoAsync(books.Board, first.Seq!.Value)).Refusal?.Code);
        Assert.False((await books.UndoAsync(books.Treasurer, first.Seq!.Value)).Refused);
        books.World.Clock.Advance(TimeSpan.FromSeconds(61));

        Assert.Equal("too-late", (await books.UndoAsync(books.Treasurer, second.Seq!.Value)).Refusal?.Code);
        Assert.Equal(-50_000, await books.BalanceAsync(Cash));
        await books.HoldsAsync();
    }
}
