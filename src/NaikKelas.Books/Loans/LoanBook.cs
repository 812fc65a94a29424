using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Desk;
using NaikKelas.Books.Ledger;
using NaikKelas.Books.Members;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Loans;

/// <summary>A loan as its page shows it.</summary>
/// <param name="Loan">What was agreed.</param>
/// <param name="Member">Whose.</param>
/// <param name="Approvals">Who said yes, by name.</param>
/// <param name="Schedule">The one in force; before disbursement as it would be from today.</param>
/// <param name="Payments">Those that count, the newest first.</param>
/// <param name="Stand">Today.</param>
/// <param name="Turn">What was agreed since it was paid out.</param>
/// <param name="Began">What the months of the schedule in force are counted from.</param>
/// <param name="Class">How well it is paid.</param>
internal sealed record LoanPaper(
    Loan Loan,
    Member Member,
    IReadOnlyList<string> Approvals,
    IReadOnlyList<Instalment> Schedule,
    IReadOnlyList<LoanPayment> Payments,
    LoanStand Stand,
    LoanTurn Turn,
    DateOnly Began,
    LoanClassRule Class
)
{
    /// <summary>What of the principal the schedule in force takes, rupiah.</summary>
    public long PaidPrincipal =>
        ReferenceEquals(Stand, LoanStand.Nothing) && Turn.WriteOff is null
            ? 0
            : Schedule.Sum(r => r.Principal) - (Turn.WriteOff?.Principal?.Value ?? Stand.Left);

    /// <summary>What of the service paid the schedule in force takes, rupiah.</summary>
    public long PaidInterest => Payments.Sum(p => p.Interest.Value) - Turn.PaidBefore;
}

/// <summary>A loan in the list of a co-op.</summary>
/// <param name="Id">Of the loan.</param>
/// <param name="Number">Printed.</param>
/// <param name="Member">Whose, by name.</param>
/// <param name="State">Where it is on its way.</param>
/// <param name="Amount">Lent, rupiah.</param>
/// <param name="Left">Of the principal, rupiah.</param>
/// <param name="Due">Principal and service due until today, rupiah.</param>
/// <param name="NextDue">The next row's day.</param>
/// <param name="LateSince">The oldest row not paid in full; null where nothing is late.</param>
/// <param name="Class">How well it is paid.</param>
/// <param name="TakenBack">Its disbursement was: nothing was ever owed.</param>
/// <param name="Turn">What was agreed since it was paid out.</param>
/// <param name="ByMember">Asked for by the member's phone.</param>
internal sealed record LoanRow(
    LoanId Id,
    string Number,
    string Member,
    LoanState State,
    long Amount,
    long Left,
    long Due,
    DateOnly? NextDue,
    DateOnly? LateSince,
    LoanClassRule Class,
    bool TakenBack,
    LoanTurn Turn,
    bool ByMember = false
)
{
    /// <summary>Paid out and not repaid.</summary>
    public bool Running => State == LoanState.Disbursed && Left > 0;

    /// <summary>Waits for the board: the application, or something asked for of it.</summary>
    public bool Waits => State == LoanState.Applied || Turn.Asked;
}

/// <summary>Reads loans.</summary>
internal sealed class LoanBook(Db db, LoanTurns turns, AgencyClock clock)
{
    public async Task<LoanPaper?> FindAsync(BooksCard books, LoanId id, CancellationToken ct)
    {
        var cooperative = books.CooperativeId;
        var loan = await db
            .Loans.AsNoTracking()
            .SingleOrDefaultAsync(l => l.CooperativeId == cooperative && l.Id == id, ct);
        if (loan is null)
            return null;
        var member = await db
            .Members.AsNoTracking()
            .SingleAsync(m => m.CooperativeId == cooperative && m.Id == loan.MemberId, ct);
        var schedule =
            loan.State == LoanState.Disbursed
                ? await ScheduleAsync(loan, loan.Schedule, ct)
                : LoanSchedule.Of(loan.TermsFrom(clock.Today)).Value?.Rows ?? [];
        var payments = await Counting(cooperative)
            .Where(p => p.LoanId == id)
            .OrderByDescending(p => p.Seq)
            .ToListAsync(ct);
        var left = loan.SubledgerId is { } card
            ? await db
                .SubledgerAccounts.AsNoTracking()
                .Where(s => s.CooperativeId == cooperative && s.Id == card)
                .Select(s => s.Balance.Value)
                .SingleAsync(ct)
            : loan.Amount.Value;
        var turn = (await turns.ReadAsync(cooperative, null, id, ct)).GetValueOrDefault(id, LoanTurn.None);
        var stand = LoanRules.StandOf(
            schedule,
            left,
            payments.Sum(p => p.Interest.Value) - turn.PaidBefore,
            clock.Today,
            payments.Find(p => p.Principal > Rupiah.Zero)?.PaidOn
        );
        // Paid out and taken back, or written off: nothing is owed.
        if (
            turn.WriteOff is not null
            || loan.State == LoanState.Disbursed && await IsTakenBackAsync(loan, ct)
        )
            stand = LoanStand.Nothing;
        return new LoanPaper(
            loan,
            member,
            await ApprovalsAsync(cooperative, id, ct),
            schedule,
            payments,
            stand,
            turn,
            turn.Starts ?? loan.DisbursedOn ?? clock.Today,
            ClassOf(stand, turn, clock.Today)
        );
    }

