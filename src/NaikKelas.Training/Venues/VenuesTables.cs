using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Training.Classes;

namespace NaikKelas.Training.Venues;

internal static class VenuesTables
{
    extension(Db db)
    {
        internal DbSet<Venue> Venues => db.Set<Venue>();

        internal DbSet<VenueLimit> VenueLimits => db.Set<VenueLimit>();
    }

    internal static void Map(ModelBuilder model)
    {
        model.Entity<Venue>(venue =>
        {
            venue.ToTable("venues", t => t.HasCheckConstraint("ck_venues_capacity", "capacity > 0"));
            venue.Property(v => v.RegionCode).HasMaxLength(13);
            venue.Property(v => v.Address).HasMaxLength(SaveVenue.AddressMax);
            venue.Property(v => v.Equipment).HasMaxLength(SaveVenue.EquipmentMax);
            venue.Property(v => v.Version).IsConcurrencyToken();
            venue.Ignore(v => v.Name);
            venue
                .HasIndex(v => new
                {
                    v.RegionCode,
                    v.Place,
                    v.Room,
                })
                .IsUnique();
        });
        model.Entity<VenueLimit>(limit =>
        {
            limit.ToTable(
                "venue_limits",
                t =>
                {
                    t.HasCheckConstraint("ck_venue_limits_one", "(people IS NULL) <> (percent IS NULL)");
                    t.HasCheckConstraint("ck_venue_limits_people", "people > 0");
                    t.HasCheckConstraint("ck_venue_limits_percent", "percent BETWEEN 1 AND 100");
                    t.HasCheckConstraint("ck_venue_limits_days", "until_on >= from_on");
                }
            );
            limit.HasOne<Venue>().WithMany().HasForeignKey(l => l.VenueId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<TrainingClass>(one =>
            one.HasOne<Venue>().WithMany().HasForeignKey(c => c.VenueId).OnDelete(DeleteBehavior.Restrict)
        );
    }
}
