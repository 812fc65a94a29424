using Microsoft.EntityFrameworkCore;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Registry.Places;
using NaikKelas.Training.Nominations;
using NaikKelas.Training.Rounds;
using NaikKelas.Training.Selection;
using NaikKelas.Training.Terms;

namespace NaikKelas.Training.Results;

/// <summary>Seats kept for a group, and how many of them are filled.</summary>
internal sealed record ReserveBar(FormattableString Group, int Seats, int Filled);

/// <summary>A class on the board.</summary>
/// <param name="Class">The class.</param>
/// <param name="Filled">Seats taken; before the draw 0.</param>
/// <param name="Lowest">Lowest admitted score.</param>
/// <param name="FirstChoices">How many eligible people want it most.</param>
/// <param name="Waiting">How many wait for it.</param>
/// <param name="Reserves">Its reserves.</param>
internal sealed record BoardClass(
    ClassOfRound Class,
    int Filled,
    long? Lowest,
    int FirstChoices,
    int Waiting,
    IReadOnlyList<ReserveBar> Reserves
);

/// <summary>One applicant of the pool.</summary>
internal sealed record BoardLine(
    NominationLine Line,
    int? Priority,
    long Score,
    IReadOnlyList<ScorePart> Parts,
    string? ClassCode,
    FormattableString? Seat,
    IReadOnlyList<string> Failed
);

/// <summary>How often a rule alone or with others kept somebody out.</summary>
internal sealed record RuleCost(FormattableString Sentence, int People);

/// <summary>What an officer needs to see before and after the draw.</summary>
internal sealed record Board(
    TrainingRound Round,
    IReadOnlyList<BoardClass> Classes,
    IReadOnlyList<RuleCost> Costs,
    IReadOnlyList<PointName> Criteria,
    int Applicants,
    int Eligible,
    Page<BoardLine> Pool
);

/// <summary>A criterion and the number of its colour.</summary>
internal sealed record PointName(string Id, FormattableString Sentence, int Weight);

/// <summary>Reads the selection board: the screening while nothing is drawn, the result afterwards.</summary>
public sealed class BoardBook(Db db, NominationBook nominations, Regions regions)
{
    /// <summary>The round has been screened: its facts are frozen.</summary>
    internal async Task<Board> ReadAsync(TrainingRound round, ListQuery query, CancellationToken ct)
    {
        var (dossier, pool, decisions) = await PoolAsync(round, ct);
        return new Board(
            round,
            [.. dossier.Classes.Select(c => ClassOf(c, dossier.Terms, pool, decisions))],
            CostsOf(dossier.Terms, pool),
            [
                .. dossier.Terms.Criteria.Select(c => new PointName(
                    c.Id,
                    CriterionCatalogue.Sentence(c, regions.PathOf),
                    c.Weight
                )),
            ],
            pool.Count,
            pool.Count(l => l.Line.IsEligible == true),
            Ordered(pool).Where(BoardFilter.Of(query)).ToList().ToPage(query)
        );
    }

    /// <summary>Everybody in priority order, for a sheet.</summary>
    internal async Task<IReadOnlyList<BoardLine>> AllAsync(TrainingRound round, CancellationToken ct) =>
        [.. Ordered((await PoolAsync(round, ct)).Pool)];

    private async Task<(
        Dossier Dossier,
        IReadOnlyList<BoardLine> Pool,
        IReadOnlyCollection<Decision> Decisions
    )> PoolAsync(TrainingRound round, CancellationToken ct)
    {
        var dossier = await Dossier.LoadAsync(db, round, ct);
        var lines = (await nominations.LinesAsync(round, ct)).ToDictionary(l => l.Nomination.Id);
        var decisions = await db
            .Decisions.AsNoTracking()
            .Where(d => d.RoundId == round.Id)
            .ToDictionaryAsync(d => d.NominationId, ct);
        var engineRound = dossier.ToRound();
        var eligibility = new Eligibility(engineRound);
        List<BoardLine> pool =
        [
            .. dossier.Applied.Zip(
                engineRound.Applicants,
                (applied, applicant) =>
                    LineOf(
                        applicant,
                        lines[applied.Nomination.Id],
                        decisions.GetValueOrDefault(applied.Nomination.Id),
                        engineRound,
                        eligibility
                    )
            ),
        ];
        return (dossier, pool, decisions.Values);
    }

    private BoardLine LineOf(
        Applicant applicant,
        NominationLine line,
        Decision? decision,
        Round round,
        Eligibility eligibility
    )
    {
        List<string> failed =
        [
            .. applicant
                .Choices.SelectMany(c => eligibility.FailedIds(applicant, c))
                .Distinct(StringComparer.Ordinal),
        ];
        var eligible = applicant.Choices.Any(c => eligibility.FailedIds(applicant, c).Length == 0);
        return new BoardLine(
            line with
            {
                IsEligible = eligible,
            },
            decision?.Priority,
            Priority.ScoreOf(round, applicant),
            Priority.PartsOf(round, applicant),
            decision?.ClassCode,
            SeatOf(decision?.Seat),
            failed
        );
    }

    private FormattableString? SeatOf(string? seat) =>
        seat is null ? null
        : seat.StartsWith(PublicFiles.ReservedPrefix, StringComparison.Ordinal)
            ? $"Kursi afirmasi: {ReserveGroups.Label(seat[PublicFiles.ReservedPrefix.Length..], regions.PathOf)}"
        : (FormattableString)$"Terbuka";

    private static IEnumerable<BoardLine> Ordered(IEnumerable<BoardLine> pool) =>
        pool.OrderBy(l => l.Priority ?? int.MaxValue)
            .ThenByDescending(l => l.Line.IsEligible)
            .ThenByDescending(l => l.Score)
            .ThenBy(l => l.Line.Nomination.Code, StringComparer.Ordinal);

    private BoardClass ClassOf(
        ClassOfRound one,
        RoundTerms terms,
        IReadOnlyList<BoardLine> pool,
        IReadOnlyCollection<Decision> decisions
    )
    {
        var seated = decisions.Where(d => d.ClassCode == one.Code).ToList();
        return new BoardClass(
            one,
            seated.Count,
            seated.Count == 0 ? null : seated.Min(d => d.Score),
            pool.Count(l => l.Line.IsEligible == true && l.Line.Nomination.ChoiceList[0] == one.Code),
            pool.Count(l =>
                l.Line.Decision == DecisionStatus.Reserve
                && l.Line.Nomination.ChoiceList.Contains(one.Code, StringComparer.Ordinal)
            ),
            [
                .. terms
                    .Reserves.Where(r => r.Class == one.Code)
                    .Select(r => new ReserveBar(
                        ReserveGroups.Label(r.Group, regions.PathOf),
                        r.Seats,
                        seated.Count(d => d.Seat == PublicFiles.ReservedPrefix + r.Group)
                    )),
            ]
        );
    }

    private List<RuleCost> CostsOf(RoundTerms terms, IReadOnlyList<BoardLine> pool) =>
        [
            .. terms
                .Rules.Select(r => new RuleCost(
                    RuleCatalogue.Sentence(r, regions.PathOf),
                    pool.Count(l => l.Failed.Contains(r.Id, StringComparer.Ordinal))
                ))
                .OrderByDescending(c => c.People),
        ];
}
