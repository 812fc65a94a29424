using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Ledger;
using NaikKelas.Books.Loans;
using NaikKelas.Books.Members;
using NaikKelas.Books.Outlets;
using NaikKelas.Books.Rats;
using NaikKelas.Books.Shu;
using NaikKelas.Kernel;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.MemberView;

/// <param name="Id">Of the passbook.</param>
/// <param name="Number">Printed.</param>
/// <param name="Account">The kind of savings.</param>
/// <param name="Balance">Rupiah.</param>
/// <param name="State">Open, blocked or closed.</param>
/// <param name="Owed">Simpanan wajib that is due and was not paid, rupiah.</param>
internal sealed record OwnPassbook(
    SubledgerId Id,
    string Number,
    string Account,
    long Balance,
    SubledgerState State,
    long Owed
);

/// <param name="Loan">As agreed.</param>
/// <param name="Stand">Today.</param>
/// <param name="TakenBack">Its disbursement was.</param>
/// <param name="OffBook">Written off and still owed, rupiah.</param>
internal sealed record OwnLoan(Loan Loan, LoanStand Stand, bool TakenBack, long OffBook)
{
    public bool Running => Loan.State == LoanState.Disbursed && Stand.Left > 0;
}

/// <param name="Year">The book year.</param>
/// <param name="Amount">Rupiah: jasa modal and jasa usaha.</param>
/// <param name="PaidOn">When; null: not yet.</param>
internal sealed record OwnShu(int Year, long Amount, DateOnly? PaidOn);

/// <summary>What a member's first page shows.</summary>
/// <param name="Passbooks">Those that are not closed.</param>
/// <param name="Bon">Owed for goods bought on credit, rupiah.</param>
/// <param name="Loans">The newest first.</param>
/// <param name="Shu">The last year that was divided.</param>
/// <param name="Rat">The last members' meeting that was planned.</param>
internal sealed record OwnHome(
    IReadOnlyList<OwnPassbook> Passbooks,
    long Bon,
    IReadOnlyList<OwnLoan> Loans,
    OwnShu? Shu,
    Rat? Rat
)
{
    public long Saved => Passbooks.Sum(p => p.Balance);

    public IEnumerable<OwnLoan> Running => Loans.Where(l => l.Running);
}

/// <summary>
/// Reads what is a member's own. Every question names the co-op and the member of the session; what belongs to somebody
/// else is not found.
/// </summary>
internal sealed class OwnBook(Db db, LoanTurns turns, AgencyClock clock)
{
    /// <summary>Six questions, however much there is; one more where a loan was rescheduled or written off.</summary>
    public async Task<OwnHome> HomeAsync(MemberCard card, CancellationToken ct)
    {
        var (passbooks, bon) = await CardsAsync(card, ct);
        return new OwnHome(
            passbooks,
            bon,
            await LoansAsync(card, ct),
            await ShuAsync(card, 1, ct) is [var last, ..] ? last : null,
            await db
                .Rats.AsNoTracking()
                .Where(r => r.CooperativeId == card.Books.CooperativeId)
                .OrderByDescending(r => r.Year)
                .FirstOrDefaultAsync(ct)
        );
    }

    /// <summary>The passbooks that are not closed, and what is owed for goods.</summary>
    public async Task<(IReadOnlyList<OwnPassbook> Passbooks, long Bon)> CardsAsync(
        MemberCard card,
        CancellationToken ct
    )
    {
        var (id, me, accounts, products) = (
            card.Key.Cooperative,
            card.Key.Member,
            db.Accounts,
            db.SavingsProducts
        );
        var rows = await (
            from row in db.SubledgerAccounts.AsNoTracking()
            join account in accounts
                on new { row.CooperativeId, Code = row.AccountCode } equals new
                {
                    account.CooperativeId,
                    account.Code,
                }
            where row.CooperativeId == id && row.MemberId == me && row.State != SubledgerState.Closed
            orderby row.AccountCode descending
            select new
            {
                row.Id,
                row.Number,
                row.AccountCode,
                row.Sign,
                row.State,
                Balance = row.Balance.Value,
                account.Name,
                Monthly = products
                    .Where(p =>
                        p.CooperativeId == id
                        && p.AccountCode == row.AccountCode
                        && p.Kind == SavingsKind.Wajib
                    )
                    .Select(p => p.Amount.Value)
                    .FirstOrDefault(),
            }
        ).ToListAsync(ct);
        var months = MemberBook.MonthsOf(card.Member.JoinedOn, clock.Today);
        return (
            [
                .. rows.Where(r => r.Sign == -1)
                    .Select(r => new OwnPassbook(
                        r.Id,
                        r.Number,
                        r.Name,
                        r.Balance,
                        r.State,
                        r.Monthly == 0 ? 0 : Math.Max(0, r.Monthly * months - r.Balance)
                    )),
            ],
            rows.Where(r => r.AccountCode == OutletPractice.Current.Receivable.Code).Sum(r => r.Balance)
        );
    }

