using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Budgets;
using NaikKelas.Books.Desk;
using NaikKelas.Books.Ledger;
using NaikKelas.Books.Years;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Books.Rats;

/// <summary>
/// Use cases: a decision of the open meeting with its votes. Accepting the LPJ accepts the book year, which is final;
/// any other decision that was written down wrongly is taken back until the meeting ends.
/// </summary>
internal sealed class DecideRat(
    Db db,
    RatBook rats,
    AcceptYear accept,
    BudgetBook budgets,
    AgencyClock clock,
    Actor actor
)
{
    private const int WordsMax = 2000;

    public sealed record Input
    {
        [Display(Name = "Tentang")]
        public RatSubject? Subject { get; init; }

        [Display(Name = "Bunyi keputusan")]
        public string? Words { get; init; }

        [Display(Name = "Setuju")]
        public int? VotesFor { get; init; }

        [Display(Name = "Tidak setuju")]
        public int? VotesAgainst { get; init; }

        [Display(Name = "Abstain")]
        public int? VotesAbstain { get; init; }

        public Guid Key { get; init; }
    }

    /// <returns>Its number and whether it was carried.</returns>
    public Task<Result<RatDecision>> RunAsync(BooksCard books, int year, Input input, CancellationToken ct) =>
        db.RunAsync<RatDecision>(
            async () =>
            {
                var id = books.CooperativeId;
                if (!actor.Leads(id))
                    return RatRefusals.Board;
                await db.HoldBooksAsync(id, ct);
                var made = await db
                    .RatDecisions.AsNoTracking()
                    .Where(d => d.CooperativeId == id && d.Year == year)
                    .ToListAsync(ct);
                if (made.Find(d => d.Key == input.Key) is { } same)
                    return same;
                var rat = await db
                    .Rats.AsNoTracking()
                    .SingleOrDefaultAsync(r => r.CooperativeId == id && r.Year == year, ct);
                if (Closed(rat) is { } closed)
                    return closed;
                var stand = await rats.StandAsync(rat!, ct);
                var wrong = Check(input, stand.Present);
                if (wrong.Any)
                    return wrong;
                if (
                    input.Subject == RatSubject.Accountability
                    && made.Exists(d => d.Subject == RatSubject.Accountability)
                )
                    return Refusal.Conflict(
                        "rat-decided",
                        $"Keputusan atas laporan pertanggungjawaban sudah dicatat."
                    );
                var decision = DecisionOf(
                    books,
                    year,
                    input,
                    made.Select(d => d.No).DefaultIfEmpty().Max() + 1,
                    await PlanMarkAsync(books, year, input, ct)
                );
                db.Add(decision);
                if (decision is { Subject: RatSubject.Accountability, Carried: true })
                {
                    var accepted = await AcceptAsync(books, rat!, ct);
                    if (accepted.Refused)
                        return accepted.As<RatDecision>();
                }

                return decision;
            },
            ct
        );

    public Task<Result<Kernel.Unit>> TakeBackAsync(BooksCard books, int year, int no, CancellationToken ct) =>
        db.RunAsync<Kernel.Unit>(
            async () =>
            {
                var id = books.CooperativeId;
                if (!actor.Leads(id))
                    return RatRefusals.Board;
                await db.HoldBooksAsync(id, ct);
                var rat = await db
                    .Rats.AsNoTracking()
                    .SingleOrDefaultAsync(r => r.CooperativeId == id && r.Year == year, ct);
                if (Closed(rat) is { } closed)
                    return closed;
                var row = await db.RatDecisions.SingleOrDefaultAsync(
                    d => d.CooperativeId == id && d.Year == year && d.No == no,
                    ct
                );
                if (row is null)
                    return Refusal.NotFound($"Keputusan tidak ditemukan.");
                if (row is { Subject: RatSubject.Accountability, Carried: true })
                    return Refusal.Conflict(
                        "year-accepted",
                        $"Laporan pertanggungjawaban sudah diterima; keputusan itu tidak ditarik lagi."
                    );
                db.Remove(row);
                return default(Kernel.Unit);
            },
            ct
        );

    /// <summary>The year may have been accepted on its own page before; on another day it is another meeting.</summary>
    private async Task<Result<Kernel.Unit>> AcceptAsync(BooksCard books, Rat rat, CancellationToken ct)
    {
        var id = books.CooperativeId;
        var known = await db
            .BookYears.AsNoTracking()
            .SingleOrDefaultAsync(y => y.CooperativeId == id && y.Year == rat.Year, ct);
        return known is { State: YearState.Accepted } && known.AcceptedOn == rat.HeldOn
            ? default(Kernel.Unit)
            : await accept.RunAsync(id, rat.Year, rat.HeldOn, ct);
    }

    private static Refusal? Closed(Rat? rat) =>
        rat is null ? RatRefusals.Unknown
        : rat.State is RatState.Held or RatState.Filed ? RatRefusals.Ended
        : rat.State == RatState.Planned
            ? Refusal.Conflict("rat-not-open", $"Buka rapatnya dahulu; keputusan tanpa kuorum tidak sah.")
        : null;

    /// <summary>Of next year's RAPB where this decision approves it; null where it decides on something else or nothing is planned.</summary>
    private async Task<string?> PlanMarkAsync(BooksCard books, int year, Input input, CancellationToken ct) =>
        input.Subject == RatSubject.Plan && MeetingRules.Carries(input.VotesFor ?? 0, input.VotesAgainst ?? 0)
            ? await budgets.PlannedMarkAsync(books.CooperativeId, year + 1, ct)
            : null;

    private RatDecision DecisionOf(BooksCard books, int year, Input input, int no, string? planMark) =>
        new()
        {
            CooperativeId = books.CooperativeId,
            Year = year,
            No = no,
            Subject = input.Subject!.Value,
            Words = input.Words!.ReplaceLineEndings("\n").Trim(),
            VotesFor = input.VotesFor ?? 0,
            VotesAgainst = input.VotesAgainst ?? 0,
            VotesAbstain = input.VotesAbstain ?? 0,
            Carried = MeetingRules.Carries(input.VotesFor ?? 0, input.VotesAgainst ?? 0),
            PlanMark = planMark,
            Key = input.Key,
            At = clock.UtcNow,
        };

    internal static Refusals Check(Input input, int present)
    {
        var wrong = new Refusals();
        wrong.When(
            input.Key == Guid.Empty,
            "key",
            $"Formulir ini tidak lengkap. Muat ulang halaman, lalu isi lagi."
        );
        wrong.When(
            input.Subject is null,
            "rat-subject",
            $"Pilih keputusan ini tentang apa.",
            nameof(input.Subject)
        );
        wrong.When(
            input.Words?.Trim() is not { Length: > 0 and <= WordsMax },
            "rat-words",
            $"Tuliskan bunyi keputusan, paling panjang {WordsMax} huruf.",
            nameof(input.Words)
        );
        foreach (
            var (votes, field) in new[]
            {
                (input.VotesFor, nameof(input.VotesFor)),
                (input.VotesAgainst, nameof(input.VotesAgainst)),
                (input.VotesAbstain, nameof(input.VotesAbstain)),
            }
        )
            wrong.When(votes < 0, "rat-votes", $"Suara: isi nol atau lebih.", field);
        var sum = (long)(input.VotesFor ?? 0) + (input.VotesAgainst ?? 0) + (input.VotesAbstain ?? 0);
        wrong.When(sum == 0, "rat-votes", $"Isi jumlah suara.", nameof(input.VotesFor));
        wrong.When(
            sum > present,
            "rat-votes",
            $"Suara {sum} lebih banyak dari yang hadir, {present}.",
            nameof(input.VotesFor)
        );
        return wrong;
    }
}
