using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Training.Classes;
using NaikKelas.Training.Nominations;
using NaikKelas.Training.Rounds;
using NaikKelas.Training.Selection;
using NaikKelas.Training.Terms;

namespace NaikKelas.Training.Results;

/// <summary>One nomination with its frozen facts.</summary>
internal sealed record Applied(Nomination Nomination, FactSheet Sheet);

/// <summary>Everything that decides a round, read once: terms, classes, and who applied with which frozen facts.</summary>
internal sealed record Dossier(
    TrainingRound Round,
    RoundTerms Terms,
    IReadOnlyList<TrainingClass> Classes,
    IReadOnlyList<Applied> Applied
)
{
    public IReadOnlyDictionary<string, NominationId> NominationIds =>
        Applied.ToDictionary(a => a.Nomination.Code, a => a.Nomination.Id, StringComparer.Ordinal);

    /// <summary>Three queries, whatever the size of the round. Who withdrew is no longer part of it.</summary>
    public static async Task<Dossier> LoadAsync(Db db, TrainingRound round, CancellationToken ct)
    {
        var classes = await db
            .Classes.AsNoTracking()
            .Where(c => c.RoundId == round.Id)
            .OrderBy(c => c.Code)
            .ToListAsync(ct);
        var nominations = await db
            .Nominations.AsNoTracking()
            .Where(n => n.RoundId == round.Id && n.State == NominationState.Submitted)
            .OrderBy(n => n.Code)
            .ToListAsync(ct);
        var facts = await db
            .FrozenFacts.AsNoTracking()
            .Where(f => f.RoundId == round.Id)
            .ToDictionaryAsync(f => f.NominationId, f => f.FactsJson, ct);
        return new Dossier(
            round,
            RoundTerms.FromJson(round.TermsJson),
            [.. classes.OrderBy(c => c.Code!.Length).ThenBy(c => c.Code, StringComparer.Ordinal)],
            [.. nominations.Select(n => new Applied(n, FactSheet.FromJson(facts[n.Id])))]
        );
    }

    /// <summary>The round as the engine takes it. The seed is complete once the public value is in.</summary>
    public Round ToRound(PersonalDataKey key) =>
        ToRound($"{key.Open(Round.SecretSealed!)}:{Round.PublicValue}");

    /// <summary>The round with a seed that says nothing yet: enough for screening, which draws no lots.</summary>
    public Round Unseeded() => ToRound("");

    private Round ToRound(string seed) => TermsTranslator.ToRound(Terms, Classes, Applied, seed);
}
