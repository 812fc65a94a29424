using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Auditing;
using NaikKelas.Kernel.Files;
using NaikKelas.Registry;
using NaikKelas.Training.Classes;
using NaikKelas.Training.Nominations;
using NaikKelas.Training.Rounds;

namespace NaikKelas.Training.Offers;

internal static class OffersTables
{
    private const string Live = "state IN ('Offered', 'Accepted')";

    extension(Db db)
    {
        internal DbSet<Offer> Offers => db.Set<Offer>();

        internal DbSet<ClassSeats> ClassSeats => db.Set<ClassSeats>();

        internal DbSet<OfferTerms> OfferTerms => db.Set<OfferTerms>();

        internal DbSet<OfferNotice> OfferNotices => db.Set<OfferNotice>();

        internal DbSet<DecreeChange> DecreeChanges => db.Set<DecreeChange>();

        internal DbSet<LinkTries> LinkTries => db.Set<LinkTries>();
    }

    internal static void Map(ModelBuilder model)
    {
        model.Entity<Offer>(offer =>
        {
            offer.ToTable("offers");
            offer.Property(o => o.Version).IsConcurrencyToken();
            OfRound<Offer>(offer, o => o.RoundId);
            OfNomination<Offer>(offer, o => o.NominationId);
            offer.ReferencesPerson(o => o.PersonId);
            // The class must have counted seats: the trigger counts there.
            offer
                .HasOne<ClassSeats>()
                .WithMany()
                .HasForeignKey(o => o.ClassId)
                .OnDelete(DeleteBehavior.Restrict);
            offer.HasIndex(o => new { o.RoundId, o.PersonId }).IsUnique().HasFilter(Live);
            offer.HasIndex(o => new { o.NominationId, o.OfferedAt });
            offer.HasIndex(o => new { o.State, o.ExpiresAt });
        });
        model.Entity<ClassSeats>(seats =>
        {
            seats.ToTable(
                "class_seats",
                t => t.HasCheckConstraint("ck_class_seats_taken", "taken >= 0 AND taken <= capacity")
            );
            seats
                .HasOne<TrainingClass>()
                .WithOne()
                .HasForeignKey<ClassSeats>(s => s.Id)
                .OnDelete(DeleteBehavior.Restrict);
            seats.Property(s => s.ClosedWhy).HasMaxLength(2000);
            OfRound<ClassSeats>(seats, s => s.RoundId);
        });
        model.Entity<OfferTerms>(terms =>
        {
            terms.ToTable(
                "offer_terms",
                t =>
                    t.HasCheckConstraint(
                        "ck_offer_terms_days",
                        "answer_days BETWEEN 1 AND 60 AND remind_days BETWEEN 1 AND 60"
                    )
            );
            terms
                .HasOne<TrainingRound>()
                .WithOne()
                .HasForeignKey<OfferTerms>(t => t.Id)
                .OnDelete(DeleteBehavior.Restrict);
        });
        MapMessages(model);
    }

    private static void MapMessages(ModelBuilder model)
    {
        model.Entity<OfferNotice>(notice =>
        {
            notice.ToTable("offer_notices");
            OfRound<OfferNotice>(notice, n => n.RoundId);
            OfNomination<OfferNotice>(notice, n => n.NominationId);
            notice.HasOne<Offer>().WithMany().HasForeignKey(n => n.OfferId).OnDelete(DeleteBehavior.Restrict);
            notice.HasIndex(n => new { n.RoundId, n.ToldAt });
            notice
                .HasIndex(n => new { n.NominationId, n.Kind })
                .IsUnique()
                .HasFilter("kind = 'LinkWanted' AND told_at IS NULL");
        });
        model.Entity<DecreeChange>(change =>
        {
            change.ToTable("decree_changes");
            change.Property(c => c.Reason).HasMaxLength(2000);
            OfRound<DecreeChange>(change, c => c.RoundId);
            change
                .HasOne<StoredFile>()
                .WithMany()
                .HasForeignKey(c => c.FileId)
                .OnDelete(DeleteBehavior.Restrict);
            change.HasIndex(c => new { c.RoundId, c.Number }).IsUnique();
            change.HasIndex(c => c.DecreeNumber).IsUnique();
        });
        model.Entity<LinkTries>(tries =>
        {
            tries.ToTable("link_tries");
            tries
                .HasOne<Nomination>()
                .WithOne()
                .HasForeignKey<LinkTries>(t => t.Id)
                .OnDelete(DeleteBehavior.Restrict);
            tries.NotAudited("A counter against guessing.");
        });
    }

    private static void OfRound<T>(
        Microsoft.EntityFrameworkCore.Metadata.Builders.EntityTypeBuilder<T> entity,
        System.Linq.Expressions.Expression<Func<T, object?>> key
    )
        where T : class =>
        entity.HasOne<TrainingRound>().WithMany().HasForeignKey(key).OnDelete(DeleteBehavior.Restrict);

    private static void OfNomination<T>(
        Microsoft.EntityFrameworkCore.Metadata.Builders.EntityTypeBuilder<T> entity,
        System.Linq.Expressions.Expression<Func<T, object?>> key
    )
        where T : class =>
        entity.HasOne<Nomination>().WithMany().HasForeignKey(key).OnDelete(DeleteBehavior.Restrict);
}
