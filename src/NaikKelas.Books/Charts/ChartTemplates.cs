using System.Text.Json;
using System.Text.Json.Serialization;
using NaikKelas.Books.Ledger;

namespace NaikKelas.Books.Charts;

/// <summary>
/// What <c>charts.json</c> says: the accounts a new set of books begins with, the lines of the statements they add to,
/// and the templates by kind of co-op. Data with a version and a source; a co-op changes its own copy.
/// </summary>
internal sealed record ChartTemplates(
    string Version,
    string Source,
    IReadOnlyList<StatementLine> Lines,
    IReadOnlyList<FlowLine> Flows,
    IReadOnlyList<ChartTemplate> Templates,
    IReadOnlyList<TemplateAccount> Accounts
)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
    };

    public static ChartTemplates Current { get; } = Read();

    public ChartTemplate? Find(string code) => Templates.FirstOrDefault(t => t.Code == code);

    public IEnumerable<TemplateAccount> AccountsOf(ChartTemplate template) =>
        Accounts.Where(a => a.In.Contains(template.Code, StringComparer.Ordinal));

    private static ChartTemplates Read()
    {
        using var stream = typeof(ChartTemplates).Assembly.GetManifestResourceStream("charts/charts.json")!;
        return JsonSerializer.Deserialize<ChartTemplates>(stream, Options)!;
    }
}

/// <summary>One line of the statement of financial position or of the statement of income.</summary>
/// <param name="Code">Sorts as the statement reads.</param>
/// <param name="Name">As printed.</param>
/// <param name="Class">Which side it stands on.</param>
/// <param name="Section">Its place in the statement of income.</param>
/// <param name="Follows">A cost without a party is shared out as the income of these lines is.</param>
/// <param name="Current">Turns to cash, or falls due, within a year.</param>
/// <param name="Contra">It is taken off its side: depreciation, provisions, returned goods.</param>
/// <param name="Holds">Whether results that are not closed yet are added here.</param>
internal sealed record StatementLine(
    string Code,
    string Name,
    AccountClass Class,
    ResultSection Section = ResultSection.None,
    IReadOnlyList<string>? Follows = null,
    bool Current = false,
    bool Contra = false,
    HeldResult Holds = HeldResult.None
);

/// <summary>The places of the statement of income (facts of the field: partisipasi anggota first).</summary>
internal enum ResultSection
{
    None,
    Business,
    Cost,
    Operating,
    Cooperative,
    OtherIncome,
    OtherExpense,
    Tax,
}

internal enum HeldResult
{
    None,
    EarlierResult,
    YearResult,
}

internal enum FlowGroup
{
    Operating,
    Investing,
    Financing,
}

/// <summary>One line of the cash flow statement.</summary>
internal sealed record FlowLine(string Code, string Name, FlowGroup Group);

/// <summary>The first of the units is the main one.</summary>
internal sealed record ChartTemplate(string Code, string Name, IReadOnlyList<TemplateUnit> Units);

internal sealed record TemplateUnit(string Code, string Name);

internal sealed record TemplateAccount(
    string Code,
    string Name,
    AccountClass Class,
    string Line,
    string Flow,
    bool Cash,
    Subledger Subledger,
    IReadOnlyList<string> In,
    Party Party = Party.None
);
