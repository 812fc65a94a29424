using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Tests.House;
using NaikKelas.Training;
using NaikKelas.Training.Classes;
using NaikKelas.Training.Curricula;
using NaikKelas.Training.Timetables;
using NaikKelas.Training.Topics;

namespace NaikKelas.Tests.Training.Timetables;

/// <summary>What a topic teaches, in versions, and the hours made from it.</summary>
public sealed class CurriculumTests
{
    public static TheoryData<string> Providers => World.Providers;

    [Theory, MemberData(nameof(Providers))]
    public async Task The_curriculum_fills_the_days_and_the_class_keeps_its_version(string provider)
    {
        await using var world = await World.StartAsync(provider);
        var aula = await Rooms.VenueAsync(world);
        var topic = await Rooms.TopicAsync(world);
        var first = Rooms.Done(
            await Rooms.CurriculumAsync(world, topic, 0, ("Teori", 4, 0), ("Praktik", 0, 8))
        );
        var one = await Rooms.ClassAsync(world, "Angkatan I", aula);

        Assert.Equal(6, Rooms.Done(await Rooms.FillAsync(world, one)));
        var second = Rooms.Done(await Rooms.CurriculumAsync(world, topic, 1, ("Semua", 30, 0)));
        var stale = await Rooms.CurriculumAsync(world, topic, 1, ("Lain", 1, 0));
        var again = await Rooms.FillAsync(world, one);
        Rooms.Done(await Rooms.FillAsync(world, one, new() { Replace = true }));
        var kept = await CurriculumOfAsync(world, one);
        var tooLong = await Rooms.FillAsync(world, one, new() { Replace = true, Latest = true });
        Rooms.Done(
            await Rooms.FillAsync(
                world,
                one,
                new()
                {
                    Replace = true,
                    Latest = true,
                    JpPerDay = 10,
                }
            )
        );

        Assert.Equal("curriculum-changed", stale.Refusal?.Code);
        Assert.Equal(("timetable-there", "Replace"), (again.Refusal?.Code, again.Refusal?.Field));
        Assert.Equal(first, kept);
        Assert.Equal("days-too-short", tooLong.Refusal?.Code);
        Assert.Equal(second, await CurriculumOfAsync(world, one));
        var picture = await world.AskAsync<TimetableBook, TimetablePicture?>(b => b.ReadAsync(one, World.Ct));
        Assert.Equal((30m, 30), (picture!.Planned, picture.Curriculum!.Jp));
        Assert.All(picture.Sessions, s => Assert.Equal(aula, s.Session.VenueId));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_bad_curriculum_comes_back_with_every_mistake(string provider)
    {
        await using var world = await World.StartAsync(provider);
        var topic = await Rooms.TopicAsync(world);

        var empty = await Rooms.CurriculumAsync(world, topic);
        var wrong = await Rooms.CurriculumAsync(
            world,
            topic,
            0,
            ("", 3, 0),
            ("Teori", 0, 0),
            ("Praktik", 0, 900)
        );

        Assert.Equal(("no-items", "Items[0].Title"), (empty.Refusal?.Code, empty.Refusal?.Field));
        Assert.Equal(
            ["Items[0].Title", "Items[1].Theory", "Items[2].Practice"],
            wrong.Refusals.Select(r => r.Field)
        );
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Taking_away_a_class_or_a_topic_takes_its_sessions_and_curricula(string provider)
    {
        await using var world = await World.StartAsync(provider);
        var topic = await Rooms.TopicAsync(world);
        Rooms.Done(await Rooms.CurriculumAsync(world, topic, 0, ("Teori", 4, 0)));
        var one = await Rooms.ClassAsync(world, "Angkatan I");
        Rooms.Done(await Rooms.FillAsync(world, one));

        Rooms.Done(await world.AskAsync<RemoveClass, Result<Unit>>(r => r.RunAsync(one, World.Ct)));
        Rooms.Done(await world.AskAsync<RemoveTopic, Result<Unit>>(r => r.RunAsync(topic, World.Ct)));

        Assert.Equal(0, await world.AskAsync<Db, int>(db => db.Sessions.CountAsync(World.Ct)));
        Assert.Equal(0, await world.AskAsync<Db, int>(db => db.CurriculumItems.CountAsync(World.Ct)));
    }

    private static Task<CurriculumId?> CurriculumOfAsync(World world, ClassId id) =>
        world.AskAsync<Db, CurriculumId?>(db =>
            db.Classes.Where(c => c.Id == id).Select(c => c.CurriculumId).SingleAsync(World.Ct)
        );
}
