using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Tests.House;
using NaikKelas.Tests.Training.Rounds;
using NaikKelas.Training;
using NaikKelas.Training.Classes;
using NaikKelas.Training.Rounds;
using NaikKelas.Training.Timetables;
using NaikKelas.Training.Venues;

namespace NaikKelas.Tests.Training.Timetables;

/// <summary>Rooms are booked once, and hold no more people than they may.</summary>
public sealed class TimetableTests
{
    public static TheoryData<string> Providers => World.Providers;

    [Theory, MemberData(nameof(Providers))]
    public async Task A_room_taken_at_that_hour_is_refused_with_the_name_of_who_has_it(string provider)
    {
        await using var world = await World.StartAsync(provider);
        var aula = await Rooms.VenueAsync(world);
        var one = await Rooms.ClassAsync(world, "Angkatan A");
        var other = await Rooms.ClassAsync(world, "Angkatan B");
        Rooms.Done(await Rooms.AddAsync(world, one, Rooms.Session(aula, 8, 12)));

        var met = await Rooms.AddAsync(world, other, Rooms.Session(aula, 11, 13));
        var after = await Rooms.AddAsync(world, other, Rooms.Session(aula, 12, 14));

        Assert.Equal("room-clash", met.Refusal?.Code);
        Assert.EndsWith(
            "dipakai kelas Kuliner, Angkatan A, 7 Desember 2026, 08.00–12.00.",
            Rooms.Said(met),
            StringComparison.Ordinal
        );
        Assert.False(after.Refused);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_class_without_a_timetable_has_its_room_all_day(string provider)
    {
        await using var world = await World.StartAsync(provider);
        var aula = await Rooms.VenueAsync(world);
        var one = await Rooms.ClassAsync(world, "Angkatan A", aula);

        var met = await Rooms.SaveAsync(world, Rooms.Class("Angkatan B", aula));
        // With hours of its own it leaves the rest of the days to others.
        Rooms.Done(await Rooms.AddAsync(world, one, Rooms.Session(aula, 8, 12)));
        var other = await Rooms.ClassAsync(world, "Angkatan B");
        var free = await Rooms.AddAsync(world, other, Rooms.Session(aula, 13, 15));

        Assert.Equal(("room-clash", "VenueId"), (met.Refusal?.Code, met.Refusal?.Field));
        Assert.Contains("seharian", Rooms.Said(met), StringComparison.Ordinal);
        Assert.False(free.Refused, Rooms.Said(free));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Two_officers_who_book_one_hour_at_once_get_it_once(string provider)
    {
        await using var world = await World.StartAsync(provider);
        var aula = await Rooms.VenueAsync(world);
        var classes = new List<ClassId>();
        foreach (var name in new[] { "A", "B", "C", "D" })
            classes.Add(await Rooms.ClassAsync(world, name));

        var results = await Task.WhenAll(
            classes.Select(c =>
                Task.Run(() => Rooms.AddAsync(world, c, Rooms.Session(aula, 8, 12)), World.Ct)
            )
        );

        Assert.Single(results, r => !r.Refused);
        Assert.All(results.Where(r => r.Refused), r => Assert.Equal("room-clash", r.Refusal!.Code));
        Assert.Equal(1, await BookedAsync(world, aula));
    }

    /// <summary>What the hold is for: two who look before either writes both see a free room.</summary>
    [Theory, MemberData(nameof(Providers))]
    public async Task Without_the_hold_the_room_is_booked_twice(string provider)
    {
        await using var world = await World.StartAsync(provider);
        var aula = await Rooms.VenueAsync(world);
        var one = await Rooms.ClassAsync(world, "A");
        var other = await Rooms.ClassAsync(world, "B");
        using var together = new Barrier(2);

        await Task.WhenAll(
            Task.Run(() => BookUnguardedAsync(world, one, aula, together), World.Ct),
            Task.Run(() => BookUnguardedAsync(world, other, aula, together), World.Ct)
        );

        Assert.Equal(2, await BookedAsync(world, aula));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task More_seats_than_the_room_may_hold_are_refused_naming_what_limits(string provider)
    {
        await using var world = await World.StartAsync(provider);
        var aula = await Rooms.VenueAsync(world);
        await Rooms.LimitAsync(world, aula, 50);

        var many = await Rooms.SaveAsync(world, Rooms.Class(venue: aula, capacity: 31));
        var enough = await Rooms.SaveAsync(world, Rooms.Class(venue: aula, capacity: 30));
        var none = await Rooms.SaveAsync(world, Rooms.Class("Angkatan II", capacity: 31));

        Assert.Equal("venue-too-small", many.Refusal?.Code);
        Assert.Contains("50 % dari 60 (Surat edaran)", Rooms.Said(many), StringComparison.Ordinal);
        Assert.False(enough.Refused, Rooms.Said(enough));
        Assert.False(none.Refused, Rooms.Said(none));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task An_announced_class_is_told_to_take_a_larger_room(string provider)
    {
        await using var world = await World.StartAsync(provider);
        var small = await Rooms.VenueAsync(world, 20);
        var round = await Blitar.LockedAsync(world);
        var id = await world.AskAsync<Db, ClassId>(db =>
            db.Classes.Where(c => c.RoundId == round).Select(c => c.Id).SingleAsync(World.Ct)
        );

        var refused = await Rooms.SaveAsync(world, Rooms.Class(venue: small) with { Id = id });

        Assert.Equal("venue-too-small", refused.Refusal?.Code);
        Assert.Contains("sudah diumumkan dengan 40 kursi", Rooms.Said(refused), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_protocol_that_came_later_stops_the_locking(string provider)
    {
        await using var world = await World.StartAsync(provider);
        var aula = await Rooms.VenueAsync(world);
        var round = await Blitar.DraftAsync(world);
        var id = await world.AskAsync<Db, ClassId>(db =>
            db.Classes.Where(c => c.RoundId == round).Select(c => c.Id).SingleAsync(World.Ct)
        );
        Rooms.Done(await Rooms.SaveAsync(world, Rooms.Class(venue: aula) with { Id = id }));
        await Rooms.LimitAsync(world, aula, 50);

        var locked = await world.AskAsync<LockRound, Result<RoundId>>(l => l.RunAsync(round, World.Ct));

        Assert.Equal("venue-too-small", locked.Refusal?.Code);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task The_timetable_moves_with_the_first_day_and_is_not_cut_by_the_last(string provider)
    {
        await using var world = await World.StartAsync(provider);
        var aula = await Rooms.VenueAsync(world);
        var one = await Rooms.ClassAsync(world, "Angkatan I", aula);
        var last = Rooms.First.AddDays(2);
        Rooms.Done(await Rooms.AddAsync(world, one, Rooms.Session(aula, 8, 12, last)));
        var input = Rooms.Class(venue: aula) with { Id = one };

        var cut = await Rooms.SaveAsync(world, input with { EndsOn = last.AddDays(-1) });
        Rooms.Done(
            await Rooms.SaveAsync(
                world,
                input with
                {
                    StartsOn = Rooms.First.AddDays(7),
                    EndsOn = last.AddDays(7),
                }
            )
        );

        Assert.Equal("timetable-longer", cut.Refusal?.Code);
        Assert.Equal(
            last.AddDays(7),
            await world.AskAsync<Db, DateOnly>(db => db.Sessions.Select(s => s.Day).SingleAsync(World.Ct))
        );
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Bad_sessions_come_back_with_what_to_do(string provider)
    {
        await using var world = await World.StartAsync(provider);
        var one = await Rooms.ClassAsync(world, "Angkatan I");
        Rooms.Done(await Rooms.AddAsync(world, one, Rooms.Session(null, 8, 10)));

        var outside = await Rooms.AddAsync(world, one, Rooms.Session(null, 8, 10, Rooms.First.AddDays(-1)));
        var backwards = await Rooms.AddAsync(world, one, Rooms.Session(null, 10, 8));
        var twice = await Rooms.AddAsync(world, one, Rooms.Session(null, 9, 11));
        var unknown = await Rooms.AddAsync(world, one, Rooms.Session(Ids.New<VenueId>(), 13, 14));

        Assert.Equal("session-day", outside.Refusal?.Code);
        Assert.Equal("session-hours", backwards.Refusal?.Code);
        Assert.Equal("session-overlaps", twice.Refusal?.Code);
        Assert.Equal("venue", unknown.Refusal?.Code);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_room_of_another_agency_does_not_exist(string provider)
    {
        await using var world = await World.StartAsync(provider);
        var aula = await Rooms.VenueAsync(world);
        var stranger = world.As(Role.Officer, "35.17");

        var changed = await stranger.AskAsync<SaveVenue, Result<VenueId>>(s =>
            s.RunAsync(aula, Rooms.Aula(), World.Ct)
        );
        var booked = await stranger.AskAsync<SaveClass, Result<ClassId>>(s =>
            s.RunAsync(Rooms.Class(venue: aula), World.Ct)
        );

        Assert.Equal(RefusalKind.NotFound, changed.Refusal?.Kind);
        Assert.Equal("venue", booked.Refusal?.Code);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_room_in_use_is_not_retired_and_a_retired_one_not_booked(string provider)
    {
        await using var world = await World.StartAsync(provider);
        var aula = await Rooms.VenueAsync(world);
        var one = await Rooms.ClassAsync(world, "Angkatan I", aula);

        var busy = await RetireAsync(world, aula);
        Rooms.Done(await Rooms.SaveAsync(world, Rooms.Class() with { Id = one }));
        Rooms.Done(await RetireAsync(world, aula));
        var booked = await Rooms.AddAsync(world, one, Rooms.Session(aula, 8, 9));

        Assert.Equal("venue-booked", busy.Refusal?.Code);
        Assert.Equal("venue-retired", booked.Refusal?.Code);
    }

    private static Task<Result<Unit>> RetireAsync(World world, VenueId id) =>
        world.AskAsync<RetireVenue, Result<Unit>>(r => r.RunAsync(id, retired: true, World.Ct));

    private static Task<int> BookedAsync(World world, VenueId id) =>
        world.AskAsync<Db, int>(db => db.Sessions.CountAsync(s => s.VenueId == id, World.Ct));

    /// <summary>The same steps with a look instead of a hold, as a careless use case would have them.</summary>
    private static Task BookUnguardedAsync(World world, ClassId one, VenueId aula, Barrier together) =>
        world.DoAsync<Db>(async db =>
        {
            var slot = new Slot(Rooms.First, new TimeOnly(8, 0), new TimeOnly(12, 0));
            var taken = await db.Sessions.AsNoTracking().Where(s => s.VenueId == aula).ToListAsync(World.Ct);
            Assert.DoesNotContain(taken, s => s.Slot.Overlaps(slot));
            together.SignalAndWait(World.Ct);
            db.Sessions.Add(
                new ClassSession
                {
                    Id = Ids.New<SessionId>(),
                    ClassId = one,
                    Day = slot.Day,
                    StartsAt = slot.From,
                    EndsAt = slot.Until,
                    Title = "Teori",
                    VenueId = aula,
                }
            );
            await db.SaveChangesAsync(World.Ct);
        });
}
