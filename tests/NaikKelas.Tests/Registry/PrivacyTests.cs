using System.Data.Common;
using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Kernel.Auditing;
using NaikKelas.Kernel.Files;
using NaikKelas.Registry;
using NaikKelas.Registry.Persons;
using NaikKelas.Registry.Privacy;
using NaikKelas.Tests.House;
using NaikKelas.Tests.Imports;
using NaikKelas.Tests.Training.Nominations;
using NaikKelas.Training.Nominations;
using static NaikKelas.Tests.Registry.RegistrySteps;

namespace NaikKelas.Tests.Registry;

/// <summary>What people may ask about the data kept of them, the clock, and what is left after they are erased.</summary>
public sealed class PrivacyTests
{
    private const string Name = "Zubaedah Qonitatillah";
    private const string Phone = "6281234509876";
    private static readonly FilePrivacyRequest.Input Erasure = new()
    {
        Kind = PrivacyKind.Erasure,
        Words = $"Hapus data {Name}, {Phone}",
    };

    public static TheoryData<string> Providers => World.Providers;

    [Theory, MemberData(nameof(Providers))]
    public async Task Erased_nothing_in_any_table_tells_who_it_was_and_the_count_stays(string provider)
    {
        await using var world = await World.StartAsync(provider);
        var officer = world.As(Role.Officer, Blitar);
        var id = await RegisteredAsync(officer);
        var before = await DumpAsync(world);
        Assert.Contains(Name, before, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(Phone, before, StringComparison.Ordinal);
        var request = Granted(await FileAsync(officer, id, Erasure));

        Assert.Equal(PrivacyState.Done, Granted(await AnswerAsync(officer, request)));

        var after = await DumpAsync(world);
        foreach (
            var told in new[] { "Zubaedah", "Qonitatillah", Phone, Nik, "1989-08-17", "zubaedah@contoh.test" }
        )
            Assert.DoesNotContain(told, after, StringComparison.OrdinalIgnoreCase);
        var person = await world.AskAsync<Db, Person>(db =>
            db.Persons.AsNoTracking().SingleAsync(p => p.Id == id, World.Ct)
        );
        Assert.Equal(
            (Sex.Female, "35.72.01", (string?)null),
            (person.Sex, person.RegionCode, person.NikIndex)
        );
        Assert.NotNull(person.ErasedOn);
        var chain = await world.AskAsync<VerifyAuditChain, Result<VerifyAuditChain.Report>>(v =>
            v.RunAsync(World.Ct)
        );
        Assert.False(chain.Refused);
        var trail = await world.AskAsync<Db, List<AuditEntry>>(async db =>
            [.. await db.OpenTrailAsync(await db.AuditEntries.AsNoTracking().ToListAsync(World.Ct), World.Ct)]
        );
        Assert.DoesNotContain(trail, t => t.Detail.Contains("Zubaedah", StringComparison.OrdinalIgnoreCase));
        Assert.Equal("privacy.erased", (await FileAsync(officer, id, Erasure)).Refusal?.Code);
        var other = await world.PersonAsync("Orang Lain");
        Assert.Equal("merge.erased", (await MergeAsync(officer, id, other)).Refusal?.Code);
    }

    [Fact]
    public async Task A_record_with_an_open_request_is_not_merged_away()
    {
        await using var world = await World.StartAsync();
        var officer = world.As(Role.Officer, Blitar);
        var (keep, gone) = (await world.PersonAsync("Orang Lain"), await RegisteredAsync(officer));
        Granted(await FileAsync(officer, gone, Erasure));

        Assert.Equal("merge.request-open", (await MergeAsync(officer, keep, gone)).Refusal?.Code);
    }

    /// <summary>The proof above bites: without the keys destroyed the trail still opens.</summary>
    [Fact]
    public async Task Before_that_the_trail_told_the_name()
    {
        await using var world = await World.StartAsync();
        await RegisteredAsync(world.As(Role.Officer, Blitar));

        var trail = await world.AskAsync<Db, List<AuditEntry>>(async db =>
            [.. await db.OpenTrailAsync(await db.AuditEntries.AsNoTracking().ToListAsync(World.Ct), World.Ct)]
        );

        Assert.Contains(trail, t => t.Detail.Contains("Zubaedah", StringComparison.OrdinalIgnoreCase));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Who_stands_in_a_round_or_in_office_is_held_and_told_why(string provider)
    {
        await using var round = await OpenRound.StartAsync(provider);
        Assert.False((await round.ImportAsync(OpenRound.Sheet(2))).Refused);
        var nomination = (await round.NominationsAsync())[0];
        var request = Granted(await FileAsync(round.Officer, nomination.PersonId, Erasure));

        var held = await AnswerAsync(round.Officer, request);

        Assert.Equal("privacy.held", held.Refusal?.Code);
        Assert.Contains(
            held.Refusals,
            r => new Texts([]).Of(r.Message).Contains(nomination.Code, StringComparison.Ordinal)
        );
        Assert.Equal(
            PrivacyState.Open,
            await round.World.AskAsync<Db, PrivacyState>(db =>
                db.PrivacyRequests.Where(r => r.Id == request).Select(r => r.State).SingleAsync(World.Ct)
            )
        );
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task An_applicant_asks_by_link_and_proves_to_hold_it(string provider)
    {
        await using var round = await OpenRound.StartAsync(provider);
        Assert.False((await round.ImportAsync(OpenRound.Sheet(1))).Refused);
        var nomination = (await round.NominationsAsync())[0];
        await round.World.DoAsync<Db>(db =>
            db.Persons.Where(p => p.Id == nomination.PersonId)
                .ExecuteUpdateAsync(set => set.SetProperty(p => p.Phone, Phone), World.Ct)
        );
        var links = (ApplicantLink)round.World.Services.GetService(typeof(ApplicantLink))!;
        var page = $"{links.PathOf(nomination.Id)}/data";
        using var browser = round.World.Browser();

        using var wrong = await browser.SendAsync(page, [("Input.Kind", "Copy"), ("Input.PhoneEnd", "0000")]);
        using var right = await browser.SendAsync(page, [("Input.Kind", "Copy"), ("Input.PhoneEnd", "9876")]);
        using var again = await browser.SendAsync(page, [("Input.Kind", "Copy"), ("Input.PhoneEnd", "9876")]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, right.StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
        var request = await round.World.AskAsync<Db, PrivacyRequest>(db =>
            db.PrivacyRequests.AsNoTracking().SingleAsync(World.Ct)
        );
        Assert.Equal(request.AskedAt.AddHours(72), request.DueAt);
        using var officer = await round.Officer.BrowserAsync();
        var list = await officer.OpenAsync("/orang/permintaan");
        Assert.Contains("Belum dijawab", list.QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(
            (await officer.OpenAsync("/beranda")).QuerySelector(".todo a[href='/orang/permintaan']")
        );
        round.World.Clock.Advance(TimeSpan.FromHours(73));
        using var later = await round.Officer.BrowserAsync();
        Assert.Contains(
            "Lewat batas waktu",
            (await later.OpenAsync("/orang/permintaan")).QuerySelector("tbody")!.TextContent,
            StringComparison.Ordinal
        );
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Of_two_answers_at_once_one_counts(string provider)
    {
        await using var world = await World.StartAsync(provider);
        var officer = world.As(Role.Officer, Blitar);
        var id = await RegisteredAsync(officer);
        var request = Granted(await FileAsync(officer, id, new() { Kind = PrivacyKind.Withdrawal }));
        Assert.Equal(
            "privacy.open",
            (await FileAsync(officer, id, new() { Kind = PrivacyKind.Withdrawal })).Refusal?.Code
        );
        Assert.Equal(
            "not-found",
            (await AnswerAsync(world.As(Role.Officer, "35.17"), request)).Refusal?.Code
        );

        var answers = await Task.WhenAll(
            Task.Run(() => AnswerAsync(officer, request), World.Ct),
            Task.Run(() => AnswerAsync(officer, request), World.Ct)
        );

        Assert.Single(answers, a => !a.Refused);
        Assert.Single(answers, a => a.Refusal?.Code == "privacy.answered");
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task The_copy_holds_what_is_kept_and_making_it_is_told(string provider)
    {
        await using var world = await World.StartAsync(provider);
        var officer = world.As(Role.Officer, Blitar);
        var id = await RegisteredAsync(officer);

        var json = Granted(await CopyAsync(officer, id, PersonalFile.Json, "permintaan orangnya"));
        var pdf = Granted(await CopyAsync(officer, id, PersonalFile.Pdf, "permintaan orangnya"));

        var text = Encoding.UTF8.GetString(json);
        Assert.Contains(Nik, text, StringComparison.Ordinal);
        Assert.Contains(Name, text, StringComparison.Ordinal);
        Assert.Equal("%PDF", Encoding.ASCII.GetString(pdf, 0, 4));
        Assert.Equal(
            "not-found",
            (await CopyAsync(world.As(Role.Officer, "35.17"), id, PersonalFile.Json, "ingin tahu"))
                .Refusal
                ?.Code
        );
        Assert.Equal("reason.missing", (await CopyAsync(officer, id, PersonalFile.Json, " ")).Refusal?.Code);
        Assert.Equal(
            2,
            await world.AskAsync<Db, int>(db =>
                db.AuditEntries.CountAsync(a => a.Action == "person.copied", World.Ct)
            )
        );
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task What_is_over_goes_by_the_rules_and_what_is_not_stays(string provider)
    {
        await using var world = await World.StartAsync(provider);
        var officer = world.As(Role.Officer, Blitar);
        var (former, still) = (await RegisteredAsync(officer), await world.PersonAsync("Masih Menjabat"));
        var coop = await world.CoopAsync();
        await PlacedAsync(world, coop, former, until: new DateOnly(2026, 1, 1));
        await PlacedAsync(world, coop, still, until: null);
        await new ImportRunSeed().PlantAsync(world);
        Assert.Equal("0 0 0", await CountsAsync(world));

        world.Clock.Advance(TimeSpan.FromDays(31));
        Assert.Equal("0 1 0", await CountsAsync(world));
        world.Clock.Advance(TimeSpan.FromDays(3660));
        Assert.Equal("0 1 1", await CountsAsync(world));
        using var admin = await world.As(Role.Administrator, "").BrowserAsync();
        using var applied = await admin.SendAsync("/admin/retensi", []);

        Assert.Equal(HttpStatusCode.Redirect, applied.StatusCode);
        Assert.Equal("0 0 0", await CountsAsync(world));
        Assert.Equal(0, await world.AskAsync<Db, int>(db => db.Files.CountAsync(World.Ct)));
        var names = await world.AskAsync<Db, List<string>>(db =>
            db.Persons.OrderBy(p => p.Name).Select(p => p.Name).ToListAsync(World.Ct)
        );
        Assert.Equal(["(data dihapus)", "Masih Menjabat"], names);
    }

    private static Task<Result<PersonId>> MergeAsync(Someone officer, PersonId keep, PersonId gone) =>
        officer.AskAsync<MergePersons, Result<PersonId>>(m =>
            m.RunAsync(new(keep, gone, "orang yang sama"), World.Ct)
        );

    private static async Task<PersonId> RegisteredAsync(Someone officer) =>
        Granted(
            await officer.AskAsync<RegisterPerson, Result<PersonId>>(r =>
                r.RunAsync(
                    new PersonInput
                    {
                        Name = Name,
                        Nik = Nik,
                        Sex = Sex.Female,
                        BirthDate = new DateOnly(1989, 8, 17),
                        Phone = Phone,
                        Email = "zubaedah@contoh.test",
                        RegionCode = Bendo,
                        Confirmed = true,
                    },
                    World.Ct
                )
            )
        );

    private static Task PlacedAsync(
        World world,
        NaikKelas.Registry.Organisations.OrganisationId coop,
        PersonId person,
        DateOnly? until
    ) =>
        world.DoAsync<Db>(async db =>
        {
            db.Affiliations.Add(
                new Affiliation
                {
                    Id = Guid.CreateVersion7(),
                    OrganisationId = coop,
                    PersonId = person,
                    Position = Position.Treasurer,
                    From = new DateOnly(2024, 1, 1),
                    Until = until,
                }
            );
            await db.SaveChangesAsync(World.Ct);
        });

    private static async Task<string> CountsAsync(World world)
    {
        var lines = await world.AskAsync<ApplyRetention, IReadOnlyList<RetentionLine>>(r =>
            r.CountAsync(World.Ct)
        );
        return string.Join(' ', lines.Select(l => l.Count));
    }

    internal static Task<Result<PrivacyRequestId>> FileAsync(
        Someone officer,
        PersonId id,
        FilePrivacyRequest.Input input
    ) =>
        officer.AskAsync<FilePrivacyRequest, Result<PrivacyRequestId>>(f =>
            f.AtDeskAsync(id, input, World.Ct)
        );

    internal static Task<Result<PrivacyState>> AnswerAsync(Someone officer, PrivacyRequestId id) =>
        officer.AskAsync<AnswerPrivacyRequest, Result<PrivacyState>>(a =>
            a.RunAsync(id, granted: true, new() { Answer = "Sudah dikerjakan." }, World.Ct)
        );

    internal static Task<Result<byte[]>> CopyAsync(
        Someone officer,
        PersonId id,
        string format,
        string reason
    ) => officer.AskAsync<PersonalFile, Result<byte[]>>(f => f.MakeAsync(id, format, reason, World.Ct));

    /// <summary>Every value of every table as text; bytes as the letters they would be.</summary>
    private static Task<string> DumpAsync(World world) =>
        world.AskAsync<Db, string>(async db =>
        {
            var all = new StringBuilder();
            var connection = db.Database.GetDbConnection();
            await db.Database.OpenConnectionAsync(World.Ct);
            foreach (
                var table in db
                    .Model.GetEntityTypes()
                    .Select(t => t.GetTableName())
                    .OfType<string>()
                    .Distinct()
            )
                await DumpAsync(connection, table, all);
            return all.ToString();
        });

    private static async Task DumpAsync(DbConnection connection, string table, StringBuilder all)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The table's name comes from our own model.
        command.CommandText = $"SELECT * FROM {table}";
#pragma warning restore CA2100
        await using var rows = await command.ExecuteReaderAsync(World.Ct);
        while (await rows.ReadAsync(World.Ct))
            for (var i = 0; i < rows.FieldCount; i++)
                all.Append(
                        rows.GetValue(i) switch
                        {
                            byte[] bytes => Encoding.Latin1.GetString(bytes),
                            DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                            DateTime at => at.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                            var value => Convert.ToString(value, CultureInfo.InvariantCulture),
                        }
                    )
                    .Append('\n');
    }
}
