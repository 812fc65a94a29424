using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Bank;
using NaikKelas.Books.Desk;
using NaikKelas.Books.Ledger;
using NaikKelas.Books.Months;
using NaikKelas.Kernel;
using NaikKelas.Tests.House;
using NaikKelas.Tests.Imports;
using static NaikKelas.Tests.Books.OpenedBooks;

namespace NaikKelas.Tests.Books;

/// <summary>The bank's statement beside the books, on both databases. The clock stands on 20 November 2026.</summary>
public sealed class BankTests
{
    private const string Fee = "5-9100";

    private static readonly string[] Headings = ["Tgl", "Uraian", "Debet", "Kredit"];

    private static readonly string?[][] October =
    [
        ["02/10/2026", "SETORAN TUNAI", null, "500.000,00"],
        ["15/10/2026", "TARIK TUNAI", "100.000", null],
        ["15/10/2026", "TARIK TUNAI", "100.000", null],
        ["31/10/2026", "BIAYA ADM", "6.500", null],
    ];

    public static TheoryData<string> Providers => World.Providers;

    [Theory, MemberData(nameof(Providers))]
    public async Task A_statement_that_comes_twice_is_taken_once_and_what_is_clear_is_matched(string provider)
    {
        await using var books = await StartAsync(provider);
        var deposit = await books.PostedAsync(ToBank(500_000, new(2026, 10, 1)));
        await books.PostedAsync(ToBank(-100_000, new(2026, 10, 15)));

        var first = await ImportAsync(books, October);
        var again = await ImportAsync(books, October);
        var later = await ImportAsync(books, [.. October, ["03/11/2026", "SETORAN TUNAI", null, "1"]]);

        Assert.Equal((4, 0, 1), (first.RowsNew, again.RowsNew, later.RowsNew));
        var lines = await LinesAsync(books);
        Assert.Equal(deposit.Seq, lines.Single(l => l.Amount.Value == 500_000).Seq);
        // Two equal withdrawals and one journal: which of them it is, only people know.
        Assert.All(lines.Where(l => l.Amount.Value == -100_000), l => Assert.Null(l.Seq));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task One_journal_answers_one_line_also_by_two_hands_at_once(string provider)
    {
        await using var books = await StartAsync(provider);
        var drawn = await books.PostedAsync(ToBank(-100_000, new(2026, 10, 15)));
        await ImportAsync(books, October);
        var two = (await LinesAsync(books)).Where(l => l.Amount.Value == -100_000).ToList();

        var answers = await Task.WhenAll(
            two.Select(l => Task.Run(() => MatchAsync(books, l, drawn.Seq), World.Ct))
        );

        Assert.Single(answers, a => !a.Refused);
        Assert.Equal("bank-other", answers.Single(a => a.Refused).Refusal?.Code);
        var matched = two[answers[0].Refused ? 1 : 0];
        Assert.Equal("bank-matched", (await MatchAsync(books, matched, drawn.Seq)).Refusal?.Code);
        Assert.False((await LetGoAsync(books, matched)).Refused);
        Assert.False((await MatchAsync(books, two[0] == matched ? two[1] : two[0], drawn.Seq)).Refused);
        Assert.Equal("bank-other", (await MatchAsync(books, matched, drawn.Seq)).Refusal?.Code);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task What_only_the_bank_knew_is_entered_once(string provider)
    {
        await using var books = await StartAsync(provider);
        await ImportAsync(books, October);
        var fee = (await LinesAsync(books)).Single(l => l.Amount.Value == -6_500);

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 3).Select(_ => Task.Run(() => EnterAsync(books, fee), World.Ct))
        );

        Assert.Single(answers, a => !a.Refused);
        Assert.Equal(6_500, await books.BalanceAsync(Fee));
        var deposit = (await LinesAsync(books)).Single(l => l.Amount.Value == 500_000);
        Assert.Equal("bank-not-own", (await EnterAsync(books, deposit)).Refusal?.Code);
        Assert.Equal(-6_500, await books.BalanceAsync(Bank));
        await books.HoldsAsync();
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Before_a_month_is_closed_its_statement_is_asked_for_and_what_of_it_is_open(
        string provider
    )
    {
        await using var books = await StartAsync(provider);
        Assert.Equal(CheckState.Good, await CheckedAsync(books));
        await books.PostedAsync(ToBank(500_000, new(2026, 10, 1)));
        Assert.Equal(CheckState.Warning, await CheckedAsync(books));
        await ImportAsync(books, October[..1]);
        Assert.Equal(CheckState.Good, await CheckedAsync(books));
        await ImportAsync(books, October);
        Assert.Equal(CheckState.Warning, await CheckedAsync(books));
    }

    private static async Task<CheckState> CheckedAsync(OpenedBooks books)
    {
        IReadOnlyList<BooksCheck> checks = [];
        await books.AsAsync<MonthChecks, NaikKelas.Kernel.Unit>(
            books.Treasurer,
            async (months, card) =>
            {
                checks = await months.RunAsync(card, 202610, World.Ct);
                return default(NaikKelas.Kernel.Unit);
            }
        );
        return checks.Single(c => c.Code == "bank").State;
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task What_the_bank_said_cannot_be_rewritten(string provider)
    {
        await using var books = await StartAsync(provider);
        await ImportAsync(books, October);

        await Assert.ThrowsAnyAsync<Exception>(() =>
            books.World.DoAsync<Db>(async db =>
            {
                await db.ForCooperativeAsync(books.Id, World.Ct);
                await db.Database.ExecuteSqlAsync(
                    $"UPDATE bank_lines SET amount = 1 WHERE cooperative_id = {books.Id.Value}",
                    World.Ct
                );
            })
        );
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Each_bad_row_is_told_with_its_cell(string provider)
    {
        await using var books = await StartAsync(provider);

        var found = await books.Treasurer.CheckAsync<ImportBankStatement>(
            Importing.Xlsx(
                Headings,
                [
                    ["21/11/2026", "BESOK", "1", null],
                    ["01/10/2026", "DUA SISI", "1", "1"],
                    ["01/10/2026", "KOSONG", null, null],
                    ["01/10/2026", "SEN", "1,50", null],
                ]
            ),
            target: books.Id.Value
        );

        Assert.Equal(4, found.Run.RowsBad);
        Assert.Empty(await LinesAsync(books));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task What_the_bank_holds_is_explained_line_by_line_or_told_to_differ(string provider)
    {
        await using var books = await StartAsync(provider);
        await books.PostedAsync(ToBank(2_000_000, new(2026, 9, 1)));
        await books.PostedAsync(ToBank(500_000, new(2026, 10, 2)));
        // In the books only: the bank will say it in November.
        await books.PostedAsync(ToBank(-40_000, new(2026, 10, 31)));
        await ImportAsync(books, October);

        Assert.Equal("account", (await TellAsync(books, 1, account: Cash)).Refusal?.Code);
        Assert.Equal("date", (await TellAsync(books, 1, Day.AddDays(1))).Refusal?.Code);
        Assert.Equal("balance", (await TellAsync(books, null)).Refusal?.Code);
        Assert.False((await TellAsync(books, 2_293_499)).Refused);
        Assert.Equal(-1, (await StandAsync(books)).Difference);
        Assert.False((await TellAsync(books, 2_293_500)).Refused);

        var stand = await StandAsync(books);
        Assert.Equal((2_293_500, 2_460_000, 0), (stand.Bank, stand.Book, stand.Difference));
        // Two withdrawals and the fee stand only in the bank, 40,000 only in the books.
        Assert.Equal(-206_500 + 40_000, stand.Apart);
    }

    private static Task<Result<NaikKelas.Kernel.Unit>> TellAsync(
        OpenedBooks books,
        long? balance,
        DateOnly? date = null,
        string account = Bank
    ) =>
        books.AsAsync<SaveBankBalance, NaikKelas.Kernel.Unit>(
            books.Treasurer,
            (save, card) =>
                save.RunAsync(
                    card,
                    new SaveBankBalance.Input
                    {
                        Account = account,
                        Date = date ?? new DateOnly(2026, 10, 31),
                        Balance = balance is { } told ? new Rupiah(told) : null,
                    },
                    World.Ct
                )
        );

    private static async Task<BankStand> StandAsync(OpenedBooks books) =>
        Assert.Single(
            await books.World.AskAsync<BankBook, IReadOnlyList<BankStand>>(async book =>
                await book.StandsAsync(books.Id, Day, World.Ct)
            )
        );

    private static NewJournal ToBank(long amount, DateOnly date) =>
        Journal(amount, Bank, Cash) with
        {
            Date = date,
        };

    private static Task<NaikKelas.Kernel.Imports.ImportRun> ImportAsync(
        OpenedBooks books,
        string?[][] rows
    ) => books.Treasurer.ImportAsync<ImportBankStatement>(Importing.Xlsx(Headings, rows), books.Id.Value);

    private static Task<List<BankLine>> LinesAsync(OpenedBooks books) =>
        books.World.AskAsync<Db, List<BankLine>>(async db =>
        {
            await db.ForCooperativeAsync(books.Id, World.Ct);
            return await db
                .BankLines.AsNoTracking()
                .Where(l => l.CooperativeId == books.Id)
                .OrderBy(l => l.Date)
                .ThenBy(l => l.Id)
                .ToListAsync(World.Ct);
        });

    private static Task<Result<NaikKelas.Kernel.Unit>> MatchAsync(
        OpenedBooks books,
        BankLine line,
        long seq
    ) =>
        books.AsAsync<MatchBank, NaikKelas.Kernel.Unit>(
            books.Treasurer,
            (match, card) => match.RunAsync(card, line.Id.Value, seq, World.Ct)
        );

    private static Task<Result<NaikKelas.Kernel.Unit>> LetGoAsync(OpenedBooks books, BankLine line) =>
        books.AsAsync<MatchBank, NaikKelas.Kernel.Unit>(
            books.Treasurer,
            (match, card) => match.LetGoAsync(card, line.Id.Value, World.Ct)
        );

    private static Task<Result<Posted>> EnterAsync(OpenedBooks books, BankLine line) =>
        books.AsAsync<MatchBank, Posted>(
            books.Treasurer,
            (match, card) => match.EnterAsync(card, line.Id.Value, World.Ct)
        );
}
