using System.Net;
using NaikKelas.Books.Entries;
using NaikKelas.Books.Journals;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Files;
using NaikKelas.Tests.House;
using static NaikKelas.Tests.Books.EntrySteps;
using static NaikKelas.Tests.Books.OpenedBooks;

namespace NaikKelas.Tests.Books;

/// <summary>The pages of entry without a script, and what the phone's outbox talks to.</summary>
public sealed class EntryPagesTests
{
    [Fact]
    public async Task Without_a_script_the_treasurer_searches_a_member_fills_a_form_and_gets_a_receipt()
    {
        await using var books = await StartAsync(Store.Sqlite);
        var row = await books.SaverAsync();
        var home = $"/pembukuan/{books.Id.Value}";
        using var treasurer = await books.Treasurer.BrowserAsync();

        var found = (await treasurer.OpenAsync($"{home}/catat?t=terima-simpanan&q=sri")).QuerySelector(
            ".found a"
        )!;
        Assert.Contains($"r={row.Value}", found.GetAttribute("href"), StringComparison.Ordinal);
        var sent = await treasurer.SendAsync(
            $"{home}/catat",
            [
                ("Input.Key", $"{Guid.CreateVersion7()}"),
                ("Input.Template", "terima-simpanan"),
                ("Input.Row", $"{row.Value}"),
                ("Input.Amount", "20.000"),
                ("Input.Date", "2026-11-20"),
            ],
            $"{home}/catat?t=terima-simpanan&r={row.Value}"
        );

        Assert.Equal($"{home}/bukti/1", $"{sent.Headers.Location}");
        var receipt = (await treasurer.OpenAsync($"{home}/bukti/1")).Body!;
        Assert.Contains("USP/2026/000001", receipt.TextContent, StringComparison.Ordinal);
        Assert.NotNull(receipt.QuerySelector("form.undo"));
        Assert.StartsWith(
            "https://wa.me/",
            receipt.QuerySelector("a[href*='wa.me']")!.GetAttribute("href"),
            StringComparison.Ordinal
        );
        using var pdf = await treasurer.GetAsync(
            new Uri($"{home}/bukti/1?handler=Pdf", UriKind.Relative),
            World.Ct
        );
        Assert.Equal("application/pdf", pdf.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task The_outbox_gets_one_answer_a_key_and_a_sentence_for_every_no()
    {
        await using var books = await StartAsync(Store.Sqlite);
        using var phone = await books.Treasurer.BrowserAsync();
        var user = (await books.Treasurer.UserAsync()).Id.Value;
        var key = $"{Guid.CreateVersion7()}";

        var first = await PutAsync(phone, books, key, user, Json("50000"));
        var again = await PutAsync(phone, books, key, user, Json("50000"));
        var other = await PutAsync(phone, books, key, user, Json("60000"));
        var broken = await PutAsync(phone, books, $"{Guid.CreateVersion7()}", user, Json("\"lima\""));
        var closed = await PutAsync(phone, books, $"{Guid.CreateVersion7()}", user, Json("0"));
        var stranger = await PutAsync(
            phone,
            books,
            $"{Guid.CreateVersion7()}",
            Guid.CreateVersion7(),
            Json("5")
        );

        Assert.Equal(
            await first.Content.ReadAsStringAsync(World.Ct),
            await again.Content.ReadAsStringAsync(World.Ct)
        );
        Assert.Equal(
            [
                HttpStatusCode.OK,
                HttpStatusCode.OK,
                HttpStatusCode.Conflict,
                HttpStatusCode.UnprocessableEntity,
                HttpStatusCode.UnprocessableEntity,
                HttpStatusCode.Unauthorized,
            ],
            new[] { first, again, other, broken, closed, stranger }.Select(a => a.StatusCode)
        );
        foreach (var no in new[] { other, broken, closed, stranger })
            Assert.Equal("application/problem+json", no.Content.Headers.ContentType?.MediaType);
        Assert.Equal(1, await books.CountAsync());
    }

    [Fact]
    public async Task The_board_reads_and_decides_but_does_not_enter()
    {
        await using var books = await StartAsync(Store.Sqlite);
        await books.LimitAsync(1_000_000);
        var key = $"{Guid.CreateVersion7()}";
        await books.SentAsync(Bill(2_000_000), key);
        var home = $"/pembukuan/{books.Id.Value}";
        using var board = await books.Board.BrowserAsync();

        foreach (var closed in new[] { "/catat", "/jurnal/baru" })
            Assert.Equal(
                HttpStatusCode.NotFound,
                (await board.GetAsync(new Uri(home + closed, UriKind.Relative), World.Ct)).StatusCode
            );
        var approved = await board.SendAsync(
            $"{home}/persetujuan?handler=Approve",
            [("key", key)],
            $"{home}/persetujuan"
        );

        Assert.Equal(HttpStatusCode.Found, approved.StatusCode);
        await board.OpenAsync($"{home}/jurnal");
        var journal = (await board.OpenAsync($"{home}/jurnal/1")).Body!;
        Assert.Contains("CoopTreasurer", journal.TextContent, StringComparison.Ordinal);
        Assert.Contains("CoopBoard", journal.TextContent, StringComparison.Ordinal);
        Assert.Null(journal.QuerySelector("form[action*='Reverse']"));
    }

    [Fact]
    public async Task A_free_journal_that_does_not_balance_keeps_what_was_typed()
    {
        await using var books = await StartAsync(Store.Sqlite);
        var page = $"/pembukuan/{books.Id.Value}/jurnal/baru";
        using var treasurer = await books.Treasurer.BrowserAsync();

        var refused = await treasurer.SendAsync(page, Typed("50.000", "40.000"));
        var posted = await treasurer.SendAsync(page, Typed("50.000", "50.000"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var again = (await World.ReadAsync(refused)).Body!;
        Assert.Contains("selisih Rp10.000", again.TextContent, StringComparison.Ordinal);
        Assert.NotNull(again.QuerySelector("input[value='40.000']"));
        Assert.Equal(HttpStatusCode.Found, posted.StatusCode);
        Assert.Equal(50_000, await books.BalanceAsync(Power));
    }

    [Fact]
    public async Task A_receipts_photo_is_seen_by_the_co_ops_own_people_only()
    {
        await using var books = await StartAsync(Store.Sqlite);
        var other = await books.BesideAsync();
        var seq = (await books.PostedAsync(Journal(1000))).Seq;
        Task<Result<FileId>> Attach(byte[] content) =>
            books.AsAsync<AttachToJournal, FileId>(
                books.Treasurer,
                (attach, card) => attach.RunAsync(card, seq, content, World.Ct)
            );

        Assert.Equal("file.none", (await Attach([])).Refusal?.Code);
        Assert.Equal("file.kind", (await Attach("halo"u8.ToArray())).Refusal?.Code);
        Assert.Equal("file.too-large", (await Attach(new byte[2_000_000])).Refusal?.Code);
        var file = (await Attach([0xFF, 0xD8, 0xFF, 1])).Value;
        Assert.Equal(file, (await Attach([0xFF, 0xD8, 0xFF, 1])).Value);

        using var own = await books.Board.BrowserAsync();
        using var stranger = await other.Treasurer.BrowserAsync();
        var url = new Uri(
            $"/pembukuan/{books.Id.Value}/jurnal/{seq}?handler=Paper&file={file.Value}",
            UriKind.Relative
        );
        var elsewhere = new Uri(
            $"/pembukuan/{other.Id.Value}/jurnal/{seq}?handler=Paper&file={file.Value}",
            UriKind.Relative
        );
        Assert.Equal(HttpStatusCode.OK, (await own.GetAsync(url, World.Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(url, World.Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(elsewhere, World.Ct)).StatusCode);
    }

    [Fact]
    public async Task The_list_asks_the_database_as_often_for_thirty_journals_as_for_one()
    {
        await using var books = await StartAsync(Store.Sqlite);
        using var treasurer = await books.Treasurer.BrowserAsync();
        await books.PostedAsync(Journal(1000));
        await treasurer.OpenAsync($"/pembukuan/{books.Id.Value}/jurnal");
        var one = await AskedAsync();
        for (var i = 0; i < 29; i++)
            await books.PostedAsync(Journal(1000 + i));

        Assert.Equal(one, await AskedAsync());
        var found = await treasurer.OpenAsync(
            $"/pembukuan/{books.Id.Value}/jurnal?q=USP/2026/7&bulan=202611"
        );
        Assert.Single(found.QuerySelectorAll("tbody tr"));

        async Task<int> AskedAsync()
        {
            var before = books.World.Queries;
            await treasurer.OpenAsync($"/pembukuan/{books.Id.Value}/jurnal");
            return books.World.Queries - before;
        }
    }

    private static string Json(string amount) =>
        $$"""{"template":"bayar-beban","date":"2026-11-20","amount":{{amount}},"account":"{{Power}}","description":"Listrik"}""";

    private static async Task<HttpResponseMessage> PutAsync(
        HttpClient phone,
        OpenedBooks books,
        string key,
        Guid user,
        string json
    )
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Put,
            new Uri($"/api/v1/books/{books.Id.Value}/entries/{key}", UriKind.Relative)
        );
        request.Headers.Add(EntriesApi.Header, user.ToString());
        request.Content = new StringContent(json, System.Text.Encoding.UTF8, "application/json");
        return await phone.SendAsync(request, World.Ct);
    }

    private static (string, string)[] Typed(string debit, string credit) =>
        [
            ("Input.Key", $"{Guid.CreateVersion7()}"),
            ("Input.Date", "2026-11-20"),
            ("Input.Description", "Listrik"),
            ("Input.Lines[0].Account", $"{Power} Beban Listrik"),
            ("Input.Lines[0].Debit", debit),
            ("Input.Lines[1].Account", Cash),
            ("Input.Lines[1].Credit", credit),
        ];
}
