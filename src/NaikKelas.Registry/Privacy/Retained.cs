using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Files;
using NaikKelas.Kernel.Imports;
using NaikKelas.Kernel.Privacy;
using NaikKelas.Registry.Persons;

namespace NaikKelas.Registry.Privacy;

/// <summary>Sheets that were checked and never imported: the file and its run.</summary>
internal sealed class UnusedSheets(Db db) : IRetains
{
    public string Rule => "sheet";

    public Task<int> CountAsync(DateTime olderThan, CancellationToken ct) => Old(olderThan).CountAsync(ct);

    public async Task<int> DropAsync(DateTime olderThan, CancellationToken ct)
    {
        var runs = await Old(olderThan).ToListAsync(ct);
        db.RemoveRange(runs);
        await db.SaveChangesAsync(ct);
        var files = runs.ConvertAll(r => r.FileId);
        await db.Files.Where(f => files.Contains(f.Id)).ExecuteDeleteAsync(ct);
        return runs.Count;
    }

    private IQueryable<ImportRun> Old(DateTime olderThan) =>
        db.ImportRuns.Where(r => r.State == ImportState.Checked && r.StartedAt < olderThan);
}

/// <summary>Persons without a position for so long, whom no room holds back: erased as if they had asked.</summary>
internal sealed class StalePersons(Db db, PersonalBook book) : IRetains
{
    /// <summary>So many at once: a first run over an old registry must not hold the database for long.</summary>
    private const int AtOnce = 200;

    public string Rule => "person";

    public async Task<int> CountAsync(DateTime olderThan, CancellationToken ct) =>
        (await ReadyAsync(olderThan, ct)).Count;

    public async Task<int> DropAsync(DateTime olderThan, CancellationToken ct)
    {
        var ready = await ReadyAsync(olderThan, ct);
        foreach (var person in ready)
            await book.EraseAsync(person, ct);
        return ready.Count;
    }

    private async Task<IReadOnlyList<PersonId>> ReadyAsync(DateTime olderThan, CancellationToken ct)
    {
        var (day, places) = (DateOnly.FromDateTime(olderThan), db.Affiliations);
        var stale = await db
            .Persons.AsNoTracking()
            .Where(p => p.ErasedOn == null && p.MergedInto == null)
            .Where(p => places.Any(a => a.PersonId == p.Id))
            .Where(p => !places.Any(a => a.PersonId == p.Id && (a.Until == null || a.Until >= day)))
            .OrderBy(p => p.Id)
            .Select(p => p.Id)
            .ToListAsync(ct);
        var ready = new List<PersonId>();
        // Who is held back takes nobody's place.
        foreach (var person in stale)
        {
            if (ready.Count == AtOnce)
                break;
            if ((await book.ObstaclesAsync(person, ct)).Count == 0)
                ready.Add(person);
        }

        return ready;
    }
}
