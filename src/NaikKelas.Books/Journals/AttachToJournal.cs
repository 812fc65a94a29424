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
    private const int KilobytesMaxUnlessSet = 1024;

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
                if (Check(content) is { } refusal)
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

    private Refusal? Check(ReadOnlyMemory<byte> content)
    {
        var most = settings.GetValue("Books:AttachmentKilobytesMax", KilobytesMaxUnlessSet);
        if (content.IsEmpty)
            return new("file.none", $"Pilih foto atau berkas PDF dahulu.", "File");
        if (content.Length > most * 1024)
            return new(
                "file.too-large",
                $"Berkas: ditemukan {content.Length / 1024} KB, seharusnya paling besar {most} KB.",
                "File"
            );
        return KindOf(content.Span) is null
            ? new("file.kind", $"Berkas: bukan PDF, JPEG, atau PNG; foto atau pindai halamannya.", "File")
            : null;
    }

    private FileId Keep(BooksCard books, long seq, ReadOnlyMemory<byte> content, string digest, int number)
    {
        var (type, ending) = KindOf(content.Span)!.Value;
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

    /// <summary>Told by the first bytes, whatever the name says.</summary>
    private static (string Type, string Ending)? KindOf(ReadOnlySpan<byte> content) =>
        content.StartsWith("%PDF-"u8) ? ("application/pdf", "pdf")
        : content.StartsWith<byte>([0xFF, 0xD8, 0xFF]) ? ("image/jpeg", "jpg")
        : content.StartsWith<byte>([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) ? ("image/png", "png")
        : null;

    private sealed record Attached(FileId Id, string Digest);
}