    /// <summary>All loans and applications of the member, the newest first. Two questions, or three.</summary>
    public async Task<IReadOnlyList<OwnLoan>> LoansAsync(MemberCard card, CancellationToken ct)
    {
        var (id, me) = (card.Key.Cooperative, card.Key.Member);
        var (journals, payments, cards) = (db.Journals, db.LoanPayments, db.SubledgerAccounts);
        var loans = await db
            .Loans.AsNoTracking()
            .Where(l => l.CooperativeId == id && l.MemberId == me)
            .OrderByDescending(l => l.Number)
            .Select(l => new
            {
                Loan = l,
                Left = cards
                    .Where(s => s.CooperativeId == id && s.Id == l.SubledgerId)
                    .Select(s => s.Balance.Value)
                    .FirstOrDefault(),
                Interest = payments
                    .Where(p =>
                        p.CooperativeId == id
                        && p.LoanId == l.Id
                        && !journals.Any(j => j.CooperativeId == id && j.Reverses == p.Seq)
                    )
                    .Sum(p => p.Interest.Value),
                TakenBack = l.Seq != null && journals.Any(j => j.CooperativeId == id && j.Reverses == l.Seq),
            })
            .ToListAsync(ct);
        List<LoanId> running = [.. loans.Where(l => l.Left > 0).Select(l => l.Loan.Id)];
        var agreed = loans.Exists(l =>
            l.Loan.Schedule > 1 || l.Loan.State == LoanState.Disbursed && l.Left == 0
        )
            ? await turns.ReadAsync(id, null, null, ct, me)
            : new Dictionary<LoanId, LoanTurn>();
        var schedules = await SchedulesAsync(id, running, ct);
        return
        [
            .. loans.Select(l =>
            {
                var turn = agreed.GetValueOrDefault(l.Loan.Id, LoanTurn.None);
                return new OwnLoan(
                    l.Loan,
                    LoanRules.StandOf(
                        LoanBook.RowsOf(schedules[l.Loan.Id]),
                        l.Left,
                        l.Interest - turn.PaidBefore,
                        clock.Today
                    ),
                    l.TakenBack,
                    turn.OffBook
                );
            }),
        ];
    }

    /// <summary>Of each loan the schedule that is in force.</summary>
    private async Task<ILookup<LoanId, LoanInstalment>> SchedulesAsync(
        OrganisationId id,
        List<LoanId> loans,
        CancellationToken ct
    )
    {
        var all = db.Loans;
        return (
            loans.Count == 0
                ? []
                : await db
                    .LoanInstalments.AsNoTracking()
                    .Where(r =>
                        r.CooperativeId == id
                        && loans.Contains(r.LoanId)
                        && all.Any(l => l.CooperativeId == id && l.Id == r.LoanId && l.Schedule == r.Schedule)
                    )
                    .OrderBy(r => r.No)
                    .ToListAsync(ct)
        ).ToLookup(r => r.LoanId);
    }

    /// <summary>Whether it is this member's.</summary>
    public Task<bool> OwnsAsync(MemberCard card, LoanId loan, CancellationToken ct) =>
        db.Loans.AnyAsync(
            l => l.CooperativeId == card.Key.Cooperative && l.MemberId == card.Key.Member && l.Id == loan,
            ct
        );

    /// <summary>The last years that were divided with this member among them.</summary>
    public async Task<IReadOnlyList<OwnShu>> ShuAsync(MemberCard card, int years, CancellationToken ct)
    {
        var (id, me, journals, divisions) = (
            card.Key.Cooperative,
            card.Key.Member,
            db.Journals,
            db.ShuDivisions
        );
        var rows = await (
            from part in db.ShuParts.AsNoTracking()
            join division in divisions
                on new { part.CooperativeId, part.Year } equals new { division.CooperativeId, division.Year }
            where part.CooperativeId == id && part.MemberId == me
            orderby part.Year descending
            select new
            {
                part.Year,
                Amount = part.JasaModal.Value + part.JasaUsaha.Value,
                PaidOn = journals
                    .Where(j => j.CooperativeId == id && j.Seq == part.PaidSeq)
                    .Select(j => (DateOnly?)j.Date)
                    .FirstOrDefault(),
            }
        )
            .Take(years)
            .ToListAsync(ct);
        return [.. rows.Select(r => new OwnShu(r.Year, r.Amount, r.PaidOn))];
    }

    /// <summary>The newest first; no more than a screen of what the member asked to change.</summary>
    public Task<List<MemberCorrection>> CorrectionsAsync(MemberCard card, CancellationToken ct) =>
        db
            .MemberCorrections.AsNoTracking()
            .Where(c => c.CooperativeId == card.Key.Cooperative && c.MemberId == card.Key.Member)
            .OrderByDescending(c => c.AskedAt)
            .Take(10)
            .ToListAsync(ct);
}
