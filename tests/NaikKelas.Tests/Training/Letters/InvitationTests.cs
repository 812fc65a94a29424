using System.IO.Compression;
using System.Net;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Files;
using NaikKelas.Kernel.Mail;
using NaikKelas.Registry;
using NaikKelas.Registry.Agencies;
using NaikKelas.Registry.Signing;
using NaikKelas.Tests.House;
using NaikKelas.Tests.Training.Nominations;
using NaikKelas.Training;
using NaikKelas.Training.Letters;
using NaikKelas.Training.Results;
using PdfSharp.Pdf.IO;

namespace NaikKelas.Tests.Training.Letters;

/// <summary>The invitations of a published round: numbered once, sent once, as PDF and zip.</summary>
public sealed class InvitationTests
{
    private static readonly PrepareInvitations.Input Input = new()
    {
        Date = new DateOnly(2020, 6, 12),
        Arrival = new TimeOnly(8, 0),
        EndsAt = new TimeOnly(15, 30),
        Bring = "KTP asli\n\n Masker ",
        Contact = "Bidang Kelembagaan, 0342 123456",
    };

    public static TheoryData<string> Providers => World.Providers;

    [Theory, MemberData(nameof(Providers))]
    public async Task Without_a_pattern_nobody_is_numbered_and_the_refusal_says_where_to_mend_it(
        string provider
    )
    {
        var (round, _) = await OpenRound.PublishedAsync(provider);
        await using var _ = round;

        var refused = await PrepareAsync(round);

        Assert.Equal("letter.no-pattern", refused.Refusal!.Code);
        Assert.Equal(0, await round.World.AskAsync<Db, int>(db => db.Invitations.CountAsync(World.Ct)));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Each_admitted_person_gets_one_number_and_keeps_it(string provider)
    {
        await using var round = await StartAsync(provider);

        var first = await PrepareAsync(round);
        var again = await PrepareAsync(round);

        Assert.Equal((6, 6), (first.Value!.Letters, first.Value.Numbered));
        Assert.Equal((6, 0), (again.Value!.Letters, again.Value.Numbered));
        var numbers = await round.World.AskAsync<Db, List<string>>(db =>
            db.Invitations.Select(i => i.Number).ToListAsync(World.Ct)
        );
        Assert.Equal(
            Enumerable.Range(1, 6).Select(n => $"005/00{n}/VI/2020"),
            numbers.Order(StringComparer.Ordinal)
        );
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Two_officers_at_once_number_nobody_twice(string provider)
    {
        await using var round = await StartAsync(provider);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => PrepareAsync(round)));

        var numbers = await round.World.AskAsync<Db, List<string>>(db =>
            db.Invitations.Select(i => i.Number).ToListAsync(World.Ct)
        );
        Assert.Equal(6, numbers.Distinct(StringComparer.Ordinal).Count());
        Assert.Contains("005/006/VI/2020", numbers);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Pressed_twice_each_letter_goes_once_and_who_has_no_address_is_counted(string provider)
    {
        await using var round = await StartAsync(provider);
        await PrepareAsync(round);
        await AddressesAsync(round, except: 2);

        var first = await MailAsync(round);
        var again = await MailAsync(round);

        Assert.Equal(new Mailed(4, 0, 2), first.Value);
        Assert.Equal(new Mailed(0, 4, 2), again.Value);
        for (var i = 0; i < 4; i++)
        {
            var letter = await round.World.Letters.NextAsync();
            Assert.Contains("http://localhost/lamaran/", letter.Text, StringComparison.Ordinal);
            Assert.Contains("KTP asli; Masker", letter.Text, StringComparison.Ordinal);
        }

        Assert.False(round.World.Letters.Any);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_letter_given_up_goes_to_the_address_that_was_mended(string provider)
    {
        await using var round = await StartAsync(provider);
        await PrepareAsync(round);
        await AddressesAsync(round, except: 5);
        await MailAsync(round);
        var wrong = (await round.World.Letters.NextAsync()).To;
        await round.World.DoAsync<Db>(async db =>
        {
            await db.OutboxLetters.ExecuteDeleteAsync(World.Ct);
            (await db.Persons.SingleAsync(p => p.Email == wrong, World.Ct)).Email = "benar@contoh.test";
            await db.SaveChangesAsync(World.Ct);
        });
        await FailedAsync(round, wrong);

        var again = await MailAsync(round);

        Assert.Equal(new Mailed(1, 0, 5), again.Value);
        Assert.Equal("benar@contoh.test", (await round.World.Letters.NextAsync()).To);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task The_files_hold_each_letter_and_only_the_last_are_kept(string provider)
    {
        await using var round = await StartAsync(provider);
        await PrepareAsync(round);
        var before = await FilesAsync(round);

        var (done, total) = (0, 0);
        var made = await round.Officer.AskAsync<MakeInvitationFiles, Result<int>>(m =>
            m.RunAsync(round.Id, (d, t) => (done, total) = (d, t), World.Ct)
        );
        await round.Officer.AskAsync<MakeInvitationFiles, Result<int>>(m =>
            m.RunAsync(round.Id, (_, _) => { }, World.Ct)
        );

        Assert.Equal((6, 12, 12), (made.Value, done, total));
        var files = (await FilesAsync(round)).Where(f => before.All(b => b.Id != f.Id)).ToList();
        Assert.Equal(2, files.Count);
        using var content = new MemoryStream(files.Single(f => f.ContentType == "application/zip").Content);
        using var zip = new ZipArchive(content);
        Assert.Equal(6, zip.Entries.Count);
        using var pdf = PdfReader.Open(
            new MemoryStream(files.Single(f => f.ContentType == "application/pdf").Content),
            PdfDocumentOpenMode.Import
        );
        Assert.Equal(12, pdf.PageCount);
    }

    [Fact]
    public async Task A_deputy_signs_the_decree_and_the_letters_of_the_deputy_s_days()
    {
        await using var round = await OpenRound.StartAsync(Store.Sqlite);
        await round.ImportAsync(OpenRound.Sheet(12));
        await round.FreezeAsync();
        await round.DrawAsync();
        var agency = await AgencyAsync(round);
        await round.World.DoAsync<AppointSignatory>(a =>
            a.RunAsync(
                agency.Id,
                new AppointSignatory.Input
                {
                    Manner = SigningManner.Acting,
                    Name = "Wakil Contoh",
                    Title = "Sekretaris",
                    From = new DateOnly(2020, 6, 1),
                },
                World.Ct
            )
        );
        Assert.False((await round.PublishAsync()).Refused);
        await PatternAsync(round);
        await PrepareAsync(round);

        var terms = await round.World.AskAsync<Db, InvitationTerms>(db =>
            db.InvitationTerms.SingleAsync(World.Ct)
        );

        Assert.Equal("Plt. Kepala Dinas Koperasi Contoh", terms.SignerOffice);
        Assert.Equal("Wakil Contoh", terms.SignerName);
        var head = PaperHead.Of(agency, new SignerCard(terms.SignerOffice, terms.SignerName, null));
        Assert.Equal("Plt. KEPALA DINAS KOPERASI CONTOH,", head.LetterSigner().Office);
    }

    [Fact]
    public async Task An_officer_prepares_and_downloads_through_the_page()
    {
        await using var round = await StartAsync(Store.Sqlite);
        using var browser = await round.Officer.BrowserAsync();
        var url = $"/pelatihan/putaran/{round.Id.Value}/undangan";

        using var prepared = await browser.SendAsync(
            $"{url}?handler=Prepare",
            [
                ("Input.Date", "2020-06-12"),
                ("Input.Arrival", "08:00"),
                ("Input.EndsAt", "15:30"),
                ("Input.Bring", "KTP"),
                ("Input.Contact", "Bidang Kelembagaan"),
            ],
            url
        );
        Assert.Equal(HttpStatusCode.Redirect, prepared.StatusCode);
        var page = await browser.OpenAsync(url);
        var chats = page.QuerySelectorAll("a[href^='https://wa.me/62']").Select(a => a.GetAttribute("href")!);
        Assert.Equal(6, chats.Count());
        Assert.All(
            chats,
            chat =>
                Assert.Contains(
                    Uri.EscapeDataString("http://localhost/lamaran/"),
                    chat,
                    StringComparison.Ordinal
                )
        );
        var code = (await round.NominationsAsync())
            .Select(n => n.Code)
            .First(c => page.Body!.TextContent.Contains(c, StringComparison.Ordinal));
        using var pdf = await browser.GetAsync(new Uri($"{url}/{code}.pdf", UriKind.Relative), World.Ct);
        Assert.Equal("application/pdf", pdf.Content.Headers.ContentType!.MediaType);
        using var noted = await browser.SendAsync($"{url}?handler=WhatsApp&code={code}", [], url);
        Assert.Contains(
            "ditandai terkirim",
            (await browser.OpenAsync(url)).Body!.TextContent,
            StringComparison.Ordinal
        );
    }

    private static async Task<OpenRound> StartAsync(string provider)
    {
        var (round, _) = await OpenRound.PublishedAsync(provider);
        await PatternAsync(round);
        return round;
    }

    private static async Task PatternAsync(OpenRound round)
    {
        var agency = await AgencyAsync(round);
        var set = await round.World.AskAsync<SetLetterPattern, Result<LetterKind>>(s =>
            s.RunAsync(agency.Id, new() { Pattern = "005/{nnn}/{roman}/{year}" }, World.Ct)
        );
        Assert.False(set.Refused);
    }

    private static async Task<AgencyCard> AgencyAsync(OpenRound round) =>
        (
            await round.World.AskAsync<AgencyDirectory, AgencyCard?>(d =>
                d.ForRegionAsync(OpenRound.Region, World.Ct)
            )
        )!;

    private static Task<Result<Prepared>> PrepareAsync(OpenRound round) =>
        round.Officer.AskAsync<PrepareInvitations, Result<Prepared>>(p =>
            p.RunAsync(round.Id, Input, World.Ct)
        );

    private static Task<Result<Mailed>> MailAsync(OpenRound round) =>
        round.Officer.AskAsync<MailInvitations, Result<Mailed>>(m => m.RunAsync(round.Id, World.Ct));

    /// <summary>The letter to the wrong address as it lies there after the server's last no.</summary>
    private static Task FailedAsync(OpenRound round, string address) =>
        round.World.DoAsync<Db>(async db =>
        {
            var persons = db.Persons;
            var nominations = db.Nominations;
            var id = await nominations
                .Join(persons, n => n.PersonId, p => p.Id, (n, p) => new { n.Id, p.Email })
                .Where(x => x.Email == "benar@contoh.test")
                .Select(x => x.Id)
                .SingleAsync(World.Ct);
            var key = (PersonalDataKey)round.World.Services.GetService(typeof(PersonalDataKey))!;
            db.OutboxLetters.Add(
                new OutboxLetter
                {
                    Id = Ids.New<LetterId>(),
                    Key = Invitation.MailKey(round.Id, id),
                    SealedLetter = key.Seal($$"""{"To":"{{address}}","Subject":"Uji","Text":"Uji"}"""),
                    CreatedAt = round.World.Clock.Now.UtcDateTime,
                    NextAttemptAt = round.World.Clock.Now.UtcDateTime,
                    State = LetterState.Failed,
                    LastFailure = "recipient-550",
                }
            );
            await db.SaveChangesAsync(World.Ct);
        });

    private static Task AddressesAsync(OpenRound round, int except) =>
        round.World.DoAsync<Db>(async db =>
        {
            var invited = await db
                .Invitations.Join(db.Nominations, i => i.NominationId, n => n.Id, (_, n) => n.PersonId)
                .ToListAsync(World.Ct);
            foreach (var id in invited.Skip(except))
                (await db.Persons.SingleAsync(p => p.Id == id, World.Ct)).Email = $"{id.Value:N}@contoh.test";
            await db.SaveChangesAsync(World.Ct);
        });

    private static Task<List<StoredFile>> FilesAsync(OpenRound round) =>
        round.World.AskAsync<Db, List<StoredFile>>(db => db.Files.AsNoTracking().ToListAsync(World.Ct));
}
