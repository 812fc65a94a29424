using Microsoft.EntityFrameworkCore;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Numbers;
using NaikKelas.Registry.Organisations;
using NaikKelas.Registry.Persons;
using NaikKelas.Registry.Places;
using NaikKelas.Training.Nominating;
using NaikKelas.Training.Results;
using NaikKelas.Training.Rounds;
using NaikKelas.Training.Terms;

namespace NaikKelas.Training.Nominations;

/// <summary>A nomination as staff see it in a list.</summary>
internal sealed record NominationLine(
    Nomination Nomination,
    string Name,
    string? MaskedNik,
    string Nominator,
    bool? IsEligible,
    DecisionStatus? Decision
)
{
    /// <summary>The one word that says where this nomination stands.</summary>
    public Enum Word =>
        Nomination.State == NominationState.Withdrawn ? Nomination.State
        : Decision is { } decision ? decision
        : IsEligible switch
        {
            true => Standing.Eligible,
            false => Standing.NotEligible,
            null => Nomination.State,
        };

    public Tone Tone =>
        Nomination.State == NominationState.Withdrawn
            ? Tone.Slate
            : Decision switch
            {
                DecisionStatus.Admitted => Tone.Green,
                DecisionStatus.Reserve => Tone.Amber,
                DecisionStatus.Ineligible => Tone.Red,
                DecisionStatus.WithdrawnByDecision => Tone.Slate,
                _ => IsEligible switch
                {
                    true => Tone.Green,
                    false => Tone.Red,
                    null => Tone.Blue,
                },
            };
}

/// <summary>One nomination with everything known about it.</summary>
internal sealed record NominationFile(
    TrainingRound Round,
    Nomination Nomination,
    PersonCard Person,
    OrganisationCard? Nominator,
    Explanation Explanation,
    Decision? Decision
);

