using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Kernel.Files;

public readonly record struct FileId(Guid Value) : IId<FileId>
{
    public static FileId From(Guid value) => new(value);

    public static bool TryParse(string? s, IFormatProvider? provider, out FileId id) =>
        Ids.TryParse(s, out id);
}

/// <summary>A file somebody handed in or the program made. Kept in the database: one backup, one transaction.</summary>
public sealed class StoredFile
{
    public required FileId Id { get; init; }

    public required string Name { get; init; }

    public required string ContentType { get; init; }

    /// <summary>SHA-256 of the content, lower-case hex.</summary>
    public required string Digest { get; init; }

    public required DateTime StoredAt { get; init; }

    public UserId? StoredBy { get; init; }

    public required byte[] Content { get; init; }
}

public static class FileTables
{
    extension(Db db)
    {
        public DbSet<StoredFile> Files => db.Set<StoredFile>();
    }

    internal static void Map(ModelBuilder model) =>
        model.Entity<StoredFile>(file =>
        {
            file.ToTable("files");
            file.Property(f => f.Digest).HasMaxLength(64);
        });
}
