using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Desk;
using NaikKelas.Books.Ledger;
using NaikKelas.Books.Members;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Books.Terms;

/// <summary>
/// Use cases: a term is paid out to the member's simpanan sukarela – on its day or later by the treasurer, before it by
/// the board with a reason and perhaps a penalty. Its floor goes in the same transaction; it ends once.
/// </summary>
internal sealed class EndTerm(Db db, LedgerDesk desk, AgencyClock clock, Actor actor)
{
    private const int ReasonMax = 500;

    public sealed record BreakInput
    {
        [Display(Name = "Mengapa dicairkan sebelum jatuh tempo")]
        public string? Reason { get; init; }

        /// <summary>Rupiah; empty for none.</summary>
        [Display(Name = "Penalti")]
        public Rupiah? Penalty { get; init; }
    }

    /// <returns>The journal; refused before the day (<c>term-not-due</c>) and when it has ended (<c>term-ended</c>).</returns>
    public Task<Result<Posted>> PayOutAsync(BooksCard books, TermId id, CancellationToken ct) =>
        EndAsync(
            books,
            id,
            term =>
                term.MaturesOn > clock.Today
                    ? Refusal.Conflict(
                        "term-not-due",
                        $"Jatuh tempo {term.MaturesOn}. Sebelum itu hanya pengurus yang dapat mencairkannya, dengan alasan."
                    )
                    : default(Kernel.Unit),
            TermState.Paid,
            ct
        );

    /// <returns>The journal; refused to all but the board, without a reason, and once it fell due.</returns>
    public Task<Result<Posted>> BreakAsync(
        BooksCard books,
        TermId id,
        BreakInput input,
        CancellationToken ct
    ) =>
        EndAsync(
            books,
            id,
            term =>
            {
                var wrong = CheckBreak(books, term, input);
                if (wrong.Any)
                    return wrong;
                (term.Reason, term.Penalty) = (input.Reason!.Trim(), input.Penalty ?? Rupiah.Zero);
                return default(Kernel.Unit);
            },
            TermState.Broken,
            ct
        );

    private Refusals CheckBreak(BooksCard books, SavingsTerm term, BreakInput input)
    {
        var wrong = new Refusals();
        wrong.When(
            !actor.IsIn(books.CooperativeId, Role.CoopBoard),
            "term-board",
            $"Hanya pengurus yang dapat mencairkan simpanan berjangka sebelum jatuh tempo."
        );
        wrong.When(
            !TermPractice.Current.EarlyBreak,
            "term-no-break",
            $"Simpanan berjangka tidak dapat dicairkan sebelum jatuh tempo."
        );
        wrong.When(
            term.MaturesOn <= clock.Today,
            "term-due",
            $"Simpanan ini sudah jatuh tempo: cairkan seperti biasa, tanpa penalti."
        );
        wrong.When(
            input.Reason?.Trim() is not { Length: > 0 and <= ReasonMax },
            "reason",
            $"Tuliskan mengapa dicairkan sebelum jatuh tempo, paling panjang {ReasonMax} huruf.",
            nameof(input.Reason)
        );
        wrong.When(
            input.Penalty < Rupiah.Zero || input.Penalty > term.Amount,
            "term-penalty",
            $"Penalti: isi nol sampai {term.Amount}.",
            nameof(input.Penalty)
        );
        return wrong;
    }

    private Task<Result<Posted>> EndAsync(
        BooksCard books,
        TermId id,
        Func<SavingsTerm, Result<Kernel.Unit>> may,
        TermState state,
        CancellationToken ct
    ) =>
        db.RunAsync<Posted>(
            async () =>
            {
                var cooperative = books.CooperativeId;
                await db.HoldBooksAsync(cooperative, ct);
                if (await db.TermAsync(cooperative, id, ct) is not { } term)
                    return Refusal.NotFound($"Simpanan berjangka tidak ditemukan.");
                if (term.State != TermState.Running)
                    return TermWords.Ended(term);
                var allowed = may(term);
                if (allowed.Refused)
                    return allowed.As<Posted>();
                var row = (await db.HoldPassbookAsync(cooperative, term.SubledgerId, ct))!;
                if (await SavingsOfAsync(books, row, ct) is not { } savings)
                    return Refusal.Conflict(
                        "term-no-savings",
                        $"Anggota ini belum punya rekening simpanan sukarela untuk menerima pencairan. Buka dahulu rekeningnya di halaman anggota."
                    );
                (term.State, term.EndedOn) = (state, clock.Today);
                term.Version++;
                await db.SaveChangesAsync(ct);
                row.Floor -= term.Amount;
                await db.SaveChangesAsync(ct);
                var posted = await desk.PostWithinAsync(
                    cooperative,
                    JournalOf(term, row, savings, books.MainUnitCode),
                    ct
                );
                if (!posted.Refused)
                    term.Seq = posted.Value.Seq;
                return posted;
            },
            ct
        );

    /// <summary>From the term's passbook to the savings; what is kept back is income of the co-op.</summary>
    private NewJournal JournalOf(
        SavingsTerm term,
        SubledgerAccount row,
        SubledgerAccount savings,
        string unit
    )
    {
        List<NewLine> lines = [Line(row, term.Amount)];
        if (term.Amount > term.Penalty)
            lines.Add(Line(savings, term.Penalty - term.Amount));
        if (term.Penalty > Rupiah.Zero)
            lines.Add(
                new NewLine(
                    TermPractice.Current.PenaltyAccount,
                    Rupiah.Zero - term.Penalty,
                    Party: Party.Member
                )
            );
        return new NewJournal(
            $"term:{term.Id.Value}",
            clock.Today,
            $"Cair simpanan berjangka {row.Number}/{term.Number} ke {savings.Number}",
            lines,
            UnitCode: unit
        );
    }

    private static NewLine Line(SubledgerAccount row, Rupiah amount) =>
        new(row.AccountCode, amount, Party: Party.Member, MemberId: row.MemberId, SubledgerId: row.Id);

    /// <summary>The same member's simpanan sukarela.</summary>
    private async Task<SubledgerAccount?> SavingsOfAsync(
        BooksCard books,
        SubledgerAccount row,
        CancellationToken ct
    )
    {
        var (id, products) = (books.CooperativeId, db.SavingsProducts);
        return await db
            .SubledgerAccounts.AsNoTracking()
            .Where(s =>
                s.CooperativeId == id
                && s.MemberId == row.MemberId
                && s.State != SubledgerState.Closed
                && products.Any(p =>
                    p.CooperativeId == id && p.AccountCode == s.AccountCode && p.Kind == SavingsKind.Sukarela
                )
            )
            .FirstOrDefaultAsync(ct);
    }
}
