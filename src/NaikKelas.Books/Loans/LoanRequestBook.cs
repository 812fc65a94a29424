using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Desk;
using NaikKelas.Books.Ledger;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Books.Loans;

/// <summary>A request as the loan's page shows it.</summary>
/// <param name="Request">What was asked for.</param>
/// <param name="AskedBy">By name.</param>
/// <param name="Agreed">Who said yes, by name.</param>
/// <param name="Undone">Its journal was taken back.</param>
/// <param name="Wanted">The yes of whoever looks at it would count.</param>
internal sealed record LoanRequestPaper(
    LoanRequest Request,
    string AskedBy,
    IReadOnlyList<string> Agreed,
    bool Undone,
    bool Wanted
);

/// <summary>Reads what was asked for of loans, and what came in after a write-off.</summary>
internal sealed class LoanRequestBook(Db db, LoanTurns turns)
{
    /// <summary>Of one loan, the newest first.</summary>
    public async Task<IReadOnlyList<LoanRequestPaper>> OfAsync(Loan loan, Guid? person, CancellationToken ct)
    {
        var (id, journals) = (loan.CooperativeId, db.Journals);
        var requests = await db
            .LoanRequests.AsNoTracking()
            .Where(r => r.CooperativeId == id && r.LoanId == loan.Id)
            .OrderByDescending(r => r.Id)
            .Select(r => new
            {
                Request = r,
                Undone = r.Seq != null && journals.Any(j => j.CooperativeId == id && j.Reverses == r.Seq),
            })
            .ToListAsync(ct);
        if (requests.Count == 0)
            return [];
        var asked = requests.ConvertAll(r => r.Request.Id);
        var agreed = (
            await db
                .LoanRequestApprovals.AsNoTracking()
                .Where(a => a.CooperativeId == id && asked.Contains(a.RequestId))
                .OrderBy(a => a.ApprovedAt)
                .ToListAsync(ct)
        ).ToLookup(a => a.RequestId, a => a.ApprovedBy);
        UserId[] people =
        [
            .. requests
                .Select(r => r.Request.AskedBy)
                .OfType<Guid>()
                .Concat(agreed.SelectMany(a => a))
                .Distinct()
                .Select(p => new UserId(p)),
        ];
        var names = await db
            .Users.AsNoTracking()
            .Where(u => people.Contains(u.Id))
            .ToDictionaryAsync(u => u.Id.Value, u => u.Name, ct);
        return
        [
            .. requests.Select(r => new LoanRequestPaper(
                r.Request,
                names.GetValueOrDefault(r.Request.AskedBy ?? Guid.Empty, "–"),
                [.. agreed[r.Request.Id].Select(p => names.GetValueOrDefault(p, "–"))],
                r.Undone,
                r.Request.State == LoanRequestState.Asked
                    && r.Request.AskedBy != person
                    && !agreed[r.Request.Id].Contains(person ?? Guid.Empty)
            )),
        ];
    }

    /// <summary>What came in since a write-off and was not taken back, the newest first.</summary>
    public async Task<IReadOnlyList<LoanRecovery>> RecoveriesAsync(LoanRequest writeOff, CancellationToken ct)
    {
        var (id, journals) = (writeOff.CooperativeId, db.Journals);
        return await db
            .LoanRecoveries.AsNoTracking()
            .Where(r =>
                r.CooperativeId == id
                && r.RequestId == writeOff.Id
                && !journals.Any(j => j.CooperativeId == id && j.Reverses == r.Seq)
            )
            .OrderByDescending(r => r.Seq)
            .ToListAsync(ct);
    }

    /// <summary>
    /// What keeps a member from leaving beside their cards: loans approved and not yet paid out, and what is still owed of
    /// those written off; with the figure.
    /// </summary>
    public async Task<IReadOnlyList<(string Number, Rupiah Left)>> OwedAsync(
        BooksCard books,
        MemberId member,
        CancellationToken ct
    )
    {
        var (id, requests) = (books.CooperativeId, db.LoanRequests);
        var loans = await db
            .Loans.AsNoTracking()
            .Where(l =>
                l.CooperativeId == id
                && l.MemberId == member
                && (
                    l.State == LoanState.Approved
                    || requests.Any(r =>
                        r.CooperativeId == id && r.LoanId == l.Id && r.Kind == LoanRequestKind.WriteOff
                    )
                )
            )
            .OrderBy(l => l.Number)
            .ToListAsync(ct);
        if (loans.Count == 0)
            return [];
        var agreed = await turns.ReadAsync(id, null, null, ct);
        return
        [
            .. loans
                .Select(l =>
                    (
                        l.Number,
                        Left: l.State == LoanState.Approved
                            ? l.Amount
                            : new Rupiah(agreed.GetValueOrDefault(l.Id, LoanTurn.None).OffBook)
                    )
                )
                .Where(l => l.Left > Rupiah.Zero),
        ];
    }
}
