using System.Text.Json;
using System.Text.Json.Serialization;

namespace NaikKelas.Books.Entries;

/// <summary>
/// What <c>templates.json</c> says: the acts of a treasurer's day in everyday words, what each asks for, and the journal
/// behind it. Data with a version and a source, so that a new act is no new code.
/// </summary>
/// <param name="Version">Changes whenever a template does.</param>
/// <param name="Source">Where the journals come from.</param>
/// <param name="UndoSeconds">How long an entry can be taken back without a reason.</param>
/// <param name="Templates">In the order of their buttons.</param>
internal sealed record EntryTemplates(
    string Version,
    string Source,
    int UndoSeconds,
    IReadOnlyList<EntryTemplate> Templates
)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
    };

    public static EntryTemplates Current { get; } = Read();

    /// <param name="chart">The chart template the co-op's books began with.</param>
    public IEnumerable<EntryTemplate> For(string chart) =>
        Templates.Where(t => t.In.Contains(chart, StringComparer.Ordinal));

    private static EntryTemplates Read()
    {
        using var stream = typeof(EntryTemplates).Assembly.GetManifestResourceStream(
            "entries/templates.json"
        )!;
        return JsonSerializer.Deserialize<EntryTemplates>(stream, Options)!;
    }
}

/// <summary>One act of the day.</summary>
/// <param name="Code">Stands in the journal.</param>
/// <param name="Label">What the button says.</param>
/// <param name="Icon">Its picture.</param>
/// <param name="In">The charts it is for.</param>
/// <param name="Description">Where nothing is written: <c>{account}</c> and <c>{member}</c> are filled in.</param>
/// <param name="Lines">The journal.</param>
/// <param name="Presets">Amounts one tap away.</param>
/// <param name="Rows">Asks whose savings, of these accounts.</param>
/// <param name="Choices">Asks for one of these accounts.</param>
/// <param name="Party">Asks whether with a member or not.</param>
/// <param name="Cost">Asks what the goods had cost; may stay empty.</param>
/// <param name="Unit">The unit it belongs to unless another is said; the main unit where the co-op has no such unit.</param>
internal sealed record EntryTemplate(
    string Code,
    string Label,
    string Icon,
    IReadOnlyList<string> In,
    string Description,
    IReadOnlyList<TemplateLine> Lines,
    IReadOnlyList<long> Presets,
    IReadOnlyList<string>? Rows = null,
    IReadOnlyList<string>? Choices = null,
    bool Party = false,
    bool Cost = false,
    string? Unit = null
);

internal enum Side
{
    Debit,
    Credit,
}

internal enum AmountOf
{
    Amount,
    Cost,
}

/// <summary>One line of the journal behind an act.</summary>
/// <param name="Account">A code of the chart, <c>row</c> (the savings named) or <c>choice</c> (the account chosen).</param>
/// <param name="Side">Where it stands.</param>
/// <param name="NonMember">The account instead, where the business was with somebody else than a member.</param>
/// <param name="Party">Says with whom it was.</param>
/// <param name="Of">Which of the amounts; a line without its amount is left out.</param>
internal sealed record TemplateLine(
    string Account,
    Side Side,
    string? NonMember = null,
    bool Party = false,
    AmountOf Of = AmountOf.Amount
)
{
    public const string Row = "row";
    public const string Choice = "choice";
}
