using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Training.Classes;
using NaikKelas.Training.Corrections;
using NaikKelas.Training.Nominations;
using NaikKelas.Training.Overrides;
using NaikKelas.Training.Rounds;
using NaikKelas.Training.Selection;
using NaikKelas.Training.Terms;

namespace NaikKelas.Training.Results;

/// <summary>A class of the round with what is taught in it.</summary>
internal sealed record ClassOfRound(TrainingClass Class, string Topic)
{
    public string Code => Class.Code!;

    /// <summary>"Kuliner – Angkatan I".</summary>
    public string Title => $"{Topic} – {Class.Name}";

    public ClassTerms Terms =>
        new(Code, Class.TopicId, Topic, Class.Name, Class.StartsOn, Class.EndsOn, Class.Capacity);

    /// <summary>The classes of a round, K1 first, K10 after K9.</summary>
    public static async Task<IReadOnlyList<ClassOfRound>> LoadAsync(
        Db db,
        RoundId round,
        CancellationToken ct
    )
    {
        var topics = db.Topics;
        var rows = await db
            .Classes.AsNoTracking()
            .Where(c => c.RoundId == round)
            .Join(topics, c => c.TopicId, t => t.Id, (c, t) => new { Class = c, t.Name })
            .ToListAsync(ct);
        return
        [
            .. rows.OrderBy(r => r.Class.Code!.Length)
                .ThenBy(r => r.Class.Code, StringComparer.Ordinal)
                .Select(r => new ClassOfRound(r.Class, r.Name)),
        ];
    }
}

/// <summary>One nomination with its frozen facts.</summary>
internal sealed record Applied(Nomination Nomination, FactSheet Sheet)
{
    public SheetOfApplicant ForEngine =>
        new(Nomination.Code, Nomination.NominatorId?.Value.ToString("N"), Nomination.ChoiceList, Sheet);
}

/// <summary>
/// Everything that decides a round, read once: terms, classes, who applied with which facts, and what was decided
/// outside the rules.
/// </summary>
internal sealed record Dossier(
    TrainingRound Round,
    RoundTerms Terms,
    IReadOnlyList<ClassOfRound> Classes,
    IReadOnlyList<Applied> Applied,
    IReadOnlyList<Override> Overrides
)
{
    public IReadOnlyDictionary<string, NominationId> NominationIds =>
        Applied.ToDictionary(a => a.Nomination.Code, a => a.Nomination.Id, StringComparer.Ordinal);

    /// <summary>Five queries, whatever the size of the round. Who withdrew before the draw is no longer part of it.</summary>
    public static async Task<Dossier> LoadAsync(Db db, TrainingRound round, CancellationToken ct)
    {
        var classes = await ClassOfRound.LoadAsync(db, round.Id, ct);
        var nominations = await db
            .Nominations.AsNoTracking()
            .Where(n => n.RoundId == round.Id && n.State == NominationState.Submitted)
            .OrderBy(n => n.Code)
            .ToListAsync(ct);
        var facts = await FactVersions.LatestAsync(db, round.Id, of: null, ct);
        return new Dossier(
            round,
            RoundTerms.FromJson(round.TermsJson),
            classes,
            [.. nominations.Select(n => new Applied(n, facts[n.Id]))],
            await ApprovedOverrides.OfAsync(db, nominations, round.Id, ct)
        );
    }

    /// <summary>The round as the engine takes it, its seed complete: "secret:public value".</summary>
    public Round ToRound(PersonalDataKey key) =>
        ToRound($"{key.Open(Round.SecretSealed!)}:{Round.PublicValue}");

    /// <summary>With a seed that says nothing: enough for screening, which draws no lots.</summary>
    public Round ToRound(string seed = "") =>
        TermsTranslator.ToRound(
            Terms,
            [.. Classes.Select(c => c.Terms)],
            [.. Applied.Select(a => a.ForEngine)],
            seed,
            Overrides.Count == 0 ? null : Overrides
        );
}
