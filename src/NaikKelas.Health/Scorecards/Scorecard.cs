using System.Text.Json.Serialization;

namespace NaikKelas.Health.Scorecards;

/// <summary>How the components of an instrument become a total.</summary>
internal enum Scale
{
    /// <summary>nilai 0 to 100; skor is nilai times weight by 100; the total is their plain sum.</summary>
    Points,

    /// <summary>
    /// nilai 1 (best) to 4; skor is 5 less nilai; an aspect is the sum of its skor by four times their number, times
    /// its weight.
    /// </summary>
    Ranks,
}

/// <summary>
/// An instrument of the health examination as data (instrumen pemeriksaan kesehatan): everything a score follows from.
/// Sources and certainty: <c>docs/health.md</c>.
/// </summary>
/// <param name="Id">perdep-06-2016.</param>
/// <param name="Version">Of the data; an assessment keeps the one it was made with.</param>
/// <param name="Name">As people call it.</param>
/// <param name="Source">Regulation, and where its tables were read.</param>
/// <param name="Certainty">How far to trust them.</param>
/// <param name="Scale">How components become a total.</param>
/// <param name="Aspects">In their order; their maxima come to 100.</param>
/// <param name="Derived">Amounts that follow from others by weights, where they are not given themselves.</param>
/// <param name="Signed">Amounts that may be below zero; all others may not.</param>
/// <param name="Within">A part that cannot be more than its whole.</param>
/// <param name="Predicates">The best first; the last has no lower end.</param>
/// <param name="Components">In the order of the form.</param>
internal sealed record Scorecard(
    string Id,
    string Version,
    string Name,
    string Source,
    string Certainty,
    Scale Scale,
    IReadOnlyList<ScorecardAspect> Aspects,
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, decimal>> Derived,
    IReadOnlyList<string> Signed,
    IReadOnlyList<PartOfWhole> Within,
    IReadOnlyList<PredicateBand> Predicates,
    IReadOnlyList<Component> Components
)
{
    /// <summary>All names of amounts that mean something to this instrument.</summary>
    [JsonIgnore]
    public IReadOnlySet<string> Amounts =>
        _amounts ??= Components
            .SelectMany(c => c.Terms.Concat(c.Settled?.Select(s => s.Amount) ?? []))
            .Concat(Derived.SelectMany(d => d.Value.Keys.Append(d.Key)))
            .Concat(Within.SelectMany(w => new[] { w.Part, w.Whole }))
            .ToHashSet(StringComparer.Ordinal);

    private HashSet<string>? _amounts;
}

/// <param name="Id">permodalan.</param>
/// <param name="Name">As people read it.</param>
/// <param name="Maximum">Its part of 100.</param>
internal sealed record ScorecardAspect(string Id, string Name, decimal Maximum);

/// <param name="Part">Of the whole: volumePinjamanAnggota.</param>
/// <param name="Whole">volumePinjaman.</param>
internal sealed record PartOfWhole(string Part, string Whole);

/// <param name="From">Totals from here on; null: all that is left.</param>
/// <param name="Token">CukupSehat.</param>
/// <param name="Name">Cukup Sehat.</param>
internal sealed record PredicateBand(decimal? From, string Token, string Name);

/// <summary>One component: a ratio in bands, a block of questions each worth so many points, or a check-list in bands.</summary>
/// <param name="Id">1.1, KK.4.</param>
/// <param name="Aspect">Whose.</param>
/// <param name="Sub">Sub-aspect, where the instrument has them.</param>
/// <param name="Name">What is looked at.</param>
/// <param name="Weight">Of 100; zero where all components of an aspect weigh the same.</param>
/// <param name="Certainty">H, M or L.</param>
/// <param name="Note">What is known of its row.</param>
/// <param name="Ratio">Of a ratio.</param>
/// <param name="Settled">What counts before any ratio, the first that holds.</param>
/// <param name="Linear">Another reading of the table.</param>
/// <param name="Bands">The lowest ratios first.</param>
/// <param name="Block">Of a block.</param>
/// <param name="Checklist">Of a check-list.</param>
internal sealed record Component(
    string Id,
    string Aspect,
    string? Sub,
    string Name,
    decimal Weight,
    string Certainty,
    string? Note,
    RatioFormula? Ratio,
    IReadOnlyList<SettledCase>? Settled,
    LinearReading? Linear,
    IReadOnlyList<Band>? Bands,
    QuestionBlock? Block,
    ItemList? Checklist
)
{
    /// <summary>The amounts of its ratio.</summary>
    [JsonIgnore]
    public IEnumerable<string> Terms => Ratio is null ? [] : Ratio.Above.Keys.Concat(Ratio.Below.Keys);
}

/// <summary>Sums of amounts times weights; the ratio is the upper by the lower in per cent.</summary>
/// <param name="Above">Numerator.</param>
/// <param name="Below">Denominator.</param>
internal sealed record RatioFormula(
    IReadOnlyDictionary<string, decimal> Above,
    IReadOnlyDictionary<string, decimal> Below
);

internal enum AmountIs
{
    Negative,
    Zero,
    NotPositive,
}

/// <param name="Amount">Whose state settles the component.</param>
/// <param name="When">In which state.</param>
/// <param name="Nilai">What it then gets.</param>
internal sealed record SettledCase(string Amount, AmountIs When, decimal Nilai)
{
    public bool Holds(decimal amount) =>
        When switch
        {
            AmountIs.Negative => amount < 0,
            AmountIs.Zero => amount == 0,
            _ => amount <= 0,
        };
}

/// <summary>nilai = start + slope × the ratio rounded to whole per cent, between 0 and 100.</summary>
/// <param name="Start">At a ratio of nothing.</param>
/// <param name="Slope">For each per cent.</param>
/// <param name="ZeroFrom">From this ratio on nothing.</param>
internal sealed record LinearReading(decimal Start, decimal Slope, decimal? ZeroFrom);

/// <summary>A band of ratios in per cent. An end that is not named is open.</summary>
/// <param name="From">Lower end, included.</param>
/// <param name="Over">Lower end, not included.</param>
/// <param name="UpTo">Upper end, included.</param>
/// <param name="Below">Upper end, not included.</param>
/// <param name="Nilai">What a ratio in it gets.</param>
internal sealed record Band(decimal? From, decimal? Over, decimal? UpTo, decimal? Below, decimal Nilai)
{
    [JsonIgnore]
    public decimal? Lower => From ?? Over;

    [JsonIgnore]
    public decimal? Upper => UpTo ?? Below;

    public bool Has(decimal ratio) =>
        !(ratio < From) && !(ratio <= Over) && !(ratio > UpTo) && !(ratio >= Below);
}

/// <param name="Points">For each yes.</param>
/// <param name="Questions">Paraphrased; their wording is the annex's.</param>
internal sealed record QuestionBlock(decimal Points, IReadOnlyList<string> Questions);

/// <param name="Items">How many items it has; null where the agency has not completed the list.</param>
internal sealed record ItemList(int? Items);
