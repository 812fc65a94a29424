using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Registry.Agencies;
using NaikKelas.Registry.Signing;
using NaikKelas.Tests.House;
using NaikKelas.Training.Classes;
using NaikKelas.Training.Trainers;
using static NaikKelas.Tests.Training.Timetables.Rooms;

namespace NaikKelas.Tests.Training.Trainers;

/// <summary>Who teaches what: clashes are refused by name, doubts ask for a reason.</summary>
public sealed class AssignTests
{
    public static TheoryData<string> Providers => World.Providers;

    [Theory, MemberData(nameof(Providers))]
    public async Task A_trainer_teaches_one_class_at_an_hour_and_the_refusal_names_the_other(string provider)
    {
        await using var world = await World.StartAsync(provider);
        var (first, morning) = await Staff.ClassAsync(world, "Angkatan I");
        var (second, late) = await Staff.ClassAsync(world, "Angkatan II", 11, 14);
        var (third, after) = await Staff.ClassAsync(world, "Angkatan III", 14, 16);
        var topic = await TopicOfAsync(world, first);
        var trainer = await Staff.TrainerAsync(world, "Rini", null, topic);
        Done(await Staff.AssignAsync(world, first, morning, trainer));

        var clash = await Staff.AssignAsync(world, second, late, trainer);

        Assert.Equal("trainer-clash", clash.Refusal?.Code);
        Assert.Contains("Angkatan I,", Said(clash), StringComparison.Ordinal);
        Assert.Contains("08.00–12.00", Said(clash), StringComparison.Ordinal);
        Done(await Staff.AssignAsync(world, third, after, trainer));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Of_two_officers_who_book_one_trainer_at_once_one_is_refused(string provider)
    {
        await using var world = await World.StartAsync(provider);
        var (first, one) = await Staff.ClassAsync(world, "Angkatan I");
        var (second, two) = await Staff.ClassAsync(world, "Angkatan II");
        var trainer = await Staff.TrainerAsync(world, "Rini", null, await TopicOfAsync(world, first));

        var answers = await Task.WhenAll(
            Task.Run(() => Staff.AssignAsync(world, first, one, trainer), World.Ct),
            Task.Run(() => Staff.AssignAsync(world, second, two, trainer), World.Ct)
        );

        Assert.Single(answers, a => !a.Refused);
        Assert.Single(answers, a => a.Refusal?.Code == "trainer-clash");
    }

    /// <summary>What the hold is for: two who look before either writes both see a free trainer.</summary>
    [Theory, MemberData(nameof(Providers))]
    public async Task Without_the_hold_the_trainer_stands_in_two_rooms(string provider)
    {
        await using var world = await World.StartAsync(provider);
        var (_, one) = await Staff.ClassAsync(world, "Angkatan I");
        var (_, two) = await Staff.ClassAsync(world, "Angkatan II");
        var trainer = await Staff.TrainerAsync(world, "Rini");

        foreach (var session in new[] { one, two })
            await world.DoAsync<Db>(async db =>
            {
                db.SessionTrainers.Add(new SessionTrainer { SessionId = session, TrainerId = trainer });
                await db.SaveChangesAsync(World.Ct);
            });

        Assert.Equal(2, await world.AskAsync<Db, int>(db => db.SessionTrainers.CountAsync(World.Ct)));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_paper_that_ran_out_and_a_foreign_topic_ask_for_a_reason_that_is_kept(string provider)
    {
        await using var world = await World.StartAsync(provider);
        var (one, session) = await Staff.ClassAsync(world, "Angkatan I");
        var trainer = await Staff.TrainerAsync(world, "Rini", new DateOnly(2026, 12, 1));

        var asked = await Staff.AssignAsync(world, one, session, trainer);

        Assert.Equal(
            ["trainer-proof", "trainer-topic"],
            asked.Refusals.Select(r => r.Code).Order(StringComparer.Ordinal)
        );
        Done(await Staff.AssignAsync(world, one, session, trainer, "satu-satunya yang bersedia"));
        Assert.Equal(
            "satu-satunya yang bersedia",
            await world.AskAsync<Db, string?>(db =>
                db.SessionTrainers.Select(s => s.Reason).SingleAsync(World.Ct)
            )
        );
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_moved_class_takes_its_trainer_along_only_where_that_one_is_free(string provider)
    {
        await using var world = await World.StartAsync(provider);
        var (first, one) = await Staff.ClassAsync(world, "Angkatan I");
        var topic = await TopicOfAsync(world, first);
        var trainer = await Staff.TrainerAsync(world, "Rini", null, topic);
        Done(await Staff.AssignAsync(world, first, one, trainer));
        var later = Class("Angkatan II") with { StartsOn = First.AddDays(7), EndsOn = First.AddDays(9) };
        var second = Done(await SaveAsync(world, later));
        var two = Done(await AddAsync(world, second, Session(null, 8, 12, First.AddDays(7))));
        Done(await Staff.AssignAsync(world, second, two, trainer));

        var moved = await SaveAsync(
            world,
            later with
            {
                Id = second,
                StartsOn = First,
                EndsOn = First.AddDays(2),
            }
        );

        Assert.Equal("trainer-clash", moved.Refusal?.Code);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Letters_keep_their_numbers_until_the_sessions_change_and_the_old_one_stays(
        string provider
    )
    {
        await using var world = await World.StartAsync(provider);
        await AgencyAsync(world);
        var (one, session) = await Staff.ClassAsync(world, "Angkatan I");
        var trainer = await Staff.TrainerAsync(world, "Rini", null, await TopicOfAsync(world, one));
        Assert.Equal("no-trainers", (await PrepareAsync(world, one)).Refusal?.Code);
        Done(await Staff.AssignAsync(world, one, session, trainer));

        Assert.Equal(new PreparedAssignments(1, 1), Done(await PrepareAsync(world, one)));
        Assert.Equal(new PreparedAssignments(1, 0), Done(await PrepareAsync(world, one)));
        Done(await AddAsync(world, one, Session(null, 13, 15)));
        var second = await world.AskAsync<Db, NaikKelas.Training.Timetables.SessionId>(db =>
            db.Set<NaikKelas.Training.Timetables.ClassSession>()
                .Where(s => s.StartsAt == new TimeOnly(13, 0))
                .Select(s => s.Id)
                .SingleAsync(World.Ct)
        );
        Done(await Staff.AssignAsync(world, one, second, trainer));
        Assert.Equal(new PreparedAssignments(1, 1), Done(await PrepareAsync(world, one)));

        var letters = await world.AskAsync<Db, List<AssignmentLetter>>(db =>
            db.AssignmentLetters.OrderBy(l => l.Number).ToListAsync(World.Ct)
        );
        Assert.Equal(["094/001/2026", "094/002/2026"], letters.Select(l => l.Number));
        Assert.Equal([true, false], letters.Select(l => l.ReplacedOn is not null));
        Assert.Equal(2, letters[1].Sessions.Count);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_repeated_class_leaves_behind_a_trainer_who_is_busy_then_and_says_so(string provider)
    {
        await using var world = await World.StartAsync(provider);
        var (first, one) = await Staff.ClassAsync(world, "Angkatan I");
        var topic = await TopicOfAsync(world, first);
        var trainer = await Staff.TrainerAsync(world, "Rini", null, topic);
        Done(await Staff.AssignAsync(world, first, one, trainer));

        var free = Done(await RepeatAsync(world, first, First.AddDays(7)));
        var busy = Done(await RepeatAsync(world, first, First.AddDays(7)));

        Assert.Empty(free.Left);
        Assert.Single(busy.Left);
        Assert.Equal(2, await world.AskAsync<Db, int>(db => db.SessionTrainers.CountAsync(World.Ct)));
    }

    private static Task<Result<Repeated>> RepeatAsync(World world, ClassId id, DateOnly day) =>
        world.AskAsync<RepeatClass, Result<Repeated>>(r =>
            r.RunAsync(
                id,
                new RepeatClass.Input
                {
                    Name = "Angkatan lain",
                    Place = "Sananwetan",
                    StartsOn = day,
                },
                World.Ct
            )
        );

    private static Task<Result<PreparedAssignments>> PrepareAsync(World world, ClassId id) =>
        world.AskAsync<PrepareAssignments, Result<PreparedAssignments>>(p => p.RunAsync(id, World.Ct));

    private static Task<NaikKelas.Training.Topics.TopicId> TopicOfAsync(World world, ClassId id) =>
        world.AskAsync<Db, NaikKelas.Training.Topics.TopicId>(db =>
            db.Set<TrainingClass>().Where(c => c.Id == id).Select(c => c.TopicId).SingleAsync(World.Ct)
        );

    private static async Task AgencyAsync(World world)
    {
        var agency = await world.AskAsync<RegisterAgency, Result<AgencyId>>(r =>
            r.RunAsync(
                new AgencyInput
                {
                    RegionCode = "35.72",
                    Government = "Pemerintah Kota Blitar",
                    Name = "Dinas Koperasi dan Usaha Mikro",
                    Address = "Jalan Contoh 1",
                    City = "Blitar",
                    HeadName = "Budi Santoso",
                    HeadTitle = "Kepala Dinas",
                    DecreePattern = "518/{n}/410.113/{year}",
                },
                World.Ct
            )
        );
        Done(
            await world.AskAsync<SetLetterPattern, Result<LetterKind>>(s =>
                s.RunAsync(
                    Done(agency),
                    new SetLetterPattern.Input { Kind = LetterKind.Assignment, Pattern = "094/{nnn}/{year}" },
                    World.Ct
                )
            )
        );
    }
}
