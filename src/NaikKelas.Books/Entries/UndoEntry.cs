using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Desk;
using NaikKelas.Books.Ledger;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Books.Entries;

/// <summary>Use case: take back at once what was just entered by oneself. A reversal like any other, only without asking why.</summary>
internal sealed class UndoEntry(Db db, ReverseJournal reverse, AgencyClock clock, Actor actor)
{
    public async Task<Result<Posted>> RunAsync(BooksCard books, long seq, CancellationToken ct)
    {
        var journals = db.Journals;
        var journal = await journals
            .AsNoTracking()
            .Where(j => j.CooperativeId == books.CooperativeId && j.Seq == seq)
            .Select(j => new { j.PostedBy, j.PostedAt })
            .SingleOrDefaultAsync(ct);
        if (journal is null)
            return Refusal.NotFound($"Jurnal tidak ditemukan.");
        if (journal.PostedBy != actor.UserId || Left(journal.PostedAt, clock.UtcNow) <= 0)
            return Refusal.Conflict(
                "too-late",
                $"Waktu untuk mengurungkan sudah lewat. Batalkan dari halaman jurnal dengan alasan."
            );
        return await reverse.RunAsync(
            new ReverseJournal.Input(books.CooperativeId, seq, "diurungkan segera", $"undo:{seq}"),
            ct
        );
    }

    /// <summary>Seconds that are left for it.</summary>
    public static int Left(DateTime postedAt, DateTime now) =>
        (int)Math.Ceiling(EntryTemplates.Current.UndoSeconds - (now - postedAt).TotalSeconds);
}
