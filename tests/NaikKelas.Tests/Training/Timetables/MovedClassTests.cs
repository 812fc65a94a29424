using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Tests.House;
using NaikKelas.Tests.Training.Nominations;
using NaikKelas.Tests.Training.Offers;
using NaikKelas.Training;
using NaikKelas.Training.Classes;
using NaikKelas.Training.Offers;
using NaikKelas.Training.Timetables;
using NaikKelas.Training.Venues;

namespace NaikKelas.Tests.Training.Timetables;

/// <summary>A class that moves after publishing meets rooms and people where it comes to.</summary>
public sealed class MovedClassTests
{
    private static readonly DateOnly To = new(2020, 7, 1);

    public static TheoryData<string> Providers => World.Providers;

    [Theory, MemberData(nameof(Providers))]
    public async Task It_is_not_moved_onto_another_class_in_the_room_and_takes_its_hours_along(
        string provider
    )
    {
        await using var round = await OfferedRound.StartAsync(provider);
        var world = round.World;
        var (aula, other) = (await Rooms.VenueAsync(world), await Rooms.VenueAsync(world));
        var k1 = await ClassAsync(round, "K1");
        Rooms.Done(
            await Rooms.SaveAsync(
                world,
                Rooms.Class("Lain", aula) with
                {
                    StartsOn = To.AddDays(1),
                    EndsOn = To.AddDays(1),
                }
            )
        );
        Rooms.Done(await Rooms.AddAsync(world, k1.Id, Rooms.Session(null, 8, 12, k1.EndsOn)));

        var length = k1.EndsOn.DayNumber - k1.StartsOn.DayNumber;
        var met = await MoveAsync(round, k1.Id, To.AddDays(1 - length), To.AddDays(1), aula);
        var moved = await MoveAsync(round, k1.Id, To.AddDays(1 - length), To.AddDays(1), other);

        Assert.Equal(("room-clash", "VenueId"), (met.Refusal?.Code, met.Refusal?.Field));
        Assert.Contains("dipakai kelas Kuliner, Lain", Rooms.Said(met), StringComparison.Ordinal);
        Rooms.Done(moved);
        var session = await world.AskAsync<Db, ClassSession>(db =>
            db.Sessions.AsNoTracking().SingleAsync(s => s.ClassId == k1.Id, World.Ct)
        );
        Assert.Equal((To.AddDays(1), (VenueId?)other), (session.Day, session.VenueId));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task It_is_not_moved_onto_days_when_somebody_sits_elsewhere(string provider)
    {
        await using var round = await OfferedRound.StartAsync(provider, answerDays: null);
        var own = (await round.OffersAsync())[0];
        var (held, _) = await RivalTests.SecondRoundAsync(round, own);
        var other = await round.World.AskAsync<Db, TrainingClass>(db =>
            db.Classes.AsNoTracking().SingleAsync(c => c.Id == held.ClassId, World.Ct)
        );

        var met = await MoveAsync(round, own.ClassId, other.StartsOn, other.EndsOn);
        var free = await MoveAsync(round, own.ClassId, other.EndsOn.AddDays(1), other.EndsOn.AddDays(2));

        Assert.Equal(("person-clash", "EndsOn"), (met.Refusal?.Code, met.Refusal?.Field));
        Assert.Contains(", Angkatan II,", Rooms.Said(met), StringComparison.Ordinal);
        Rooms.Done(free);
    }

    /// <summary>Hours on one day that do not meet are no clash: mornings here, afternoons there.</summary>
    [Theory, MemberData(nameof(Providers))]
    public async Task Hours_that_do_not_meet_are_no_clash_for_a_person(string provider)
    {
        await using var round = await OfferedRound.StartAsync(provider, answerDays: null);
        var own = (await round.OffersAsync())[0];
        var (held, _) = await RivalTests.SecondRoundAsync(round, own);
        var day = await round.World.AskAsync<Db, DateOnly>(db =>
            db.Classes.Where(c => c.Id == held.ClassId).Select(c => c.StartsOn).SingleAsync(World.Ct)
        );

        // The other class first: while one of the two has no hours, it takes its days whole.
        var whole = await Rooms.AddAsync(round.World, own.ClassId, Rooms.Session(null, 13, 15, day));
        await round.World.DoAsync<Db>(async db =>
        {
            db.Sessions.Add(
                new ClassSession
                {
                    Id = Ids.New<SessionId>(),
                    ClassId = held.ClassId,
                    Day = day,
                    StartsAt = new TimeOnly(8, 0),
                    EndsAt = new TimeOnly(12, 0),
                    Title = "Teori",
                }
            );
            await db.SaveChangesAsync(World.Ct);
        });
        var same = await Rooms.AddAsync(round.World, own.ClassId, Rooms.Session(null, 11, 15, day));
        var afternoon = await Rooms.AddAsync(round.World, own.ClassId, Rooms.Session(null, 13, 15, day));

        Assert.Equal("person-clash", whole.Refusal?.Code);
        Assert.Equal("person-clash", same.Refusal?.Code);
        Rooms.Done(afternoon);
    }

    private static Task<Result<int>> MoveAsync(
        OpenRound round,
        ClassId id,
        DateOnly first,
        DateOnly last,
        VenueId? venue = null
    ) =>
        round.Officer.AskAsync<ChangeClass, Result<int>>(c =>
            c.MoveAsync(
                round.Id,
                id,
                new()
                {
                    StartsOn = first,
                    EndsOn = last,
                    Place = "Balai Desa",
                    VenueId = venue,
                    Reason = "Aula dipakai untuk vaksinasi pada tanggal itu.",
                },
                World.Ct
            )
        );

    private static Task<TrainingClass> ClassAsync(OpenRound round, string code) =>
        round.World.AskAsync<Db, TrainingClass>(db =>
            db.Classes.AsNoTracking().SingleAsync(c => c.RoundId == round.Id && c.Code == code, World.Ct)
        );
}
