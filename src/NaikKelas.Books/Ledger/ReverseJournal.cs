using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Outlets;
using NaikKelas.Books.Shu;
using NaikKelas.Kernel;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Ledger;

/// <summary>Takes a journal back by a journal of its own, dated when it is made. The database lets it happen once.</summary>
internal sealed class ReverseJournal(Db db, LedgerDesk desk, AgencyClock clock)
{
    /// <param name="CooperativeId">Whose books.</param>
    /// <param name="Seq">The journal to take back.</param>
    /// <param name="Reason">Why, in words that stand in the new journal.</param>
    /// <param name="Key">The idempotency key of the reversal.</param>
    internal sealed record Input(OrganisationId CooperativeId, long Seq, string Reason, string Key);

    public async Task<Result<Posted>> RunAsync(Input input, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(input.Reason))
            return new Refusal("reason", $"Tuliskan mengapa jurnal ini dibatalkan.", nameof(input.Reason));
        await db.ForCooperativeAsync(input.CooperativeId, ct);
        var journal = await db
            .Journals.AsNoTracking()
            .Include(j => j.Lines.OrderBy(l => l.LineNo))
            .SingleOrDefaultAsync(j => j.CooperativeId == input.CooperativeId && j.Seq == input.Seq, ct);
        if (journal is null)
            return Refusal.NotFound($"Jurnal tidak ditemukan.");
        if (journal.Kind == JournalKind.Reversal)
            return Refusal.Conflict(
                "reversal-of-reversal",
                $"Ini jurnal pembatalan. Catat transaksinya sekali lagi bila ternyata benar."
            );

        if (journal.Kind == JournalKind.Opening)
            return Refusal.Conflict(
                "reversal-of-opening",
                $"Saldo awal diperbaiki di halaman Saldo awal, supaya tetap bertanggal hari pembukaan."
            );

        if (journal.Key.StartsWith(ShuRules.KeyPrefix, StringComparison.Ordinal))
            return Refusal.Conflict(
                "reversal-of-shu",
                $"Pembagian SHU diputuskan RAT dan tidak dibatalkan. Koreksi dicatat sebagai jurnal penyesuaian."
            );

        if (journal.Key.StartsWith(CountStock.KeyPrefix, StringComparison.Ordinal))
            return Refusal.Conflict(
                "reversal-of-count",
                $"Opname tidak dibatalkan. Hitung lagi besok: selisihnya diperbaiki oleh opname berikutnya."
            );

        return await desk.PostAsync(
            input.CooperativeId,
            new NewJournal(
                input.Key,
                clock.Today,
                $"Pembatalan {Posted.ReferenceOf(journal.UnitCode, journal.Year, journal.Number)}: {input.Reason.Trim()}",
                JournalRules.Reversed(journal.Lines),
                JournalKind.Reversal,
                journal.UnitCode,
                journal.Template,
                journal.Seq
            ),
            ct
        );
    }
}
