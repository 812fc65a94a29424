using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Desk;
using NaikKelas.Books.Ledger;
using NaikKelas.Kernel;

namespace NaikKelas.Books.Opening;

/// <summary>
/// Use case: posts what was written down, on the day the books were opened. Once more it posts the difference only, so
/// that a mistake can be mended while the month is open. Whoever presses twice posts once.
/// </summary>
internal sealed class PostOpening(Db db, OpeningBook opening, LedgerDesk desk)
{
    public Task<Result<Posted>> RunAsync(BooksCard books, CancellationToken ct) =>
        db.RunAsync<Posted>(
            async () =>
            {
                await db.HoldBooksAsync(books.CooperativeId, ct);
                var wanted = await opening.WantedAsync(books, ct);
                if (OpeningRules.Difference(wanted) is not 0 and var difference)
                    return new Refusal(
                        "unbalanced",
                        $"Saldo awal belum seimbang: selisih {new Rupiah(Math.Abs(difference))}. Aset harus sama dengan kewajiban dan ekuitas."
                    );
                var lines = OpeningRules.Lines(wanted, await opening.PostedAsync(books, ct));
                if (lines.Count == 0)
                    return Refusal.Conflict(
                        "nothing-to-post",
                        $"Tidak ada yang perlu dicatat: isinya kosong, atau sama dengan yang sudah tercatat."
                    );
                var before = await db.Journals.CountAsync(
                    j =>
                        j.CooperativeId == books.CooperativeId
                        && j.Date == books.OpenedOn
                        && j.Kind == JournalKind.Opening,
                    ct
                );
                return await desk.PostWithinAsync(
                    books.CooperativeId,
                    new NewJournal(
                        $"opening:{before}",
                        books.OpenedOn,
                        before == 0 ? "Saldo awal" : "Perbaikan saldo awal",
                        lines,
                        JournalKind.Opening,
                        books.MainUnitCode
                    ),
                    ct
                );
            },
            ct
        );
}
