using System.Net;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Ledger;
using NaikKelas.Books.Members;
using NaikKelas.Books.Opening;
using NaikKelas.Books.Statements;
using NaikKelas.Kernel;
using NaikKelas.Tests.House;
using NaikKelas.Tests.Imports;
using static NaikKelas.Tests.Books.OpenedBooks;
using static NaikKelas.Tests.Registry.RegistrySteps;

namespace NaikKelas.Tests.Books;

/// <summary>Books begin with what the co-op had: written down at leisure, posted once, mended by the difference.</summary>
public sealed class OpeningTests
{
    private const string Pokok = "3-1100";
    private const string Reserve = "3-1500";
    private const string Tools = "1-3301";
    private const string Worn = "1-3391";
    private static readonly string[] Headings =
    [
        "Nomor Anggota",
        "Nama",
        "Nomor HP",
        "Dusun",
        "Masuk Tanggal",
        "Simpanan pokok",
        "Simpanan sukarela",
        "Simpanan berjangka",
    ];

    public static TheoryData<string> Providers => World.Providers;

    [Theory, MemberData(nameof(Providers))]
    public async Task Two_members_a_box_of_cash_and_worn_tools_open_the_books(string provider)
    {
        await using var books = await StartAsync(provider);
        await ImportedAsync(books, Two);

        Granted(
            await AmountsAsync(
                books,
                (Cash, 1_000_000),
                (Tools, 500_000),
                (Worn, 200_000),
                (Reserve, 900_000)
            )
        );
        Assert.Equal(0, await books.CountAsync());
        var posted = Granted(await PostAsync(books));

        Assert.Equal("USP/2025/000001", posted.Reference);
        Assert.Equal(1_000_000, await books.BalanceAsync(Cash));
        Assert.Equal(-200_000, await books.BalanceAsync(Worn));
        Assert.Equal(-200_000, await books.BalanceAsync(Pokok));
        Assert.Equal(-200_000, await books.BalanceAsync(Voluntary));
        await books.HoldsAsync();
        Assert.Equal("nothing-to-post", (await PostAsync(books)).Refusal?.Code);
        Assert.Equal("reversal-of-opening", (await books.ReverseAsync(posted.Seq)).Refusal?.Code);
    }

