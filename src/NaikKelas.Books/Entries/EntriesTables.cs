using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Journals;
using NaikKelas.Books.Ledger;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Files;

namespace NaikKelas.Books.Entries;

/// <summary>Entries that wait for a second person, and the papers attached to journals.</summary>
internal static class EntriesTables
{
    extension(Db db)
    {
        internal DbSet<JournalRequest> JournalRequests => db.Set<JournalRequest>();

        internal DbSet<JournalAttachment> JournalAttachments => db.Set<JournalAttachment>();
    }

    internal static void Map(ModelBuilder model)
    {
        model.Entity<JournalRequest>(request =>
        {
            request.ToTable(
                "journal_requests",
                t =>
                {
                    t.HasCheckConstraint(
                        "ck_journal_requests_two_people",
                        "decided_by IS NULL OR decided_by <> made_by"
                    );
                    t.HasCheckConstraint(
                        "ck_journal_requests_decided",
                        "(state = 'Waiting') = (decided_by IS NULL) AND (state = 'Waiting') = (decided_at IS NULL)"
                    );
                    t.HasCheckConstraint(
                        "ck_journal_requests_posted",
                        "(state = 'Approved') = (seq IS NOT NULL)"
                    );
                    t.HasCheckConstraint(
                        "ck_journal_requests_reason",
                        "state <> 'Returned' OR reason IS NOT NULL"
                    );
                }
            );
            request.HasKey(r => new { r.CooperativeId, r.Key });
            request.Property(r => r.Key).HasMaxLength(100);
            request.Property(r => r.Body).HasMaxLength(100_000);
            request.Property(r => r.Description).HasMaxLength(500);
            request.Property(r => r.Reason).HasMaxLength(500);
            request.Property(r => r.Version).IsConcurrencyToken();
            request.HasIndex(r => new { r.CooperativeId, r.State });
            request.HasIndex(r => new { r.CooperativeId, r.Seq });
            request.InBooks(r => r.CooperativeId);
            request.HasOne<Journal>().WithMany().Restrict(r => new { r.CooperativeId, r.Seq });
        });
        model.Entity<JournalAttachment>(paper =>
        {
            paper.ToTable("journal_attachments");
            paper.HasKey(a => new
            {
                a.CooperativeId,
                a.Seq,
                a.FileId,
            });
            paper.HasOne<Journal>().WithMany().Restrict(a => new { a.CooperativeId, a.Seq });
            paper.HasOne<StoredFile>().WithMany().Restrict(a => a.FileId);
        });
    }
}
