using Microsoft.EntityFrameworkCore;
using NaikKelas.Documents.Sheets;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Kernel.Files;
using NaikKelas.Kernel.Imports;
using NaikKelas.Kernel.Jobs;

namespace NaikKelas.Interface.Imports;

/// <summary>A run as its page shows it.</summary>
/// <param name="Run">Its counts and state.</param>
/// <param name="FileName">As its owner calls it.</param>
/// <param name="Report">Problems and changes.</param>
/// <param name="Job">The job that imports it, if there is one.</param>
/// <param name="AppliedBefore">When a file with the same content went in earlier.</param>
internal sealed record ImportRunView(
    ImportRun Run,
    string FileName,
    ImportReport Report,
    (JobId Id, JobState State)? Job,
    DateTime? AppliedBefore
)
{
    public bool IsUnderWay =>
        Run.State != ImportState.Undone && Job?.State is JobState.Waiting or JobState.Running;

    public string? JobHref => Job is { } job ? HrefOf(job.Id) : null;

    /// <summary>All rows are as the tables have them already.</summary>
    public bool ChangesNothing => Run is { State: ImportState.Checked, RowsGood: 0, Problems: 0 };

    public static string HrefOf(JobId job) => $"/pekerjaan/{job.Value}";
}

/// <summary>Reads runs for their page; only the person who uploaded a sheet sees it again.</summary>
internal sealed class ImportRunViews(Db db, Actor actor, PersonalDataKey key)
{
    public const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <param name="import">The kind of sheet.</param>
    /// <param name="id">The run.</param>
    /// <param name="href">Its page, by which its job is known too.</param>
    /// <param name="ct">Stops the reading.</param>
    public async Task<ImportRunView?> FindAsync(
        Import import,
        ImportRunId id,
        string href,
        CancellationToken ct
    )
    {
        var files = db.Files;
        var found = await Own(import, id)
            .Join(
                files,
                r => r.FileId,
                f => f.Id,
                (run, f) =>
                    new
                    {
                        run,
                        f.Name,
                        f.Digest,
                    }
            )
            .SingleOrDefaultAsync(ct);
        if (found is null)
            return null;
        var job = await db
            .Jobs.AsNoTracking()
            .Where(j => j.Href == href)
            .OrderByDescending(j => j.StartedAt)
            .Select(j => new { j.Id, j.State })
            .FirstOrDefaultAsync(ct);
        return new ImportRunView(
            found.run,
            found.Name,
            ImportReport.Unpack(found.run.Report, key),
            job is null ? null : (job.Id, job.State),
            await AppliedBeforeAsync(found.run, found.Digest, ct)
        );
    }

    private IQueryable<ImportRun> Own(Import import, ImportRunId id) =>
        db.ImportRuns.AsNoTracking().Where(r => r.Id == id && r.Kind == import.Kind).OfPerson(actor);

    private async Task<DateTime?> AppliedBeforeAsync(ImportRun run, string digest, CancellationToken ct)
    {
        var files = db.Files;
        return await db
            .ImportRuns.Where(r =>
                r.Kind == run.Kind
                && r.Target == run.Target
                && r.State == ImportState.Applied
                && r.Id != run.Id
            )
            .OfPerson(actor)
            .Join(files.Where(f => f.Digest == digest), r => r.FileId, f => f.Id, (r, _) => r.AppliedAt)
            .OrderByDescending(at => at)
            .FirstOrDefaultAsync(ct);
    }

    /// <summary>The file as it came, with its bad cells red and the reasons in a last column.</summary>
    public async Task<(byte[] Content, string Name)?> MarkedCopyAsync(
        Import import,
        ImportRunId id,
        Texts texts,
        CancellationToken ct
    )
    {
        var files = db.Files;
        var found = await Own(import, id)
            .Join(
                files,
                r => r.FileId,
                f => f.Id,
                (r, f) =>
                    new
                    {
                        r.Report,
                        f.Name,
                        f.Content,
                    }
            )
            .SingleOrDefaultAsync(ct);
        if (found is null || SheetReader.Read(key.Open(found.Content), found.Name).Sheet is not { } sheet)
            return null;
        var report = ImportReport.Unpack(found.Report, key);
        return (
            MarkedCopy.Write(sheet, report.HeadingRow, report.SheetProblems(), texts.Of),
            $"{Path.GetFileNameWithoutExtension(found.Name)}-ditandai.xlsx"
        );
    }
}
