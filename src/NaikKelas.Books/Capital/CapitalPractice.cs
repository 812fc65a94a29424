using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;
using NaikKelas.Books.Charts;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Capital;

/// <summary>What becomes of the interest while the principal waits (masa tenggang).</summary>
internal enum GraceTreatment
{
    [Display(Name = "bunga dibayar tiap bulan")]
    Paid,

    [Display(Name = "bunga ditambahkan ke pokok")]
    Capitalised,

    [Display(Name = "bunga dibebaskan")]
    Waived,
}

/// <summary>The terms of one way to borrow, between two days.</summary>
/// <param name="Code">Stable; one code may have several terms, one after the other.</param>
/// <param name="Name">As shown.</param>
/// <param name="Source">The rule, or that there is none.</param>
/// <param name="Confirmed">Read in a rule; else an estimate that the co-op replaces by its bank's offer.</param>
/// <param name="Note">What somebody who plans with it has to know.</param>
/// <param name="From">The first day it holds.</param>
/// <param name="Until">The last one; null while no end is known.</param>
/// <param name="Kinds">Of co-ops it is for; empty for all.</param>
/// <param name="Ceiling">Rupiah at most; null where the rule knows none.</param>
/// <param name="OperationalCeiling">Of it for running costs at most.</param>
/// <param name="RatePoints">Hundredths of a per cent a year, fixed; null where the co-op writes its bank's.</param>
/// <param name="MonthsMax">All instalments, those of the grace period included.</param>
/// <param name="GraceMin">Months.</param>
/// <param name="GraceMax">Months.</param>
/// <param name="Grace">Of the interest in them.</param>
/// <param name="DueDay">Of the month, or the next working day; null: the day of the disbursement.</param>
/// <param name="Papers">What the borrower must have: codes of the readiness list.</param>
/// <param name="Approvals">Who has to have said yes: codes of papers that the board attaches.</param>
internal sealed record FinanceScheme(
    string Code,
    string Name,
    string Source,
    bool Confirmed,
    string Note,
    DateOnly From,
    DateOnly? Until,
    IReadOnlyList<OrganisationKind> Kinds,
    long? Ceiling,
    long? OperationalCeiling,
    int? RatePoints,
    int MonthsMax,
    int GraceMin,
    int GraceMax,
    GraceTreatment Grace,
    int? DueDay,
    IReadOnlyList<string> Papers,
    IReadOnlyList<string> Approvals
)
{
    public bool HoldsOn(DateOnly day) => From <= day && (Until is null || day <= Until);

    public bool IsFor(OrganisationKind kind) => Kinds.Count == 0 || Kinds.Contains(kind);

    public bool Asks(string code) =>
        Papers.Contains(code, StringComparer.Ordinal) || Approvals.Contains(code, StringComparer.Ordinal);
}

