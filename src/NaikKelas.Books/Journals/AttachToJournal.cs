using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using NaikKelas.Books.Desk;
using NaikKelas.Books.Entries;
using NaikKelas.Books.Ledger;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Kernel.Files;

namespace NaikKelas.Books.Journals;

/// <summary>
/// Use case: put the photo of a receipt behind a journal. A page with a script makes the photo small before it is sent;
/// what comes without one is taken up to <c>Books:AttachmentKilobytesMax</c>.
/// </summary>
internal sealed class AttachToJournal(Db db, AgencyClock clock, Actor actor, IConfiguration settings)
{
    private const int AttachmentsMax = 5;

    public Task<Result<FileId>> RunAsync(
        BooksCard books,
        long seq,
        ReadOnlyMemory<byte> content,
        CancellationToken ct
    ) =>
        db.RunAsync<FileId>(
            async () =>
            {
                var id = books.CooperativeId;
                if (!await db.Journals.AnyAsync(j => j.CooperativeId == id && j.Seq == seq, ct))
                    return Refusal.NotFound($"Jurnal tidak ditemukan.");
                if (AttachedFile.Check(content, settings) is { } refusal)
                    return refusal;
                var digest = Convert.ToHexStringLower(SHA256.HashData(content.Span));
                var attached = await AttachedAsync(books, seq, ct);
                if (attached.Find(a => a.Digest == digest) is { } same)
                    return same.Id;
                if (attached.Count >= AttachmentsMax)
                    return new Refusal(
                        "attachments.too-many",
                        $"Lampiran: sudah {attached.Count}, paling banyak {AttachmentsMax} untuk satu jurnal.",
                        "File"
                    );
                return Keep(books, seq, content, digest, attached.Count + 1);
            },
            ct
        );

    private async Task<List<Attached>> AttachedAsync(BooksCard books, long seq, CancellationToken ct)
    {
        var (attachments, files) = (db.JournalAttachments, db.Files);
        return await (
            from attached in attachments
            join file in files on attached.FileId equals file.Id
            where attached.CooperativeId == books.CooperativeId && attached.Seq == seq
            select new Attached(file.Id, file.Digest)
        ).ToListAsync(ct);
    }

    private FileId Keep(BooksCard books, long seq, ReadOnlyMemory<byte> content, string digest, int number)
    {
        var (type, ending) = AttachedFile.KindOf(content.Span)!.Value;
        var file = new StoredFile
        {
            Id = Ids.New<FileId>(),
            // Its own name may say who somebody is.
            Name = $"bukti-{seq}-{number}.{ending}",
            ContentType = type,
            Digest = digest,
            StoredAt = clock.UtcNow,
            StoredBy = actor.UserId is { } user ? new UserId(user) : null,
            Content = content.ToArray(),
        };
        db.Files.Add(file);
        db.JournalAttachments.Add(
            new JournalAttachment
            {
                CooperativeId = books.CooperativeId,
                Seq = seq,
                FileId = file.Id,
                AddedBy = actor.UserId,
                AddedAt = clock.UtcNow,
            }
        );
        return file.Id;
    }

    private sealed record Attached(FileId Id, string Digest);
}
