using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace NaikKelas.Kernel.Auditing;

public static class AuditTables
{
    internal const string NotAuditedMark = "NaikKelas:NotAudited";

    extension(Db db)
    {
        public DbSet<AuditEntry> AuditEntries => db.Set<AuditEntry>();
    }

    extension<T>(EntityTypeBuilder<T> entity)
        where T : class
    {
        /// <summary>Rows that only repeat what an audited act made (results of a draw, progress of a job).</summary>
        public EntityTypeBuilder<T> NotAudited(string why)
        {
            entity.HasAnnotation(NotAuditedMark, why);
            return entity;
        }
    }

    internal static void Map(ModelBuilder model)
    {
        model.Entity<AuditEntry>(entry =>
        {
            entry.ToTable("audit_entries");
            entry.HasKey(a => a.Number);
            entry.Property(a => a.Number).ValueGeneratedNever();
            entry.Property(a => a.Detail).HasMaxLength(100_000);
            entry.Property(a => a.Reason).HasMaxLength(2000);
            entry.Property(a => a.Hash).HasMaxLength(64);
            entry.Property(a => a.PreviousHash).HasMaxLength(64);
            entry.HasIndex(a => a.Subject);
            entry.HasIndex(a => a.UserId);
            entry.Ignore(a => a.HashHolds);
            entry.NotAudited("It is the trail.");
        });
        model.Entity<TrailKey>(key =>
        {
            key.ToTable("trail_keys");
            key.NotAudited("It opens what the trail says.");
        });
        model.Entity<AuditHead>(head =>
        {
            head.ToTable("audit_head", t => t.HasCheckConstraint("ck_audit_head_one", "id = 1"));
            head.Property(h => h.Id).ValueGeneratedNever();
            head.Property(h => h.Hash).HasMaxLength(64);
            head.NotAudited("It is the trail.");
        });
    }
}
