using Microsoft.EntityFrameworkCore;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Kernel.Imports;

namespace NaikKelas.Insight.Home;

/// <summary>The reader's own sheets that were looked at, had errors, and never went in. One query.</summary>
internal sealed class ImportTodos(Db db, Texts texts, Say say, Actor actor, AgencyClock clock) : IWaiting
{
    /// <summary>Older ones were given up.</summary>
    private const int Days = 14;
    private const int Shown = 5;

    public int Order => 30;

    public async Task<IEnumerable<Todo>> ReadAsync(CancellationToken ct)
    {
        if (!actor.Is(Role.Officer) || actor.UserId is not { } user)
            return [];
        var (reader, since) = (new UserId(user), clock.UtcNow.AddDays(-Days));
        var runs = await db
            .ImportRuns.AsNoTracking()
            .Where(r => r.StartedBy == reader && r.State == ImportState.Checked && r.StartedAt > since)
            .Where(r => r.RowsBad > 0 || r.IsBlocked)
            .OrderByDescending(r => r.StartedAt)
            .Select(r => new
            {
                r.Id,
                r.Kind,
                r.Target,
                r.RowsBad,
                r.StartedAt,
            })
            .Take(Shown)
            .ToListAsync(ct);
        return runs.Select(r => new Todo(
            Math.Max(1, r.RowsBad),
            texts["baris impor perlu diperbaiki"],
            PlaceOf(r.Kind, r.Target) + $"/{r.Id.Value}",
            say.Instant(r.StartedAt)
        ));
    }

    /// <summary>The address of the import's page.</summary>
    private static string PlaceOf(string kind, Guid? target) =>
        kind switch
        {
            "cooperatives" => "/koperasi/impor/koperasi",
            "officers" => "/koperasi/impor/pengurus",
            "rats" => "/koperasi/impor/rat",
            "members" => $"/pembukuan/{target}/anggota/impor",
            "journals" => $"/pembukuan/{target}/jurnal/impor",
            _ => $"/pelatihan/putaran/{target}/usulan/impor",
        };
}
