using System.Net;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Desk;
using NaikKelas.Books.Ledger;
using NaikKelas.Books.Members;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Tests.House;
using static NaikKelas.Tests.Books.OpenedBooks;
using static NaikKelas.Tests.Registry.RegistrySteps;

namespace NaikKelas.Tests.Books;

/// <summary>Members join, save, fall behind, are held, and leave.</summary>
public sealed class MemberTests
{
    private const string Wajib = "3-1200";
    private static readonly RegisterMembers.Input Sri = new()
    {
        Name = "Sri Lestari",
        JoinedOn = new DateOnly(2026, 9, 3),
        Phone = "0812-3456-7890",
    };

    public static TheoryData<string> Providers => World.Providers;

    [Theory, MemberData(nameof(Providers))]
    public async Task Who_joins_gets_the_next_number_and_the_passbooks_of_the_co_op(string provider)
    {
        await using var books = await StartAsync(provider);

        var two = Granted(await JoinAsync(books, Sri, Sri with { Name = "Budi", Number = "A-7" }));

        var paper = await PaperAsync(books, two[0]);
        Assert.Equal("0001", paper.Member.Number);
        Assert.Equal("6281234567890", paper.Member.Phone);
        Assert.Equal(["0001-W", "0001-P", "0001-S"], paper.Passbooks.Select(p => p.Row.Number));
        Assert.Equal(["2-1103", "2-1102"], paper.More.Select(m => m.Account));
        Assert.Equal("A-7", (await PaperAsync(books, two[1])).Member.Number);
        Assert.Equal(
            "0002",
            (await PaperAsync(books, Granted(await JoinAsync(books, Sri))[0])).Member.Number
        );
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task What_is_wrong_is_said_and_nobody_joins_half(string provider)
    {
        await using var books = await StartAsync(provider);
        var wrong = new Dictionary<string, RegisterMembers.Input>(StringComparer.Ordinal)
        {
            ["member-name"] = Sri with { Name = " " },
            ["member-number"] = Sri with { Number = new string('9', 21) },
            ["member-joined"] = Sri with { JoinedOn = new DateOnly(2999, 1, 1) },
            ["phone.form"] = Sri with { Phone = "12" },
        };

        foreach (var (code, input) in wrong)
            Assert.Equal(code, (await JoinAsync(books, Sri, input)).Refusal?.Code);
        Assert.Equal(
            "member-number-taken",
            (await JoinAsync(books, Sri with { Number = "5" }, Sri with { Number = "5" })).Refusal?.Code
        );

        Assert.Equal(
            0,
            await books.World.AskAsync<Db, int>(db =>
                db.Members.CountAsync(m => m.CooperativeId == books.Id, World.Ct)
            )
        );
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Two_who_join_at_once_get_two_numbers(string provider)
    {
        await using var books = await StartAsync(provider);

        var joined = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => Task.Run(() => JoinAsync(books, Sri), World.Ct))
        );

        Assert.All(joined, j => Assert.False(j.Refused));
        var numbers = await books.World.AskAsync<Db, List<string>>(db =>
            db.Members.Where(m => m.CooperativeId == books.Id).Select(m => m.Number).ToListAsync(World.Ct)
        );
        Assert.Equal(4, numbers.Distinct().Count());
    }

