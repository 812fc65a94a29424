using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Desk;
using NaikKelas.Books.Ledger;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Books.Loans;

/// <summary>
/// Use cases: people of the board agree to another schedule or to a write-off, or one says no with a reason. With the last
/// yes it happens at once: the new schedule is made of what is left that day, or the loan leaves its card.
/// </summary>
internal sealed class DecideLoanChange(
    Db db,
    LedgerDesk desk,
    LoanBook book,
    SetAsideLoans setAside,
    AgencyClock clock,
    Actor actor
)
{
    /// <summary>Refused to who wrote it, who said yes before, and when it was decided.</summary>
    public Task<Result<LoanRequestState>> AgreeAsync(
        BooksCard books,
        LoanRequestId id,
        CancellationToken ct
    ) =>
        WithAsync(
            books,
            id,
            async request =>
            {
                if (actor.UserId is not { } person || request.AskedBy == person)
                    return Refusal.Conflict(
                        "loan-request-own",
                        $"Yang mengusulkan tidak ikut menyetujui. Minta pengurus lain."
                    );
                var before = await db
                    .LoanRequestApprovals.AsNoTracking()
                    .Where(a => a.CooperativeId == books.CooperativeId && a.RequestId == id)
                    .Select(a => a.ApprovedBy)
                    .ToListAsync(ct);
                if (before.Contains(person))
                    return Refusal.Conflict(
                        "loan-request-agreed",
                        $"Anda sudah menyetujui. Masih perlu persetujuan orang lain."
                    );
                db.LoanRequestApprovals.Add(
                    new LoanRequestApproval
                    {
                        CooperativeId = books.CooperativeId,
                        RequestId = id,
                        ApprovedBy = person,
                        ApprovedAt = clock.UtcNow,
                    }
                );
                await db.SaveChangesAsync(ct);
                return before.Count + 1 < LoanPractice.Current.Approvals
                    ? request.State
                    : await HappenAsync(books, request, ct);
            },
            ct
        );

    public Task<Result<LoanRequestState>> RefuseAsync(
        BooksCard books,
        LoanRequestId id,
        string? reason,
        CancellationToken ct
    ) =>
        WithAsync(
            books,
            id,
            request =>
            {
                if (reason?.Trim() is not { Length: > 0 and <= 500 } why)
                    return Task.FromResult<Result<LoanRequestState>>(
                        new Refusal("reason", $"Tuliskan alasannya, paling panjang 500 huruf.", "Reason")
                    );
                (request.State, request.Refusal, request.DecidedOn) = (
                    LoanRequestState.Refused,
                    why,
                    clock.Today
                );
                return Task.FromResult<Result<LoanRequestState>>(request.State);
            },
            ct
        );

    private Task<Result<LoanRequestState>> WithAsync(
        BooksCard books,
        LoanRequestId id,
        Func<LoanRequest, Task<Result<LoanRequestState>>> decide,
        CancellationToken ct
    ) =>
        db.RunAsync<LoanRequestState>(
            async () =>
            {
                if (!actor.IsIn(books.CooperativeId, Role.CoopBoard))
                    return Refusal.Conflict("loan-board", $"Hanya pengurus yang memutuskan pinjaman.");
                await db.HoldBooksAsync(books.CooperativeId, ct);
                // A payment taken back meanwhile would change what is left.
                await db.HoldPostingAsync(books.CooperativeId, ct);
                if (
                    await db.LoanRequests.SingleOrDefaultAsync(
                        r => r.CooperativeId == books.CooperativeId && r.Id == id,
                        ct
                    )
                    is not { } request
                )
                    return Refusal.NotFound($"Usul tidak ditemukan.");
                if (request.State != LoanRequestState.Asked)
                    return Refusal.Conflict(
                        "loan-request-decided",
                        $"Usul ini sudah diputuskan. Muat ulang halaman ini."
                    );
                var decided = await decide(request);
                if (!decided.Refused)
                    request.Version++;
                return decided;
            },
            ct
        );

    private async Task<Result<LoanRequestState>> HappenAsync(
        BooksCard books,
        LoanRequest request,
        CancellationToken ct
    )
    {
        var paper = (await book.FindAsync(books, request.LoanId, ct))!;
        if (paper.Stand.Left == 0)
            return Refusal.Conflict(
                "loan-not-running",
                $"Pinjaman {paper.Loan.Number} tidak berjalan: tidak ada sisa pokok."
            );
        var done =
            request.Kind == LoanRequestKind.WriteOff
                ? await WriteOffAsync(books, request, paper, ct)
                : await RescheduleAsync(books, request, paper, ct);
        if (done.Refused)
            return done.As<LoanRequestState>();
        // All at once: the database takes no half of it.
        (request.Principal, request.Service) = (
            new Rupiah(paper.Stand.Left),
            new Rupiah(paper.Stand.Service)
        );
        (request.DecidedOn, request.ClassBefore) = (clock.Today, paper.Class.Class);
        (request.Seq, request.Schedule, request.Starts) = (
            done.Value.Seq,
            done.Value.Schedule,
            done.Value.Starts
        );
        request.PaidBefore = new Rupiah(paper.Payments.Sum(p => p.Interest.Value));
        request.State = LoanRequestState.Agreed;
        return request.State;
    }

    private async Task<Result<Happened>> RescheduleAsync(
        BooksCard books,
        LoanRequest request,
        LoanPaper paper,
        CancellationToken ct
    )
    {
        var id = books.CooperativeId;
        var start = RescheduleRules.StartOf(paper.Schedule, paper.Began, clock.Today);
        var made = RescheduleRules.ScheduleOf(request, paper.Stand, start);
        if (made.Refused)
            return made.As<Happened>();
        long? seq = null;
        if (request.Capitalise && paper.Stand.Service > 0)
        {
            var posted = await desk.PostWithinAsync(id, CapitalOf(request, paper, books.MainUnitCode), ct);
            if (posted.Refused)
                return posted.As<Happened>();
            seq = posted.Value.Seq;
        }

        var schedule = paper.Loan.Schedule + 1;
        db.LoanInstalments.AddRange(
            made.Value!.Rows.Select(r => new LoanInstalment
            {
                CooperativeId = id,
                LoanId = request.LoanId,
                Schedule = schedule,
                No = r.No,
                Due = r.Due,
                Principal = new Rupiah(r.Principal),
                Interest = new Rupiah(r.Interest),
            })
        );
        // The rows first: with the number of their schedule they are in force, and nothing is added to them.
        await db.SaveChangesAsync(ct);
        var loan = await db.Loans.SingleAsync(l => l.CooperativeId == id && l.Id == request.LoanId, ct);
        loan.Schedule = schedule;
        loan.Version++;
        return new Happened(seq, schedule, start);
    }

    private NewJournal CapitalOf(LoanRequest request, LoanPaper paper, string unit)
    {
        var (practice, service, loan) = (LoanPractice.Current, new Rupiah(paper.Stand.Service), paper.Loan);
        return new NewJournal(
            $"loan-capital:{request.Id.Value:N}",
            clock.Today,
            $"Jasa pinjaman {loan.Number} yang belum dibayar menjadi pokok",
            [
                new NewLine(
                    practice.Account.Code,
                    service,
                    Party: Party.Member,
                    MemberId: loan.MemberId,
                    SubledgerId: loan.SubledgerId
                ),
                new NewLine(
                    practice.Interest,
                    Rupiah.Zero - service,
                    Party: Party.Member,
                    MemberId: loan.MemberId
                ),
            ],
            UnitCode: unit
        );
    }

    /// <summary>Against what is set aside, as far as that goes; the rest is a cost.</summary>
    private async Task<Result<Happened>> WriteOffAsync(
        BooksCard books,
        LoanRequest request,
        LoanPaper paper,
        CancellationToken ct
    )
    {
        var (practice, loan, left) = (LoanPractice.Current, paper.Loan, paper.Stand.Left);
        var held = Math.Clamp(await setAside.KeptAsync(books, ct), 0, left);
        List<NewLine> lines = [];
        if (held > 0)
            lines.Add(new NewLine(practice.Provision, new Rupiah(held)));
        if (held < left)
            lines.Add(new NewLine(practice.ProvisionCost, new Rupiah(left - held)));
        lines.Add(
            new NewLine(
                practice.Account.Code,
                new Rupiah(-left),
                Party: Party.Member,
                MemberId: loan.MemberId,
                SubledgerId: loan.SubledgerId
            )
        );
        var posted = await desk.PostWithinAsync(
            books.CooperativeId,
            new NewJournal(
                $"loan-writeoff:{request.Id.Value:N}",
                clock.Today,
                $"Hapus buku pinjaman {loan.Number}",
                lines,
                UnitCode: books.MainUnitCode
            ),
            ct
        );
        if (posted.Refused)
            return posted.As<Happened>();
        return new Happened(posted.Value.Seq, null, null);
    }

    /// <summary>What the last yes made.</summary>
    private sealed record Happened(long? Seq, int? Schedule, DateOnly? Starts);
}