/// <summary>Outside finance as dated data: <c>capital.json</c>. Wrong data stop the program with their name.</summary>
/// <param name="Version">Of the data.</param>
/// <param name="Source">Where they are from, and what of them is unconfirmed.</param>
/// <param name="NonCashFlows">Costs on these lines of the cash flow move no cash: depreciation, what is set aside.</param>
/// <param name="DebtLine">The line of the position that bank debts stand on.</param>
/// <param name="AssetLifeMonths">Over so many months what is bought with the loan loses its value.</param>
/// <param name="AssetLifeSource">Where that is from.</param>
/// <param name="ArrearsPercentMax">Of the loans to members, those not paid well at most.</param>
/// <param name="ArrearsSource">Where that is from.</param>
/// <param name="HealthYears">A predicate older than so many years is renewed.</param>
/// <param name="ProofDays">So old may the last proof of the books be.</param>
/// <param name="Schemes">All terms there ever were.</param>
/// <param name="Chapters">Of the proposal.</param>
internal sealed record CapitalPractice(
    string Version,
    string Source,
    IReadOnlyList<string> NonCashFlows,
    string DebtLine,
    int AssetLifeMonths,
    string AssetLifeSource,
    decimal ArrearsPercentMax,
    string ArrearsSource,
    int HealthYears,
    int ProofDays,
    IReadOnlyList<FinanceScheme> Schemes,
    IReadOnlyList<ProposalChapter> Chapters
)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
    };

    public static CapitalPractice Current { get; } = Sound(Read());

    /// <summary>What can be borrowed by a kind of co-op on a day.</summary>
    public IReadOnlyList<FinanceScheme> On(DateOnly day, OrganisationKind kind) =>
        [.. Schemes.Where(s => s.HoldsOn(day) && s.IsFor(kind))];

    public FinanceScheme? Find(string? code, DateOnly day) =>
        Schemes.FirstOrDefault(s => s.Code == code && s.HoldsOn(day));

    /// <summary>The terms a plan was written under, also where they hold no longer.</summary>
    public FinanceScheme? Latest(string code) => Schemes.Where(s => s.Code == code).MaxBy(s => s.From);

    /// <summary>What is wrong with the data, by name; empty where they can be used.</summary>
    internal IEnumerable<string> Faults()
    {
        if (AssetLifeMonths < 1)
            yield return "assetLifeMonths";
        if (ChartTemplates.Current.Lines.All(l => l.Code != DebtLine))
            yield return $"debtLine {DebtLine}";
        foreach (var flow in NonCashFlows.Where(f => ChartTemplates.Current.Flows.All(l => l.Code != f)))
            yield return $"nonCashFlows {flow}";
        foreach (var scheme in Schemes)
        foreach (var fault in FaultsOf(scheme))
            yield return $"{scheme.Code}: {fault}";
        foreach (var same in Schemes.GroupBy(s => s.Code, StringComparer.Ordinal))
        foreach (var (one, next) in same.OrderBy(s => s.From).Zip(same.OrderBy(s => s.From).Skip(1)))
            if (one.Until is null || one.Until >= next.From)
                yield return $"{same.Key}: from";
        foreach (var same in Chapters.GroupBy(c => c.Code, StringComparer.Ordinal).Where(g => g.Count() > 1))
            yield return $"chapters {same.Key}";
    }

    private static IEnumerable<string> FaultsOf(FinanceScheme scheme)
    {
        if (scheme.Code is not { Length: > 0 and <= 40 })
            yield return "code";
        if (string.IsNullOrWhiteSpace(scheme.Name) || string.IsNullOrWhiteSpace(scheme.Source))
            yield return "source";
        if (scheme.Until < scheme.From)
            yield return "until";
        if (
            scheme.Ceiling <= 0
            || scheme.OperationalCeiling < 0
            || scheme.OperationalCeiling > scheme.Ceiling
        )
            yield return "ceiling";
        if (scheme.RatePoints is < 0 or > FinanceRules.RatePointsMax)
            yield return "ratePoints";
        if (scheme.MonthsMax is < 1 or > FinanceRules.MonthsMax)
            yield return "monthsMax";
        if (scheme.GraceMin < 0 || scheme.GraceMax < scheme.GraceMin || scheme.GraceMax >= scheme.MonthsMax)
            yield return "grace";
        if (scheme.DueDay is < 1 or > 28)
            yield return "dueDay";
        foreach (
            var paper in scheme.Papers.Where(p => !ReadinessCodes.All.Contains(p, StringComparer.Ordinal))
        )
            yield return $"papers {paper}";
        foreach (
            var paper in scheme.Approvals.Where(p =>
                !ReadinessCodes.Attached.Contains(p, StringComparer.Ordinal)
            )
        )
            yield return $"approvals {paper}";
    }

    internal static CapitalPractice Sound(CapitalPractice read) =>
        read.Faults().ToList() is { Count: > 0 } faults
            ? throw new InvalidDataException($"capital.json: {string.Join("; ", faults)}")
            : read;

    internal static CapitalPractice Read()
    {
        using var stream = typeof(CapitalPractice).Assembly.GetManifestResourceStream(
            "capital/capital.json"
        )!;
        return JsonSerializer.Deserialize<CapitalPractice>(stream, Options)!;
    }
}
