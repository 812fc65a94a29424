using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Training.Curricula;
using NaikKelas.Training.Trainers;

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
        // No class teaches it, so none keeps one of its curricula.
        var curricula = await db.Curricula.Where(c => c.TopicId == id).ToListAsync(ct);
        var ids = curricula.Select(c => c.Id).ToList();
        db.CurriculumItems.RemoveRange(
            await db.CurriculumItems.Where(i => ids.Contains(i.CurriculumId)).ToListAsync(ct)
        );
        db.Curricula.RemoveRange(curricula);
        db.TrainerTopics.RemoveRange(await db.TrainerTopics.Where(t => t.TopicId == id).ToListAsync(ct));
        db.Topics.Remove(topic);
        return default(Unit);
    }
}
