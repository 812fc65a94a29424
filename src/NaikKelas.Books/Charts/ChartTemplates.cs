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
internal sealed record StatementLine(string Code, string Name, AccountClass Class);

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
    IReadOnlyList<string> In
);
