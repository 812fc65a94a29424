using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Files;
using NaikKelas.Registry;

namespace NaikKelas.Training.Meetings;

internal static class MeetingsTables
{
    extension(Db db)
    {
        internal DbSet<Meeting> Meetings => db.Set<Meeting>();

        internal DbSet<MeetingGuest> MeetingGuests => db.Set<MeetingGuest>();

        internal DbSet<MeetingFile> MeetingFiles => db.Set<MeetingFile>();
    }

    internal static void Map(ModelBuilder model)
    {
        model.Entity<Meeting>(meeting =>
        {
            meeting.ToTable("meetings");
            meeting.Property(m => m.RegionCode).HasMaxLength(13);
            meeting.Property(m => m.Version).IsConcurrencyToken();
            meeting.HasIndex(m => new { m.RegionCode, m.HeldOn });
            meeting
                .HasMany(m => m.Points)
                .WithOne()
                .HasForeignKey(p => p.MeetingId)
                .OnDelete(DeleteBehavior.Restrict);
            meeting
                .HasMany(m => m.Decisions)
                .WithOne()
                .HasForeignKey(d => d.MeetingId)
                .OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<MeetingPoint>(point =>
        {
            point.ToTable(
                "meeting_points",
                t => t.HasCheckConstraint("ck_meeting_points_number", "number > 0")
            );
            point.Property(p => p.Id).ValueGeneratedNever();
            point.Property(p => p.Notes).HasMaxLength(WriteMinutes.NotesMax);
            point.HasIndex(p => new { p.MeetingId, p.Number });
        });
        model.Entity<MeetingDecision>(decision =>
        {
            decision.ToTable(
                "meeting_decisions",
                t => t.HasCheckConstraint("ck_meeting_decisions_number", "number > 0")
            );
            decision.Property(d => d.Id).ValueGeneratedNever();
            decision.Property(d => d.What).HasMaxLength(WriteMinutes.WhatMax);
            decision.HasIndex(d => new { d.MeetingId, d.Number });
        });
        MapGuests(model);
        MapFiles(model);
    }

    private static void MapGuests(ModelBuilder model) =>
        model.Entity<MeetingGuest>(guest =>
        {
            guest.ToTable(
                "meeting_guests",
                t =>
                {
                    t.HasCheckConstraint("ck_meeting_guests_people", "people >= 0");
                    t.HasCheckConstraint(
                        "ck_meeting_guests_cooperative",
                        "(kind = 'Cooperative') = (organisation_id IS NOT NULL)"
                    );
                }
            );
            guest.Property(g => g.Id).ValueGeneratedNever();
            guest
                .HasOne<Meeting>()
                .WithMany()
                .HasForeignKey(g => g.MeetingId)
                .OnDelete(DeleteBehavior.Restrict);
            guest.ReferencesOrganisation(g => g.OrganisationId);
            guest
                .HasIndex(g => new
                {
                    g.MeetingId,
                    g.Kind,
                    g.Name,
                })
                .IsUnique();
            guest.HasIndex(g => g.OrganisationId);
            guest.CalledInUse($"rapat koordinasi");
        });

    private static void MapFiles(ModelBuilder model) =>
        model.Entity<MeetingFile>(file =>
        {
            file.ToTable("meeting_files");
            file.HasKey(f => f.FileId);
            file.HasOne<StoredFile>()
                .WithMany()
                .HasForeignKey(f => f.FileId)
                .OnDelete(DeleteBehavior.Restrict);
            file.HasOne<Meeting>()
                .WithMany()
                .HasForeignKey(f => f.MeetingId)
                .OnDelete(DeleteBehavior.Restrict);
        });
}
