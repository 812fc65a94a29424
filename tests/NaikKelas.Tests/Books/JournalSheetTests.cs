using NaikKelas.Books.Exchange;
using NaikKelas.Tests.House;
using NaikKelas.Tests.Imports;
using static NaikKelas.Tests.Books.OpenedBooks;

namespace NaikKelas.Tests.Books;

/// <summary>Journals from Excel: the rules of <c>books import</c>, with the cell of what is wrong.</summary>
public sealed class JournalSheetTests
{
    private static readonly string[] Headings =
    [
        "Tanggal",
        "No. Bukti",
        "Uraian",
        "Akun",
        "Debit",
        "Kredit",
        "Unit",
        "Nomor Anggota",
    ];

    private static readonly string?[][] Good =
    [
        ["31/01/2025", "BK-1", "Bayar listrik", Power, "150.000", null, null, null],
        ["31/01/2025", "BK-1", "Bayar listrik", Cash, null, "150000", null, null],
        ["2025-02-01", "BK-2", "Setor ke bank", Bank, "20000", null, null, null],
        ["2025-02-01", "BK-2", "Setor ke bank", Cash, null, "20000", "USP", null],
    ];

    public static TheoryData<string> Providers => World.Providers;

    [Theory, MemberData(nameof(Providers))]
    public async Task A_sheet_is_posted_once_however_often_it_is_brought(string provider)
    {
        await using var books = await StartAsync(provider);

        var first = await books.Treasurer.ImportAsync<ImportJournalSheet>(
            Importing.Xlsx(Headings, Good),
            books.Id.Value
        );
        var again = await CheckAsync(books, Good);
        var other = await CheckAsync(
            books,
            ["31/01/2025", "BK-1", "Bayar listrik", Power, "150.001", null, null, null],
            ["31/01/2025", "BK-1", "Bayar listrik", Cash, null, "150001", null, null]
        );

        Assert.Equal(4, first.RowsNew);
        Assert.Equal(4, again.Run.RowsUnchanged);
        Assert.Equal(["B2 key-reused"], other.Problems);
        Assert.Equal(2, await books.CountAsync());
        Assert.Equal(150_000, await books.BalanceAsync(Power));
        await books.HoldsAsync();
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_bad_row_keeps_its_whole_journal_out_and_the_others_can_go_in(string provider)
    {
        await using var books = await StartAsync(provider);
        string?[][] rows =
        [
            .. Good,
            ["31/02/2025", "BK-3", "Salah tanggal", Power, "1", null, null, null],
            ["31/02/2025", "BK-3", "Salah tanggal", Cash, null, "1", null, null],
            ["2025-02-02", "BK-4", "Tidak seimbang", Power, "5", null, null, null],
            ["2025-02-02", "BK-4", "Tidak seimbang", Cash, null, "4", null, null],
            ["2025-02-02", "BK-5", "Dua sisi", Power, "5", "5", null, null],
            ["2025-02-02", "BK-5", "Dua sisi", Cash, null, "5", null, null],
            ["2025-02-02", "BK-6", "Akun lain", "9-9999", "5", null, null, null],
            ["2025-02-02", "BK-6", "Akun lain", Cash, null, "5", null, null],
            ["2025-02-02", "BK-7", "Tanpa anggota", Cash, "5", null, null, null],
            ["2025-02-02", "BK-7", "Tanpa anggota", Voluntary, null, "5", null, null],
            ["2024-12-31", "BK-8", "Terlalu awal", Power, "5", null, null, null],
            ["2024-12-31", "BK-8", "Terlalu awal", Cash, null, "5", null, null],
        ];

        var found = await CheckAsync(books, rows);
        var all = await books.Treasurer.ApplyAsync<ImportJournalSheet>(found.Run.Id);
        var none = await books.CountAsync();
        var some = await books.Treasurer.ApplyAsync<ImportJournalSheet>(found.Run.Id, onlyGood: true);

        Assert.Equal(
            [
                "A6 date",
                "A7 date",
                "B8 unbalanced",
                "B9 journal-bad",
                "E10 sides",
                "B11 journal-bad",
                "D12 unknown-account",
                "B13 journal-bad",
                "H15 subledger",
                "B14 journal-bad",
                "A16 before-opening",
                "B17 journal-bad",
            ],
            found
                .Problems.OrderBy(p => int.Parse(p[1..p.IndexOf(' ', StringComparison.Ordinal)], null) / 2)
                .ThenBy(p => p.EndsWith("journal-bad", StringComparison.Ordinal))
        );
        Assert.Equal("rows-bad", all.Refusal?.Code);
        Assert.Equal(0, none);
        Assert.False(some.Refused, some.Refusal?.ToString());
        Assert.Equal(2, await books.CountAsync());
    }

    /// <summary>What the rows could not know, the posting finds: savings are drawn below nothing. Nothing stays.</summary>
    [Theory, MemberData(nameof(Providers))]
    public async Task What_only_the_posting_finds_takes_everything_back(string provider)
    {
        await using var books = await StartAsync(provider);
        await books.Treasurer.ImportAsync<NaikKelas.Books.Members.ImportMembers>(
            Importing.Xlsx(["Nomor Anggota", "Nama"], ["7", "Sri Lestari"]),
            books.Id.Value
        );
        string?[][] rows =
        [
            .. Good,
            ["2025-02-02", "BK-9", "Tarik simpanan", Voluntary, "5", null, null, "7"],
            ["2025-02-02", "BK-9", "Tarik simpanan", Cash, null, "5", null, null],
        ];

        var found = await CheckAsync(books, rows);
        var refused = await books.Treasurer.ApplyAsync<ImportJournalSheet>(found.Run.Id);

        Assert.Empty(found.Problems);
        Assert.Equal("insufficient", refused.Refusal?.Code);
        Assert.Contains("BK-9", $"{refused.Refusal!.Message}", StringComparison.Ordinal);
        Assert.Equal(0, await books.CountAsync());
    }

    private static Task<Importing.Checked> CheckAsync(OpenedBooks books, params string?[][] rows) =>
        books.Treasurer.CheckAsync<ImportJournalSheet>(
            Importing.Xlsx(Headings, rows),
            target: books.Id.Value
        );
}
