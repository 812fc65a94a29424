using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Training.Classes;

/// <summary>A class in the list.</summary>
public sealed record ClassRow
{
    public required ClassId Id { get; init; }

    public required string Topic { get; init; }

    public required string Name { get; init; }

    public required DateOnly StartsOn { get; init; }

    public required DateOnly EndsOn { get; init; }

    public required string Place { get; init; }

    public required int Capacity { get; init; }

    public Rounds.RoundId? RoundId { get; init; }

    public string? Round { get; init; }
}

/// <summary>Classes of the reader's regions, the latest first.</summary>
[Allow(Role.Officer, Role.Verifier, Role.Head)]
public sealed class ClassesModel(Db db, Actor actor) : PageModel
{
    private static readonly Sorting<ClassRow> Columns = new Sorting<ClassRow>()
        .By("tanggal", c => c.StartsOn)
        .By("materi", c => c.Topic)
        .By("kursi", c => c.Capacity)
        .Ending(c => c.Name);

    public Page<ClassRow> Rows { get; private set; } = null!;

    public bool MayChange => actor.Is(Role.Officer);

    public async Task OnGetAsync(ListQuery query, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(query);
        var (topics, rounds) = (db.Topics, db.Rounds);
        var rows =
            from c in db.Classes.AsNoTracking().Within(actor, c => c.RegionCode)
            join t in topics on c.TopicId equals t.Id
            select new ClassRow
            {
                Id = c.Id,
                Topic = t.Name,
                Name = c.Name,
                StartsOn = c.StartsOn,
                EndsOn = c.EndsOn,
                Place = c.Place,
                Capacity = c.Capacity,
                RoundId = c.RoundId,
                Round = rounds.Where(r => r.Id == c.RoundId).Select(r => r.Title).FirstOrDefault(),
            };
        if (query.Q.Length > 0)
            rows = rows.Where(c => c.Topic.Contains(query.Q) || c.Place.Contains(query.Q));
        Rows = await rows.Sorted(query, Columns).ToPageAsync(query, ct);
    }
}
