using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Desk;
using NaikKelas.Books.Ledger;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Books.Loans;

/// <summary>
/// Use cases: another schedule (jadwal ulang) or the write-off (hapus buku) of a running loan is asked for, one at a time.
/// Nothing changes before two people agree.
/// </summary>
internal sealed class AskLoanChange(Db db, LoanBook book, AgencyClock clock, Actor actor)
{
    public sealed record RescheduleInput
    {
        /// <summary>Made with the form: sent twice, asked for once.</summary>
        public Guid Id { get; init; }

        [Display(Name = "Mengapa dijadwal ulang")]
        public string? Reason { get; init; }

        [Display(Name = "Jangka waktu baru, bulan")]
        public int? Months { get; init; }

        [Display(Name = "Jasa, persen setahun")]
        public decimal? Rate { get; init; }

        [Display(Name = "Cara menghitung jasa")]
        public LoanMethod? Method { get; init; }

        [Display(Name = "Masa tenggang, bulan")]
        public int? GraceMonths { get; init; }

        [Display(Name = "Bulan panen")]
        public string? PrincipalMonths { get; init; }

        [Display(Name = "Jasa dibayar saat panen")]
        public bool ServiceAtHarvest { get; init; }

        [Display(Name = "Pembulatan angsuran")]
        public Rupiah? RoundTo { get; init; }

        [Display(Name = "Jasa yang belum dibayar dijadikan pokok")]
        public bool Capitalise { get; init; }
    }

    public sealed record WriteOffInput
    {
        public Guid Id { get; init; }

        [Display(Name = "Mengapa dihapusbukukan")]
        public string? Reason { get; init; }

        [Display(Name = "Keputusan rapat anggota, bila ada")]
        public string? Meeting { get; init; }
    }

    /// <returns>The request; refused while another waits, where nothing is left, and where the terms make no schedule.</returns>
    public Task<Result<LoanRequestId>> RescheduleAsync(
        BooksCard books,
        LoanId id,
        RescheduleInput input,
        CancellationToken ct
    ) => WithAsync(books, id, input.Id, paper => Reschedule(paper, input), ct);

    /// <returns>The request; refused while another waits and where nothing is left.</returns>
    public Task<Result<LoanRequestId>> WriteOffAsync(
        BooksCard books,
        LoanId id,
        WriteOffInput input,
        CancellationToken ct
    ) =>
        WithAsync(
            books,
            id,
            input.Id,
            paper =>
            {
                var wrong = new Refusals();
                CheckReason(wrong, input.Reason, nameof(input.Reason));
                wrong.When(
                    input.Meeting?.Trim().Length > 200,
                    "meeting",
                    $"Keputusan rapat anggota: paling panjang 200 huruf.",
                    nameof(input.Meeting)
                );
                if (wrong.Any)
                    return wrong;
                return new LoanRequest
                {
                    CooperativeId = paper.Loan.CooperativeId,
                    Id = IdOf(input.Id),
                    LoanId = paper.Loan.Id,
                    Kind = LoanRequestKind.WriteOff,
                    Reason = input.Reason!.Trim(),
                    Meeting = string.IsNullOrWhiteSpace(input.Meeting) ? null : input.Meeting.Trim(),
                    AskedOn = clock.Today,
                    AskedBy = actor.UserId,
                };
            },
            ct
        );

    /// <summary>The request with its terms, and the schedule it would bring today; refused with all that is wrong.</summary>
    public Result<LoanRequest> Reschedule(LoanPaper paper, RescheduleInput input)
    {
        var wrong = new Refusals();
        CheckReason(wrong, input.Reason, nameof(input.Reason));
        var terms = ApplyLoan.TermsOf(
            new ApplyLoan.Input
            {
                Amount = new Rupiah(Math.Max(1, paper.Stand.Left)),
                Rate = input.Rate,
                Months = input.Months,
                Method = input.Method,
                GraceMonths = input.GraceMonths,
                RoundTo = input.RoundTo,
                PrincipalMonths = input.PrincipalMonths,
                ServiceAtHarvest = input.ServiceAtHarvest,
            },
            clock.Today
        );
        foreach (var refusal in terms.Refusals)
            wrong.Add(refusal);
        if (wrong.Any)
            return wrong;
        var request = new LoanRequest
        {
            CooperativeId = paper.Loan.CooperativeId,
            Id = IdOf(input.Id),
            LoanId = paper.Loan.Id,
            Kind = LoanRequestKind.Reschedule,
            Reason = input.Reason!.Trim(),
            AskedOn = clock.Today,
            AskedBy = actor.UserId,
            Rate = (int)(decimal.Round(input.Rate!.Value, 2) * 100),
            Months = input.Months,
            GraceMonths = input.GraceMonths ?? 0,
            Method = input.Method,
            RoundTo = input.RoundTo ?? new Rupiah(1),
            PrincipalMonths = terms.Value!.Harvest?.Text,
            ServiceAtHarvest = terms.Value.Harvest?.ServiceToo ?? false,
            Capitalise = input.Capitalise,
        };
        var start = RescheduleRules.StartOf(paper.Schedule, paper.Began, clock.Today);
        var made = RescheduleRules.ScheduleOf(request, paper.Stand, start);
        return made.Refused ? made.As<LoanRequest>() : request;
    }

    private Task<Result<LoanRequestId>> WithAsync(
        BooksCard books,
        LoanId id,
        Guid form,
        Func<LoanPaper, Result<LoanRequest>> make,
        CancellationToken ct
    ) =>
        db.RunAsync<LoanRequestId>(
            async () =>
            {
                await db.HoldBooksAsync(books.CooperativeId, ct);
                var same = new LoanRequestId(form);
                if (
                    await db.LoanRequests.AnyAsync(
                        r => r.CooperativeId == books.CooperativeId && r.Id == same && r.LoanId == id,
                        ct
                    )
                )
                    return same;
                if (await book.FindAsync(books, id, ct) is not { } paper)
                    return Refusal.NotFound($"Pinjaman tidak ditemukan.");
                if (Closed(paper) is { } closed)
                    return closed;
                var made = make(paper);
                if (made.Refused)
                    return made.As<LoanRequestId>();
                db.LoanRequests.Add(made.Value);
                return made.Value.Id;
            },
            ct
        );

    /// <summary>Why nothing can be asked for; null where it can.</summary>
    private static Refusal? Closed(LoanPaper paper) =>
        paper.Turn.WriteOff is not null
            ? Refusal.Conflict("loan-written-off", $"Pinjaman {paper.Loan.Number} sudah dihapusbukukan.")
        : paper.Loan.State != LoanState.Disbursed || paper.Stand.Left == 0
            ? Refusal.Conflict(
                "loan-not-running",
                $"Pinjaman {paper.Loan.Number} tidak berjalan: tidak ada sisa pokok."
            )
        : paper.Turn.Asked
            ? Refusal.Conflict(
                "loan-request-open",
                $"Masih ada usul lain untuk pinjaman {paper.Loan.Number} yang menunggu keputusan. Putuskan dahulu yang itu."
            )
        : null;

    private static void CheckReason(Refusals wrong, string? reason, string field) =>
        wrong.When(
            reason?.Trim() is not { Length: > 0 and <= 500 },
            "reason",
            $"Tuliskan alasannya, paling panjang 500 huruf.",
            field
        );

    private static LoanRequestId IdOf(Guid form) =>
        form == Guid.Empty ? Ids.New<LoanRequestId>() : new LoanRequestId(form);
}
