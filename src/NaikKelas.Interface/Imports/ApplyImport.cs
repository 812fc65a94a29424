using Microsoft.EntityFrameworkCore;
using NaikKelas.Documents.Sheets;
using NaikKelas.Interface.Imports.Undo;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Kernel.Files;
using NaikKelas.Kernel.Imports;

namespace NaikKelas.Interface.Imports;

/// <summary>
/// Brings the rows of a checked sheet into the tables: all or none, or only the good ones – either way in one
/// transaction. It looks at every row again first, since the tables may have changed after the dry run.
/// </summary>
public sealed class ApplyImport(Db db, Texts texts, Actor actor, AgencyClock clock, PersonalDataKey key)
{
    private const int RowsAtOnce = 500;

    /// <param name="import">The kind of sheet.</param>
    /// <param name="id">The run that the dry run made.</param>
    /// <param name="onlyGood">Leave out the rows with a problem; otherwise one problem stops all.</param>
    /// <param name="progress">Rows done, and rows in all.</param>
    /// <param name="ct">Stops the work; nothing is kept then.</param>
    public async Task<Result<ImportRun>> RunAsync(
        Import import,
        ImportRunId id,
        bool onlyGood,
        Action<int, int>? progress,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(import);
        if (await FileAsync(import, id, ct) is not { } file)
            return Refusal.NotFound($"Unggahan ini tidak ditemukan.");
        // Reading takes longest and needs no transaction: nobody waits for it.
        var reading = SheetReader.Read(key.Open(file.Content), file.Name);
        return await db.RunAsync(
            () => ApplyAsync(import, id, file.Name, reading, onlyGood, progress, ct),
            ct
        );
    }

    private Task<SealedFile?> FileAsync(Import import, ImportRunId id, CancellationToken ct)
    {
        var (runs, files) = (db.ImportRuns.AsNoTracking(), db.Files);
        return runs.Where(r => r.Id == id && r.Kind == import.Kind)
            .OfPerson(actor)
            .Join(files, r => r.FileId, f => f.Id, (r, f) => new SealedFile(f.Name, f.Content))
            .SingleOrDefaultAsync(ct);
    }

    private async Task<Result<ImportRun>> ApplyAsync(
        Import import,
        ImportRunId id,
        string fileName,
        SheetReading reading,
        bool onlyGood,
        Action<int, int>? progress,
        CancellationToken ct
    )
    {
        await db.OneImportAsync(ct);
        var run = (await db.ImportRuns.HoldAsync(id, ct))!;
        if (run.State != ImportState.Checked)
            return run;
        var sheet = await import.CheckAsync(run.Target, reading, ct);
        if (sheet.IsBlocked)
            return Refusal.Conflict("sheet-blocked", $"Judul kolom harus dibetulkan dulu.");
        if (sheet.RowsBad > 0 && !onlyGood)
            return Refusal.Conflict(
                "rows-bad",
                $"{sheet.RowsBad} baris masih bermasalah, jadi tidak ada yang diimpor. Betulkan berkasnya atau impor yang benar saja."
            );
        db.Because(texts["Impor berkas {0}", fileName]);
        var journal = await PerformAsync(sheet, progress, ct);
        if (await import.FinishAsync(run.Target, ct) is { } refusal)
            return refusal;
        Counts.Tell(run, sheet);
        run.Report = ImportReport.Of(sheet, texts).Pack(key);
        run.Journal = journal.Pack(key);
        (run.State, run.OnlyGood, run.AppliedAt) = (ImportState.Applied, onlyGood, clock.UtcNow);
        return run;
    }

    private async Task<UndoJournal> PerformAsync(
        CheckedSheet sheet,
        Action<int, int>? progress,
        CancellationToken ct
    )
    {
        List<ImportRow> rows = [.. sheet.Rows.Where(r => r.Outcome is RowOutcome.New or RowOutcome.Changed)];
        progress?.Invoke(0, rows.Count);
        var done = 0;
        using var journal = new JournalKeeper(db, rows);
        foreach (var some in rows.Chunk(RowsAtOnce))
        {
            foreach (var row in some)
                journal.Perform(row);
            journal.Note();
            await db.SaveChangesAsync(ct);
            progress?.Invoke(done += some.Length, rows.Count);
        }

        return journal.Journal;
    }

    private sealed record SealedFile(string Name, byte[] Content);
}

internal static class OwnRuns
{
    extension(Db db)
    {
        /// <summary>Two imports at once would both find a row new. SQLite has one writer anyway.</summary>
        public Task OneImportAsync(CancellationToken ct) =>
            db.Database.IsNpgsql()
                ? db.Database.ExecuteSqlRawAsync("SELECT pg_advisory_xact_lock(hashtext('imports'))", ct)
                : Task.CompletedTask;
    }

    extension(IQueryable<ImportRun> runs)
    {
        /// <summary>A sheet may hold what its owner alone may see: nobody else opens the run.</summary>
        public IQueryable<ImportRun> OfPerson(Actor actor)
        {
            if (actor.UserId is not { } id)
                return actor.IsSystem ? runs : runs.Where(_ => false);
            var person = new UserId(id);
            return runs.Where(r => r.StartedBy == person);
        }
    }
}
