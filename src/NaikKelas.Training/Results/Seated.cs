using NaikKelas.Training.Nominations;

namespace NaikKelas.Training.Results;

/// <summary>Somebody a decree names, in the order of the list.</summary>
internal sealed record Seated(NominationId NominationId, string Code, string ClassCode)
{
    /// <summary>Those the draw admitted, by rank.</summary>
    public static IReadOnlyList<Seated> Of(IReadOnlyList<Decision> decisions) =>
        [
            .. decisions
                .Where(d => d.Status == DecisionStatus.Admitted)
                .OrderBy(d => d.Rank)
                .Select(d => new Seated(d.NominationId, d.Code, d.ClassCode!)),
        ];
}