    /// <summary>The clock stands in November 2026: September, October and November are due, 20,000 each.</summary>
    [Theory, MemberData(nameof(Providers))]
    public async Task Who_is_behind_is_counted_from_the_month_of_joining(string provider)
    {
        await using var books = await StartAsync(provider);
        var ids = Granted(await JoinAsync(books, Sri, Sri with { Name = "Budi", Neighbourhood = "Krajan" }));
        var row = (await PaperAsync(books, ids[0])).Passbooks.Single(p => p.Row.AccountCode == Wajib).Row;
        await books.PostedAsync(Saving(row.Id, 45_000, account: Wajib));

        var card = await CardAsync(books);
        var list = await books.World.AskAsync<MemberBook, Page<MemberRow>>(b =>
            b.ListAsync(card, ListQuery.Of("/anggota", "?tampil=menunggak"), World.Ct)
        );
        var sums = await books.World.AskAsync<MemberBook, (int, long, int, long)>(b =>
            b.SumsAsync(card, World.Ct)
        );

        Assert.Equal([("Sri Lestari", 15_000), ("Budi", 60_000)], list.Rows.Select(r => (r.Name, r.Owed)));
        Assert.Equal((2, 45_000, 2, 75_000), sums);
        await books.PostedAsync(Saving(row.Id, 15_000, account: Wajib));
        Assert.Equal(
            0,
            (await PaperAsync(books, ids[0])).Passbooks.Single(p => p.Row.AccountCode == Wajib).Owed
        );
        var lines = await books.World.AskAsync<MemberBook, IReadOnlyList<PassbookLine>>(b =>
            b.LinesAsync(card, row.Id, World.Ct)
        );
        Assert.Equal([45_000, 60_000], lines.Select(l => l.Balance));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_held_passbook_takes_in_and_gives_nothing_out_below_its_floor(string provider)
    {
        await using var books = await StartAsync(provider);
        var id = Granted(await JoinAsync(books, Sri))[0];
        var row = (await PaperAsync(books, id)).Passbooks.Single(p => p.Row.AccountCode == Voluntary).Row;
        await books.PostedAsync(Saving(row.Id, 100_000));

        Granted(await HoldAsync(books, id, row.Id, new() { Blocked = true }));
        await books.RefusedAsync("subledger-blocked", Saving(row.Id, -1));
        await books.PostedAsync(Saving(row.Id, 1_000));
        Granted(await HoldAsync(books, id, row.Id, new() { Floor = new Rupiah(90_000) }));
        await books.RefusedAsync("insufficient", Saving(row.Id, -11_001));
        await books.PostedAsync(Saving(row.Id, -11_000));

        Assert.Equal(90_000, await books.SavedAsync(row.Id));
        await books.HoldsAsync();
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Who_leaves_takes_the_savings_first_and_the_passbooks_close(string provider)
    {
        await using var books = await StartAsync(provider);
        var id = Granted(await JoinAsync(books, Sri))[0];
        var row = (await PaperAsync(books, id)).Passbooks.Single(p => p.Row.AccountCode == Voluntary).Row;
        await books.PostedAsync(Saving(row.Id, 5_000));

        Assert.Equal("member-has-savings", (await LeaveAsync(books, id)).Refusal?.Code);
        await books.PostedAsync(Saving(row.Id, -5_000));
        Assert.Equal("member-leaves", (await LeaveAsync(books, id, new DateOnly(2020, 1, 1))).Refusal?.Code);
        Granted(await LeaveAsync(books, id));

        await books.RefusedAsync("subledger-closed", Saving(row.Id, 1_000));
        Assert.Equal("member-left", (await LeaveAsync(books, id)).Refusal?.Code);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task The_treasurer_does_it_by_the_pages_and_others_meet_nothing(string provider)
    {
        await using var books = await StartAsync(provider);
        var home = $"/pembukuan/{books.Id.Value}/anggota";
        using var treasurer = await books.World.As(Role.CoopTreasurer, books.Id.Value).BrowserAsync();
        using var board = await books.World.As(Role.CoopBoard, books.Id.Value).BrowserAsync();
        using var officer = await books.World.As(Role.Officer).BrowserAsync();

        using var wrong = await treasurer.SendAsync(
            $"{home}/baru",
            [("Input.Name", ""), ("Input.JoinedOn", "2026-09-03")]
        );
        using var joined = await treasurer.SendAsync(
            $"{home}/baru",
            [("Input.Name", "Sri Lestari"), ("Input.JoinedOn", "2026-09-03")]
        );
        var page = await treasurer.OpenAsync($"{joined.Headers.Location}");
        using var early = await treasurer.SendAsync(
            $"{joined.Headers.Location}?handler=Leave",
            [("Leaving.LeftOn", "2020-01-01")],
            $"{joined.Headers.Location}"
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, early.StatusCode);
        Assert.NotNull(
            (await World.ReadAsync(early)).QuerySelector(".error-summary a[href='#Leaving_LeftOn']")
        );
        var passbook = page.QuerySelector(".link-list a")!.GetAttribute("href")!;
        using var pdf = await board.GetAsync($"{passbook}?handler=File", World.Ct);
        using var notBoard = await board.GetAsync($"{home}/baru", World.Ct);
        using var curious = await officer.GetAsync(home, World.Ct);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, joined.StatusCode);
        Assert.Equal("application/pdf", pdf.Content.Headers.ContentType?.MediaType);
        Assert.NotEqual(HttpStatusCode.OK, notBoard.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, curious.StatusCode);
        var round = await board.OpenAsync($"{home}/tagihan");
        Assert.Contains("Sri Lestari", round.Body!.TextContent, StringComparison.Ordinal);
        Assert.Null(round.QuerySelector("[data-row], script[src*='round']"));
        var own = (await treasurer.OpenAsync($"{home}/tagihan")).QuerySelector("[data-row]")!;
        Assert.Equal("60000", own.GetAttribute("data-owed"));
        // Without a script the button is a link to the form of this very passbook.
        Assert.EndsWith(
            $"r={own.GetAttribute("data-row")}",
            own.QuerySelector("a")!.GetAttribute("href")!,
            StringComparison.Ordinal
        );
        Assert.Equal(
            "20.000",
            (await treasurer.OpenAsync($"{home}/ketentuan"))
                .QuerySelector("[name='Input.Lines[0].Amount']")!
                .GetAttribute("value")
        );
    }

    private static Task<Result<IReadOnlyList<MemberId>>> JoinAsync(
        OpenedBooks books,
        params RegisterMembers.Input[] people
    ) =>
        books.World.AskAsync<RegisterMembers, Result<IReadOnlyList<MemberId>>>(r =>
            r.RunAsync(books.Id, people, World.Ct)
        );

    private static async Task<BooksCard> CardAsync(OpenedBooks books) =>
        (
            await books
                .World.As(Role.CoopTreasurer, books.Id.Value)
                .AskAsync<BooksReach, BooksCard?>(r => r.FindAsync(books.Id, World.Ct))
        )!;

    private static async Task<MemberPaper> PaperAsync(OpenedBooks books, MemberId id)
    {
        var card = await CardAsync(books);
        return (await books.World.AskAsync<MemberBook, MemberPaper?>(b => b.FindAsync(card, id, World.Ct)))!;
    }

    private static async Task<Result<MemberId>> LeaveAsync(
        OpenedBooks books,
        MemberId id,
        DateOnly? on = null
    )
    {
        var card = await CardAsync(books);
        return await books.World.AskAsync<ChangeMember, Result<MemberId>>(c =>
            c.LeaveAsync(card, id, on ?? Day, World.Ct)
        );
    }

    private static async Task<Result<MemberId>> HoldAsync(
        OpenedBooks books,
        MemberId id,
        SubledgerId row,
        ChangeMember.PassbookInput input
    )
    {
        var card = await CardAsync(books);
        return await books.World.AskAsync<ChangeMember, Result<MemberId>>(c =>
            c.HoldAsync(card, id, row, input, World.Ct)
        );
    }
}
