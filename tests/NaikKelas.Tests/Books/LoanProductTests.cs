using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Ledger;
using NaikKelas.Books.Loans;
using NaikKelas.Kernel;
using NaikKelas.Tests.House;
using static NaikKelas.Tests.Books.LoanSteps;
using static NaikKelas.Tests.Books.OpenedBooks;
using static NaikKelas.Tests.Registry.RegistrySteps;

namespace NaikKelas.Tests.Books;

/// <summary>A co-op's own kinds of loans, the sheet about who asks (5C), and a loan on paper.</summary>
public sealed class LoanProductTests
{
    public static TheoryData<string> Providers => World.Providers;

    /// <summary>12 % flat, up to a year and 1,500,000, 1 % fee, principal first.</summary>
    private static readonly SaveLoanProduct.Input Shop = new()
    {
        Name = "Modal usaha",
        Rate = 12,
        Method = LoanMethod.Flat,
        MonthsMax = 12,
        AmountMax = new Rupiah(1_500_000),
        Fee = 1.5m,
        Penalty = 2,
        PaymentOrder = PaymentOrder.PrincipalInterestPenalty,
        Active = true,
    };

    private static readonly SaveLoanSheet.Input Known = new()
    {
        CharacterMark = 5,
        CharacterNote = "Selalu tepat waktu",
        CapacityMark = 4,
        CapitalMark = 3,
        CollateralMark = 4,
        ConditionMark = 3,
        Guarantors = "Budi dan Sari",
        SecurityKind = "BPKB motor",
        SecurityValue = new Rupiah(9_000_000),
    };

