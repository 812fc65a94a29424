using System.Security.Cryptography;
using NaikKelas.Documents.Sheets;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Kernel.Files;
using NaikKelas.Kernel.Imports;

namespace NaikKelas.Interface.Imports;

/// <summary>
/// Takes a sheet in and says what its import would do. Keeps the sheet and the report; the tables stay as they are.
/// </summary>
public sealed class CheckImport(Db db, Texts texts, Actor actor, AgencyClock clock, PersonalDataKey key)
{
    /// <summary>Content type of what only this room can read again.</summary>
    internal const string SealedType = "application/vnd.naikkelas.sealed";

    /// <param name="import">The kind of sheet.</param>
    /// <param name="target">What the rows belong to, where the kind asks for it.</param>
    /// <param name="content">The file as it came.</param>
    /// <param name="fileName">As its owner calls it; its ending tells CSV.</param>
    /// <param name="ct">Stops the work.</param>
    /// <returns>The run; or why the file could not be opened at all, and then nothing is kept of it.</returns>
    public async Task<Result<ImportRunId>> RunAsync(
        Import import,
        Guid? target,
        ReadOnlyMemory<byte> content,
        string fileName,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(import);
        var reading = SheetReader.Read(content, fileName);
        if (reading.IsRefused)
        {
            var refusals = new Refusals();
            foreach (var problem in reading.Problems)
                refusals.Add(new Refusal(problem.Code, problem.Message, "File"));
            return refusals;
        }

        var sheet = await import.CheckAsync(target, reading, ct);
        db.ChangeTracker.Clear();
        var file = new StoredFile
        {
            Id = Ids.New<FileId>(),
            Name = fileName.Length > 200 ? fileName[^200..] : fileName,
            ContentType = SealedType,
            Digest = Convert.ToHexStringLower(SHA256.HashData(content.Span)),
            StoredAt = clock.UtcNow,
            StoredBy = Person,
            Content = key.Seal(content.Span),
        };
        var run = new ImportRun
        {
            Id = Ids.New<ImportRunId>(),
            Kind = import.Kind,
            Target = target,
            FileId = file.Id,
            StartedBy = Person,
            StartedAt = clock.UtcNow,
            Report = ImportReport.Of(sheet, texts).Pack(key),
        };
        Counts.Tell(run, sheet);
        db.Files.Add(file);
        db.ImportRuns.Add(run);
        await db.SaveChangesAsync(ct);
        return run.Id;
    }

    private UserId? Person => actor.UserId is { } id ? new UserId(id) : null;
}

internal static class Counts
{
    public static void Tell(ImportRun run, CheckedSheet sheet)
    {
        run.RowsTotal = sheet.RowsTotal;
        run.RowsNew = sheet.Count(RowOutcome.New);
        run.RowsChanged = sheet.Count(RowOutcome.Changed);
        run.RowsUnchanged = sheet.Count(RowOutcome.Unchanged);
        run.RowsBad = sheet.RowsBad;
        run.Problems = sheet.Problems.Count;
        run.IsBlocked = sheet.IsBlocked;
    }
}
