using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Auditing;
using NaikKelas.Registry.Agencies;
using NaikKelas.Registry.Organisations;
using NaikKelas.Registry.Persons;
using NaikKelas.Registry.Privacy;
using NaikKelas.Registry.Signing;

namespace NaikKelas.Registry;

internal static class RegistryTables
{
    extension(Db db)
    {
        internal DbSet<Agency> Agencies => db.Set<Agency>();

        internal DbSet<Organisation> Organisations => db.Set<Organisation>();

        internal DbSet<LegalDocument> LegalDocuments => db.Set<LegalDocument>();

        internal DbSet<RatRecord> RatRecords => db.Set<RatRecord>();

        internal DbSet<HealthRecord> HealthRecords => db.Set<HealthRecord>();

        internal DbSet<Person> Persons => db.Set<Person>();

        internal DbSet<NameWord> NameWords => db.Set<NameWord>();

        internal DbSet<Affiliation> Affiliations => db.Set<Affiliation>();
    }

    internal static void Map(ModelBuilder model)
    {
        model.Entity<Agency>(agency =>
        {
            agency.ToTable("agencies");
            agency.HasIndex(a => a.RegionCode).IsUnique();
            agency.Property(a => a.Version).IsConcurrencyToken();
        });
        SigningTables.Map(model);
        MapOrganisations(model);
        MapPersons(model);
        PrivacyTables.Map(model);
        Imports.InUseTables.Map(model);
    }

    private static void MapOrganisations(ModelBuilder model)
    {
        model.Entity<Organisation>(organisation =>
        {
            organisation.ToTable("organisations");
            organisation.Property(o => o.RegionCode).HasMaxLength(13);
            organisation.Property(o => o.NomorIndukKoperasi).HasMaxLength(20);
            organisation.Property(o => o.Version).IsConcurrencyToken();
            organisation.HasIndex(o => o.NomorIndukKoperasi).IsUnique();
            organisation.HasIndex(o => new { o.RegionCode, o.NameKey });
            organisation.HasIndex(o => o.NameKey);
        });
        model.Entity<LegalDocument>(document =>
        {
            document.ToTable("legal_documents");
            BelongsToOrganisation(document);
            document
                .HasIndex(d => new
                {
                    d.OrganisationId,
                    d.Kind,
                    d.Number,
                })
                .IsUnique();
        });
        model.Entity<RatRecord>(rat =>
        {
            rat.ToTable(
                "rat_records",
                t => t.HasCheckConstraint("ck_rat_records_attendance", "attendance >= 0 AND members >= 0")
            );
            BelongsToOrganisation(rat);
            rat.HasIndex(r => new { r.OrganisationId, r.BookYear }).IsUnique();
        });
        model.Entity<HealthRecord>(health =>
        {
            health.ToTable("health_records");
            BelongsToOrganisation(health);
            health.HasIndex(h => new { h.OrganisationId, h.Year }).IsUnique();
        });
    }

    private static void MapPersons(ModelBuilder model)
    {
        model.Entity<Person>(person =>
        {
            person.ToTable("persons");
            person.Property(p => p.NikIndex).HasMaxLength(64);
            person.Property(p => p.RegionCode).HasMaxLength(13);
            person.Property(p => p.Version).IsConcurrencyToken();
            person.HasIndex(p => p.NikIndex).IsUnique();
            person.Property(p => p.NameKey).SortsByByte();
            // Lists walk this index by name and look at the region in passing; the rows themselves only for the page.
            person
                .HasIndex(p => new
                {
                    p.NameKey,
                    p.RegionCode,
                    p.Id,
                })
                .HasFilter("merged_into IS NULL");
            // Filtered, or SQLite takes it for "not merged", which is nearly everybody.
            person.HasIndex(p => p.MergedInto).HasFilter("merged_into IS NOT NULL");
            person
                .HasMany(p => p.Words)
                .WithOne()
                .HasForeignKey(w => w.PersonId)
                .OnDelete(DeleteBehavior.Cascade);
            person
                .HasOne<Person>()
                .WithMany()
                .HasForeignKey(p => p.MergedInto)
                .OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<NameWord>(word =>
        {
            word.ToTable("person_name_words");
            word.Property(w => w.Word).SortsByByte();
            word.Property(w => w.NameKey).SortsByByte();
            word.Property(w => w.RegionCode).HasMaxLength(13);
            word.HasKey(w => new { w.Word, w.PersonId });
            word.HasIndex(w => new
            {
                w.Word,
                w.NameKey,
                w.RegionCode,
                w.PersonId,
            });
            word.HasIndex(w => w.PersonId);
            word.NotAudited("The name itself is.");
        });
        MapAffiliations(model);
    }

    private static void MapAffiliations(ModelBuilder model) =>
        model.Entity<Affiliation>(affiliation =>
        {
            affiliation.ToTable(
                "affiliations",
                t => t.HasCheckConstraint("ck_affiliations_term", "until IS NULL OR until >= \"from\"")
            );
            BelongsToOrganisation(affiliation);
            affiliation
                .HasOne<Person>()
                .WithMany()
                .HasForeignKey(a => a.PersonId)
                .OnDelete(DeleteBehavior.Restrict);
            affiliation.HasIndex(a => a.PersonId);
            affiliation
                .HasIndex(a => new
                {
                    a.OrganisationId,
                    a.PersonId,
                    a.Position,
                    a.From,
                })
                .IsUnique();
        });

    private static void BelongsToOrganisation<T>(
        Microsoft.EntityFrameworkCore.Metadata.Builders.EntityTypeBuilder<T> entity
    )
        where T : class =>
        entity
            .HasOne<Organisation>()
            .WithMany()
            .HasForeignKey("OrganisationId")
            .OnDelete(DeleteBehavior.Restrict);
}