    /// <summary>What the co-op had is what the year begins with: no cash came in, no capital was paid in.</summary>
    [Theory, MemberData(nameof(Providers))]
    public async Task Statements_begin_with_it_and_call_nothing_of_it_income_of_cash(string provider)
    {
        await using var books = await StartAsync(provider);
        await ImportedAsync(books, Two);
        Granted(await AmountsAsync(books, (Cash, 1_000_000), (Reserve, 600_000)));
        Granted(await PostAsync(books));
        await books.PostedAsync(Journal(40_000) with { Date = new DateOnly(2025, 1, 1) });

        foreach (var day in new[] { new DateOnly(2025, 12, 31), new DateOnly(2025, 1, 15) })
        {
            var figures = await books.World.AskAsync<ReadFigures, BooksFigures>(r =>
                r.RunAsync(books.Id, StatementSpan.YearTo(day), World.Ct)
            );
            var flow = StatementSet.Of(StatementNames.CashFlow, figures);
            Assert.Equal(1_000_000, flow.Rows.Single(r => r.Key == "opening").Now);
            Assert.Equal(-40_000, flow.Rows.Single(r => r.Key == "change").Now);
            Assert.Equal(-40_000, flow.Rows.Single(r => r.Key == "operating").Now);
            Assert.Equal(0, flow.Rows.Single(r => r.Key == "financing").Now);
            var equity = StatementSet.Of(StatementNames.Equity, figures);
            Assert.Equal(600_000, equity.Rows.Single(r => r.Key == "E50-opening").Now);
            Assert.Equal(0, equity.Rows.Single(r => r.Key == "E50-added").Now);
            Assert.Empty(Ties.Broken(figures));
        }
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task What_does_not_add_up_is_refused_with_the_difference(string provider)
    {
        await using var books = await StartAsync(provider);

        Assert.Equal("nothing-to-post", (await PostAsync(books)).Refusal?.Code);
        Granted(await AmountsAsync(books, (Cash, 1_000_000), (Reserve, 900_000)));
        var refused = await PostAsync(books);

        Assert.Equal("unbalanced", refused.Refusal?.Code);
        Assert.Contains(
            "100.000",
            refused.Refusal!.Message.ToString(Rupiah.Culture),
            StringComparison.Ordinal
        );
        Assert.Equal("unknown-account", (await AmountsAsync(books, ("9-9999", 1))).Refusal?.Code);
        Assert.Equal("unknown-account", (await AmountsAsync(books, (Pokok, 1))).Refusal?.Code);
        Assert.Equal(
            "amount-too-large",
            (await AmountsAsync(books, (Cash, JournalRules.AmountMax + 1))).Refusal?.Code
        );
        Assert.Equal(0, await books.CountAsync());
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Pressed_by_four_at_once_it_is_posted_once(string provider)
    {
        await using var books = await StartAsync(provider);
        Granted(await AmountsAsync(books, (Cash, 1_000_000), (Reserve, 1_000_000)));

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => Task.Run(() => PostAsync(books), World.Ct))
        );

        Assert.Single(answers, a => !a.Refused);
        Assert.All(answers.Where(a => a.Refused), a => Assert.Equal("nothing-to-post", a.Refusal?.Code));
        Assert.Equal(1, await books.CountAsync());
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_mistake_is_mended_by_the_difference_on_the_same_day(string provider)
    {
        await using var books = await StartAsync(provider);
        await ImportedAsync(books, Two);
        Granted(await AmountsAsync(books, (Cash, 1_000_000), (Reserve, 600_000)));
        Granted(await PostAsync(books));

        await ImportedAsync(
            books,
            [
                ["0001", "Sri Lestari", null, null, null, null, "250000", null],
            ]
        );
        Granted(await AmountsAsync(books, (Cash, 1_050_000)));
        var mended = Granted(await PostAsync(books));

        var lines = await books.World.AskAsync<Db, List<(string Account, long Amount)>>(async db =>
            [
                .. (
                    await db
                        .JournalLines.Where(l => l.CooperativeId == books.Id && l.Seq == mended.Seq)
                        .OrderBy(l => l.LineNo)
                        .Select(l => new { l.AccountCode, Amount = l.Amount.Value })
                        .ToListAsync(World.Ct)
                ).Select(l => (l.AccountCode, l.Amount)),
            ]
        );
        Assert.Equal([(Cash, 50_000), (Voluntary, -50_000)], lines);
        await books.HoldsAsync();
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task The_same_sheet_of_members_again_changes_nothing_and_wrong_cells_are_told(
        string provider
    )
    {
        await using var books = await StartAsync(provider);
        var first = await ImportedAsync(books, Two);
        var again = await CheckAsync(books, Two);
        var wrong = await CheckAsync(
            books,
            [
                ["0001", "Sri Lestari", "12", null, null, null, null, null],
                ["0002", "Budi", null, null, null, "seratus", null, null],
                ["0003", "B", null, null, null, null, null, null],
                ["0004", "Wati", null, null, "01/01/2999", null, null, null],
                ["0005", "Joko", null, null, null, null, "-5", null],
                ["0006", "Ani", null, null, null, null, null, null],
                ["0006", "Ana", null, null, null, null, null, null],
                [null, "Tanpa nomor", null, null, null, null, null, null],
            ]
        );

        Assert.Equal(2, first.RowsNew);
        Assert.Equal(2, again.Run.RowsUnchanged);
        Assert.Equal(
            [
                "C2 phone.form",
                "F3 cell-invalid",
                "B4 member-name",
                "E5 member-joined",
                "G6 cell-invalid",
                "A8 member-twice",
                "A9 cell-empty",
            ],
            wrong.Problems.OrderBy(p => p[1])
        );
        Assert.Equal(
            ["0001-B", "0001-P", "0001-S", "0001-W", "0002-P", "0002-S", "0002-W"],
            await books.World.AskAsync<Db, List<string>>(db =>
                db.SubledgerAccounts.Where(s => s.CooperativeId == books.Id)
                    .OrderBy(s => s.Number)
                    .Select(s => s.Number)
                    .ToListAsync(World.Ct)
            )
        );
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task The_treasurer_writes_it_down_by_the_pages_and_others_meet_nothing(string provider)
    {
        await using var books = await StartAsync(provider);
        await ImportedAsync(books, Two);
        var home = $"/pembukuan/{books.Id.Value}/saldo-awal";
        using var treasurer = await books.Treasurer.BrowserAsync();
        using var board = await books.Board.BrowserAsync();

        var page = await treasurer.OpenAsync(home);
        Assert.Contains(
            "saldo-awal",
            (await treasurer.OpenAsync($"/pembukuan/{books.Id.Value}")).QuerySelector(".notice")!.InnerHtml,
            StringComparison.Ordinal
        );
        var filled = Filled(page);
        using var uneven = await treasurer.SendAsync(home, [.. filled, ("post", "true")]);
        using var kept = await treasurer.SendAsync(home, [.. filled, ("post", "false")]);
        var savings = await treasurer.OpenAsync($"{home}/simpanan");
        using var saved = await treasurer.SendAsync(
            $"{home}/simpanan",
            [
                ("Input.Savings[0].Passbook", PassbookOn(savings, "Simpanan sukarela Sri Lestari")),
                ("Input.Savings[0].Value", "300.000"),
            ]
        );
        using var posted = await treasurer.SendAsync(home, [.. filled, ("post", "true")]);
        using var notBoard = await board.SendAsync(
            home,
            [("post", "true")],
            $"/pembukuan/{books.Id.Value}/anggota/ketentuan"
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, uneven.StatusCode);
        Assert.Contains(
            "100.000",
            (await World.ReadAsync(uneven)).QuerySelector(".error-summary")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Equal(HttpStatusCode.Redirect, kept.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        Assert.Equal($"/pembukuan/{books.Id.Value}/jurnal/1", $"{posted.Headers.Location}");
        Assert.Equal(HttpStatusCode.NotFound, notBoard.StatusCode);
        Assert.Equal(-300_000, await books.BalanceAsync(Voluntary));
        Assert.Null(
            (await treasurer.OpenAsync($"/pembukuan/{books.Id.Value}")).QuerySelector(".notice-amber")
        );
    }

    /// <summary>However often it is posted, what stands in the books is what was written down last.</summary>
    [Fact]
    public void What_is_posted_adds_up_to_what_is_written_down() =>
        Prop.ForAll(ArbMap.Default.GeneratorFor<(byte Place, int Amount)[][]>().ToArbitrary(), AddsUp)
            .QuickCheckThrowOnFailure();

    private static bool AddsUp((byte Place, int Amount)[][] drafts)
    {
        Dictionary<OpeningPlace, long> posted = [];
        foreach (var draft in drafts)
        {
            var wanted = draft
                .GroupBy(d => d.Place % 5)
                .ToDictionary(g => new OpeningPlace($"1-{g.Key}", "USP"), g => g.Sum(d => (long)d.Amount));
            foreach (var line in OpeningRules.Lines(wanted, posted))
            {
                var place = new OpeningPlace(line.AccountCode, line.UnitCode!);
                posted[place] = posted.GetValueOrDefault(place) + line.Amount.Value;
                if (line.Amount.Value == 0)
                    return false;
            }

            if (OpeningRules.Lines(wanted, posted).Count > 0)
                return false;
        }

        return true;
    }

    private static string?[][] Two =>
        [
            ["0001", "Sri Lestari", "0812-3456-7890", "Krajan", "15/01/2020", "100.000", "200.000", "0"],
            ["0002", "Budi", null, null, null, "100000", null, null],
        ];

    /// <summary>The page's form with a million in cash and half of it as reserve.</summary>
    private static (string, string)[] Filled(AngleSharp.Dom.IDocument page) =>
        [
            .. page.QuerySelectorAll("input[name$='.Account']")
                .SelectMany(
                    (account, i) =>
                        new[]
                        {
                            ($"Input.Amounts[{i}].Account", account.GetAttribute("value")!),
                            (
                                $"Input.Amounts[{i}].Value",
                                account.GetAttribute("value") switch
                                {
                                    Cash => "1.000.000",
                                    Reserve => "500.000",
                                    _ => "",
                                }
                            ),
                        }
                ),
        ];

    private static string PassbookOn(AngleSharp.Dom.IDocument page, string label) =>
        page.QuerySelector($"input[aria-label='{label}']")!
            .ParentElement!.QuerySelector("input[type=hidden]")!
            .GetAttribute("value")!;

    private static Task<NaikKelas.Kernel.Imports.ImportRun> ImportedAsync(
        OpenedBooks books,
        string?[][] rows
    ) => books.Treasurer.ImportAsync<ImportMembers>(Importing.Xlsx(Headings, rows), books.Id.Value);

    private static Task<Importing.Checked> CheckAsync(OpenedBooks books, string?[][] rows) =>
        books.Treasurer.CheckAsync<ImportMembers>(Importing.Xlsx(Headings, rows), target: books.Id.Value);

    private static Task<Result<NaikKelas.Kernel.Unit>> AmountsAsync(
        OpenedBooks books,
        params (string Account, long Amount)[] amounts
    ) =>
        books.AsAsync<SaveOpening, NaikKelas.Kernel.Unit>(
            books.Treasurer,
            (save, card) =>
                save.AmountsAsync(
                    card,
                    card.MainUnitCode,
                    [.. amounts.Select(a => new SaveOpening.Amount(a.Account, new Rupiah(a.Amount)))],
                    World.Ct
                )
        );

    private static Task<Result<Posted>> PostAsync(OpenedBooks books) =>
        books.AsAsync<PostOpening, Posted>(books.Treasurer, (post, card) => post.RunAsync(card, World.Ct));
}
