using System.Text.Json;
using System.Text.Json.Serialization;

namespace NaikKelas.Books.Lpj;

/// <summary>Which of the two books (UU 25/1992 art. 35 and 39).</summary>
internal enum LpjKind
{
    Pengurus,
    Pengawas,
}

/// <summary>A table or picture that a chapter takes from the books.</summary>
internal enum LpjPart
{
    Agenda,
    LastDecisions,
    Papers,
    Members,
    Officers,
    Units,
    UnitBars,
    MonthBars,
    Capital,
    KeyFigures,
    Position,
    Result,
    CashFlow,
    Equity,
    Notes,
    Ratios,
    Promotion,
    Shu,
    ShuMembers,
    Savings,
    LoanClasses,
    Loans,
    Inventory,
    Budget,
}

/// <param name="Code">Stable.</param>
/// <param name="Title">As printed.</param>
/// <param name="Parts">What of the books stands in it, in this order.</param>
internal sealed record LpjChapter(string Code, string Title, IReadOnlyList<LpjPart> Parts);

/// <summary>The outline of both books: <c>lpj.json</c>.</summary>
/// <param name="Version">Of the outline.</param>
/// <param name="Source">Where it is from.</param>
/// <param name="Promotion">Expense accounts that are paid to members as members.</param>
/// <param name="FixedAssets">Lines of the position whose accounts are the inventory.</param>
/// <param name="Board">Chapters of the board's book.</param>
/// <param name="Supervisors">Chapters of the supervisors' report.</param>
internal sealed record LpjOutline(
    string Version,
    string Source,
    IReadOnlyList<string> Promotion,
    IReadOnlyList<string> FixedAssets,
    IReadOnlyList<LpjChapter> Board,
    IReadOnlyList<LpjChapter> Supervisors
)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
    };

    public static LpjOutline Current { get; } = Read();

    public IReadOnlyList<LpjChapter> Of(LpjKind kind) => kind == LpjKind.Pengurus ? Board : Supervisors;

    public LpjChapter? Find(LpjKind kind, string code) => Of(kind).FirstOrDefault(c => c.Code == code);

    public static string TitleOf(LpjKind kind) =>
        kind == LpjKind.Pengurus
            ? "Laporan pertanggungjawaban pengurus"
            : "Laporan hasil pemeriksaan pengawas";

    private static LpjOutline Read()
    {
        using var stream = typeof(LpjOutline).Assembly.GetManifestResourceStream("lpj/lpj.json")!;
        return JsonSerializer.Deserialize<LpjOutline>(stream, Options)!;
    }
}
