using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel.Access;
using NaikKelas.Kernel.Auditing;

namespace NaikKelas.Kernel.Jobs;

public readonly record struct JobId(Guid Value) : IId<JobId>
{
    public static JobId From(Guid value) => new(value);

    public static bool TryParse(string? s, IFormatProvider? provider, out JobId id) =>
        Ids.TryParse(s, out id);
}

public enum JobState
{
    Waiting,
    Running,
    Done,
    Failed,

    /// <summary>The program stopped while it ran; its transaction was rolled back, so it can simply be started again.</summary>
    Interrupted,
}

/// <summary>Work longer than a second: it shows how far it is and can be left.</summary>
public sealed class Job
{
    public required JobId Id { get; init; }

    /// <summary>What is done, in Indonesian, without personal data.</summary>
    public required string Title { get; init; }

    public required UserId? StartedBy { get; init; }

    public required DateTime StartedAt { get; init; }

    public JobState State { get; set; }

    public int Done { get; set; }

    public int Total { get; set; }

    /// <summary>The page where the outcome stands.</summary>
    public required string Href { get; init; }

    /// <summary>Why it failed, in Indonesian.</summary>
    public string? Failure { get; set; }
}

public static class JobTables
{
    extension(Db db)
    {
        public DbSet<Job> Jobs => db.Set<Job>();
    }

    internal static void Map(ModelBuilder model) =>
        model.Entity<Job>(job =>
        {
            job.ToTable("jobs");
            job.Property(j => j.Failure).HasMaxLength(1000);
            job.NotAudited("The work itself is audited.");
        });
}