    [Theory, MemberData(nameof(Providers))]
    public async Task The_kind_fills_what_is_left_empty_and_says_what_is_paid_first(string provider)
    {
        await using var books = await StartAsync(provider);
        await books.ReadyToLendAsync();
        var kind = Granted(await SaveAsync(books, Shop with { Id = Guid.CreateVersion7() }));

        var loan = await books.LentAsync(
            new ApplyLoan.Input
            {
                Product = kind.Value,
                Member = "0001",
                Amount = new Rupiah(1_200_000),
                Months = 12,
                Purpose = "Modal warung",
                Ability = new Rupiah(600_000),
            }
        );

        var paper = await books.LoanAsync(loan);
        Assert.Equal(("Modal usaha", 1200, 200), (paper.Loan.Product, paper.Loan.Rate, paper.Loan.Penalty));
        Assert.Equal(new Rupiah(18_000), paper.Loan.Fee);
        books.Later(1, 1);
        Granted(await books.PayLoanAsync(loan, 105_000));
        var paid = Assert.Single((await books.LoanAsync(loan)).Payments);
        Assert.Equal((new Rupiah(100_000), new Rupiah(5_000)), (paid.Principal, paid.Interest));
        await books.HoldsAsync();
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Beyond_the_limits_of_a_kind_it_is_refused_with_both_figures(string provider)
    {
        await using var books = await StartAsync(provider);
        await books.ReadyToLendAsync();
        var kind = Granted(await SaveAsync(books, Shop with { Id = Guid.CreateVersion7() }));
        var asked = Usual with { Product = kind.Value };

        var much = await books.ApplyAsync(asked with { Amount = new Rupiah(1_500_001), Months = 13 });

        Assert.Equal(["loan-limit", "loan-limit"], much.Refusals.Select(r => r.Code));
        var words = much.Refusal!.Message.ToString(Rupiah.Culture);
        Assert.Contains("1.500.001", words, StringComparison.Ordinal);
        Assert.Contains("1.500.000", words, StringComparison.Ordinal);
        Granted(await books.ApplyAsync(asked));
        Granted(await SaveAsync(books, Shop with { Id = kind.Value, Version = 0, Active = false }));
        Assert.Equal("loan-product", (await books.ApplyAsync(asked)).Refusal?.Code);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Terms_are_changed_by_who_read_them_last_and_a_form_sent_twice_is_one(string provider)
    {
        await using var books = await StartAsync(provider);
        var form = Shop with { Id = Guid.CreateVersion7() };
        await books.Treasurer.UserAsync();

        var both = await Task.WhenAll(
            Enumerable.Range(0, 2).Select(_ => Task.Run(() => SaveAsync(books, form), World.Ct))
        );
        Assert.Single(both.Select(b => Granted(b)).Distinct());
        Granted(await SaveAsync(books, form with { Version = 0, Rate = 18 }));
        Assert.Equal("stale", (await SaveAsync(books, form with { Version = 0, Rate = 24 })).Refusal?.Code);
        Assert.Equal(
            "name-taken",
            (await SaveAsync(books, Shop with { Id = Guid.CreateVersion7() })).Refusal?.Code
        );
        Assert.Equal(
            ["name", "percent", "method", "months", "amount"],
            (
                await SaveAsync(books, new SaveLoanProduct.Input { Id = Guid.CreateVersion7() })
            ).Refusals.Select(r => r.Code)
        );
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_large_loan_is_assessed_before_it_is_decided_and_that_stays(string provider)
    {
        await using var books = await StartAsync(provider);
        await books.ReadyToLendAsync();
        var large = Usual with { Amount = new Rupiah(LoanPractice.Current.SheetFrom) };
        var loan = Granted(await books.ApplyAsync(large));

        Assert.Equal("loan-sheet", (await books.ApproveLoanAsync(books.Board, loan)).Refusal?.Code);
        Assert.Equal(
            ["mark", "mark", "mark", "mark", "mark"],
            (await WriteAsync(books, loan, new())).Refusals.Select(r => r.Code)
        );
        Assert.Equal("mark", (await WriteAsync(books, loan, Known with { CapitalMark = 6 })).Refusal?.Code);
        Assert.Equal(
            "security",
            (await WriteAsync(books, loan, Known with { SecurityKind = " " })).Refusal?.Code
        );
        Granted(await WriteAsync(books, loan, Known));
        Assert.Equal("stale", (await WriteAsync(books, loan, Known)).Refusal?.Code);
        Granted(await WriteAsync(books, loan, Known with { Version = 0, CapitalMark = 2 }));
        Granted(await books.ApproveLoanAsync(books.Board, loan));
        Granted(await books.ApproveLoanAsync(books.SecondOfBoard, loan));

        Assert.Equal(
            "loan-decided",
            (await WriteAsync(books, loan, Known with { Version = 1 })).Refusal?.Code
        );
        await Assert.ThrowsAnyAsync<DbException>(() =>
            books.World.DoAsync<Db>(async db =>
            {
                await db.ForCooperativeAsync(books.Id, World.Ct);
                await db.Database.ExecuteSqlAsync(
                    $"UPDATE loan_sheets SET capital_mark = 5 WHERE cooperative_id = {books.Id.Value}",
                    World.Ct
                );
            })
        );
    }

    [Fact]
    public async Task A_member_is_found_by_name_and_the_page_holds_nobody_else()
    {
        await using var books = await StartAsync(Store.Sqlite);
        await books.ReadyToLendAsync();
        await JoinAsync(books.World, books.Id, "0002");
        using var treasurer = await books.Treasurer.BrowserAsync();
        var form = $"/pembukuan/{books.Id.Value}/pinjaman/baru";

        var empty = await treasurer.OpenAsync(form);
        Assert.DoesNotContain("Anggota 000", empty.Body!.TextContent, StringComparison.Ordinal);
        var found = await treasurer.OpenAsync($"{form}?q=0002");
        Assert.Equal(
            $"{form}?anggota=0002",
            Assert.Single(found.QuerySelectorAll("ul.found a")).GetAttribute("href")
        );
        var chosen = await treasurer.OpenAsync($"{form}?anggota=0002");
        Assert.DoesNotContain("Anggota 0001", chosen.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("0002", chosen.QuerySelector("input[name='Input.Member']")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_loan_is_put_on_paper()
    {
        await using var books = await StartAsync(Store.Sqlite);
        await books.ReadyToLendAsync();
        var loan = await books.LentAsync();
        using var treasurer = await books.Treasurer.BrowserAsync();
        var page = $"/pembukuan/{books.Id.Value}/pinjaman/{loan.Value}";
        foreach (var paper in new[] { "Agreement", "Card" })
        {
            using var pdf = await treasurer.GetAsync($"{page}?handler={paper}", World.Ct);
            Assert.Equal("application/pdf", pdf.Content.Headers.ContentType?.MediaType);
            Assert.StartsWith(
                "%PDF",
                await pdf.Content.ReadAsStringAsync(World.Ct),
                StringComparison.Ordinal
            );
        }
    }

    /// <summary>What was signed in November does not tell of instalments that were agreed in March.</summary>
    [Fact]
    public async Task The_agreement_keeps_its_first_schedule_and_the_card_shows_the_one_in_force()
    {
        Assert.SkipUnless(LpjTests.Installed, "no pdftotext at hand");
        await using var books = await StartAsync(Store.Sqlite);
        await books.ReadyToLendAsync();
        var loan = await books.LentAsync();
        books.Later(4, 5);
        await books.AgreedAsync(Granted(await books.RescheduleAsync(loan)));
        using var treasurer = await books.Treasurer.BrowserAsync();

        var (agreement, card) = (await ReadAsync("Agreement"), await ReadAsync("Card"));

        Assert.Contains(
            "12 kali, yang pertama Rp112.000 pada 20 Desember 2026",
            agreement,
            StringComparison.Ordinal
        );
        Assert.Contains("jadwal ke-2", card, StringComparison.Ordinal);
        Assert.DoesNotContain("Des 2026", card, StringComparison.Ordinal);

        async Task<string> ReadAsync(string paper)
        {
            using var pdf = await treasurer.GetAsync(
                $"/pembukuan/{books.Id.Value}/pinjaman/{loan.Value}?handler={paper}",
                World.Ct
            );
            return await LpjTests.ReadAsync(await pdf.Content.ReadAsByteArrayAsync(World.Ct));
        }
    }

    private static Task<Result<LoanProductId>> SaveAsync(OpenedBooks books, SaveLoanProduct.Input input) =>
        books.AsAsync<SaveLoanProduct, LoanProductId>(
            books.Treasurer,
            (save, card) => save.RunAsync(card, input, World.Ct)
        );

    private static Task<Result<LoanId>> WriteAsync(
        OpenedBooks books,
        LoanId loan,
        SaveLoanSheet.Input input
    ) =>
        books.AsAsync<SaveLoanSheet, LoanId>(
            books.Treasurer,
            (save, card) => save.RunAsync(card, loan, input, World.Ct)
        );
}
