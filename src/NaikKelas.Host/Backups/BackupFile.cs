using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using NaikKelas.Kernel;

namespace NaikKelas.Host.Backups;

/// <summary>What a backup says of itself.</summary>
/// <param name="Provider">sqlite or postgres: the form of its content.</param>
/// <param name="CreatedAt">UTC.</param>
/// <param name="Schema">Number of the last migration in it.</param>
/// <param name="Length">Bytes of the content.</param>
/// <param name="Digest">SHA-256 of the content, lower-case hex.</param>
/// <param name="KeyMark">Tells whether a personal data key is the one this content was sealed with; not the key.</param>
internal sealed record BackupManifest(
    string Provider,
    DateTime CreatedAt,
    int Schema,
    long Length,
    string Digest,
    string KeyMark
)
{
    public static string MarkOf(PersonalDataKey key) => key.BlindIndex("naikkelas-backup");
}

/// <summary>
/// One file a backup: a zip archive with the database as its engine writes it, and a manifest. Written beside its name
/// and moved there when whole, so that what bears the name is complete.
/// </summary>
internal static class BackupFile
{
    private const string Content = "database";
    private const string Manifest = "manifest.json";

    /// <summary>Packs a file of the engine; gives the manifest that was written.</summary>
    public static async Task<BackupManifest> WriteAsync(
        string path,
        string content,
        Func<long, string, BackupManifest> describe,
        CancellationToken ct
    )
    {
        var part = $"{path}.part";
        BackupManifest manifest;
        await using (var file = new FileStream(part, FileMode.Create, FileAccess.Write))
        await using (
            var zip = await ZipArchive.CreateAsync(file, ZipArchiveMode.Create, leaveOpen: true, null, ct)
        )
        {
            var (length, digest) = await PackAsync(zip, content, ct);
            manifest = describe(length, digest);
            await using var entry = await zip.CreateEntry(Manifest).OpenAsync(ct);
            await JsonSerializer.SerializeAsync(entry, manifest, JsonSerializerOptions.Web, ct);
        }

        File.Move(part, path);
        return manifest;
    }

    /// <summary>The manifest, or why this is no backup of ours.</summary>
    public static async Task<Result<BackupManifest>> ReadManifestAsync(string path, CancellationToken ct)
    {
        try
        {
            await using var zip = await ZipFile.OpenReadAsync(path, ct);
            if (zip.GetEntry(Manifest) is { } entry && zip.GetEntry(Content) is not null)
            {
                await using var stream = await entry.OpenAsync(ct);
                if (
                    await JsonSerializer.DeserializeAsync<BackupManifest>(
                        stream,
                        JsonSerializerOptions.Web,
                        ct
                    ) is
                    { } manifest
                )
                    return manifest;
            }
        }
        catch (Exception e) when (e is InvalidDataException or JsonException or EndOfStreamException)
        {
            return Damaged(path);
        }

        return new Refusal("backup.unknown", $"{Path.GetFileName(path)} bukan berkas cadangan NaikKelas.");
    }

    /// <summary>Unpacks the database, and refuses when it is not what the manifest promised; nothing is left then.</summary>
    public static async Task<Refusal?> ReadContentAsync(
        string path,
        BackupManifest manifest,
        string to,
        CancellationToken ct
    )
    {
        var whole = false;
        try
        {
            await using var zip = await ZipFile.OpenReadAsync(path, ct);
            await using (var stream = await zip.GetEntry(Content)!.OpenAsync(ct))
            await using (var file = new FileStream(to, FileMode.CreateNew, FileAccess.Write))
                whole = await CopyAsync(stream, file, ct) == (manifest.Length, manifest.Digest);
        }
        catch (InvalidDataException)
        {
            whole = false;
        }

        if (whole)
            return null;
        File.Delete(to);
        return Damaged(path);
    }

    private static Refusal Damaged(string path) =>
        new(
            "backup.damaged",
            $"{Path.GetFileName(path)} rusak: isinya bukan yang dulu ditulis. Tidak ada yang diubah; pakai cadangan lain."
        );

    private static async Task<(long Length, string Digest)> PackAsync(
        ZipArchive zip,
        string content,
        CancellationToken ct
    )
    {
        await using var source = File.OpenRead(content);
        await using var entry = await zip.CreateEntry(Content, CompressionLevel.Fastest).OpenAsync(ct);
        return await CopyAsync(source, entry, ct);
    }

    private static async Task<(long Length, string Digest)> CopyAsync(
        Stream from,
        Stream to,
        CancellationToken ct
    )
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 20];
        long length = 0;
        for (int read; (read = await from.ReadAsync(buffer, ct)) > 0; length += read)
        {
            hash.AppendData(buffer, 0, read);
            await to.WriteAsync(buffer.AsMemory(0, read), ct);
        }

        return (length, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }
}
