using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Ledger;
using NaikKelas.Kernel;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Loans;

/// <summary>What was agreed about a loan after it was paid out.</summary>
/// <param name="Schedule">The number of the schedule in force.</param>
/// <param name="Starts">What its months are counted from; null for the first.</param>
/// <param name="PaidBefore">Service that earlier schedules took, rupiah.</param>
/// <param name="ClassBefore">Its class when it was rescheduled last; null where it never was.</param>
/// <param name="WriteOff">Its write-off, unless that was taken back.</param>
/// <param name="Recovered">Came in since then, rupiah.</param>
/// <param name="Asked">Something waits for a decision.</param>
internal sealed record LoanTurn(
    int Schedule,
    DateOnly? Starts,
    long PaidBefore,
    LoanClass? ClassBefore,
    LoanRequest? WriteOff,
    long Recovered,
    bool Asked
)
{
    public static LoanTurn None { get; } = new(1, null, 0, null, null, 0, false);

    /// <summary>Owed by the member though the books no longer say so, rupiah.</summary>
    public long OffBook =>
        WriteOff is { } off ? off.Principal!.Value.Value + off.Service!.Value.Value - Recovered : 0;
}

/// <summary>Reads what requests made of loans. One question, however many there are.</summary>
internal sealed class LoanTurns(Db db)
{
    /// <param name="id">Whose loans.</param>
    /// <param name="until">As it was at the end of a day; null for now.</param>
    /// <param name="only">One of them; null for all.</param>
    /// <param name="of">Those of one member; null for all.</param>
    /// <param name="ct">Cancellation.</param>
    public async Task<IReadOnlyDictionary<LoanId, LoanTurn>> ReadAsync(
        OrganisationId id,
        DateOnly? until,
        LoanId? only,
        CancellationToken ct,
        MemberId? of = null
    )
    {
        var loans = db.Loans;
        var (journals, recoveries) = (db.Journals, db.LoanRecoveries);
        var end = until ?? DateOnly.MaxValue;
        var requests = await db
            .LoanRequests.AsNoTracking()
            .Where(r =>
                r.CooperativeId == id
                && (only == null || r.LoanId == only)
                && (
                    of == null
                    || loans.Any(l => l.CooperativeId == id && l.Id == r.LoanId && l.MemberId == of)
                )
                && r.State != LoanRequestState.Refused
                && (r.DecidedOn == null || r.DecidedOn <= end)
            )
            .Select(r => new
            {
                Request = r,
                Undone = r.Seq != null
                    && journals.Any(j => j.CooperativeId == id && j.Reverses == r.Seq && j.Date <= end),
                Recovered = recoveries
                    .Where(v =>
                        v.CooperativeId == id
                        && v.RequestId == r.Id
                        && v.PaidOn <= end
                        && !journals.Any(j => j.CooperativeId == id && j.Reverses == v.Seq && j.Date <= end)
                    )
                    .Sum(v => v.Amount.Value),
            })
            .ToListAsync(ct);
        return requests
            .GroupBy(r => r.Request.LoanId)
            .ToDictionary(
                g => g.Key,
                g =>
                {
                    var last = g.Where(r => r.Request.Schedule is not null)
                        .MaxBy(r => r.Request.Schedule)
                        ?.Request;
                    var off = g.FirstOrDefault(r =>
                        r.Request is { Kind: LoanRequestKind.WriteOff, State: LoanRequestState.Agreed }
                        && !r.Undone
                    );
                    return new LoanTurn(
                        last?.Schedule ?? 1,
                        last?.Starts,
                        last?.PaidBefore?.Value ?? 0,
                        last?.ClassBefore,
                        off?.Request,
                        off?.Recovered ?? 0,
                        g.Any(r => r.Request.State == LoanRequestState.Asked)
                    );
                }
            );
    }
}
