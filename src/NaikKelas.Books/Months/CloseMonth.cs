using NaikKelas.Books.Desk;
using NaikKelas.Books.Ledger;
using NaikKelas.Kernel;

namespace NaikKelas.Books.Months;

/// <summary>Use case: a month is closed for a while or for good, if nothing that was found stands in the way.</summary>
internal sealed class CloseMonth(Db db, MonthChecks checks, ChangePeriod change)
{
    public Task<Result<Kernel.Unit>> RunAsync(
        BooksCard books,
        int month,
        PeriodState to,
        CancellationToken ct
    ) =>
        db.RunAsync<Kernel.Unit>(
            async () =>
            {
                await db.HoldBooksAsync(books.CooperativeId, ct);
                var wrong = new Refusals();
                foreach (
                    var check in (await checks.RunAsync(books, month, ct)).Where(c =>
                        c.State == CheckState.Bad
                    )
                )
                    wrong.Add(new Refusal(check.Code, check.Words));
                return wrong.Any
                    ? wrong
                    : await change.RunAsync(new ChangePeriod.Input(books.CooperativeId, month, to), ct);
            },
            ct
        );
}
