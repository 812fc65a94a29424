using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Training.Topics;

namespace NaikKelas.Training.Curricula;

/// <summary>One version with its sessions.</summary>
internal sealed record CurriculumPaper(Curriculum Curriculum, IReadOnlyList<CurriculumItem> Items)
{
    public int Theory => Items.Sum(i => i.Theory);

    public int Practice => Items.Sum(i => i.Practice);

    public int Jp => Theory + Practice;

    public decimal Hours => Jp * Curriculum.JpMinutes / 60m;
}

/// <summary>Reads curricula within the reader's reach.</summary>
public sealed class CurriculumBook(Db db, Actor actor)
{
    internal Task<Topic?> TopicAsync(TopicId id, CancellationToken ct) =>
        db.Topics.AsNoTracking().Within(actor, t => t.RegionCode).SingleOrDefaultAsync(t => t.Id == id, ct);

    /// <summary>Versions of a topic, the latest first.</summary>
    internal async Task<IReadOnlyList<Curriculum>> VersionsAsync(TopicId topic, CancellationToken ct) =>
        await db
            .Curricula.AsNoTracking()
            .Where(c => c.TopicId == topic)
            .OrderByDescending(c => c.Number)
            .ToListAsync(ct);

    internal async Task<CurriculumPaper> ReadAsync(Curriculum one, CancellationToken ct) =>
        new(
            one,
            await db
                .CurriculumItems.AsNoTracking()
                .Where(i => i.CurriculumId == one.Id)
                .OrderBy(i => i.Ordinal)
                .ToListAsync(ct)
        );
}
