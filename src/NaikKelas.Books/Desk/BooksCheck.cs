using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Entries;
using NaikKelas.Books.Interest;
using NaikKelas.Books.Ledger;
using NaikKelas.Books.Members;
using NaikKelas.Interface;
using NaikKelas.Kernel;

namespace NaikKelas.Books.Desk;

internal enum CheckState
{
    Good,

    /// <summary>Worth a look; it can be closed all the same.</summary>
    Warning,

    Bad,
}

/// <param name="Code">Stable, English; the refusal's code where something is closed in spite of it.</param>
/// <param name="State">Whether it stands in the way.</param>
/// <param name="Words">What was found, and what to do about it.</param>
/// <param name="Room">Where to do it, below the books' first page; null where nothing can be done.</param>
internal sealed record BooksCheck(string Code, CheckState State, FormattableString Words, string? Room = null)
{
    public static (Tone Tone, string Word) StandOf(CheckState state, Texts texts) =>
        state switch
        {
            CheckState.Good => (Tone.Green, texts.Of($"Beres")),
            CheckState.Warning => (Tone.Amber, texts.Of($"Perhatikan")),
            _ => (Tone.Red, texts.Of($"Selesaikan")),
        };
}

/// <summary>What is looked at before a month is closed as well as before a year is.</summary>
internal sealed class SpanChecks(Db db)
{
    public async Task<BooksCheck> RequestsAsync(
        BooksCard books,
        DateOnly first,
        DateOnly last,
        CancellationToken ct
    )
    {
        var waiting = await db.JournalRequests.CountAsync(
            r =>
                r.CooperativeId == books.CooperativeId
                && r.State == RequestState.Waiting
                && r.Date >= first
                && r.Date <= last,
            ct
        );
        return waiting == 0
            ? new("requests", CheckState.Good, $"Tidak ada transaksi yang menunggu persetujuan.")
            : new(
                "requests",
                CheckState.Bad,
                $"{waiting} transaksi menunggu persetujuan. Setujui atau kembalikan dahulu.",
                "persetujuan"
            );
    }

    /// <param name="books">Whose.</param>
    /// <param name="months">202501 and so on, all of one year.</param>
    /// <param name="ct">Ends the asking.</param>
    public async Task<BooksCheck> InterestAsync(
        BooksCard books,
        IReadOnlyList<int> months,
        CancellationToken ct
    )
    {
        var id = books.CooperativeId;
        if (
            !await db.SavingsProducts.AnyAsync(
                p => p.CooperativeId == id && p.Rate > 0 && p.Method != InterestMethod.None,
                ct
            )
        )
            return new("interest", CheckState.Good, $"Tidak ada simpanan yang mendapat jasa.");
        var (prefix, journals) = ($"{InterestBook.KeyPrefix}{months[0] / 100}", db.Journals);
        var keys = await journals
            .Where(j =>
                j.CooperativeId == id
                && j.Key.StartsWith(prefix)
                && !journals.Any(r => r.CooperativeId == id && r.Reverses == j.Seq)
            )
            .Select(j => j.Key)
            .ToListAsync(ct);
        var booked = keys.Select(k => k[InterestBook.KeyPrefix.Length..].Split(':')[0])
            .ToHashSet(StringComparer.Ordinal);
        List<string> missing =
        [
            .. months
                .Where(m => !booked.Contains(m.ToString(CultureInfo.InvariantCulture)))
                .Select(m => InterestBook.DaysOf(m).First.ToString("MMMM", Rupiah.Culture)),
        ];
        return missing.Count == 0
            ? new("interest", CheckState.Good, $"Jasa simpanan sudah dicatat.")
            : new(
                "interest",
                CheckState.Warning,
                $"Jasa simpanan belum dicatat untuk {string.Join(", ", missing)}.",
                "anggota/jasa"
            );
    }
}
