using System.Text.Json;

namespace NaikKelas.Books.Months;

/// <param name="Account">What the asset stands on.</param>
/// <param name="Accumulated">Its accumulated depreciation.</param>
/// <param name="Months">How long such an asset usually serves; offered, never enforced.</param>
internal sealed record AssetKind(string Account, string Accumulated, int Months);

/// <summary>What closing a month goes by, as dated data: <c>months.json</c>.</summary>
/// <param name="Version">Of the data.</param>
/// <param name="Source">Where it is from, and what of it is unconfirmed.</param>
/// <param name="CountWithinDays">A count of the cash speaks for a month from so many days before its end on.</param>
/// <param name="Surplus">Income from cash that was found and nobody knows of.</param>
/// <param name="Shortage">The cost of cash that is missing.</param>
/// <param name="Banks">Accounts of cash that nobody counts: a bank's statement speaks for them.</param>
/// <param name="BankInterest">Income from what the bank adds.</param>
/// <param name="BankFee">The cost of what the bank takes.</param>
/// <param name="BankWords">What a line of the bank's own doing says somewhere, in capitals without blanks.</param>
/// <param name="BankDays">A journal is looked for so many days around the bank's day.</param>
/// <param name="Notes">Rupiah notes and coins, the largest first.</param>
/// <param name="Prepaid">What was paid for months to come stands here.</param>
/// <param name="Accrued">What months have cost and is not paid stands here.</param>
/// <param name="DisposalGain">An asset sold for more than its book value.</param>
/// <param name="DisposalLoss">An asset sold for less, or scrapped.</param>
/// <param name="Depreciation">The cost of depreciation.</param>
/// <param name="Assets">The kinds that lose value; land does not.</param>
internal sealed record MonthPractice(
    string Version,
    string Source,
    int CountWithinDays,
    string Surplus,
    string Shortage,
    IReadOnlyList<string> Banks,
    string BankInterest,
    string BankFee,
    IReadOnlyList<string> BankWords,
    int BankDays,
    IReadOnlyList<int> Notes,
    string Prepaid,
    string Accrued,
    string DisposalGain,
    string DisposalLoss,
    string Depreciation,
    IReadOnlyList<AssetKind> Assets
)
{
    public static MonthPractice Current { get; } = Read();

    private static MonthPractice Read()
    {
        using var stream = typeof(MonthPractice).Assembly.GetManifestResourceStream("months/months.json")!;
        return JsonSerializer.Deserialize<MonthPractice>(stream, JsonSerializerOptions.Web)!;
    }
}
