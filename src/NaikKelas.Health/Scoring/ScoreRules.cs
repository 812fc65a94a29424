using NaikKelas.Health.Scorecards;
using NaikKelas.Kernel;

namespace NaikKelas.Health.Scoring;

/// <summary>
/// From amounts to a predicate, by an instrument's data alone. Exact decimals; what is unrounded is classified. A mark of
/// an examiner comes before a ratio that was given, and that before what the amounts say.
/// </summary>
internal static class ScoreRules
{
    private const decimal PerCent = 100;

    /// <summary>The best rank less one: skor = 5 − nilai.</summary>
    private const decimal AboveRanks = 5;

    private const decimal BestRank = 4;

    /// <returns>Refused with all that is wrong with the input; see <see cref="ScoreInputCheck"/>.</returns>
    public static Result<Score> Of(Scorecard card, ScoreInput input)
    {
        var wrong = ScoreInputCheck.Of(card, input);
        return wrong.Any ? wrong : Reckon(card, input);
    }

    /// <summary>The same for input that was checked before.</summary>
    internal static Score Reckon(Scorecard card, ScoreInput input)
    {
        List<ComponentScore> components = new(card.Components.Count);
        foreach (var component in card.Components)
            components.Add(ScoreOf(card, component, input));
        List<AspectScore> aspects = new(card.Aspects.Count);
        foreach (var aspect in card.Aspects)
            aspects.Add(AspectOf(card.Scale, aspect, components));
        var complete = aspects.TrueForAll(a => a.Complete);
        decimal? total = components.TrueForAll(c => c.Skor is null) ? null : aspects.Sum(a => a.Score);
        return new Score(components, aspects, total, complete ? PredicateOf(card, total!.Value) : null);
    }

    public static PredicateBand PredicateOf(Scorecard card, decimal total)
    {
        foreach (var predicate in card.Predicates)
            if (predicate.From is not { } from || total >= from)
                return predicate;
        throw new InvalidOperationException("The last predicate has no lower end.");
    }

    private static AspectScore AspectOf(Scale scale, ScorecardAspect aspect, List<ComponentScore> components)
    {
        var (sum, count, complete) = (0m, 0, true);
        foreach (var component in components)
        {
            if (component.Component.Aspect != aspect.Id)
                continue;
            count++;
            sum += component.Skor ?? 0;
            complete &= component.Skor is not null;
        }

        return new AspectScore(
            aspect,
            scale == Scale.Points ? sum : sum * aspect.Maximum / (count * BestRank),
            complete
        );
    }

    private static ComponentScore ScoreOf(Scorecard card, Component component, ScoreInput input)
    {
        if (input.Manual.TryGetValue(component.Id, out var mark))
            return component.Block is not null
                ? new(component, null, null, mark.Skor, ScoreSource.Manual)
                : Marked(card, component, null, mark.Nilai!.Value, ScoreSource.Manual);
        if (component.Block is { } block)
            return input.Answers.TryGetValue(component.Id, out var yes)
                ? new(
                    component,
                    PerCent * yes.Met / yes.Of,
                    PerCent * yes.Met / yes.Of,
                    yes.Met * block.Points,
                    ScoreSource.Given
                )
                : Missing(component);
        if (component.Checklist is not null)
            return input.Answers.TryGetValue(component.Id, out var met)
                ? InBand(card, component, PerCent * met.Met / met.Of, ScoreSource.Given, linear: false)
                : Missing(component);
        if (input.Ratios.TryGetValue(component.Id, out var given))
            return InBand(card, component, given, ScoreSource.Given, input.Linear);
        return Computed(card, component, input);
    }

    private static ComponentScore Computed(Scorecard card, Component component, ScoreInput input)
    {
        var ratio = RatioOf(card, component.Ratio!, input.Amounts);
        foreach (var settled in component.Settled ?? [])
            if (AmountOf(card, settled.Amount, input.Amounts) is { } amount && settled.Holds(amount))
                return Marked(card, component, ratio, settled.Nilai, ScoreSource.Computed);
        return ratio is { } found
            ? InBand(card, component, found, ScoreSource.Computed, input.Linear)
            : Missing(component);
    }

    private static ComponentScore InBand(
        Scorecard card,
        Component component,
        decimal ratio,
        ScoreSource source,
        bool linear
    ) => Marked(card, component, ratio, NilaiOf(component, ratio, linear), source);

    /// <summary>What a ratio gets, per cent in.</summary>
    internal static decimal NilaiOf(Component component, decimal ratio, bool linear)
    {
        if (linear && component.Linear is { } line)
        {
            var whole = Math.Round(ratio, MidpointRounding.AwayFromZero);
            return whole >= line.ZeroFrom ? 0 : Math.Clamp(line.Start + line.Slope * whole, 0, PerCent);
        }

        foreach (var band in component.Bands!)
            if (band.Has(ratio))
                return band.Nilai;
        throw new InvalidOperationException($"{component.Id} has a hole at {ratio}.");
    }

    private static ComponentScore Marked(
        Scorecard card,
        Component component,
        decimal? ratio,
        decimal nilai,
        ScoreSource source
    ) =>
        new(
            component,
            ratio,
            nilai,
            card.Scale == Scale.Points ? nilai * component.Weight / PerCent : AboveRanks - nilai,
            source
        );

    private static ComponentScore Missing(Component component) =>
        new(component, null, null, null, ScoreSource.Missing);

    /// <summary>Per cent; null where an amount is missing or there is nothing to divide by.</summary>
    internal static decimal? RatioOf(
        Scorecard card,
        RatioFormula formula,
        IReadOnlyDictionary<string, decimal> amounts
    ) =>
        SumOf(card, formula.Above, amounts) is { } above
        && SumOf(card, formula.Below, amounts) is { } below and > 0
            ? above * PerCent / below
            : null;

    private static decimal? SumOf(
        Scorecard card,
        IReadOnlyDictionary<string, decimal> terms,
        IReadOnlyDictionary<string, decimal> amounts
    )
    {
        var sum = 0m;
        foreach (var (name, weight) in terms)
            if (AmountOf(card, name, amounts) is { } amount)
                sum += weight * amount;
            else
                return null;
        return sum;
    }

    /// <summary>As it was given, or as it follows from what was given.</summary>
    internal static decimal? AmountOf(
        Scorecard card,
        string name,
        IReadOnlyDictionary<string, decimal> amounts
    )
    {
        if (amounts.TryGetValue(name, out var given))
            return given;
        if (!card.Derived.TryGetValue(name, out var terms))
            return null;
        var sum = 0m;
        foreach (var (part, weight) in terms)
            if (amounts.TryGetValue(part, out var amount))
                sum += weight * amount;
            else
                return null;
        return sum;
    }
}
