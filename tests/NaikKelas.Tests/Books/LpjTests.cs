using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using NaikKelas.Books.Ledger;
using NaikKelas.Books.Lpj;
using NaikKelas.Books.Members;
using NaikKelas.Books.Statements;
using NaikKelas.Kernel;
using NaikKelas.Tests.House;
using static NaikKelas.Tests.Books.OpenedBooks;
using static NaikKelas.Tests.Registry.RegistrySteps;

namespace NaikKelas.Tests.Books;

/// <summary>The LPJ book writes itself from the books, people write on, and no figure in it is from anywhere else.</summary>
public sealed partial class LpjTests
{
    public static TheoryData<string> Providers => World.Providers;

    [Theory, MemberData(nameof(Providers))]
    public async Task Every_figure_of_its_tables_is_found_in_the_books(string provider)
    {
        Assert.SkipUnless(Installed, "no pdftotext at hand");
        await using var books = await StartAsync(provider);
        await books.EarningYearAsync();
        Granted(await books.CloseAsync());
        Granted(await books.PlanRatAsync());
        Granted(await books.WriteAsync("Semoga tahun depan lebih baik.", 0));
        Granted(await books.SignAsync(books.Board));

        var paper = await PaperAsync(books, LpjKind.Pengurus);
        var text = await ReadAsync(paper.Pdf());

        foreach (var chapter in LpjOutline.Current.Board)
            Assert.Contains(chapter.Title, text, StringComparison.Ordinal);
        Assert.Contains("Semoga tahun depan lebih baik.", text, StringComparison.Ordinal);
        Assert.Contains("Ditandatangani dengan akun sendiri", text, StringComparison.Ordinal);
        var known = await FiguresAsync(books);
        var printed = Figure()
            .Matches(text)
            .Select(m => m.Value)
            .Where(f => f.Contains('.', StringComparison.Ordinal))
            .ToList();
        Assert.NotEmpty(printed);
        Assert.DoesNotContain(
            printed,
            f =>
                !known.Contains(
                    long.Parse(f.Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture)
                )
        );
        // The whole of each statement, row by row, as the statements' own page has it.
        var figures = await books.FiguresAsync(new DateOnly(RatSteps.Year, 12, 31));
        foreach (
            var code in new[]
            {
                StatementNames.Position,
                StatementNames.Result,
                StatementNames.CashFlow,
                StatementNames.Equity,
            }
        )
        foreach (
            var row in StatementSet.Of(code, figures).Rows.Where(r => r.Kind != RowKind.Heading && r.Now != 0)
        )
            Assert.Contains(StatementPaper.Figure(row.Now), text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Of_two_who_write_at_once_the_second_is_told_and_every_version_stays(string provider)
    {
        await using var books = await StartAsync(provider);
        await books.EarningYearAsync();
        Granted(await books.PlanRatAsync());

        Assert.Equal(1, Granted(await books.WriteAsync("Satu.", 0)));
        Assert.Equal("stale", (await books.WriteAsync("Dua.", 0)).Refusal?.Code);
        Assert.Equal(2, Granted(await books.WriteAsync("Dua.", 1)));
        // The same once more is no new version.
        Assert.Equal(2, Granted(await books.WriteAsync("Dua.", 2)));
        Assert.Equal(
            "lpj-long",
            (await books.WriteAsync(new string('a', SaveLpjText.WordsMax + 1), 2)).Refusal?.Code
        );
        Assert.Equal("not-found", (await books.WriteAsync("x", 0, "bukan-bab")).Refusal?.Code);
        var both = await Task.WhenAll(Enumerable.Range(0, 2).Select(i => books.WriteAsync($"Tiga {i}.", 2)));
        Assert.Equal("stale", Assert.Single(both, b => b.Refused).Refusal?.Code);
        Assert.Equal(4, Granted(await books.WriteAsync("", 3)));

        var versions = await books.World.AskAsync<LpjBook, IReadOnlyList<(LpjText Text, string? Name)>>(l =>
            l.VersionsAsync(books.Id, RatSteps.Year, LpjKind.Pengurus, "penutup", World.Ct)
        );
        Assert.Equal([4, 3, 2, 1], versions.Select(v => v.Text.Version));
        Assert.All(versions, v => Assert.NotNull(v.Name));
        // Emptied, the books' own words are printed again.
        var section = (await PaperAsync(books, LpjKind.Pengurus)).Sections.Single(s =>
            s.Chapter.Code == "penutup"
        );
        Assert.True(section.Suggested);
        Assert.NotEmpty(section.Words);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Before_anything_is_posted_there_is_nothing_to_report(string provider)
    {
        await using var books = await StartAsync(provider);
        Granted(await books.PlanRatAsync());

        Assert.Equal("nothing-booked", (await books.WriteAsync("Satu.", 0)).Refusal?.Code);
        var rat = await books.FoundRatAsync();
        Assert.Equal(
            "nothing-booked",
            (
                await books.AsAsync<MakeLpj, LpjPaper>(
                    books.Treasurer,
                    (make, card) => make.RunAsync(card, rat, LpjKind.Pengurus, World.Ct)
                )
            )
                .Refusal
                ?.Code
        );
    }

    [Fact]
    public async Task Loans_are_told_as_they_stood_at_the_end_of_the_year()
    {
        await using var books = await StartAsync(Store.Sqlite);
        await books.PostedAsync(Journal(5_000_000, Cash, Fees) with { Date = new DateOnly(2025, 8, 1) });
        books.World.Clock.SetLocal(2026, 1, 10);
        await LoanSteps.JoinAsync(books.World, books.Id, "0001");
        // Joined in 2026 and lent to then: nothing of it belongs to 2025.
        var loan = await books.LentAsync();
        Granted(await books.PayLoanAsync(loan, 200_000));

        var lent2025 = await books.World.AskAsync<LoansAt, IReadOnlyList<LentLine>>(l =>
            l.ReadAsync(books.Id, new DateOnly(2025, 12, 31), World.Ct)
        );
        var lent2026 = await books.World.AskAsync<LoansAt, IReadOnlyList<LentLine>>(l =>
            l.ReadAsync(books.Id, new DateOnly(2026, 12, 31), World.Ct)
        );

        Assert.Empty(lent2025);
        var line = Assert.Single(lent2026);
        Assert.Equal((1_000_000, await books.BalanceAsync(LoanSteps.OnLoan)), (line.Left, line.Left));
        Assert.Equal("Macet", line.Class.Class.ToString());
    }

    [Fact]
    public async Task The_docx_is_a_document_that_word_processors_take_with_the_same_words_and_figures()
    {
        await using var books = await StartAsync(Store.Sqlite);
        await books.EarningYearAsync();
        Granted(await books.CloseAsync());
        Granted(await books.PlanRatAsync());
        Granted(await books.WriteAsync("Harga naik 5 % & <turun>\nlagi.", 0));

        var paper = await PaperAsync(books, LpjKind.Pengurus);
        var bytes = paper.Docx();

        using var stream = new MemoryStream(bytes);
        using var document = WordprocessingDocument.Open(stream, isEditable: false);
        Assert.Empty(
            new OpenXmlValidator()
                .Validate(document, World.Ct)
                .Select(e => $"{e.Path?.XPath}: {e.Description}")
        );
        var words = document.MainDocumentPart!.Document!.Body!.InnerText;
        Assert.Contains("Harga naik 5 % & <turun>", words, StringComparison.Ordinal);
        Assert.Contains("360.001", words, StringComparison.Ordinal);
        Assert.Equal(bytes, paper.Docx());
    }

    [Fact]
    public async Task The_supervisors_have_a_shorter_report_of_their_own()
    {
        Assert.SkipUnless(Installed, "no pdftotext at hand");
        await using var books = await StartAsync(Store.Sqlite);
        await books.EarningYearAsync();
        Granted(await books.PlanRatAsync());

        var text = await ReadAsync((await PaperAsync(books, LpjKind.Pengawas)).Pdf());

        foreach (var chapter in LpjOutline.Current.Supervisors)
            Assert.Contains(chapter.Title, text, StringComparison.Ordinal);
        Assert.DoesNotContain("Kata pengantar", text, StringComparison.Ordinal);
    }

    internal static bool Installed =>
        File.Exists("/usr/bin/pdftotext") || File.Exists("/usr/local/bin/pdftotext");

    /// <summary>A PDF's words as a reader sees them.</summary>
    internal static async Task<string> ReadAsync(byte[] pdf)
    {
        var start = new ProcessStartInfo("pdftotext", ["-layout", "-", "-"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        using var process = Process.Start(start)!;
        var read = process.StandardOutput.ReadToEndAsync(World.Ct);
        await process.StandardInput.BaseStream.WriteAsync(pdf, World.Ct);
        process.StandardInput.Close();
        await process.WaitForExitAsync(World.Ct);
        Assert.Equal(0, process.ExitCode);
        return await read;
    }

    private static async Task<LpjPaper> PaperAsync(OpenedBooks books, LpjKind kind)
    {
        var rat = await books.FoundRatAsync();
        return Granted(
            await books.AsAsync<MakeLpj, LpjPaper>(
                books.Treasurer,
                (make, card) => make.RunAsync(card, rat, kind, World.Ct)
            )
        );
    }

    /// <summary>Every amount that the books can tell of the year, from the statements, the SHU and the savings themselves.</summary>
    private static async Task<HashSet<long>> FiguresAsync(OpenedBooks books)
    {
        var figures = await books.FiguresAsync(new DateOnly(RatSteps.Year, 12, 31));
        var view = await books.ViewAsync();
        HashSet<long> known =
        [
            .. StatementSet
                .Of(figures)
                .SelectMany(s => s.Rows)
                .SelectMany(r => new[] { Math.Abs(r.Now), Math.Abs(r.Before) }),
            .. figures.Now.SelectMany(s =>
                new[] { Math.Abs(s.Closing), Math.Abs(s.Movement), s.Debit, s.Credit }
            ),
            .. view.Funds.Select(f => f.Amount),
            .. view.Rows.SelectMany(r => new[] { r.JasaModal, r.JasaUsaha, r.Total }),
            view.Rows.Sum(r => r.JasaModal),
            view.Rows.Sum(r => r.JasaUsaha),
            view.Rows.Sum(r => r.Total),
        ];
        // Savings by member, and month by month, from the journals.
        var rows = await books.World.AskAsync<
            Db,
            List<(MemberId? Member, DateOnly Date, string Account, long Amount)>
        >(async db =>
            [
                .. (
                    await Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.ToListAsync(
                        db.JournalLines.Where(l => l.CooperativeId == books.Id),
                        World.Ct
                    )
                ).Select(l => (l.MemberId, l.Date, l.AccountCode, l.Amount.Value)),
            ]
        );
        foreach (
            var sum in rows.GroupBy(r => r.Date.Month)
                .Select(g => -g.Where(r => r.Account[0] is '4' or '5').Sum(r => r.Amount))
        )
            known.Add(Math.Abs(sum));
        foreach (var saved in await SavedAsync(books))
            known.UnionWith([saved.Pokok, saved.Wajib, saved.Other, saved.Sum]);
        var all = await SavedAsync(books);
        known.UnionWith([
            all.Sum(s => s.Pokok),
            all.Sum(s => s.Wajib),
            all.Sum(s => s.Other),
            all.Sum(s => s.Sum),
        ]);
        // 31.12 and the like are no amounts, nor is 100%.
        return known;
    }

    /// <summary>What stands on each member's passbooks: nobody moved anything after the year.</summary>
    private static async Task<List<SavedLine>> SavedAsync(OpenedBooks books) =>
        Granted(
            await books.AsAsync<MemberBook, List<SavedLine>>(
                books.Treasurer,
                async (book, card) =>
                {
                    List<SavedLine> saved = [];
                    var members = await books.World.AskAsync<Db, List<MemberId>>(async db =>
                        await Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.ToListAsync(
                            db.Members.Where(m => m.CooperativeId == books.Id).Select(m => m.Id),
                            World.Ct
                        )
                    );
                    foreach (var member in members)
                    {
                        var paper = (await book.FindAsync(card, member, World.Ct))!;
                        long Of(SavingsKind kind) =>
                            paper.Passbooks.Where(p => p.Kind == kind).Sum(p => p.Row.Balance.Value);
                        saved.Add(
                            new SavedLine(
                                paper.Member.Number,
                                paper.Member.Name,
                                Of(SavingsKind.Pokok),
                                Of(SavingsKind.Wajib),
                                Of(SavingsKind.Sukarela)
                            )
                        );
                    }

                    return saved;
                }
            )
        );

    /// <summary>Amounts of a thousand and more, as they are printed: 1.234.567.</summary>
    [GeneratedRegex(@"(?<![\d.,])\d{1,3}(\.\d{3})+(?![\d.,]*\d)", RegexOptions.None, 1000)]
    private static partial Regex Figure();
}
