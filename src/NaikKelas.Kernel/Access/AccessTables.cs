using Microsoft.EntityFrameworkCore;

namespace NaikKelas.Kernel.Access;

public static class AccessTables
{
    extension(Db db)
    {
        public DbSet<User> Users => db.Set<User>();

        public DbSet<ApiToken> ApiTokens => db.Set<ApiToken>();

        public DbSet<UserGrant> Grants => db.Set<UserGrant>();
    }

    internal static void Map(ModelBuilder model)
    {
        model.Entity<User>(user =>
        {
            user.ToTable("users");
            user.HasIndex(u => u.NormalizedEmail).IsUnique();
            user.Property(u => u.RecoveryCodes).HasMaxLength(2000);
            user.HasMany(u => u.Grants)
                .WithOne()
                .HasForeignKey(g => g.UserId)
                .OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<ApiToken>(token =>
        {
            token.ToTable("api_tokens");
            token.Property(t => t.Hash).HasMaxLength(64);
            token.Property(t => t.RegionCode).HasMaxLength(13);
            token.HasIndex(t => t.Hash).IsUnique();
            token.HasOne<User>().WithMany().HasForeignKey(t => t.UserId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<UserGrant>(grant =>
            grant.ToTable(
                "user_grants",
                t =>
                    t.HasCheckConstraint(
                        "ck_user_grants_scope",
                        "(region_code IS NULL) <> (organisation IS NULL)"
                    )
            )
        );
    }
}
