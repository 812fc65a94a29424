using System.Runtime.CompilerServices;
using NaikKelas.Kernel;
using NaikKelas.Training.Selection;

namespace NaikKelas.Training.Terms;

/// <summary>What a kind of rule or criterion is asked: an applicant, the parameters, the day, and – per class – the class.</summary>
internal readonly record struct Question(
    Subject Subject,
    ParameterValues Values,
    DateOnly AsOf,
    ClassTerms? Class = null
);

/// <summary>What the system knows and can fill in by itself when a rule is added.</summary>
internal readonly record struct Known(DateOnly Today, string RegionCode);

/// <summary>The engine's side of a rule: one fact, one comparison.</summary>
internal readonly record struct Comparison(string Fact, RuleOperator Operator, IReadOnlyList<Fact> Values);

/// <summary>Why a rule does not hold: what, by which source, and what would change it.</summary>
internal sealed record Failure(FormattableString What, FormattableString? Source, FormattableString Remedy)
{
    /// <summary>The whole explanation in one sentence or two.</summary>
    public FormattableString Text =>
        Source is null
            ? (FormattableString)$"{What}. Yang dapat mengubahnya: {Remedy}."
            : $"{What} (sumber: {Source}). Yang dapat mengubahnya: {Remedy}.";
}

/// <summary>
/// One entry of the rule catalogue: an Indonesian sentence with parameters, how the fact is found, how the engine
/// compares it, and how a failure is explained.
/// </summary>
/// <param name="Id">Stable, English, in the published files.</param>
/// <param name="Sentence">Indonesian; {0}, {1} are the parameters in order.</param>
/// <param name="Parameters">In the order of the sentence.</param>
internal sealed record RuleKind(string Id, string Sentence, IReadOnlyList<Parameter> Parameters)
{
    public required Func<ParameterValues, Comparison> Compare { get; init; }

    /// <summary>The fact, or null where nobody recorded it.</summary>
    public required Func<Question, FoundFact?> Find { get; init; }

    /// <summary>What is said where the fact is missing.</summary>
    public required Func<ParameterValues, FormattableString> Missing { get; init; }

    /// <summary>What is said where the fact is there and does not suffice.</summary>
    public required Func<ParameterValues, FoundFact, FormattableString> Found { get; init; }

    /// <summary>What would change it: the end of "Yang dapat mengubahnya: …".</summary>
    public required Func<ParameterValues, FormattableString> Remedy { get; init; }

    /// <summary>The parameters as the system would fill them in.</summary>
    public Func<Known, SortedDictionary<string, string>> Suggest { get; init; } =
        _ => new(StringComparer.Ordinal);

    /// <summary>What is wrong with the parameters together (dates in the wrong order).</summary>
    public Func<ParameterValues, Refusal?> Check { get; init; } = _ => null;

    /// <summary>The fact differs from class to class (dates, topic).</summary>
    public bool PerClass { get; init; }

    /// <summary>The sentence with its parameters, to be shown through <see cref="Texts.Of(FormattableString)"/>.</summary>
    public FormattableString Say(ParameterValues values, RegionName regionName) =>
        FormattableStringFactory.Create(
            Sentence,
            [.. Parameters.Where(p => !p.IsScale).Select(p => p.Say(values[p.Name], regionName))]
        );
}
