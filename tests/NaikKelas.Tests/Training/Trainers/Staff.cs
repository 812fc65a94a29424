using System.Globalization;
using NaikKelas.Kernel;
using NaikKelas.Tests.House;
using NaikKelas.Tests.Training.Rounds;
using NaikKelas.Training.Classes;
using NaikKelas.Training.Timetables;
using NaikKelas.Training.Topics;
using NaikKelas.Training.Trainers;
using static NaikKelas.Tests.Training.Timetables.Rooms;

namespace NaikKelas.Tests.Training.Trainers;

/// <summary>Trainers of Kota Blitar and what they teach, made by the use cases.</summary>
internal static class Staff
{
    public static SaveTrainer.Input Input(string name, params TopicId[] topics) =>
        new()
        {
            Name = name,
            Field = "Akuntansi koperasi",
            Email = $"{name.ToLower(CultureInfo.InvariantCulture).Replace(' ', '.')}@contoh.test",
            Topics = topics,
            RegionCode = Blitar.Region,
        };

    public static Task<Result<TrainerId>> SaveAsync(World world, TrainerId? id, SaveTrainer.Input input) =>
        world.AskAsync<SaveTrainer, Result<TrainerId>>(s => s.RunAsync(id, input, World.Ct));

    /// <summary>Somebody whose paper holds and who may teach these topics.</summary>
    public static async Task<TrainerId> TrainerAsync(
        World world,
        string name,
        DateOnly? validUntil = null,
        params TopicId[] topics
    )
    {
        var id = Done(await SaveAsync(world, null, Input(name, topics)));
        Done(
            await world.AskAsync<RecordProof, Result<Guid>>(r =>
                r.RunAsync(
                    id,
                    new RecordProof.Input
                    {
                        Kind = ProofKind.Competence,
                        Number = "74909 2310 7 0001",
                        Issuer = "LSP Koperasi",
                        ValidUntil = validUntil,
                    },
                    World.Ct
                )
            )
        );
        return id;
    }

    /// <summary>A class with one session from eight to twelve on its first day.</summary>
    public static async Task<(ClassId Class, SessionId Session)> ClassAsync(
        World world,
        string name,
        int from = 8,
        int until = 12
    )
    {
        var one = await Timetables.Rooms.ClassAsync(world, name);
        return (one, Done(await AddAsync(world, one, Session(null, from, until))));
    }

    public static Task<Result<int>> AssignAsync(
        World world,
        ClassId one,
        SessionId session,
        TrainerId? trainer,
        string? reason = null
    ) =>
        world.AskAsync<AssignTrainers, Result<int>>(a =>
            a.RunAsync(
                one,
                new AssignTrainers.Input
                {
                    Sessions = new Dictionary<SessionId, TrainerId?> { [session] = trainer },
                    Reason = reason,
                },
                World.Ct
            )
        );
}
