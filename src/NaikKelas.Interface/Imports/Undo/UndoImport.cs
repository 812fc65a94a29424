using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Kernel.Files;
using NaikKelas.Kernel.Imports;

namespace NaikKelas.Interface.Imports.Undo;

/// <summary>
/// Use case: take an import back (batalkan impor), for as long as the setting says. Exactly what the run made or changed
/// goes back; a row whose record was changed since or is used elsewhere stays, and is named. One transaction.
/// </summary>
public sealed class UndoImport(
    Db db,
    Texts texts,
    Actor actor,
    AgencyClock clock,
    PersonalDataKey key,
    UndoTime time
)
{
    /// <summary>What taking the run back would do now; or why it cannot be taken back.</summary>
    internal async Task<Result<UndoPlan>> PlanAsync(Import import, ImportRunId id, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(import);
        if (await Own(import).AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, ct) is not { } run)
            return Unknown;
        if (run.State == ImportState.Undone)
            return UndoPlan.Unpack(run.UndoReport!, key);
        if (time.RefusalOf(run, clock) is { } refusal)
            return refusal;
        if (await import.UndoRefusalAsync(run.Target, ct) is { } now)
            return now;
        var work = new UndoWork(db, UndoJournal.Unpack(run.Journal!, key), texts);
        await work.LookAsync(hold: false, ct);
        db.ChangeTracker.Clear();
        return work.Plan();
    }

    /// <returns>The run; taken back already, it is only told again.</returns>
    public async Task<Result<ImportRun>> RunAsync(Import import, ImportRunId id, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(import);
        return await Own(import).AnyAsync(r => r.Id == id, ct)
            ? await db.RunAsync(() => UndoAsync(import, id, ct), ct)
            : Unknown;
    }

    private async Task<Result<ImportRun>> UndoAsync(Import import, ImportRunId id, CancellationToken ct)
    {
        await db.OneImportAsync(ct);
        var run = (await db.ImportRuns.HoldAsync(id, ct))!;
        if (run.State == ImportState.Undone)
            return run;
        if (time.RefusalOf(run, clock) is { } refusal)
            return refusal;
        if (await import.UndoRefusalAsync(run.Target, ct) is { } now)
            return now;
        var work = new UndoWork(db, UndoJournal.Unpack(run.Journal!, key), texts);
        await work.LookAsync(hold: true, ct);
        var plan = work.Plan();
        if (plan.Rows == 0)
            return Refusal.Conflict(
                "import.nothing-to-undo",
                $"Semua {plan.Kept.Count} baris impor ini sudah diubah atau dipakai sesudahnya, jadi tidak ada yang dapat dibatalkan."
            );
        var files = db.Files;
        var name = await files.Where(f => f.Id == run.FileId).Select(f => f.Name).SingleAsync(ct);
        db.Because(texts["Pembatalan impor berkas {0}", name]);
        await work.PerformAsync(ct);
        run.UndoReport = plan.Pack(key);
        run.Journal = null;
        (run.State, run.UndoneAt) = (ImportState.Undone, clock.UtcNow);
        (run.RowsUndone, run.RowsKept) = (plan.Rows, plan.Kept.Count);
        return run;
    }

    private IQueryable<ImportRun> Own(Import import) =>
        db.ImportRuns.Where(r => r.Kind == import.Kind).OfPerson(actor);

    private static Refusal Unknown => Refusal.NotFound($"Unggahan ini tidak ditemukan.");
}
