using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Desk;
using NaikKelas.Books.Ledger;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Months;

/// <summary>
/// Use case: the cash is counted (opname kas). What differs from the books is posted when whoever counted says so, to
/// other income or other cost, once: counting again on the day needs the difference taken back first.
/// </summary>
internal sealed class CountCash(Db db, LedgerDesk desk, AgencyClock clock, Actor actor)
{
    public sealed record Note
    {
        /// <summary>Rupiah on it.</summary>
        public int Worth { get; init; }

        public int? Count { get; init; }
    }

    public sealed record Input
    {
        [Display(Name = "Kas yang dihitung")]
        public string? Account { get; init; }

        [Display(Name = "Tanggal")]
        public DateOnly? Date { get; init; }

        public IReadOnlyList<Note> Notes { get; init; } = new List<Note>();
    }

    /// <summary>More notes than anybody counts.</summary>
    private const int CountMax = 1_000_000;

    public Task<Result<CashCount>> RunAsync(BooksCard books, Input input, CancellationToken ct) =>
        db.RunAsync<CashCount>(
            async () =>
            {
                var id = books.CooperativeId;
                await db.HoldBooksAsync(id, ct);
                var wrong = new Refusals();
                wrong.When(
                    !await db.Accounts.AnyAsync(
                        a => a.CooperativeId == id && a.Code == input.Account && a.Cash && a.Active,
                        ct
                    ),
                    "account",
                    $"Pilih kas yang dihitung.",
                    nameof(input.Account)
                );
                wrong.When(
                    input.Date is not { } date || date < books.OpenedOn || date > clock.Today,
                    "date",
                    $"Isi tanggal menghitung: sejak pembukuan dibuka, paling lambat hari ini.",
                    nameof(input.Date)
                );
                wrong.When(
                    input.Notes.All(n => n.Count is null)
                        || input.Notes.Any(n =>
                            n.Count is < 0 or > CountMax || !MonthPractice.Current.Notes.Contains(n.Worth)
                        ),
                    "notes",
                    $"Isi jumlah lembar atau keping, nol bila tidak ada. Tidak boleh kurang dari nol.",
                    "Notes[0].Count"
                );
                return wrong.Any
                    ? wrong
                    : await KeepAsync(books, input.Account!, input.Date!.Value, SumOf(input), ct);
            },
            ct
        );

    public static Rupiah SumOf(Input input) => new(input.Notes.Sum(n => (long)n.Worth * (n.Count ?? 0)));

    private async Task<Result<CashCount>> KeepAsync(
        BooksCard books,
        string account,
        DateOnly date,
        Rupiah counted,
        CancellationToken ct
    )
    {
        var id = books.CooperativeId;
        var count = await FindAsync(id, account, date, ct);
        if (count is { Seq: not null })
            return Refusal.Conflict(
                "count-posted",
                $"Selisih hitungan hari ini sudah dicatat. Batalkan jurnalnya dahulu, lalu hitung lagi."
            );
        var booked = await BookedAsync(id, account, date, ct);
        if (count is null)
            db.Add(
                count = new CashCount
                {
                    CooperativeId = id,
                    AccountCode = account,
                    CountedOn = date,
                    Counted = counted,
                    Booked = booked,
                }
            );
        (count.Counted, count.Booked, count.CountedBy) = (counted, booked, actor.UserId);
        count.Version++;
        return count;
    }

    /// <summary>Posts the difference of a count, on the day of the count.</summary>
    public Task<Result<Posted>> PostDifferenceAsync(
        BooksCard books,
        string? account,
        DateOnly? date,
        CancellationToken ct
    ) =>
        db.RunAsync<Posted>(
            async () =>
            {
                var (id, practice) = (books.CooperativeId, MonthPractice.Current);
                await db.HoldBooksAsync(id, ct);
                if (
                    account is null
                    || date is not { } day
                    || await FindAsync(id, account, day, ct) is not { } count
                )
                    return Refusal.NotFound($"Hitungan kas ini tidak ada.");
                // What was posted since for that day has made the difference another one.
                count.Booked = await BookedAsync(id, account, day, ct);
                if (count.Seq is not null || count.Difference == Rupiah.Zero)
                    return Refusal.Conflict("count-same", $"Tidak ada selisih yang perlu dicatat.");
                var more = count.Difference;
                var posted = await desk.PostWithinAsync(
                    id,
                    new NewJournal(
                        $"cash-count:{account}:{day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}:{count.Version}",
                        day,
                        more > Rupiah.Zero ? "Kas lebih menurut hitungan" : "Kas kurang menurut hitungan",
                        [
                            new NewLine(account, more),
                            new NewLine(
                                more > Rupiah.Zero ? practice.Surplus : practice.Shortage,
                                Rupiah.Zero - more
                            ),
                        ],
                        JournalKind.Adjustment,
                        books.MainUnitCode
                    ),
                    ct
                );
                if (posted.Refused)
                    return posted;
                count.Seq = posted.Value.Seq;
                count.Version++;
                return posted;
            },
            ct
        );

    /// <summary>The count of a day. One whose difference was taken back counts as not posted.</summary>
    private async Task<CashCount?> FindAsync(
        OrganisationId id,
        string account,
        DateOnly date,
        CancellationToken ct
    )
    {
        var (counts, journals) = (db.CashCounts, db.Journals);
        var count = await counts.SingleOrDefaultAsync(
            c => c.CooperativeId == id && c.AccountCode == account && c.CountedOn == date,
            ct
        );
        if (
            count?.Seq is { } seq
            && await journals.AnyAsync(j => j.CooperativeId == id && j.Reverses == seq, ct)
        )
            count.Seq = null;
        return count;
    }

    /// <summary>What the books say the till held at the end of a day.</summary>
    private async Task<Rupiah> BookedAsync(
        OrganisationId id,
        string account,
        DateOnly date,
        CancellationToken ct
    ) =>
        new(
            await db
                .JournalLines.Where(l => l.CooperativeId == id && l.AccountCode == account && l.Date <= date)
                .SumAsync(l => l.Amount.Value, ct)
        );
}
