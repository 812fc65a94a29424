using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Kernel.Files;
using NaikKelas.Training.Corrections;

namespace NaikKelas.Training.Meetings;

/// <summary>Use case: keep a file with a meeting: the invitation, a presentation, the signed list on paper.</summary>
internal sealed class AttachToMeeting(Db db, Actor actor, AgencyClock clock)
{
    private const int FilesMax = 10;

    public Task<Result<FileId>> RunAsync(
        MeetingId id,
        string name,
        ReadOnlyMemory<byte> content,
        CancellationToken ct
    ) => db.RunAsync(() => AttachAsync(id, name, content, ct), ct);

    private async Task<Result<FileId>> AttachAsync(
        MeetingId id,
        string name,
        ReadOnlyMemory<byte> content,
        CancellationToken ct
    )
    {
        if (await db.Meetings.HoldAsync(id, ct) is not { } meeting || !actor.Reaches(meeting.RegionCode))
            return Refusal.NotFound($"Rapat tidak ditemukan.");
        var refusals = new Refusals();
        refusals.When(content.IsEmpty, "file.missing", $"Berkas: belum dipilih.", "File");
        refusals.When(
            content.Length > Evidence.BytesMax,
            "file.too-large",
            $"Berkas: ditemukan {content.Length / 1024} KB, seharusnya paling besar {Evidence.BytesMax / 1024} KB.",
            "File"
        );
        var kind = Evidence.KindOf(content.Span);
        refusals.When(
            !content.IsEmpty && kind is null,
            "file.kind",
            $"Berkas: bukan PDF, JPEG, atau PNG; foto atau pindai halamannya.",
            "File"
        );
        var count = await db.MeetingFiles.CountAsync(f => f.MeetingId == id, ct);
        refusals.When(
            count >= FilesMax,
            "files.too-many",
            $"Lampiran: ditemukan {count}, seharusnya paling banyak {FilesMax} untuk satu rapat.",
            "File"
        );
        if (refusals.Any)
            return refusals;
        var file = new StoredFile
        {
            Id = Ids.New<FileId>(),
            Name = Path.GetFileName(name) is { Length: > 0 and <= 200 } own
                ? own
                : $"lampiran.{kind!.Value.Ending}",
            ContentType = kind!.Value.Type,
            Digest = Convert.ToHexStringLower(SHA256.HashData(content.Span)),
            StoredAt = clock.UtcNow,
            StoredBy = actor.UserId is { } user ? new UserId(user) : null,
            Content = content.ToArray(),
        };
        db.Files.Add(file);
        db.MeetingFiles.Add(new MeetingFile { FileId = file.Id, MeetingId = id });
        return file.Id;
    }
}
