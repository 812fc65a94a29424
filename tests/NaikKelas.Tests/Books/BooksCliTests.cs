using System.Globalization;
using System.Text;
using NaikKelas.Books.Ledger;
using NaikKelas.Tests.House;
using static NaikKelas.Tests.Books.OpenedBooks;

namespace NaikKelas.Tests.Books;

/// <summary><c>books import</c> with what people send: all or nothing, every problem with its line, code 2.</summary>
public sealed class BooksCliTests
{
    private const string Header = "date,reference,description,account,debit,credit,unit,member";

    public static TheoryData<string> Providers => World.Providers;

    [Theory, MemberData(nameof(Providers))]
    public async Task One_bad_line_in_fifty_thousand_is_named_and_nothing_is_written(string provider)
    {
        await using var books = await StartAsync(provider);
        var lines = Enumerable.Range(1, 25_000).SelectMany(n => Pair(n, n)).ToList();
        // Line 1 is the header.
        lines[31_415 - 2] = lines[31_415 - 2].Replace(Cash, "1-9999", StringComparison.Ordinal);

        var (code, output, error) = await ImportAsync(books, [.. lines]);

        Assert.Equal(
            (2, "", "Baris 31415: unknown-account: Akun 1-9999 tidak ada dalam bagan akun."),
            (code, output, error.Trim())
        );
        Assert.Equal((0, 0), (await books.CountAsync(), await books.BalanceAsync(Power)));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task The_same_file_twice_posts_nothing_twice_and_other_content_is_refused(string provider)
    {
        await using var books = await StartAsync(provider);
        string[] file = [.. Enumerable.Range(1, 600).SelectMany(n => Pair(n, n))];

        var first = await ImportAsync(books, file);
        var second = await ImportAsync(books, file);
        var changed = await ImportAsync(
            books,
            [.. Pair(601, 601), .. file.Take(1198), .. Pair(600, 7), .. Pair(602, 602)]
        );

        Assert.Equal((0, "600 jurnal dicatat, 0 sudah pernah dicatat."), (first.Code, first.Output.Trim()));
        Assert.Equal((0, "0 jurnal dicatat, 600 sudah pernah dicatat."), (second.Code, second.Output.Trim()));
        Assert.Equal(2, changed.Code);
        Assert.StartsWith("Baris 1202: key-reused: ", changed.Error, StringComparison.Ordinal);
        Assert.Equal(600, await books.CountAsync());
        await books.HoldsAsync();
    }

    /// <summary>Each file has one thing wrong in its second journal; the first one is sound and must not stay behind.</summary>
    [Theory, MemberData(nameof(Providers))]
    public async Task Whatever_is_wrong_is_told_by_its_line_and_the_sound_part_is_not_written(string provider)
    {
        await using var books = await StartAsync(provider);
        Assert.False((await books.PeriodAsync(202610, PeriodState.Locked)).Refused);
        (string Expected, string[] Lines)[] files =
        [
            ("4 unbalanced", [Debit("5"), Credit("4")]),
            ("4 amount", [Debit("0"), Credit("5")]),
            ("5 amount", [Debit("5"), Credit("5.000")]),
            ("5 amount", [Debit("5"), Credit("-5")]),
            ("5 amount", [Debit("5"), Credit("5,0")]),
            ("5 amount", [Debit("5"), Credit("99999999999999999999")]),
            ("4 amount-too-large", [Debit("9000000000000000000"), Credit("9000000000000000000")]),
            ("4 sides", [Line("5", "5"), Credit("5")]),
            ("5 sides", [Debit("5"), Line("", "", Cash)]),
            ("4 unknown-account", [Line("5", "", "9-9999"), Credit("5")]),
            ("5 unknown-unit", [Debit("5"), Line("", "5", Cash, unit: "APA")]),
            ("5 unknown-member", [Debit("5"), Line("", "5", Cash, member: "000999")]),
            ("5 subledger", [Debit("5"), Line("", "5", Voluntary)]),
            ("4 closed-period", [Debit("5", "2026-10-31"), Credit("5", "2026-10-31")]),
            ("4 before-opening", [Debit("5", "2024-12-31"), Credit("5", "2024-12-31")]),
            ("4 future-date", [Debit("5", "2026-11-21"), Credit("5", "2026-11-21")]),
            ("4 date", [Debit("5", "20/11/2026"), Credit("5")]),
            ("5 reference-differs", [Debit("5"), Credit("5", "2026-11-19")]),
            ("4 lines", [Debit("5")]),
            ("4 columns", ["2026-11-20,B,Bayar listrik,5-3102,5"]),
        ];
        foreach (var (expected, lines) in files)
        {
            var (code, _, error) = await ImportAsync(books, [.. Pair(1, 1), .. lines]);
            var told = error.Split('\n').Select(l => l.Split(": ")).Where(l => l.Length > 2);
            Assert.Equal((2, expected), (code, told.Select(l => $"{l[0][6..]} {l[1]}").FirstOrDefault()));
        }

        Assert.Equal(0, await books.CountAsync());
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Every_problem_is_told_at_once(string provider)
    {
        await using var books = await StartAsync(provider);

        var (code, _, error) = await ImportAsync(
            books,
            [Line("5", "5"), Line("", "5", "9-9999"), Line("x", "", Power), Credit("5", "kemarin")]
        );

        Assert.Equal(2, code);
        Assert.Equal(
            ["2: sides", "3: unknown-account", "4: amount", "5: date"],
            error
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(l => string.Join(": ", l["Baris ".Length..].Split(": ").Take(2)))
        );
    }

    [Fact]
    public async Task A_wrong_heading_a_missing_file_and_an_unknown_co_op_are_refused()
    {
        await using var books = await StartAsync("sqlite");
        var missing = Path.Combine(books.World.Folder, "tidak-ada.csv");

        var heading = await CliAsync(books, $"{books.Id.Value}", "tanggal,referensi\n");
        var empty = await CliAsync(books, $"{books.Id.Value}", "");
        var nobody = await CliAsync(books, $"{Guid.CreateVersion7()}", Header);
        var nofile = await books.World.CliAsync(
            "books",
            "import",
            "--cooperative",
            $"{books.Id.Value}",
            missing
        );

        Assert.Equal([2, 2, 2, 2], new[] { heading.Code, empty.Code, nobody.Code, nofile.ExitCode });
        Assert.StartsWith("Baris 1: header: ", heading.Error, StringComparison.Ordinal);
        Assert.StartsWith("Baris 1: header: ", empty.Error, StringComparison.Ordinal);
        Assert.StartsWith("not-found: ", nobody.Error, StringComparison.Ordinal);
        Assert.StartsWith("file-missing: ", nofile.Error, StringComparison.Ordinal);
        Assert.Equal(0, await books.CountAsync());
    }

    private static IEnumerable<string> Pair(int number, int amount) =>
        [
            string.Create(
                CultureInfo.InvariantCulture,
                $"2026-11-20,REF-{number},Bayar listrik {number},{Power},{amount},,,"
            ),
            string.Create(
                CultureInfo.InvariantCulture,
                $"2026-11-20,REF-{number},Bayar listrik {number},{Cash},,{amount},,"
            ),
        ];

    private static string Debit(string amount, string date = "2026-11-20") => Line(amount, "", date: date);

    private static string Credit(string amount, string date = "2026-11-20") =>
        Line("", amount.Contains(',', StringComparison.Ordinal) ? $"\"{amount}\"" : amount, Cash, date);

    private static string Line(
        string debit,
        string credit,
        string account = Power,
        string date = "2026-11-20",
        string unit = "",
        string member = ""
    ) => $"{date},B,Bayar listrik,{account},{debit},{credit},{unit},{member}";

    private static Task<(int Code, string Output, string Error)> ImportAsync(
        OpenedBooks books,
        string[] lines
    ) => CliAsync(books, $"{books.Id.Value}", string.Join('\n', [Header, .. lines]) + "\n");

    private static async Task<(int Code, string Output, string Error)> CliAsync(
        OpenedBooks books,
        string cooperative,
        string text
    )
    {
        var file = Path.Combine(books.World.Folder, "jurnal.csv");
        await File.WriteAllTextAsync(file, text, Encoding.UTF8, World.Ct);
        return await books.World.CliAsync("books", "import", "--cooperative", cooperative, file);
    }
}
