using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Training.Classes;

namespace NaikKelas.Training.Trainers;

/// <summary>A class with the title people know it by: topic and class.</summary>
internal sealed record TitledClass(TrainingClass Class, string Title);

/// <summary>Finds a class within the reader's reach.</summary>
internal sealed class ClassDesk(Db db, Actor actor)
{
    public async Task<TitledClass?> FindAsync(ClassId id, CancellationToken ct)
    {
        var topics = db.Topics;
        var found = await db
            .Classes.AsNoTracking()
            .Within(actor, c => c.RegionCode)
            .Where(c => c.Id == id)
            .Join(topics, c => c.TopicId, t => t.Id, (c, t) => new { Class = c, Topic = t.Name })
            .SingleOrDefaultAsync(ct);
        return found is null ? null : new TitledClass(found.Class, $"{found.Topic}, {found.Class.Name}");
    }
}
