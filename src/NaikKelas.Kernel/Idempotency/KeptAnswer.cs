using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel.Access;
using NaikKelas.Kernel.Auditing;

namespace NaikKelas.Kernel.Idempotency;

/// <summary>
/// What was answered to a write that carried a key. It is saved in the transaction of the act: either both stand or
/// neither. Refusals are not kept: nothing happened, so the same key may come again with what was mended.
/// </summary>
internal sealed class KeptAnswer
{
    public required UserId UserId { get; init; }

    /// <summary>As the caller made it up; unique to the caller.</summary>
    public required string Key { get; init; }

    /// <summary>Method and path.</summary>
    public required string Route { get; init; }

    /// <summary>Keyed digest of the body: a plain one would let somebody try out numbers of persons.</summary>
    public required string BodyDigest { get; init; }

    public required int Status { get; init; }

    /// <summary>The body of the answer.</summary>
    public required string Answer { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime KeptAt { get; init; }
}

internal static class KeptAnswerTable
{
    private const int AnswerMax = 100_000;

    extension(Db db)
    {
        internal DbSet<KeptAnswer> KeptAnswers => db.Set<KeptAnswer>();
    }

    internal static void Map(ModelBuilder model) =>
        model.Entity<KeptAnswer>(answer =>
        {
            answer.ToTable("kept_answers");
            answer.HasKey(a => new { a.UserId, a.Key });
            answer.Property(a => a.Key).HasMaxLength(OnceOnly.KeyMax);
            answer.Property(a => a.BodyDigest).HasMaxLength(64);
            answer.Property(a => a.Answer).HasMaxLength(AnswerMax);
            answer.HasIndex(a => a.KeptAt);
            answer.HasOne<User>().WithMany().HasForeignKey(a => a.UserId).OnDelete(DeleteBehavior.Restrict);
            answer.NotAudited("The act it answers is.");
        });
}
