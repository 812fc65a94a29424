using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Kernel.Files;
using NaikKelas.Training.Rounds;

namespace NaikKelas.Training.Letters;

/// <summary>
/// Use case: make the files of all invitations (membuat berkas undangan), one PDF for the printer and a zip with one
/// PDF a person. The letters are written before the transaction begins, which only keeps them.
/// </summary>
internal sealed class MakeInvitationFiles(Db db, Actor actor, AgencyClock clock, InvitationBook book)
{
    public const string PdfType = "application/pdf";
    public const string ZipType = "application/zip";

    /// <param name="id">The round.</param>
    /// <param name="report">Told how many letters of how many are written, of both files together.</param>
    /// <param name="ct">Stops the work.</param>
    public async Task<Result<int>> RunAsync(RoundId id, Action<int, int> report, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(report);
        if (
            await db.Rounds.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, ct) is not { } round
            || !actor.Reaches(round.RegionCode)
        )
            return Refusal.NotFound($"Putaran tidak ditemukan.");
        if (await book.TermsAsync(id, ct) is not { } terms)
            return MailInvitations.NotPrepared;
        var letters = (await book.AllAsync(round, terms, ct)).Select(r => r.Content).ToList();
        if (letters.Count == 0)
            return MailInvitations.NotPrepared;
        var (pdf, zip) = Write(letters, new DateTimeOffset(clock.UtcNow), report, ct);
        return await db.RunAsync(() => KeepAsync(round, pdf, zip, letters.Count, ct), ct);
    }

    /// <summary>Both files; without a database, so that the bench measures what the job does.</summary>
    internal static (byte[] Pdf, byte[] Zip) Write(
        IReadOnlyList<InvitationContent> letters,
        DateTimeOffset at,
        Action<int, int> report,
        CancellationToken ct
    )
    {
        var total = 2 * letters.Count;
        var zip = Zip(letters, at, done => report(done, total), ct);
        var pdf = InvitationPaper.Write(letters, at, done => report(letters.Count + done, total));
        report(total, total);
        return (pdf, zip);
    }

    /// <summary>Letters are independent, so every processor writes some; the zip keeps their order.</summary>
    private static byte[] Zip(
        IReadOnlyList<InvitationContent> letters,
        DateTimeOffset at,
        Action<int> report,
        CancellationToken ct
    )
    {
        var done = 0;
        var papers = new byte[letters.Count][];
        Parallel.For(
            0,
            letters.Count,
            new ParallelOptions
            {
                CancellationToken = ct,
                MaxDegreeOfParallelism = Environment.ProcessorCount,
            },
            index =>
            {
                papers[index] = InvitationPaper.Write([letters[index]], at);
                report(Interlocked.Increment(ref done));
            }
        );
        using var output = new MemoryStream();
        using (var zip = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (letter, paper) in letters.Zip(papers))
            {
                // What is compressed already does not grow smaller.
                var entry = zip.CreateEntry($"undangan-{letter.Code}.pdf", CompressionLevel.NoCompression);
                entry.LastWriteTime = at;
                using var content = entry.Open();
                content.Write(paper);
            }

        return output.ToArray();
    }

    private async Task<Result<int>> KeepAsync(
        TrainingRound round,
        byte[] pdf,
        byte[] zip,
        int letters,
        CancellationToken ct
    )
    {
        var terms = await db.InvitationTerms.SingleAsync(t => t.RoundId == round.Id, ct);
        FileId[] old = [.. new[] { terms.PdfFileId, terms.ZipFileId }.OfType<FileId>()];
        terms.PdfFileId = Keep($"undangan-{round.Slug}.pdf", PdfType, pdf);
        terms.ZipFileId = Keep($"undangan-{round.Slug}.zip", ZipType, zip);
        terms.Version++;
        await db.SaveChangesAsync(ct);
        // Names and links of people are kept once, not once for each time somebody pressed the button.
        db.Files.RemoveRange(await db.Files.Where(f => old.Contains(f.Id)).ToListAsync(ct));
        return letters;
    }

    private FileId Keep(string name, string type, byte[] content)
    {
        var file = new StoredFile
        {
            Id = Ids.New<FileId>(),
            Name = name,
            ContentType = type,
            Digest = Convert.ToHexStringLower(SHA256.HashData(content)),
            StoredAt = clock.UtcNow,
            StoredBy = actor.UserId is { } id ? new(id) : null,
            Content = content,
        };
        db.Files.Add(file);
        return file.Id;
    }
}
