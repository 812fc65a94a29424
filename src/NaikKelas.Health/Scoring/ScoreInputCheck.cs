using System.Globalization;
using NaikKelas.Health.Scorecards;
using NaikKelas.Kernel;

namespace NaikKelas.Health.Scoring;

/// <summary>What can be wrong with what a co-op is scored from. The field of a refusal is the name or id it is about.</summary>
internal static class ScoreInputCheck
{
    private const decimal AmountMax = 1_000_000_000_000_000;
    private const decimal RatioMax = 1_000_000_000;

    public static Refusals Of(Scorecard card, ScoreInput input)
    {
        var wrong = new Refusals();
        Amounts(card, input, wrong);
        foreach (var (id, ratio) in input.Ratios)
        {
            var component = Find(card, id, wrong);
            wrong.When(
                component is { Ratio: null },
                "not-a-ratio",
                $"{id} bukan rasio, tetapi pertanyaan atau daftar periksa.",
                id
            );
            wrong.When(Math.Abs(ratio) > RatioMax, "ratio", $"Rasio {id} terlalu besar.", id);
        }

        foreach (var (id, answered) in input.Answers)
            if (Find(card, id, wrong) is { } component)
                Answers(component, answered, wrong);
        foreach (var (id, mark) in input.Manual)
            if (Find(card, id, wrong) is { } component)
                Manual(card, component, mark, wrong);
        wrong.When(
            input.Linear && card.Components.All(c => c.Linear is null),
            "reading",
            $"Instrumen {card.Id} tidak mempunyai pembacaan linear.",
            "reading"
        );
        return wrong;
    }

    private static void Amounts(Scorecard card, ScoreInput input, Refusals wrong)
    {
        foreach (var (name, amount) in input.Amounts)
        {
            wrong.When(
                !card.Amounts.Contains(name),
                "unknown-amount",
                $"Jumlah {name} tidak dikenal instrumen {card.Id}.",
                name
            );
            wrong.When(
                amount < 0 && !card.Signed.Contains(name, StringComparer.Ordinal),
                "negative-amount",
                $"Jumlah {name} tidak boleh kurang dari nol: {Say(amount)}.",
                name
            );
            wrong.When(
                Math.Abs(amount) > AmountMax,
                "amount-too-large",
                $"Jumlah {name} terlalu besar.",
                name
            );
        }

        foreach (var (part, whole) in card.Within)
            if (
                ScoreRules.AmountOf(card, part, input.Amounts) is { } some
                && ScoreRules.AmountOf(card, whole, input.Amounts) is { } all
            )
                wrong.When(
                    some > all,
                    "amounts-contradict",
                    $"{part} ({Say(some)}) tidak mungkin lebih besar dari {whole} ({Say(all)}).",
                    part
                );
    }

    private static Component? Find(Scorecard card, string id, Refusals wrong)
    {
        var found = card.Components.FirstOrDefault(c => c.Id == id);
        wrong.When(
            found is null,
            "unknown-component",
            $"Komponen {id} tidak ada pada instrumen {card.Id}.",
            id
        );
        return found;
    }

    private static void Answers(Component component, Answered answered, Refusals wrong)
    {
        var (id, asked) = (component.Id, component.Block?.Questions.Count ?? component.Checklist?.Items);
        wrong.When(
            component is { Block: null, Checklist: null },
            "not-a-list",
            $"{id} adalah rasio, bukan pertanyaan atau daftar periksa.",
            id
        );
        wrong.When(
            answered.Of <= 0 || answered.Met < 0 || answered.Met > answered.Of,
            "answers",
            $"{id}: {answered.Met} dari {answered.Of} tidak mungkin.",
            id
        );
        wrong.When(
            asked is { } items && answered.Of != items,
            "answers-count",
            $"{id} berisi {asked} butir, bukan {answered.Of}.",
            id
        );
    }

    private static void Manual(Scorecard card, Component component, ManualMark mark, Refusals wrong)
    {
        var id = component.Id;
        wrong.When(
            string.IsNullOrWhiteSpace(mark.Reason),
            "manual-reason",
            $"{id}: nilai manual perlu alasan.",
            id
        );
        if (component.Block is not null)
            wrong.When(
                mark is not { Nilai: null, Skor: >= 0 } || mark.Skor > component.Weight,
                "manual-skor",
                $"{id}: isi skor 0 sampai {Say(component.Weight)}.",
                id
            );
        else
            wrong.When(
                mark is not { Skor: null, Nilai: { } nilai } || !ScorecardCheck.Fits(card.Scale, nilai),
                "manual-nilai",
                card.Scale == Scale.Points
                    ? (FormattableString)$"{id}: isi nilai 0 sampai 100."
                    : $"{id}: isi nilai 1, 2, 3, atau 4.",
                id
            );
    }

    /// <summary>Figures as people read them: 18.400.000.</summary>
    private static string Say(decimal amount) =>
        amount.ToString("#,0.######", CultureInfo.GetCultureInfo("id-ID"));
}
