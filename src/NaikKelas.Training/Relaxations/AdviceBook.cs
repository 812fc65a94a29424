using NaikKelas.Kernel;
using NaikKelas.Registry.Places;
using NaikKelas.Training.Results;
using NaikKelas.Training.Rounds;
using NaikKelas.Training.Terms;

namespace NaikKelas.Training.Relaxations;

/// <summary>A relief in words, and where it is carried out.</summary>
internal sealed record ReliefLine(FormattableString What, int Filled, int Entered, int Left, string Href);

/// <summary>A shortfall in words.</summary>
internal sealed record AdviceLine(
    Shortfall Shortfall,
    FormattableString Group,
    IReadOnlyList<(FormattableString Rule, int People)> Costs,
    IReadOnlyList<ReliefLine> Reliefs
);

/// <summary>Reads why reserves of a screened or drawn round stay unfilled.</summary>
public sealed class AdviceBook(Db db, PersonalDataKey key, Regions regions)
{
    internal async Task<IReadOnlyList<AdviceLine>> OfAsync(TrainingRound round, CancellationToken ct)
    {
        var dossier = await Dossier.LoadAsync(db, round, ct);
        if (dossier.Terms.Reserves.Count == 0)
            return [];
        var isDrawn = round.State >= RoundState.Drawn;
        return
        [
            .. Adviser
                .Of(dossier.Terms, terms => Under(dossier with { Terms = terms }, isDrawn), !isDrawn)
                .Select(s => LineOf(s, dossier)),
        ];
    }

    private Selection.Round Under(Dossier dossier, bool isDrawn) =>
        isDrawn ? dossier.ToRound(key) : dossier.ToRound();

    private AdviceLine LineOf(Shortfall one, Dossier dossier) =>
        new(
            one,
            ReserveGroups.Label(one.Group, regions.PathOf),
            [
                .. one.Costs.Select(c =>
                    (RelaxationWords.Rule(c.Rule, dossier.Terms, regions.PathOf), c.People)
                ),
            ],
            [
                .. one.Reliefs.Select(r => new ReliefLine(
                    RelaxationWords.Of(r.Relaxation, dossier.Terms, regions.PathOf),
                    r.Filled,
                    r.Entered,
                    r.Left,
                    HrefOf(r.Relaxation, dossier.Round.Id)
                )),
            ]
        );

    private static string HrefOf(Relaxation relaxation, RoundId round) =>
        relaxation.Rule is { } rule
            ? $"/pelatihan/putaran/{round.Value}/longgarkan?kelas={relaxation.Class}&syarat={Uri.EscapeDataString(rule)}"
            : $"/pelatihan/putaran/{round.Value}/longgarkan?batas={relaxation.Limit:0}";
}
