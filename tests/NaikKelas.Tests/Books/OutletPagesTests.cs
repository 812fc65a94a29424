using System.Net;
using System.Text.Json;
using NaikKelas.Books.Entries;
using NaikKelas.Books.Outlets;
using NaikKelas.Kernel;
using NaikKelas.Tests.House;
using static NaikKelas.Tests.Books.EntrySteps;
using static NaikKelas.Tests.Books.OpenedBooks;
using static NaikKelas.Tests.Books.OutletSteps;
using static NaikKelas.Tests.Registry.RegistrySteps;

namespace NaikKelas.Tests.Books;

/// <summary>The pages of an outlet without a script, and what the till's outbox talks to.</summary>
public sealed class OutletPagesTests
{
    [Fact]
    public async Task From_the_books_first_page_a_good_is_added_bought_sold_and_counted()
    {
        await using var books = await StartAsync(Store.Sqlite, "kdmp");
        await books.BuyerAsync();
        using var treasurer = await books.Treasurer.BrowserAsync();
        var all = $"/pembukuan/{books.Id.Value}/gerai";
        var home = $"{all}/{Shop}";

        Assert.NotNull(
            (await treasurer.OpenAsync($"/pembukuan/{books.Id.Value}")).QuerySelector($"a[href='{all}']")
        );
        Assert.NotNull((await treasurer.OpenAsync(all)).QuerySelector($"a[href='{home}/barang/baru']"));
        await RedirectsAsync(
            treasurer,
            $"{home}/barang/baru",
            [
                ("Input.Name", "Beras"),
                ("Input.Measure", "kg"),
                ("Input.PriceMember", "12.000"),
                ("Input.PriceOther", "13.000"),
                ("Input.Minimum", "2,5"),
            ]
        );
        var good = (await books.GoodsAsync()).Values.Single();
        Assert.Equal(2_500, good.Minimum);
        await RedirectsAsync(
            treasurer,
            $"{home}/beli",
            [
                ("Input.Key", $"{Guid.CreateVersion7()}"),
                ("Input.Terms", "Cash"),
                ("Input.Date", "2026-11-20"),
                ("Input.Lines[0].Good", $"{good.Id.Value}"),
                ("Input.Lines[0].Quantity", "10"),
                ("Input.Lines[0].Cost", "100.000"),
                ("Input.Lines[1].Good", ""),
                ("Input.Lines[1].Quantity", ""),
            ]
        );
        var receipt = await RedirectsAsync(
            treasurer,
            $"{home}/jual",
            [
                ("Input.Key", $"{Guid.CreateVersion7()}"),
                ("Input.Date", "2026-11-20"),
                ("Input.Member", "0001"),
                ("Input.Credit", "true"),
                ("Input.Lines[0].Good", $"{good.Id.Value}"),
                ("Input.Lines[0].Quantity", "1,5"),
            ]
        );

        var paper = (await treasurer.OpenAsync(receipt)).Body!.TextContent;
        // What was paid, not that and the cost added up.
        Assert.Contains("18.000", paper, StringComparison.Ordinal);
        Assert.DoesNotContain("33.000", paper, StringComparison.Ordinal);
        using var pdf = await treasurer.GetAsync(
            new Uri($"{receipt}?handler=Pdf", UriKind.Relative),
            World.Ct
        );
        Assert.Equal("application/pdf", pdf.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task A_bon_is_paid_and_the_shelves_are_counted()
    {
        await using var books = await StartAsync(Store.Sqlite, "kdmp");
        var (good, member) = (await books.AddGoodAsync("Beras"), await books.BuyerAsync());
        await books.BoughtAsync(good, 10, 100_000);
        Granted(await books.SellAsync(Sale(good, 1_500, member, credit: true)));
        using var treasurer = await books.Treasurer.BrowserAsync();
        var home = $"/pembukuan/{books.Id.Value}/gerai/{Shop}";

        var bons = await treasurer.OpenAsync($"{home}/bon");
        var owes = bons.QuerySelector("tbody a")!.GetAttribute("href")!;
        await RedirectsAsync(
            treasurer,
            $"{home}/bon",
            [
                ("Input.Key", $"{Guid.CreateVersion7()}"),
                ("Input.Card", owes.Split('=')[1]),
                ("Input.Amount", "18.000"),
            ],
            owes
        );
        Assert.Equal(0, await books.BalanceAsync(Owed));
        var count = await RedirectsAsync(
            treasurer,
            $"{home}/opname/baru",
            [
                ("Input.CountedBy", "Sri"),
                ("Input.Lines[0].Good", $"{good.Value}"),
                ("Input.Lines[0].Expected", "8500"),
                ("Input.Lines[0].Counted", "8"),
            ]
        );
        Assert.Contains(
            "5.000",
            (await treasurer.OpenAsync(count)).Body!.TextContent,
            StringComparison.Ordinal
        );
        foreach (
            var page in new[]
            {
                home,
                $"{home}?bulan=202611",
                $"{home}/barang?tampil=kurang",
                $"{home}/opname",
            }
        )
            await treasurer.OpenAsync(page);
        var card = (await treasurer.OpenAsync($"{home}/barang/{good.Value}")).QuerySelectorAll("tbody tr");
        Assert.Equal(3, card.Length);
        await books.StockHoldsAsync();
    }

    [Fact]
    public async Task What_cannot_be_sold_keeps_what_was_typed_and_says_why()
    {
        await using var books = await StartAsync(Store.Sqlite, "kdmp");
        var good = await books.AddGoodAsync("Beras");
        await books.BoughtAsync(good, 1, 10_000);
        using var treasurer = await books.Treasurer.BrowserAsync();
        var page = $"/pembukuan/{books.Id.Value}/gerai/{Shop}/jual";

        using var refused = await treasurer.SendAsync(
            page,
            [
                ("Input.Key", $"{Guid.CreateVersion7()}"),
                ("Input.Date", "2026-11-20"),
                ("Input.Lines[0].Good", $"{good.Value}"),
                ("Input.Lines[0].Quantity", "2"),
            ]
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var again = (await World.ReadAsync(refused)).Body!;
        Assert.Contains(
            "tinggal 1 kg",
            again.QuerySelector(".error-summary")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.NotNull(again.QuerySelector("input[value='2']"));
    }

    [Fact]
    public async Task The_outbox_gets_one_answer_a_sale_and_a_sentence_for_every_no()
    {
        await using var books = await StartAsync(Store.Sqlite, "kdmp");
        var good = await books.AddGoodAsync("Beras");
        await books.BoughtAsync(good, 10, 100_000);
        var other = await books.BesideAsync();
        using var phone = await books.Treasurer.BrowserAsync();
        var user = (await books.Treasurer.UserAsync()).Id.Value;
        var key = $"{Guid.CreateVersion7()}";
        string Json(string quantity) =>
            $$"""{"outlet":"TOKO","date":"2026-11-20","lines":[{"good":"{{good.Value}}","quantity":{{quantity}},"price":13000}],"member":null,"credit":false}""";

        using var first = await PutAsync(phone, books, key, user, Json("1000"));
        using var again = await PutAsync(phone, books, key, user, Json("1000"));
        using var reused = await PutAsync(phone, books, key, user, Json("2000"));
        using var beyond = await PutAsync(phone, books, $"{Guid.CreateVersion7()}", user, Json("99000"));
        using var broken = await PutAsync(phone, books, $"{Guid.CreateVersion7()}", user, Json("\"satu\""));
        using var stranger = await PutAsync(
            phone,
            books,
            $"{Guid.CreateVersion7()}",
            Guid.CreateVersion7(),
            Json("1000")
        );
        using var elsewhere = await PutAsync(phone, other, $"{Guid.CreateVersion7()}", user, Json("1000"));

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
                HttpStatusCode.NotFound,
            ],
            new[] { first, again, reused, beyond, broken, stranger, elsewhere }.Select(a => a.StatusCode)
        );
        Assert.Contains(
            "tinggal 9 kg",
            await beyond.Content.ReadAsStringAsync(World.Ct),
            StringComparison.Ordinal
        );
        using var kit = await phone.GetAsync(
            new Uri($"/api/v1/books/{books.Id.Value}/outlets/{Shop}/till-kit", UriKind.Relative),
            World.Ct
        );
        var read = JsonSerializer.Deserialize<TillKit>(
            await kit.Content.ReadAsStringAsync(World.Ct),
            JsonSerializerOptions.Web
        )!;
        Assert.Equal((user, 9_000L), (read.User, Assert.Single(read.Goods).Left));
        Assert.Equal((9_000, 90_000), await books.StockAsync(good));
    }

    [Fact]
    public async Task The_board_looks_and_does_not_sell_and_another_co_op_sees_nothing()
    {
        await using var books = await StartAsync(Store.Sqlite, "kdmp");
        var good = await books.AddGoodAsync("Beras");
        var other = await books.BesideAsync();
        using var board = await books.Board.BrowserAsync();
        using var stranger = await other.Treasurer.BrowserAsync();
        var home = $"/pembukuan/{books.Id.Value}/gerai/{Shop}";
        var page = await board.OpenAsync($"{home}/barang/{good.Value}");

        Assert.Null(page.QuerySelector("main form"));
        foreach (var closed in new[] { "/jual", "/beli", "/barang/baru", "/opname/baru" })
            Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(board, home + closed));
        using var changed = await board.SendAsync(
            $"{home}/barang/{good.Value}",
            [("Input.Name", "Gula")],
            $"/pembukuan/{books.Id.Value}/pemeriksaan"
        );
        Assert.Equal(HttpStatusCode.NotFound, changed.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(stranger, home));
        // Somebody else's good under one's own outlet is no good either.
        Assert.Equal(
            HttpStatusCode.NotFound,
            await StatusAsync(stranger, $"/pembukuan/{other.Id.Value}/gerai/{Shop}/barang/{good.Value}")
        );
    }

    [Fact]
    public async Task A_co_op_without_a_trading_unit_is_told_so()
    {
        await using var books = await StartAsync(Store.Sqlite);
        using var treasurer = await books.Treasurer.BrowserAsync();

        var page = await treasurer.OpenAsync($"/pembukuan/{books.Id.Value}/gerai");

        Assert.Contains("belum punya unit yang berdagang", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(
            HttpStatusCode.NotFound,
            await StatusAsync(treasurer, $"/pembukuan/{books.Id.Value}/gerai/USP")
        );
    }

    [Fact]
    public async Task Pages_ask_the_database_as_often_for_many_goods_as_for_one()
    {
        await using var books = await StartAsync(Store.Sqlite, "kdmp");
        using var treasurer = await books.Treasurer.BrowserAsync();
        var home = $"/pembukuan/{books.Id.Value}/gerai";
        string[] pages =
        [
            home,
            $"{home}/{Shop}",
            $"{home}/{Shop}/barang",
            $"{home}/{Shop}/jual",
            $"{home}/{Shop}/opname/baru",
        ];
        await StockAsync("Beras");
        await AskedAsync();
        var one = await AskedAsync();
        for (var i = 0; i < 12; i++)
            await StockAsync($"Barang {i}");

        Assert.Equal(one, await AskedAsync());

        async Task StockAsync(string name)
        {
            var good = await books.AddGoodAsync(name);
            await books.BoughtAsync(good, 10, 100_000);
            Granted(await books.SellAsync(Sale(good, One)));
        }

        async Task<int> AskedAsync()
        {
            var before = books.World.Queries;
            foreach (var page in pages)
                await treasurer.OpenAsync(page);
            return books.World.Queries - before;
        }
    }

    private static async Task<string> RedirectsAsync(
        HttpClient browser,
        string url,
        (string, string)[] form,
        string? page = null
    )
    {
        using var sent = page is null
            ? await browser.SendAsync(url, form)
            : await browser.SendAsync(url, form, page);
        Assert.True(
            sent.StatusCode == HttpStatusCode.Redirect,
            $"{(int)sent.StatusCode} {(await World.ReadAsync(sent)).QuerySelector(".error-summary")?.TextContent}"
        );
        return $"{sent.Headers.Location}";
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient browser, string url)
    {
        using var answer = await browser.GetAsync(new Uri(url, UriKind.Relative), World.Ct);
        return answer.StatusCode;
    }

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
            new Uri($"/api/v1/books/{books.Id.Value}/sales/{key}", UriKind.Relative)
        );
        request.Headers.Add(EntriesApi.Header, user.ToString());
        request.Content = new StringContent(json, System.Text.Encoding.UTF8, "application/json");
        return await phone.SendAsync(request, World.Ct);
    }
}
