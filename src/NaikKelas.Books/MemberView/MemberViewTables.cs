using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Ledger;
using NaikKelas.Books.Members;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Auditing;

namespace NaikKelas.Books.MemberView;

internal static class MemberViewTables
{
    private const int HashLength = 64;

    extension(Db db)
    {
        internal DbSet<MemberAccess> MemberAccesses => db.Set<MemberAccess>();

        internal DbSet<MemberPhone> MemberPhones => db.Set<MemberPhone>();

        internal DbSet<MemberSession> MemberSessions => db.Set<MemberSession>();

        internal DbSet<MemberCorrection> MemberCorrections => db.Set<MemberCorrection>();
    }

    internal static void Map(ModelBuilder model)
    {
        MapAccess(model);
        model.Entity<MemberCorrection>(correction =>
        {
            correction.ToTable(
                "member_corrections",
                t =>
                    t.HasCheckConstraint(
                        "ck_member_corrections_decided",
                        "(state = 'Waiting') = (decided_at IS NULL)"
                    )
            );
            correction.HasKey(c => new { c.CooperativeId, c.Id });
            correction
                .HasIndex(c => new { c.CooperativeId, c.MemberId })
                .IsUnique()
                .HasFilter("state = 'Waiting'")
                .HasDatabaseName("IX_member_corrections_waiting");
            correction.HasIndex(
                c => new { c.CooperativeId, c.MemberId },
                "IX_member_corrections_cooperative_id_member_id"
            );
            correction.HasOne<Member>().WithMany().Restrict(c => new { c.CooperativeId, c.MemberId });
        });
    }

    private static void MapAccess(ModelBuilder model)
    {
        model.Entity<MemberAccess>(access =>
        {
            access.ToTable(
                "member_access",
                t =>
                {
                    t.HasCheckConstraint(
                        "ck_member_access_link",
                        "(link_hash IS NULL) = (link_until IS NULL)"
                    );
                    t.HasCheckConstraint(
                        "ck_member_access_counts",
                        "link_failed >= 0 AND failed_count >= 0 AND lockouts >= 0"
                    );
                }
            );
            access.HasKey(a => new { a.CooperativeId, a.MemberId });
            access.Property(a => a.LinkHash).HasMaxLength(HashLength);
            access
                .HasOne<Member>()
                .WithOne()
                .HasForeignKey<MemberAccess>(a => new { a.CooperativeId, a.MemberId })
                .OnDelete(DeleteBehavior.Restrict);
            access.NotAudited("Giving, setting, failing and taking back are told as acts of their own.");
        });
        model.Entity<MemberPhone>(phone =>
        {
            phone.ToTable("member_phones");
            phone.HasKey(p => new
            {
                p.PhoneKey,
                p.CooperativeId,
                p.MemberId,
            });
            phone.Property(p => p.PhoneKey).HasMaxLength(HashLength);
            phone.HasIndex(p => new { p.CooperativeId, p.MemberId }).IsUnique();
            phone.InBooks(p => p.CooperativeId);
            phone.NotAudited("It repeats the register, and giving access is told as an act of its own.");
        });
        model.Entity<MemberSession>(session =>
        {
            session.ToTable("member_sessions");
            session.HasKey(s => new { s.CooperativeId, s.TokenHash });
            session.Property(s => s.TokenHash).HasMaxLength(HashLength);
            session.HasIndex(s => new { s.CooperativeId, s.MemberId });
            session.HasOne<MemberAccess>().WithMany().Restrict(s => new { s.CooperativeId, s.MemberId });
            session.NotAudited("Signing in and out are told as acts of their own.");
        });
    }
}
