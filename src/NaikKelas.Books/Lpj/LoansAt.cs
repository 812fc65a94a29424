using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Ledger;
using NaikKelas.Books.Loans;
using NaikKelas.Kernel;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Lpj;

/// <summary>Loans as they stood on a day that is over. Five questions, however many there are.</summary>
internal sealed class LoansAt(Db db, LoanTurns turns)
{
    /// <summary>Those with something left, by number.</summary>
    public async Task<IReadOnlyList<LentLine>> ReadAsync(
        OrganisationId id,
        DateOnly day,
        CancellationToken ct
    )
    {
        var left = await LeftAsync(id, day, ct);
        if (left.Count == 0)
            return [];
        var (all, members) = (db.Loans, db.Members);
        var loans = await (
            from loan in all.AsNoTracking()
            join member in members.AsNoTracking()
                on new { loan.CooperativeId, Id = loan.MemberId } equals new
                {
                    member.CooperativeId,
                    member.Id,
                }
            where loan.CooperativeId == id && loan.DisbursedOn <= day
            orderby loan.Number
            select new
            {
                loan.Id,
                loan.Number,
                loan.SubledgerId,
                loan.DisbursedOn,
                member.Name,
            }
        ).ToListAsync(ct);
        var schedules = (
            await db
                .LoanInstalments.AsNoTracking()
                .Where(r => r.CooperativeId == id)
                .OrderBy(r => r.No)
                .ToListAsync(ct)
        ).ToLookup(r => r.LoanId);
        var paid = await PaidAsync(id, day, ct);
        var agreed = await turns.ReadAsync(id, day, null, ct);
        return
        [
            .. loans
                .Select(l => (Loan: l, Left: left.GetValueOrDefault(l.SubledgerId!.Value)))
                .Where(l => l.Left > 0)
                .Select(l =>
                {
                    var turn = agreed.GetValueOrDefault(l.Loan.Id, LoanTurn.None);
                    var rows = LoanBook.RowsOf(schedules[l.Loan.Id].Where(r => r.Schedule == turn.Schedule));
                    var served = paid.GetValueOrDefault(l.Loan.Id) - turn.PaidBefore;
                    var stand = LoanRules.StandOf(rows, l.Left, served, day);
                    return new LentLine(
                        l.Loan.Number,
                        l.Loan.Name,
                        l.Left,
                        LoanBook.ClassOf(stand, turn, day),
                        LoanRules.Earned(rows, turn.Starts ?? l.Loan.DisbursedOn!.Value, served, day)
                    );
                }),
        ];
    }

    private async Task<Dictionary<SubledgerId, long>> LeftAsync(
        OrganisationId id,
        DateOnly day,
        CancellationToken ct
    )
    {
        var (lines, loans) = (db.JournalLines, db.Loans);
        var sums = await lines
            .AsNoTracking()
            .Where(l =>
                l.CooperativeId == id
                && l.Date <= day
                && l.SubledgerId != null
                && loans.Any(o => o.CooperativeId == id && o.SubledgerId == l.SubledgerId)
            )
            .GroupBy(l => l.SubledgerId)
            .Select(g => new { g.Key, Sum = g.Sum(l => l.Amount.Value) })
            .ToListAsync(ct);
        return sums.ToDictionary(s => s.Key!.Value, s => s.Sum);
    }

    /// <summary>Service paid until the day; a payment taken back counts as long as it was not taken back by then.</summary>
    private async Task<Dictionary<LoanId, long>> PaidAsync(
        OrganisationId id,
        DateOnly day,
        CancellationToken ct
    )
    {
        var (payments, journals) = (db.LoanPayments, db.Journals);
        return await payments
            .AsNoTracking()
            .Where(p =>
                p.CooperativeId == id
                && p.PaidOn <= day
                && !journals.Any(j => j.CooperativeId == id && j.Reverses == p.Seq && j.Date <= day)
            )
            .GroupBy(p => p.LoanId)
            .Select(g => new { g.Key, Interest = g.Sum(p => p.Interest.Value) })
            .ToDictionaryAsync(p => p.Key, p => p.Interest, ct);
    }
}