    /// <summary>All loans of a co-op with where each stands, the newest first. Four questions, however many there are.</summary>
    public async Task<IReadOnlyList<LoanRow>> AllAsync(BooksCard books, CancellationToken ct)
    {
        var (id, members, cards) = (books.CooperativeId, db.Members, db.SubledgerAccounts);
        var journals = db.Journals;
        var loans = await (
            from loan in db.Loans.AsNoTracking()
            join member in members.AsNoTracking()
                on new { loan.CooperativeId, Id = loan.MemberId } equals new
                {
                    member.CooperativeId,
                    member.Id,
                }
            where loan.CooperativeId == id
            orderby loan.Number descending
            select new
            {
                Loan = loan,
                member.Name,
                Left = cards
                    .Where(s => s.CooperativeId == id && s.Id == loan.SubledgerId)
                    .Select(s => s.Balance.Value)
                    .FirstOrDefault(),
                TakenBack = loan.Seq != null
                    && journals.Any(j => j.CooperativeId == id && j.Reverses == loan.Seq),
            }
        ).ToListAsync(ct);
        var rows = await RunningAsync(id, ct);
        var agreed = await turns.ReadAsync(id, null, null, ct);
        var paid = await Counting(id)
            .GroupBy(p => p.LoanId)
            .Select(g => new { g.Key, Interest = g.Sum(p => p.Interest.Value) })
            .ToDictionaryAsync(p => p.Key, p => p.Interest, ct);
        return
        [
            .. loans.Select(l =>
                RowOf(
                    l.Loan,
                    l.Name,
                    l.Left,
                    RowsOf(rows[l.Loan.Id]),
                    paid.GetValueOrDefault(l.Loan.Id),
                    l.TakenBack,
                    agreed.GetValueOrDefault(l.Loan.Id, LoanTurn.None)
                )
            ),
        ];
    }

    /// <summary>The schedules of loans that run: those of loans long repaid say nothing.</summary>
    private async Task<ILookup<LoanId, LoanInstalment>> RunningAsync(OrganisationId id, CancellationToken ct)
    {
        var (loans, cards) = (db.Loans, db.SubledgerAccounts);
        return (
            await (
                from row in db.LoanInstalments.AsNoTracking()
                where
                    row.CooperativeId == id
                    && loans.Any(l =>
                        l.CooperativeId == id
                        && l.Id == row.LoanId
                        && l.Schedule == row.Schedule
                        && cards.Any(s =>
                            s.CooperativeId == id && s.Id == l.SubledgerId && s.Balance.Value > 0
                        )
                    )
                orderby row.LoanId, row.No
                select row
            ).ToListAsync(ct)
        ).ToLookup(r => r.LoanId);
    }

    private LoanRow RowOf(
        Loan loan,
        string member,
        long left,
        IReadOnlyList<Instalment> rows,
        long paid,
        bool takenBack,
        LoanTurn turn
    )
    {
        var stand = LoanRules.StandOf(left == 0 ? [] : rows, left, paid - turn.PaidBefore, clock.Today);
        return new LoanRow(
            loan.Id,
            loan.Number,
            member,
            loan.State,
            loan.Amount.Value,
            left,
            left == 0 ? 0 : stand.Due.Sum,
            stand.Next?.Due,
            stand.LateSince,
            ClassOf(stand, turn, clock.Today),
            takenBack,
            turn,
            loan.ByMember
        );
    }

    /// <summary>By arrears, held back where it was rescheduled and little of that is paid.</summary>
    internal static LoanClassRule ClassOf(LoanStand stand, LoanTurn turn, DateOnly day) =>
        LoanRules.Held(
            LoanRules.ClassOf(stand.LateSince, day, LoanPractice.Current.Classes),
            turn.ClassBefore,
            stand.PaidRows,
            LoanPractice.Current
        );

