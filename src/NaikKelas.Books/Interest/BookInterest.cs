using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Desk;
using NaikKelas.Books.Ledger;
using NaikKelas.Kernel;

namespace NaikKelas.Books.Interest;

/// <summary>
/// Use case: credits a month's interest to the passbooks, with the tax withheld – one journal on the month's last day.
/// Once a month; a journal that was taken back makes room for another.
/// </summary>
internal sealed class BookInterest(Db db, InterestBook interest, LedgerDesk desk, AgencyClock clock)
{
    public Task<Result<Posted>> RunAsync(BooksCard books, int month, CancellationToken ct) =>
        db.RunAsync<Posted>(
            async () =>
            {
                var (_, last) = InterestBook.DaysOf(month);
                if (last > clock.Today)
                    return new Refusal(
                        "month-not-over",
                        $"Bulan ini belum berakhir. Jasa simpanan dicatat sesudah tanggal {last}."
                    );
                await db.HoldBooksAsync(books.CooperativeId, ct);
                var found = await interest.OfAsync(books, month, ct);
                if (found.Posted is { } before)
                    return Refusal.Conflict(
                        "interest-booked",
                        $"Jasa simpanan bulan ini sudah dicatat: {before.Reference}."
                    );
                if (found.Gross == 0)
                    return Refusal.Conflict(
                        "no-interest",
                        $"Tidak ada jasa simpanan untuk bulan ini. Periksa suku jasa di ketentuan simpanan."
                    );
                var prefix = $"{InterestBook.KeyPrefix}{month}:";
                var times = await db.Journals.CountAsync(
                    j => j.CooperativeId == books.CooperativeId && j.Key.StartsWith(prefix),
                    ct
                );
                return await desk.PostWithinAsync(
                    books.CooperativeId,
                    new NewJournal(
                        $"{prefix}{times}",
                        last,
                        $"Jasa simpanan {last.ToString("MMMM yyyy", Rupiah.Culture)}",
                        LinesOf(found),
                        UnitCode: books.MainUnitCode
                    ),
                    ct
                );
            },
            ct
        );

    private static List<NewLine> LinesOf(InterestMonth month)
    {
        var terms = InterestTerms.Current;
        List<NewLine> lines = [new(terms.Expense, new Rupiah(month.Gross), Party: Party.Member)];
        lines.AddRange(
            month
                .Rows.Where(r => r.Earned.Net > 0)
                .Select(r => new NewLine(
                    r.Account,
                    new Rupiah(-r.Earned.Net),
                    Party: Party.Member,
                    MemberId: r.Earned.Member,
                    SubledgerId: r.Earned.Passbook
                ))
        );
        if (month.Tax > 0)
            lines.Add(new NewLine(terms.Tax, new Rupiah(-month.Tax)));
        return lines;
    }
}
