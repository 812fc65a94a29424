using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Training.Topics;

/// <summary>A topic in the list.</summary>
public sealed record TopicRow(TopicId Id, string Name, string? Description, int Classes);

/// <summary>Topics of the reader's regions.</summary>
[Allow(Role.Officer, Role.Verifier, Role.Head)]
public sealed class TopicsModel(Db db, Actor actor) : PageModel
{
    private static readonly Sorting<TopicRow> Columns = new Sorting<TopicRow>()
        .By("nama", t => t.Name)
        .By("kelas", t => t.Classes)
        .Ending(t => t.Name);

    public Page<TopicRow> Rows { get; private set; } = null!;

    public bool MayChange => actor.Is(Role.Officer);

    public async Task OnGetAsync(ListQuery query, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(query);
        var (topics, classes) = (db.Topics, db.Classes);
        var words = query.Q.ToUpperInvariant();
        // Few rows: an agency teaches dozens of topics, not thousands.
        var rows = await topics
            .AsNoTracking()
            .Within(actor, t => t.RegionCode)
            .Select(t => new TopicRow(t.Id, t.Name, t.Description, classes.Count(c => c.TopicId == t.Id)))
            .ToListAsync(ct);
        Rows = rows.Where(t => t.Name.ToUpperInvariant().Contains(words, StringComparison.Ordinal))
            .AsQueryable()
            .Sorted(query, Columns)
            .ToList()
            .ToPage(query);
    }
}
