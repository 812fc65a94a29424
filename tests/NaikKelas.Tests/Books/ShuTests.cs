using FsCheck;
using FsCheck.Fluent;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Charts;
using NaikKelas.Books.Ledger;
using NaikKelas.Books.Shu;
using NaikKelas.Books.Statements;
using NaikKelas.Kernel;
using NaikKelas.Tests.House;
using static NaikKelas.Tests.Books.OpenedBooks;
using static NaikKelas.Tests.Books.YearSteps;
using static NaikKelas.Tests.Registry.RegistrySteps;

namespace NaikKelas.Tests.Books;

/// <summary>Dividing the SHU: the articles, the one journal, members' parts, and paying each once.</summary>
public sealed class ShuTests
{
    public static TheoryData<string> Providers => World.Providers;

    [Fact]
    public void The_defaults_are_a_hundred_per_cent_on_accounts_that_every_chart_has()
    {
        var defaults = ShuDefaults.Current;

        Assert.Equal(100, defaults.Funds.Sum(f => f.Percent));
        Assert.All(
            ChartTemplates.Current.Templates,
            t =>
                Assert.Superset(
                    defaults.Funds.Select(f => f.Account).ToHashSet(StringComparer.Ordinal),
                    ChartTemplates.Current.AccountsOf(t).Select(a => a.Code).ToHashSet(StringComparer.Ordinal)
                )
        );
    }

