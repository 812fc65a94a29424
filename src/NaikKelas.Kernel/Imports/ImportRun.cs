using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel.Access;
using NaikKelas.Kernel.Files;

namespace NaikKelas.Kernel.Imports;

public readonly record struct ImportRunId(Guid Value) : IId<ImportRunId>
{
    public static ImportRunId From(Guid value) => new(value);

    public static bool TryParse(string? s, IFormatProvider? provider, out ImportRunId id) =>
        Ids.TryParse(s, out id);
}

public enum ImportState
{
    /// <summary>The dry run is done; nothing of the file is in the tables yet.</summary>
    Checked,
    Applied,

    /// <summary>Taken back, but for the rows that something was built on since.</summary>
    Undone,
}

/// <summary>One sheet that somebody handed in: what its dry run found, and what became of it.</summary>
public sealed class ImportRun
{
    public required ImportRunId Id { get; init; }

    /// <summary>Which import, in English: <c>officers</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>What the rows belong to (a round), where the kind asks for it.</summary>
    public Guid? Target { get; init; }

    /// <summary>The sheet as it came, sealed: it holds numbers of persons.</summary>
    public required FileId FileId { get; init; }

    public UserId? StartedBy { get; init; }

    public required DateTime StartedAt { get; init; }

    public ImportState State { get; set; }

    /// <summary>Rows with content below the headings.</summary>
    public int RowsTotal { get; set; }

    public int RowsNew { get; set; }

    public int RowsChanged { get; set; }

    public int RowsUnchanged { get; set; }

    public int RowsBad { get; set; }

    public int Problems { get; set; }

    /// <summary>Something is wrong with the sheet as a whole, so that no row of it can be trusted.</summary>
    public bool IsBlocked { get; set; }

    /// <summary>All problems and changes of the dry run, packed and sealed.</summary>
    public byte[] Report { get; set; } = [];

    /// <summary>Whether only the good rows went in; told once applied.</summary>
    public bool OnlyGood { get; set; }

    public DateTime? AppliedAt { get; set; }

    /// <summary>Which rows it made and which values it changed, packed and sealed; null: it cannot be taken back.</summary>
    public byte[]? Journal { get; set; }

    public DateTime? UndoneAt { get; set; }

    public int RowsUndone { get; set; }

    /// <summary>Rows that stayed when the rest was taken back.</summary>
    public int RowsKept { get; set; }

    /// <summary>What stayed and why, packed and sealed.</summary>
    public byte[]? UndoReport { get; set; }

    public int RowsGood => RowsNew + RowsChanged;
}

public static class ImportTables
{
    extension(Db db)
    {
        public DbSet<ImportRun> ImportRuns => db.Set<ImportRun>();
    }

    internal static void Map(ModelBuilder model) =>
        model.Entity<ImportRun>(run =>
        {
            run.ToTable("import_runs");
            run.Ignore(r => r.RowsGood);
            run.HasIndex(r => new { r.Kind, r.Target });
            run.HasOne<StoredFile>()
                .WithMany()
                .HasForeignKey(r => r.FileId)
                .OnDelete(DeleteBehavior.Restrict);
        });
}
