using System.Net;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Ledger;
using NaikKelas.Books.Loans;
using NaikKelas.Books.Members;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Tests.House;
using static NaikKelas.Tests.Books.EntrySteps;
using static NaikKelas.Tests.Books.LoanSteps;
using static NaikKelas.Tests.Books.MemberViewSteps;
using static NaikKelas.Tests.Books.OpenedBooks;
using static NaikKelas.Tests.Registry.RegistrySteps;

namespace NaikKelas.Tests.Books;

/// <summary>What a member sees and may do, and that it is nobody else's.</summary>
public sealed class MemberViewTests
{
    private const string OtherPhone = "081387654321";

    public static TheoryData<string> Providers => World.Providers;

    [Theory, MemberData(nameof(Providers))]
    public async Task The_first_page_tells_what_is_saved_owed_and_due(string provider)
    {
        await using var books = await StartAsync(provider);
        var member = await BorrowerAsync(books);
        var (row, _) = await books.SavedAsync(member, 250_000);
        using var phone = await books.World.MemberAsync();

        var home = (await phone.OpenAsync("/anggota")).Body!.TextContent;

        foreach (var told in new[] { "250.000", "20 Des 2026", "112.000", "P-0001" })
            Assert.Contains(told, home, StringComparison.Ordinal);
        Assert.DoesNotContain("harus dibayar", home, StringComparison.Ordinal);
        books.World.Clock.SetLocal(2026, 12, 14);
        Assert.Contains(
            "jatuh tempo 20 Desember 2026",
            (await phone.OpenAsync("/anggota")).Body!.TextContent,
            StringComparison.Ordinal
        );
        books.World.Clock.SetLocal(2026, 12, 21);
        var late = (await phone.OpenAsync("/anggota")).Body!.TextContent;
        Assert.Contains("belum dibayar sejak 20 Desember 2026", late, StringComparison.Ordinal);
        Assert.Contains("bicarakan", late, StringComparison.Ordinal);
        var lines = (await phone.OpenAsync($"/anggota/simpanan/{row.Value}")).Body!.TextContent;
        Assert.Contains("250.000", lines, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Who_has_nothing_yet_is_told_what_to_do(string provider)
    {
        await using var books = await StartAsync(provider);
        await books.WithPinAsync(await books.JoinedAsync());
        using var phone = await books.World.MemberAsync();

        foreach (
            var (path, words) in new[]
            {
                ("/anggota", "Tidak ada pinjaman yang berjalan"),
                ("/anggota/pinjaman", "Anda belum pernah meminjam"),
                ("/anggota/pinjaman/ajukan", "Ajukan di kantor koperasi"),
                ("/anggota/shu", "Belum ada SHU"),
                ("/anggota/belanja", "nomor anggota saat belanja"),
                ("/anggota/kuitansi", "Belum ada kuitansi"),
                ("/anggota/rat", "Belum ada jadwal rapat"),
                ("/anggota/pemberitahuan", "Tidak ada yang baru"),
            }
        )
            Assert.Contains(words, (await phone.OpenAsync(path)).Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task The_first_page_asks_no_more_than_eight_questions(string provider)
    {
        await using var books = await StartAsync(provider);
        var member = await BorrowerAsync(books);
        await books.SavedAsync(member, 250_000);
        using var phone = await books.World.MemberAsync();
        await phone.OpenAsync("/anggota");

        var before = books.World.Queries;
        await phone.OpenAsync("/anggota");

        Assert.InRange(books.World.Queries - before, 1, 8);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task What_is_another_members_is_not_there(string provider)
    {
        await using var books = await StartAsync(provider);
        var (mine, theirs) = (await OwnedAsync(books, Phone), await OwnedAsync(books, OtherPhone));
        var beside = await books.BesideAsync();
        var far = await OwnedAsync(beside, "081399999999");
        using var phone = await books.World.MemberAsync();
        using var other = await books.World.MemberAsync(OtherPhone);

        foreach (var path in mine)
            Assert.Equal(200, (await phone.StatusAsync(path)).Status);
        foreach (var path in mine)
            Assert.True((await other.StatusAsync(path)).Status == 404, path);
        foreach (var path in theirs)
        {
            Assert.Equal(200, (await other.StatusAsync(path)).Status);
            Assert.True((await phone.StatusAsync(path)).Status == 404, path);
        }

        // The numbers of journals begin anew in each co-op: what has the same number there is another one's here.
        foreach (var path in far.Where(p => !p.Contains("/kuitansi/", StringComparison.Ordinal)))
            Assert.True((await phone.StatusAsync(path)).Status == 404, path);
        using var there = await books.World.MemberAsync("081399999999");
        foreach (var path in far)
            Assert.Equal(200, (await there.StatusAsync(path)).Status);
        foreach (var path in mine.Where(p => !p.Contains("/kuitansi/", StringComparison.Ordinal)))
            Assert.True((await there.StatusAsync(path)).Status == 404, path);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Of_a_journal_of_many_members_each_sees_their_own_lines(string provider)
    {
        await using var books = await StartAsync(provider);
        var (sri, budi) = (await books.JoinedAsync(), await books.JoinedAsync("Budi Santoso", OtherPhone));
        await books.WithPinAsync(sri);
        var posted = await books.PostedAsync(
            new NewJournal(
                "jasa",
                Day,
                "Jasa simpanan November",
                [
                    new NewLine(Power, new Rupiah(7_777)),
                    new NewLine(
                        Voluntary,
                        new Rupiah(-2_500),
                        MemberId: sri,
                        SubledgerId: await books.RowAsync(sri, Voluntary)
                    ),
                    new NewLine(
                        Voluntary,
                        new Rupiah(-5_277),
                        MemberId: budi,
                        SubledgerId: await books.RowAsync(budi, Voluntary)
                    ),
                ]
            )
        );
        using var phone = await books.World.MemberAsync();

        foreach (var path in new[] { "/anggota/kuitansi", $"/anggota/kuitansi/{posted.Seq}" })
        {
            var text = (await phone.OpenAsync(path)).Body!.TextContent;
            Assert.Contains("2.500", text, StringComparison.Ordinal);
            Assert.DoesNotContain("5.277", text, StringComparison.Ordinal);
            Assert.DoesNotContain("7.777", text, StringComparison.Ordinal);
            Assert.DoesNotContain("Budi", text, StringComparison.Ordinal);
        }
    }

    /// <summary>To other routes – seven that stand for them – a member's session is nobody's.</summary>
    [Fact]
    public async Task A_members_session_opens_members_pages_and_no_others()
    {
        await using var books = await StartAsync(Store.Sqlite);
        var member = await books.JoinedAsync();
        await books.WithPinAsync(member);
        using var phone = await books.World.MemberAsync();

        foreach (
            var page in new[]
            {
                $"/pembukuan/{books.Id.Value}",
                $"/pembukuan/{books.Id.Value}/anggota/{member.Value}",
                "/beranda",
                "/profil",
                "/orang",
                "/admin/pengguna",
            }
        )
        {
            var (status, to) = await phone.StatusAsync(page);
            Assert.Equal(302, status);
            Assert.Contains("/masuk", to, StringComparison.Ordinal);
            Assert.DoesNotContain("/anggota/masuk", to, StringComparison.Ordinal);
        }

        Assert.Equal(401, (await phone.StatusAsync("/api/v1/organisations")).Status);
        foreach (var person in new[] { books.Treasurer, books.Board })
        {
            using var browser = await person.BrowserAsync();
            await browser.IsOutAsync();
        }
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task What_a_member_corrects_is_accepted_with_one_press(string provider)
    {
        await using var books = await StartAsync(provider);
        var member = await books.JoinedAsync();
        await books.WithPinAsync(member);
        using var phone = await books.World.MemberAsync();

        using var without = await phone.CorrectAsync("Budi", OtherPhone, place: "Dusun Krajan");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, without.StatusCode);
        using var asked = await phone.CorrectAsync("Budi", OtherPhone, Pin, "Dusun Krajan");
        Assert.Equal("/anggota/data", asked.Headers.Location?.ToString());

        // Until it is accepted the register and the way in stay as they are.
        Granted(await books.World.EnterAsync());
        var page = $"/pembukuan/{books.Id.Value}/anggota/{member.Value}";
        using var treasurer = await books.Treasurer.BrowserAsync();
        Assert.Contains(
            "Sri Lestari",
            (await treasurer.OpenAsync($"/pembukuan/{books.Id.Value}/anggota"))
                .QuerySelector(".notice-amber")!
                .TextContent,
            StringComparison.Ordinal
        );
        var form = await treasurer.OpenAsync(page);
        Assert.Contains("Dusun Krajan", form.Body!.TextContent, StringComparison.Ordinal);
        var fields = new[] { "correction", "version" }
            .Select(n => (n, form.QuerySelector($"input[name={n}]")!.GetAttribute("value")!))
            .ToList();
        using var stale = await treasurer.SendAsync(
            $"{page}?handler=Accept",
            [fields[0], ("version", "7")],
            page
        );
        Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);
        using var accepted = await treasurer.SendAsync($"{page}?handler=Accept", fields, page);
        Assert.Equal(HttpStatusCode.Redirect, accepted.StatusCode);
        using var again = await treasurer.SendAsync($"{page}?handler=Accept", fields, page);
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);

        var row = await books.World.AskAsync<Db, Member>(db =>
            db.Members.AsNoTracking()
                .SingleAsync(m => m.CooperativeId == books.Id && m.Id == member, World.Ct)
        );
        Assert.Equal(
            ("6281387654321", "Dusun Krajan", "Budi", 1),
            (row.Phone, row.Neighbourhood, row.Heir, row.Version)
        );
        Assert.True((await books.World.EnterAsync()).Refused);
        Granted(await books.World.EnterAsync(OtherPhone));
        Assert.Contains(
            "sudah diterima",
            (await phone.OpenAsync("/anggota/pemberitahuan")).Body!.TextContent,
            StringComparison.Ordinal
        );
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task One_request_waits_at_a_time_and_can_be_taken_back(string provider)
    {
        await using var books = await StartAsync(provider);
        await books.WithPinAsync(await books.JoinedAsync());
        using var phone = await books.World.MemberAsync();

        using var first = await phone.CorrectAsync("Budi");
        Assert.Equal(HttpStatusCode.Redirect, first.StatusCode);
        using var refused = await phone.CorrectAsync("Citra");
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        using var back = await phone.SendAsync("/anggota/data?handler=Withdraw", [], "/anggota/data");
        Assert.Equal(HttpStatusCode.Redirect, back.StatusCode);
        using var third = await phone.CorrectAsync("Citra");
        Assert.Equal(HttpStatusCode.Redirect, third.StatusCode);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task The_SHU_shows_its_formula_and_nobody_elses_part(string provider)
    {
        await using var books = await StartAsync(provider);
        var (ani, _) = await books.EarningYearAsync();
        await books.AcceptedAsync();
        Granted(await books.DivideAsync((await books.ViewAsync()).Seal));
        Granted(
            await books.AsAsync<ChangeMember, MemberId>(
                books.Treasurer,
                (change, card) =>
                    change.SaveAsync(
                        card,
                        ani,
                        new ChangeMember.Input { Name = "Ani Lestari", Phone = Phone },
                        World.Ct
                    )
            )
        );
        await books.WithPinAsync(ani);
        using var phone = await books.World.MemberAsync();
        var view = await books.ViewAsync();
        var part = view.Rows.Single(r => r.Member == ani);

        var page = (await phone.OpenAsync("/anggota/shu")).Body!.TextContent;

        foreach (
            var (own, all, amount) in new[]
            {
                (part.Capital, view.Capital, part.JasaModal),
                (part.Business, view.Business, part.JasaUsaha),
            }
        )
        {
            Assert.Contains(
                $"{Say.Rupiah(new Rupiah(own))} milik Anda ÷ {Say.Rupiah(new Rupiah(all))} seluruh anggota",
                page,
                StringComparison.Ordinal
            );
            Assert.Contains($"= {Say.Rupiah(new Rupiah(amount))}", page, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("Budi", page, StringComparison.Ordinal);
        Assert.Equal(404, (await phone.StatusAsync("/anggota/shu?tahun=2024")).Status);
        Assert.Contains(
            Say.Rupiah(new Rupiah(part.Total)),
            (await phone.OpenAsync("/anggota")).Body!.TextContent,
            StringComparison.Ordinal
        );
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task The_meeting_shows_its_papers_without_what_is_another_members(string provider)
    {
        await using var books = await StartAsync(provider);
        await books.EarningYearAsync();
        await RatSteps.PlannedAsync(books.World, books.Id);
        await books.WithPinAsync(await books.JoinedAsync());
        using var phone = await books.World.MemberAsync();

        var home = (await phone.OpenAsync("/anggota")).Body!.TextContent;
        Assert.Contains("Anda diundang", home, StringComparison.Ordinal);
        var page = await phone.OpenAsync($"/anggota/rat/{RatSteps.Year}");
        Assert.Contains("Laporan pengurus", page.Body!.TextContent, StringComparison.Ordinal);
        foreach (var handler in new[] { "Invitation", "Report" })
        {
            using var paper = await phone.GetAsync(
                new Uri($"/anggota/rat/{RatSteps.Year}?handler={handler}", UriKind.Relative),
                World.Ct
            );
            Assert.Equal("application/pdf", paper.Content.Headers.ContentType?.MediaType);
        }

        var sections = await books.World.AskAsync<
            NaikKelas.Books.Lpj.MakeLpj,
            Result<NaikKelas.Books.Lpj.LpjPaper>
        >(async make =>
            await make.RunAsync(
                CardOf(books.Id),
                (
                    await books.World.AskAsync<NaikKelas.Books.Rats.RatBook, NaikKelas.Books.Rats.Rat?>(
                        rats => rats.FindAsync(books.Id, RatSteps.Year, World.Ct)
                    )
                )!,
                NaikKelas.Books.Lpj.LpjKind.Pengurus,
                World.Ct,
                named: false
            )
        );
        var cells = Granted(sections)
            .Sections.SelectMany(s => s.Blocks)
            .OfType<NaikKelas.Books.Lpj.LpjTable>()
            .SelectMany(t => t.Rows.SelectMany(r => r));
        Assert.DoesNotContain(cells, c => c.Contains("Budi", StringComparison.Ordinal));
        Assert.Equal(404, (await phone.StatusAsync("/anggota/rat/2024")).Status);
    }

    /// <summary>A member with a loan of 1,200,000 over a year, disbursed today.</summary>
    private static async Task<MemberId> BorrowerAsync(OpenedBooks books, string phone = Phone)
    {
        await books.PostedAsync(Journal(5_000_000, Cash, Fees));
        var member = await books.JoinedAsync(phone: phone);
        await books.WithPinAsync(member, phoneEnd: phone[^4..]);
        var number = await books.World.AskAsync<Db, string>(db =>
            db.Members.Where(m => m.CooperativeId == books.Id && m.Id == member)
                .Select(m => m.Number)
                .SingleAsync(World.Ct)
        );
        await books.LentAsync(Usual with { Member = number });
        return member;
    }

    /// <summary>The addresses of all that is this new member's own.</summary>
    private static async Task<IReadOnlyList<string>> OwnedAsync(OpenedBooks books, string phone)
    {
        var member = await BorrowerAsync(books, phone);
        var (row, seq) = await books.SavedAsync(member, 50_000);
        var loan = await books.World.AskAsync<Db, LoanId>(db =>
            db.Loans.Where(l => l.CooperativeId == books.Id && l.MemberId == member)
                .Select(l => l.Id)
                .SingleAsync(World.Ct)
        );
        return
        [
            $"/anggota/simpanan/{row.Value}",
            $"/anggota/pinjaman/{loan.Value}",
            $"/anggota/kuitansi/{seq}",
            $"/anggota/kuitansi/{seq}?handler=Pdf",
        ];
    }
}
