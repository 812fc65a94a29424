using System.Globalization;
using NaikKelas.Kernel;
using NaikKelas.Tests.House;
using NaikKelas.Tests.Training.Rounds;
using NaikKelas.Training.Classes;
using NaikKelas.Training.Curricula;
using NaikKelas.Training.Timetables;
using NaikKelas.Training.Topics;
using NaikKelas.Training.Venues;

namespace NaikKelas.Tests.Training.Timetables;

/// <summary>Rooms, classes and sessions of Kota Blitar, made by the use cases.</summary>
internal static class Rooms
{
    public static readonly DateOnly First = new(2026, 12, 7);

    private static int _number;

    public static SaveVenue.Input Aula(int capacity = 60) =>
        new()
        {
            Place = $"Dinas {Next()}",
            Room = "Aula",
            Capacity = capacity,
            RegionCode = Blitar.Region,
        };

    public static async Task<VenueId> VenueAsync(World world, int capacity = 60) =>
        Done(await SaveVenueAsync(world, null, Aula(capacity)));

    public static Task<Result<VenueId>> SaveVenueAsync(World world, VenueId? id, SaveVenue.Input input) =>
        world.AskAsync<SaveVenue, Result<VenueId>>(s => s.RunAsync(id, input, World.Ct));

    public static async Task LimitAsync(World world, VenueId id, int percent) =>
        Done(
            await world.AskAsync<LimitVenue, Result<VenueLimitId>>(l =>
                l.RunAsync(
                    id,
                    new LimitVenue.Input
                    {
                        Percent = percent,
                        FromOn = new DateOnly(2026, 1, 1),
                        UntilOn = new DateOnly(2026, 12, 31),
                        Source = "Surat edaran",
                    },
                    World.Ct
                )
            )
        );

    public static ClassInput Class(string name = "Angkatan I", VenueId? venue = null, int capacity = 40) =>
        Blitar.Input().Classes[0] with
        {
            Name = name,
            VenueId = venue,
            Capacity = capacity,
        };

    public static Task<Result<ClassId>> SaveAsync(World world, ClassInput input) =>
        world.AskAsync<SaveClass, Result<ClassId>>(s => s.RunAsync(input, World.Ct, Blitar.Region));

    public static async Task<ClassId> ClassAsync(World world, string name, VenueId? venue = null) =>
        Done(await SaveAsync(world, Class(name, venue)));

    public static SaveSession.Input Session(VenueId? venue, int from, int until, DateOnly? day = null) =>
        new()
        {
            Day = day ?? First,
            StartsAt = new TimeOnly(from, 0),
            EndsAt = new TimeOnly(until, 0),
            Title = "Teori",
            VenueId = venue,
        };

    public static Task<Result<SessionId>> AddAsync(World world, ClassId one, SaveSession.Input input) =>
        world.AskAsync<SaveSession, Result<SessionId>>(s => s.RunAsync(one, null, input, World.Ct));

    public static async Task<TopicId> TopicAsync(World world, string name = "Kuliner") =>
        Done(
            await world.AskAsync<SaveTopic, Result<TopicId>>(s =>
                s.RunAsync(null, new() { Name = name, RegionCode = Blitar.Region }, World.Ct)
            )
        );

    public static Task<Result<CurriculumId>> CurriculumAsync(
        World world,
        TopicId topic,
        int number = 0,
        params (string Title, int Theory, int Practice)[] items
    ) =>
        world.AskAsync<SaveCurriculum, Result<CurriculumId>>(s =>
            s.RunAsync(
                topic,
                new()
                {
                    Number = number,
                    Items =
                    [
                        .. items.Select(i => new SaveCurriculum.Item
                        {
                            Title = i.Title,
                            Theory = i.Theory,
                            Practice = i.Practice,
                        }),
                    ],
                },
                World.Ct
            )
        );

    public static Task<Result<int>> FillAsync(World world, ClassId one, FillTimetable.Input? input = null) =>
        world.AskAsync<FillTimetable, Result<int>>(f => f.RunAsync(one, input ?? new(), World.Ct));

    public static T Done<T>(Result<T> result)
    {
        Assert.False(result.Refused, Said(result));
        return result.Value!;
    }

    /// <summary>The first refusal as people read it.</summary>
    public static string Said<T>(Result<T> result) =>
        result.Refusal is { } refusal ? new Texts([]).Of(refusal.Message) : "";

    private static string Next() => Interlocked.Increment(ref _number).ToString(CultureInfo.InvariantCulture);
}