    /// <summary>Whatever the result of the units, the journal balances and gives away just that.</summary>
    [Fact]
    public void The_journal_adds_up() =>
        Prop.ForAll(
                ArbMap
                    .Default.GeneratorFor<(NonNegativeInt First, int Second, NonNegativeInt[] Members)>()
                    .ToArbitrary(),
                given =>
                {
                    (string, long)[] units = [("USP", given.First.Get * 7L), ("TOKO", given.Second)];
                    var shu = units.Sum(u => u.Item2);
                    if (shu < 0)
                        return true;
                    var split = ShuSplit
                        .Of(
                            shu,
                            [.. ShuDefaults.Current.Funds.Select(f => new ShuShare(f.Fund, f.Percent))],
                            [.. given.Members.Select((m, i) => new ShuBase($"{i}", m.Get, m.Get % 5))],
                            null
                        )
                        .Value!;
                    var lines = ShuRules.Lines(split, units, Earlier, "USP", ShuDefaults.Current);
                    return lines.Sum(l => l.Amount.Value) == 0
                        && units.All(u =>
                            lines
                                .Where(l => l.AccountCode == Earlier && l.UnitCode == u.Item1)
                                .Sum(l => l.Amount.Value) == u.Item2
                        )
                        && -lines.Where(l => l.AccountCode == MembersFund).Sum(l => l.Amount.Value)
                            == split.Members.Sum(m => m.Total);
                }
            )
            .QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("jasaUsaha", 19.9, "percent")]
    [InlineData("jasaUsaha", 20.1, "percent")]
    [InlineData("cadangan", 0, "percent,no-reserve")]
    [InlineData("sosial", 5.005, "percent,percent")]
    [InlineData("sosial", -5, "percent,percent")]
    public void Shares_that_are_not_a_hundred_are_refused(string fund, double percent, string codes)
    {
        var wrong = SaveArticles.Check(
            Usual with
            {
                Lines =
                [
                    .. Usual.Lines.Select(l => l.Fund == fund ? l with { Percent = (decimal)percent } : l),
                ],
            }
        );

        Assert.Equal(codes.Split(','), wrong.All.Select(r => r.Code));
        if (percent == 19.9)
            Assert.Contains("99.9", wrong.All[0].Message.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Articles_say_what_they_stand_on()
    {
        var wrong = SaveArticles.Check(Usual with { Basis = " ", Capital = null, Business = null });

        Assert.Equal(["capital", "business", "basis"], wrong.All.Select(r => r.Code));
        Assert.False(SaveArticles.Check(Usual).Any);
    }

    /// <summary>
    /// 360,001: the reserve 90,000, each member fund 72,000, pengurus 36,000. Ani: 600,000 of 1,000,000 saved is 43,200,
    /// 300,000 of 400,000 paid is 54,000. Budi: 28,800 and 18,000. Left over: 1 of rounding.
    /// </summary>
    [Theory, MemberData(nameof(Providers))]
    public async Task A_year_divided_by_hand_leaves_nothing_in_equity(string provider)
    {
        await using var books = await StartAsync(provider);
        var (ani, budi) = await books.EarningYearAsync();
        await books.AcceptedAsync();
        var view = await books.ViewAsync();

        Assert.Equal((360_001, 1_000_000, 400_000), (view.Shu, view.Capital, view.Business));
        var parts = view.Rows.ToDictionary(r => r.Member);
        Assert.Equal((43_200, 54_000), (parts[ani].JasaModal, parts[ani].JasaUsaha));
        Assert.Equal((28_800, 18_000), (parts[budi].JasaModal, parts[budi].JasaUsaha));
        Assert.Equal("stale", (await books.DivideAsync("other")).Refusal?.Code);
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 3).Select(_ => Task.Run(() => books.DivideAsync(view.Seal), World.Ct))
        );

        var posted = Assert.Single(answers, a => !a.Refused).Value!;
        Assert.All(answers.Where(a => a.Refused), a => Assert.Equal("shu-divided", a.Refusal?.Code));
        Assert.Equal(360_001, await books.BalanceAsync(Earlier));
        Assert.Equal(-144_000, await books.BalanceAsync(MembersFund));
        Assert.Equal(-(90_000 + view.Remainder), await books.BalanceAsync(Reserve));
        var after = await books.FiguresAsync(Day);
        Assert.Equal(
            0,
            StatementSet.Of(StatementNames.Position, after).Rows.FirstOrDefault(r => r.Key == "E60")?.Now ?? 0
        );
        Assert.Empty(Ties.Broken(after));
        Assert.Empty(Ties.Broken(await books.FiguresAsync(new DateOnly(Year, 12, 31))));
        Assert.Equal("reversal-of-shu", (await books.ReverseAsync(posted.Seq)).Refusal?.Code);
        Assert.Equal("articles-used", (await books.ArticlesAsync(Usual with { Version = 1 })).Refusal?.Code);
        var kept = await books.ViewAsync();
        Assert.Equal(view.Rows, kept.Rows);
        Assert.Equal(view.Funds, kept.Funds);
        Assert.Equal(view.Remainder, kept.Remainder);
        await books.HoldsAsync();
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Each_part_is_paid_once(string provider)
    {
        await using var books = await StartAsync(provider);
        var (ani, budi) = await books.EarningYearAsync();
        await books.AcceptedAsync();
        Assert.Equal("nothing-to-pay", (await books.PayAsync()).Refusal?.Code);
        Granted(await books.DivideAsync((await books.ViewAsync()).Seal));

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 3).Select(_ => Task.Run(() => books.PayAsync(), World.Ct))
        );

        Assert.Equal((1, 1), Both(Assert.Single(answers, a => !a.Refused).Value!));
        Assert.All(answers.Where(a => a.Refused), a => Assert.Equal("no-passbook", a.Refusal?.Code));
        Assert.Equal(97_200, await books.SavedAsync(await books.RowAsync(ani, Voluntary)));
        Assert.Equal(-46_800, await books.BalanceAsync(MembersFund));
        Assert.Equal("member", (await books.PayCashAsync(ani)).Refusal?.Code);
        Assert.Equal("account", (await books.PayCashAsync(budi, Power)).Refusal?.Code);
        Assert.Equal((1, 0), Both(Granted(await books.PayCashAsync(budi))));
        Assert.Equal("member", (await books.PayCashAsync(budi)).Refusal?.Code);
        Assert.Equal(0, await books.BalanceAsync(MembersFund));
        await books.HoldsAsync();

        static (int, int) Both(ShuPaid paid) => (paid.Members, paid.Waiting);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Nothing_is_divided_before_its_time_or_without_a_surplus(string provider)
    {
        await using var books = await StartAsync(provider);
        await books.EarningYearAsync();

        Assert.Equal("year-not-closed", (await books.DivideAsync(null)).Refusal?.Code);
        Granted(await books.CloseAsync());
        Assert.Equal("year-not-accepted", (await books.DivideAsync(null)).Refusal?.Code);
        Granted(await books.AcceptAsync(Rat));
        Assert.Equal("articles-unconfirmed", (await books.DivideAsync(null)).Refusal?.Code);

        var poor = await books.BesideAsync();
        await poor.PostedAsync(Journal(5_000) with { Date = new DateOnly(2025, 8, 1) });
        await poor.AcceptedAsync();
        Assert.Equal("nothing-to-divide", (await poor.DivideAsync(null)).Refusal?.Code);
    }

    /// <summary>Ani's pokok stood all year, her 500,000 of wajib from December on: 141,666 on average; Budi's all year.</summary>
    [Theory, MemberData(nameof(Providers))]
    public async Task The_base_of_jasa_modal_is_a_setting(string provider)
    {
        await using var books = await StartAsync(provider);
        var (ani, budi) = await books.EarningYearAsync();
        await books.SaveAsync(ani, Voluntary, 50_000, new DateOnly(2025, 6, 1));

        Granted(await books.ArticlesAsync(Usual with { Capital = CapitalBase.AverageMonthEnds }));
        var average = (await books.ViewAsync()).Rows.ToDictionary(r => r.Member, r => r.Capital);
        Granted(await books.ArticlesAsync(Usual with { Capital = CapitalBase.AllSavings, Version = 1 }));
        var all = (await books.ViewAsync()).Rows.ToDictionary(r => r.Member, r => r.Capital);

        Assert.Equal((141_666, 400_000), (average[ani], average[budi]));
        Assert.Equal((650_000, 400_000), (all[ani], all[budi]));
        Assert.Equal("stale", (await books.ArticlesAsync(Usual)).Refusal?.Code);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task The_database_seals_a_division(string provider)
    {
        await using var books = await StartAsync(provider);
        await books.EarningYearAsync();
        await books.AcceptedAsync();
        Granted(await books.DivideAsync((await books.ViewAsync()).Seal));
        Granted(await books.PayAsync());

        foreach (
            var change in new[]
            {
                "UPDATE shu_divisions SET remainder = 0 WHERE",
                "DELETE FROM shu_divisions WHERE",
                "UPDATE shu_parts SET jasa_modal = jasa_modal + 1 WHERE",
                "UPDATE shu_parts SET paid_seq = NULL WHERE paid_seq IS NOT NULL AND",
                "DELETE FROM shu_parts WHERE",
                "UPDATE shu_article_funds SET points = 1 WHERE",
                "DELETE FROM shu_article_funds WHERE",
                "UPDATE shu_articles SET basis = 'x' WHERE",
            }
        )
        {
            var sql = $"{change} {books.OwnRows(provider)}";
            var thrown = await Assert.ThrowsAnyAsync<Exception>(() =>
                books.World.DoAsync<Db>(async db =>
                {
                    await db.ForCooperativeAsync(books.Id, World.Ct);
                    await db.Database.ExecuteSqlRawAsync(sql, World.Ct);
                })
            );
            Assert.Contains("shu-stays", thrown.Message, StringComparison.Ordinal);
        }
    }
}
