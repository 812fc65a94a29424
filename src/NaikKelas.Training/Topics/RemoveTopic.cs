using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Training.Topics;

/// <summary>Use case: take away a topic that no class teaches.</summary>
public sealed class RemoveTopic(Db db, Actor actor)
{
    public Task<Result<Unit>> RunAsync(TopicId id, CancellationToken ct) =>
        db.RunAsync(() => RemoveAsync(id, ct), ct);

    private async Task<Result<Unit>> RemoveAsync(TopicId id, CancellationToken ct)
    {
        if (await db.Topics.HoldAsync(id, ct) is not { } topic || !actor.Reaches(topic.RegionCode))
            return Refusal.NotFound($"Materi tidak ditemukan.");
        var classes = await db.Classes.CountAsync(c => c.TopicId == id, ct);
        if (classes > 0)
            return Refusal.Conflict(
                "topic-taught",
                $"Materi “{topic.Name}” dipakai {classes} kelas, jadi tidak dapat dihapus."
            );
        db.Topics.Remove(topic);
        return default(Unit);
    }
}
