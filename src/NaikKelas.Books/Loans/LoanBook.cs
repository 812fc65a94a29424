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
/// <param name="Schedule">As agreed at disbursement; before it as it would be from today.</param>
/// <param name="Payments">Those that count, the newest first.</param>
/// <param name="Stand">Today.</param>
internal sealed record LoanPaper(
    Loan Loan,
    Member Member,
    IReadOnlyList<string> Approvals,
    IReadOnlyList<Instalment> Schedule,
    IReadOnlyList<LoanPayment> Payments,
    LoanStand Stand
);

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
    bool ByMember = false
)
{
    /// <summary>Paid out and not repaid.</summary>
    public bool Running => State == LoanState.Disbursed && Left > 0;
}

/// <summary>Reads loans.</summary>
internal sealed class LoanBook(Db db, AgencyClock clock)
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
                ? await ScheduleAsync(cooperative, id, ct)
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
        var stand = LoanRules.StandOf(schedule, left, payments.Sum(p => p.Interest.Value), clock.Today);
        return new LoanPaper(
            loan,
            member,
            await ApprovalsAsync(cooperative, id, ct),
            schedule,
            payments,
            // Paid out and taken back: nothing is owed.
            loan.State == LoanState.Disbursed
            && await IsTakenBackAsync(loan, ct)
                ? new LoanStand(0, default, 0, null, null)
                : stand
        );
    }

    /// <summary>All loans of a co-op with where each stands, the newest first. Three questions, however many there are.</summary>
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
                    l.TakenBack
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
        bool takenBack
    )
    {
        var stand = LoanRules.StandOf(left == 0 ? [] : rows, left, paid, clock.Today);
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
            LoanRules.ClassOf(stand.LateSince, clock.Today, LoanPractice.Current.Classes),
            takenBack,
            loan.ByMember
        );
    }

    /// <summary>Whether this person's yes is still wanted: it waits, and they neither wrote it nor said yes.</summary>
    public async Task<bool> WantsAsync(Loan loan, Guid? person, CancellationToken ct) =>
        loan.State == LoanState.Applied
        && loan.AppliedBy != person
        && !await db.LoanApprovals.AnyAsync(
            a => a.CooperativeId == loan.CooperativeId && a.LoanId == loan.Id && a.ApprovedBy == person,
            ct
        );

    /// <summary>Applications that a person of the board has not said yes to and did not write.</summary>
    public Task<int> UndecidedAsync(OrganisationId cooperative, Guid? person, CancellationToken ct)
    {
        var approvals = db.LoanApprovals;
        return db.Loans.CountAsync(
            l =>
                l.CooperativeId == cooperative
                && l.State == LoanState.Applied
                && l.AppliedBy != person
                && !approvals.Any(a =>
                    a.CooperativeId == cooperative && a.LoanId == l.Id && a.ApprovedBy == person
                ),
            ct
        );
    }

    /// <summary>Loans that wait to be paid out.</summary>
    public Task<int> ApprovedAsync(OrganisationId cooperative, CancellationToken ct) =>
        db.Loans.CountAsync(l => l.CooperativeId == cooperative && l.State == LoanState.Approved, ct);

    /// <summary>Numbers and names of those who may ask for a loan.</summary>
    public async Task<IReadOnlyList<(string Number, string Name)>> MembersAsync(
        BooksCard books,
        CancellationToken ct
    ) =>
        [
            .. (
                await db
                    .Members.AsNoTracking()
                    .Where(m => m.CooperativeId == books.CooperativeId && m.LeftOn == null)
                    .OrderBy(m => m.NameKey)
                    .Select(m => new { m.Number, m.Name })
                    .ToListAsync(ct)
            ).Select(m => (m.Number, m.Name)),
        ];

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

    private async Task<IReadOnlyList<Instalment>> ScheduleAsync(
        OrganisationId id,
        LoanId loan,
        CancellationToken ct
    ) =>
        RowsOf(
            await db
                .LoanInstalments.AsNoTracking()
                .Where(r => r.CooperativeId == id && r.LoanId == loan)
                .OrderBy(r => r.No)
                .ToListAsync(ct)
        );

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