/// <summary>Reads nominations for pages, within the reader's rounds.</summary>
public sealed class NominationBook(
    Db db,
    Actor actor,
    PersonDirectory persons,
    OrganisationDirectory organisations,
    Screening screening,
    Regions regions
)
{
    /// <summary>Everybody of the round in order of arrival; eligibility only for the rows of one page.</summary>
    internal async Task<Page<NominationLine>> ListAsync(
        TrainingRound round,
        ListQuery query,
        CancellationToken ct
    )
    {
        var lines = await LinesAsync(round, ct);
        var page = lines.Where(Matching(query)).ToList().ToPage(query);
        if (round.State >= RoundState.Drawn)
            return page;
        var classes = await ClassOfRound.LoadAsync(db, round.Id, ct);
        var screened = (
            await screening.OfAsync(
                round,
                classes,
                [.. page.Rows.Select(r => r.Nomination).Where(n => n.State == NominationState.Submitted)],
                ct
            )
        ).ToDictionary(s => s.Nomination.Id, s => s.IsEligible);
        return page with
        {
            Rows =
            [
                .. page.Rows.Select(r =>
                    screened.TryGetValue(r.Nomination.Id, out var eligible)
                        ? r with
                        {
                            IsEligible = eligible,
                        }
                        : r
                ),
            ],
        };
    }

    /// <summary>Everybody of a round within the reader's reach, by code. One query.</summary>
    public async Task<IReadOnlyDictionary<string, NominationId>> IdsAsync(RoundId round, CancellationToken ct)
    {
        var rounds = db.Rounds.Within(actor, r => r.RegionCode);
        return await db
            .Nominations.AsNoTracking()
            .Where(n => n.RoundId == round && rounds.Any(r => r.Id == round))
            .ToDictionaryAsync(n => n.Code, n => n.Id, StringComparer.Ordinal, ct);
    }

    internal Task<IReadOnlyList<NominationLine>> LinesAsync(TrainingRound round, CancellationToken ct) =>
        LinesAsync(round, Of(round).OrderBy(n => n.Code), ct);

    /// <summary>So many of them after a code, in the order of codes.</summary>
    internal Task<IReadOnlyList<NominationLine>> LinesAsync(
        TrainingRound round,
        string? after,
        int take,
        CancellationToken ct
    )
    {
        var rows = Of(round);
        if (after is not null)
            rows = rows.After(n => n.Code, after);
        return LinesAsync(round, rows.OrderBy(n => n.Code).Take(take), ct);
    }

    /// <summary>These, where they belong to the round.</summary>
    internal Task<IReadOnlyList<NominationLine>> LinesAsync(
        TrainingRound round,
        IReadOnlyCollection<NominationId> ids,
        CancellationToken ct
    ) => LinesAsync(round, Of(round).Where(n => ids.Contains(n.Id)), ct);

    internal async Task<NominationLine?> LineAsync(TrainingRound round, string code, CancellationToken ct) =>
        (await LinesAsync(round, Of(round).Where(n => n.Code == code), ct)).SingleOrDefault();

    private IQueryable<Nomination> Of(TrainingRound round) =>
        db.Nominations.AsNoTracking().Where(n => n.RoundId == round.Id);

    private async Task<IReadOnlyList<NominationLine>> LinesAsync(
        TrainingRound round,
        IQueryable<Nomination> nominations,
        CancellationToken ct
    )
    {
        var decisions = db.Decisions;
        var rows = await nominations
            .Select(n => new
            {
                Nomination = n,
                Decision = decisions
                    .Where(d => d.NominationId == n.Id)
                    .Select(d => (DecisionStatus?)d.Status)
                    .FirstOrDefault(),
            })
            .ToListAsync(ct);
        var people = await persons.FindAllAsync([.. rows.Select(r => r.Nomination.PersonId)], ct);
        var along = await Companions.NamesAsync(db, persons, round, ct);
        var coops = await organisations.FindAllAsync(
            [.. rows.Select(r => r.Nomination.NominatorId).OfType<OrganisationId>()],
            ct
        );
        return
        [
            .. rows.Select(r => new NominationLine(
                r.Nomination,
                along.With(people[r.Nomination.PersonId].Name, r.Nomination.Id),
                people[r.Nomination.PersonId].MaskedNik,
                r.Nomination.NominatorId is { } id ? coops[id].Name : "–",
                null,
                r.Decision
            )),
        ];
    }

    internal async Task<NominationFile?> ReadAsync(TrainingRound round, string code, CancellationToken ct)
    {
        if (
            await db
                .Nominations.AsNoTracking()
                .SingleOrDefaultAsync(n => n.RoundId == round.Id && n.Code == code, ct)
            is not { } nomination
        )
            return null;
        return await ReadAsync(round, nomination, ct);
    }

    internal async Task<NominationFile> ReadAsync(
        TrainingRound round,
        Nomination nomination,
        CancellationToken ct
    )
    {
        var classes = await ClassOfRound.LoadAsync(db, round.Id, ct);
        var screened = await screening.OfAsync(round, classes, [nomination], ct);
        var decision = await db
            .Decisions.AsNoTracking()
            .SingleOrDefaultAsync(d => d.NominationId == nomination.Id, ct);
        return new NominationFile(
            round,
            nomination,
            (await persons.FindAsync(nomination.PersonId, ct))!,
            nomination.NominatorId is { } id ? await organisations.FindAsync(id, ct) : null,
            screened.Count == 0
                ? new Explanation([], [])
                : Explanation.Of(
                    RoundTerms.FromJson(round.TermsJson),
                    classes,
                    new Applied(nomination, screened[0].Sheet),
                    decision is null ? null : Trace.FromJson(decision.TraceJson),
                    regions.PathOf
                ),
            decision
        );
    }

    private static Func<NominationLine, bool> Matching(ListQuery query)
    {
        var words = NameKey.Words(NameKey.Of(query.Q));
        var (state, choice) = (query.Word<NominationState>("status"), query["kelas"]);
        return line =>
            (state is null || line.Nomination.State == state)
            && (choice is null || line.Nomination.ChoiceList.Contains(choice, StringComparer.Ordinal))
            && words.All(word =>
                line.Nomination.Code.StartsWith(word, StringComparison.OrdinalIgnoreCase)
                || NameKey.Of(line.Name).Contains(word, StringComparison.Ordinal)
                || NameKey.Of(line.Nominator).Contains(word, StringComparison.Ordinal)
            );
    }
}
