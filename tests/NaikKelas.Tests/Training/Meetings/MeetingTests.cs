using System.Text;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Insight.Timelines;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Organisations;
using NaikKelas.Tests.House;
using NaikKelas.Tests.Imports;
using NaikKelas.Training.Meetings;

namespace NaikKelas.Tests.Training.Meetings;

public sealed class MeetingTests
{
    public static TheoryData<string> Providers => World.Providers;

    /// <summary>The clock of the tests stands on 20 November 2026.</summary>
    private static MeetingInput Input(string? cooperatives = null, bool all = false) =>
        new()
        {
            Title = "Rapat koordinasi bimtek SKKNI",
            HeldOn = new DateOnly(2026, 11, 20),
            StartsAt = new TimeOnly(9, 0),
            Place = "Aula Dinas",
            Agenda = "Kemajuan pembentukan\nPersiapan bimtek",
            AllDistricts = true,
            AllVillageCooperatives = all,
            Cooperatives = cooperatives,
            Offices = "Dinas PMD",
        };

    [Theory, MemberData(nameof(Providers))]
    public async Task A_meeting_calls_districts_co_ops_and_offices_and_counts_who_came(string provider)
    {
        await using var world = await World.StartAsync(provider);
        await world.FoundCooperativesAsync(3);
        var officer = world.Officer();
        var id = await SaveAsync(officer, Input(all: true));
        var guests = await GuestsAsync(officer, id);

        Assert.Equal((21, 1, 3), (Of(GuestKind.District), Of(GuestKind.Office), Of(GuestKind.Cooperative)));
        var noted = await NoteAsync(
            officer,
            id,
            [
                .. guests
                    .Where(g => g.Kind != GuestKind.Office)
                    .Select((g, i) => new NoteAttendance.Line { Guest = g.Id, People = i % 2 * 2 }),
            ]
        );
        var record = await officer.AskAsync<MeetingBook, MeetingRecord?>(b => b.ReadAsync(id, World.Ct));

        Assert.Equal(24, noted.Value);
        Assert.Equal((25, 12, 24), (record!.Called, record.Came, record.People));

        int Of(GuestKind kind) => guests.Count(g => g.Kind == kind);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_co_op_that_came_has_the_meeting_on_its_timeline_and_one_that_did_not_has_not(
        string provider
    )
    {
        await using var world = await World.StartAsync(provider);
        await world.FoundCooperativesAsync(2);
        var officer = world.Officer();
        var id = await SaveAsync(officer, Input(all: true));
        var guests = (await GuestsAsync(officer, id)).Where(g => g.Kind == GuestKind.Cooperative).ToList();
        await NoteAsync(
            officer,
            id,
            [new() { Guest = guests[0].Id, People = 2 }, new() { Guest = guests[1].Id, People = 0 }]
        );
        var ids = await world.AskAsync<Db, List<OrganisationId?>>(db =>
            db.MeetingGuests.Where(g => g.Kind == GuestKind.Cooperative)
                .OrderBy(g => g.Name)
                .Select(g => g.OrganisationId)
                .ToListAsync(World.Ct)
        );

        Assert.Contains("2 orang", await TimelineAsync(world, ids[0]!.Value), StringComparison.Ordinal);
        Assert.DoesNotContain(
            "rapat koordinasi",
            await TimelineAsync(world, ids[1]!.Value),
            StringComparison.Ordinal
        );
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Changing_the_agenda_keeps_what_was_said_and_who_was_noted(string provider)
    {
        await using var world = await World.StartAsync(provider);
        var officer = world.Officer();
        var id = await SaveAsync(officer, Input());
        var guest = (await GuestsAsync(officer, id))[0];
        await NoteAsync(officer, id, [new() { Guest = guest.Id, People = 1 }]);
        await WriteAsync(officer, id, 0);

        var changed = await officer.AskAsync<SaveMeeting, Result<MeetingId>>(s =>
            s.RunAsync(
                id,
                Input() with
                {
                    Agenda = "Pembukaan\nKemajuan pembentukan",
                    AllDistricts = false,
                    Version = 1,
                },
                World.Ct
            )
        );
        var meeting = await officer.AskAsync<MeetingBook, Meeting?>(b => b.FindAsync(id, World.Ct));

        Assert.False(changed.Refused, changed.Refusal?.ToString());
        Assert.Equal(
            [(1, "Pembukaan", null), (2, "Kemajuan pembentukan", "Sudah 306.")],
            meeting!.Points.Select(p => (p.Number, p.Title, p.Notes))
        );
        Assert.Equal([guest.Name, "Dinas PMD"], (await GuestsAsync(officer, id)).Select(g => g.Name).Order());
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Of_two_who_write_minutes_the_second_is_told_of_the_first(string provider)
    {
        await using var world = await World.StartAsync(provider);
        var id = await SaveAsync(world.Officer(), Input());

        var first = await WriteAsync(world.Officer(), id, 0);
        var second = await WriteAsync(world.Officer(), id, 0);

        Assert.False(first.Refused, first.Refusal?.ToString());
        Assert.Equal(RefusalKind.Conflict, second.Refusal?.Kind);
    }

    [Fact]
    public async Task Bad_input_is_told_all_at_once()
    {
        await using var world = await World.StartAsync();
        var refused = await world
            .Officer()
            .AskAsync<SaveMeeting, Result<MeetingId>>(s =>
                s.RunAsync(null, new MeetingInput { Cooperatives = "Koperasi Entah" }, World.Ct)
            );
        var nobody = await world
            .Officer()
            .AskAsync<SaveMeeting, Result<MeetingId>>(s =>
                s.RunAsync(null, Input() with { AllDistricts = false, Offices = null }, World.Ct)
            );

        Assert.Equal(
            [
                "meeting.title",
                "meeting.date",
                "meeting.time",
                "meeting.place",
                "meeting.agenda",
                "meeting.cooperative",
            ],
            refused.Refusals.Select(r => r.Code)
        );
        Assert.Equal("meeting.nobody", nobody.Refusal?.Code);
    }

    [Fact]
    public async Task Nothing_is_told_of_a_meeting_that_is_still_to_come()
    {
        await using var world = await World.StartAsync();
        var id = await SaveAsync(world.Officer(), Input() with { HeldOn = new DateOnly(2026, 11, 21) });

        Assert.Equal("meeting.not-yet", (await WriteAsync(world.Officer(), id, 0)).Refusal?.Code);
        Assert.Equal("meeting.not-yet", (await NoteAsync(world.Officer(), id, [])).Refusal?.Code);
    }

    [Fact]
    public async Task A_meeting_of_another_region_does_not_exist()
    {
        await using var world = await World.StartAsync();
        var id = await SaveAsync(world.Officer(), Input());
        var other = world.As(Role.Officer, "35.72");

        Assert.Equal(RefusalKind.NotFound, (await WriteAsync(other, id, 0)).Refusal?.Kind);
        Assert.Null(await other.AskAsync<MeetingBook, MeetingRecord?>(b => b.ReadAsync(id, World.Ct)));
    }

    [Fact]
    public async Task An_officer_calls_notes_writes_and_prints_in_the_browser()
    {
        await using var world = await World.StartAsync();
        await MeetingSeed.AgencyAsync(world);
        using var browser = await world.As(Role.Officer, "35.72").BrowserAsync();
        using var saved = await browser.SendAsync(
            "/rencana/rapat/baru",
            [
                ("Input.Title", "Rapat koordinasi bimtek"),
                ("Input.HeldOn", "2026-11-20"),
                ("Input.StartsAt", "09:00"),
                ("Input.Place", "Aula Dinas"),
                ("Input.Agenda", "Persiapan bimtek"),
                ("Input.Offices", "Dinas PMD"),
            ]
        );
        var page = saved.Headers.Location!.OriginalString;
        var hadir = await browser.OpenAsync($"{page}/hadir");
        using var noted = await browser.SendAsync(
            $"{page}/hadir",
            [
                (
                    "Lines[0].Guest",
                    hadir.QuerySelector("input[name='Lines[0].Guest']")!.GetAttribute("value")!
                ),
                ("Lines[0].People", "2"),
            ]
        );
        Assert.Equal(System.Net.HttpStatusCode.Redirect, noted.StatusCode);
        var notulen = await browser.OpenAsync($"{page}/notulen");
        using var written = await browser.SendAsync(
            $"{page}/notulen",
            [
                (
                    "Input.Version",
                    notulen.QuerySelector("input[name='Input.Version']")!.GetAttribute("value")!
                ),
                ("Input.LedBy", "Kepala Dinas"),
                ("Input.Notes[0]", "Tanya: kapan? Jawab: Desember."),
                ("Input.Decisions[0].What", "Menyusun jadwal"),
                ("Input.Decisions[0].Who", "Dinas"),
                ("Input.Decisions[0].Until", "2026-12-01"),
            ]
        );
        Assert.Equal(System.Net.HttpStatusCode.Redirect, written.StatusCode);

        var text = (await browser.OpenAsync(page)).Body!.TextContent;
        var pdf = await browser.GetByteArrayAsync(new Uri($"{page}/notulen.pdf", UriKind.Relative), World.Ct);

        Assert.Contains("1 dari 1 hadir, 2 orang", text, StringComparison.Ordinal);
        Assert.Contains("Menyusun jadwal", text, StringComparison.Ordinal);
        Assert.Equal("%PDF", Encoding.ASCII.GetString(pdf, 0, 4));
    }

    [Fact]
    public async Task The_list_asks_the_same_however_many_meetings_there_are()
    {
        await using var world = await World.StartAsync();
        await SaveAsync(world.Officer(), Input());
        using var browser = await world.Officer().BrowserAsync();
        await browser.OpenAsync("/rencana/rapat");
        var before = world.Queries;
        await browser.OpenAsync("/rencana/rapat");
        var one = world.Queries - before;
        for (var i = 0; i < 5; i++)
            await SaveAsync(world.Officer(), Input() with { Title = $"Rapat koordinasi {i}" });
        before = world.Queries;
        await browser.OpenAsync("/rencana/rapat");

        Assert.Equal(one, world.Queries - before);
        Assert.InRange(one, 2, 4);
    }

    private static async Task<MeetingId> SaveAsync(Someone who, MeetingInput input)
    {
        var saved = await who.AskAsync<SaveMeeting, Result<MeetingId>>(s =>
            s.RunAsync(null, input, World.Ct)
        );
        Assert.False(saved.Refused, saved.Refusal?.ToString());
        return saved.Value;
    }

    private static Task<Result<MeetingId>> WriteAsync(Someone who, MeetingId id, int version) =>
        who.AskAsync<WriteMinutes, Result<MeetingId>>(w =>
            w.RunAsync(
                id,
                new WriteMinutes.Input
                {
                    LedBy = "Kepala Dinas",
                    Notes = ["Sudah 306.", null],
                    Decisions = [new() { What = "Menyusun jadwal", Who = "Dinas" }, new()],
                    Version = version,
                },
                World.Ct
            )
        );

    private static Task<Result<int>> NoteAsync(
        Someone who,
        MeetingId id,
        IReadOnlyList<NoteAttendance.Line> lines
    ) => who.AskAsync<NoteAttendance, Result<int>>(n => n.RunAsync(id, lines, World.Ct));

    private static Task<IReadOnlyList<CalledGuest>> GuestsAsync(Someone who, MeetingId id) =>
        who.AskAsync<MeetingHistory, IReadOnlyList<CalledGuest>>(h => h.CalledAsync(id, World.Ct));

    private static Task<string> TimelineAsync(World world, OrganisationId id) =>
        world.AskAsync<Timeline, string>(async t =>
            string.Join(
                '\n',
                (await t.ReadAsync(id, World.Ct)).Select(e => e.What.ToString(Texts.Indonesian))
            )
        );
}
