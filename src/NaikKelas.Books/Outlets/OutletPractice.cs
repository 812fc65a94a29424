using System.Text.Json;
using System.Text.Json.Serialization;
using NaikKelas.Books.Ledger;

namespace NaikKelas.Books.Outlets;

/// <summary>An account that outlets need and older charts lack; it is added with the first good.</summary>
/// <param name="Code">Of the account.</param>
/// <param name="Name">As it is added.</param>
/// <param name="Class">Of the chart.</param>
/// <param name="Line">Of the statements.</param>
/// <param name="Flow">Of the cash flow.</param>
/// <param name="Subledger">Whose cards stand behind it.</param>
internal sealed record OutletAccount(
    string Code,
    string Name,
    AccountClass Class,
    string Line,
    string Flow,
    Subledger Subledger = Subledger.None
);

/// <summary>The rules of outlets as dated data: <c>outlets.json</c>.</summary>
/// <param name="Version">Of the rules.</param>
/// <param name="Source">Where they are from, and what of them is unconfirmed.</param>
/// <param name="Units">Business units that trade.</param>
/// <param name="Stock">What goods stand on, each with its own card.</param>
/// <param name="Receivable">What members owe for goods, each on a card.</param>
/// <param name="Difference">What a stock-take finds missing, or too much.</param>
/// <param name="Cash">The till.</param>
/// <param name="Payable">What suppliers are owed.</param>
/// <param name="Uncarded">Inventory from before there were cards: where the first stock comes from.</param>
/// <param name="SalesMember">Income from members.</param>
/// <param name="SalesOther">Income from others.</param>
/// <param name="Cost">Cost of what was sold.</param>
/// <param name="SalesLines">Lines of the statements that are sales.</param>
/// <param name="CostLines">Lines of the statements that are their cost.</param>
internal sealed record OutletPractice(
    string Version,
    string Source,
    IReadOnlyList<string> Units,
    OutletAccount Stock,
    OutletAccount Receivable,
    OutletAccount Difference,
    string Cash,
    string Payable,
    string Uncarded,
    string SalesMember,
    string SalesOther,
    string Cost,
    IReadOnlyList<string> SalesLines,
    IReadOnlyList<string> CostLines
)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
    };

    public static OutletPractice Current { get; } = Read();

    private static OutletPractice Read()
    {
        using var stream = typeof(OutletPractice).Assembly.GetManifestResourceStream("outlets/outlets.json")!;
        return JsonSerializer.Deserialize<OutletPractice>(stream, Options)!;
    }
}