    /// <summary>Whether this person's yes is still wanted: it waits, and they neither wrote it nor said yes.</summary>
    public async Task<bool> WantsAsync(Loan loan, Guid? person, CancellationToken ct) =>
        loan.State == LoanState.Applied
        && loan.AppliedBy != person
        && !await db.LoanApprovals.AnyAsync(
            a => a.CooperativeId == loan.CooperativeId && a.LoanId == loan.Id && a.ApprovedBy == person,
            ct
        );

    /// <summary>Applications, and what is asked for of running loans, that a person has not said yes to and did not write.</summary>
    public Task<int> UndecidedAsync(OrganisationId cooperative, Guid? person, CancellationToken ct)
    {
        var (approvals, requests, agreed) = (db.LoanApprovals, db.LoanRequests, db.LoanRequestApprovals);
        return db.Loans.CountAsync(
            l =>
                l.CooperativeId == cooperative
                && (
                    l.State == LoanState.Applied
                        && l.AppliedBy != person
                        && !approvals.Any(a =>
                            a.CooperativeId == cooperative && a.LoanId == l.Id && a.ApprovedBy == person
                        )
                    || requests.Any(r =>
                        r.CooperativeId == cooperative
                        && r.LoanId == l.Id
                        && r.State == LoanRequestState.Asked
                        && r.AskedBy != person
                        && !agreed.Any(a =>
                            a.CooperativeId == cooperative && a.RequestId == r.Id && a.ApprovedBy == person
                        )
                    )
                ),
            ct
        );
    }

    /// <summary>Loans that wait to be paid out.</summary>
    public Task<int> ApprovedAsync(OrganisationId cooperative, CancellationToken ct) =>
        db.Loans.CountAsync(l => l.CooperativeId == cooperative && l.State == LoanState.Approved, ct);

    /// <summary>Payments whose journal was not taken back.</summary>
    private IQueryable<LoanPayment> Counting(OrganisationId id)
    {
        var (payments, journals) = (db.LoanPayments, db.Journals);
        return payments
            .AsNoTracking()
            .Where(p =>
                p.CooperativeId == id && !journals.Any(j => j.CooperativeId == id && j.Reverses == p.Seq)
            );
    }

    private Task<bool> IsTakenBackAsync(Loan loan, CancellationToken ct) =>
        db
            .Journals.AsNoTracking()
            .AnyAsync(j => j.CooperativeId == loan.CooperativeId && j.Reverses == loan.Seq, ct);

    /// <summary>One of its schedules, by number.</summary>
    public async Task<IReadOnlyList<Instalment>> ScheduleAsync(Loan loan, int no, CancellationToken ct) =>
        RowsOf(
            await db
                .LoanInstalments.AsNoTracking()
                .Where(r => r.CooperativeId == loan.CooperativeId && r.LoanId == loan.Id && r.Schedule == no)
                .OrderBy(r => r.No)
                .ToListAsync(ct)
        );

    /// <summary>The rows of schedules no longer in force, by number, the last first.</summary>
    public async Task<IEnumerable<IGrouping<int, LoanInstalment>>> OldAsync(
        Loan loan,
        CancellationToken ct
    ) =>
        (
            await db
                .LoanInstalments.AsNoTracking()
                .Where(r =>
                    r.CooperativeId == loan.CooperativeId && r.LoanId == loan.Id && r.Schedule < loan.Schedule
                )
                .OrderByDescending(r => r.Schedule)
                .ThenBy(r => r.No)
                .ToListAsync(ct)
        ).GroupBy(r => r.Schedule);

    internal static List<Instalment> RowsOf(IEnumerable<LoanInstalment> kept)
    {
        List<LoanInstalment> all = [.. kept];
        var left = all.Sum(r => r.Principal.Value);
        return
        [
            .. all.Select(r => new Instalment(
                r.No,
                r.Due,
                r.Principal.Value,
                r.Interest.Value,
                r.Principal.Value + r.Interest.Value,
                left -= r.Principal.Value
            )),
        ];
    }

    private async Task<IReadOnlyList<string>> ApprovalsAsync(
        OrganisationId id,
        LoanId loan,
        CancellationToken ct
    )
    {
        var people = await db
            .LoanApprovals.AsNoTracking()
            .Where(a => a.CooperativeId == id && a.LoanId == loan)
            .OrderBy(a => a.ApprovedAt)
            .Select(a => a.ApprovedBy)
            .ToListAsync(ct);
        UserId[] ids = [.. people.Select(p => new UserId(p))];
        var names = await db
            .Users.AsNoTracking()
            .Where(u => ids.Contains(u.Id))
            .ToDictionaryAsync(u => u.Id.Value, u => u.Name, ct);
        return [.. people.Select(p => names.GetValueOrDefault(p, "–"))];
    }
}
