using System.Text.Json;

namespace NaikKelas.Books.Shu;

/// <summary>What <c>shu.json</c> says: the funds SHU is divided into, and the shares a co-op begins with until it has set its own.</summary>
/// <param name="Version">Of the data.</param>
/// <param name="Source">The law, and the practice where there is none.</param>
/// <param name="LoanService">Income accounts whose lines with a member are the loan service paid.</param>
/// <param name="Purchases">Income accounts whose lines with a member are what was bought.</param>
/// <param name="Members">The account the members' parts wait on until they are paid.</param>
/// <param name="Funds">In the order in which they are shown.</param>
internal sealed record ShuDefaults(
    string Version,
    string Source,
    IReadOnlyList<string> LoanService,
    IReadOnlyList<string> Purchases,
    string Members,
    IReadOnlyList<ShuFund> Funds
)
{
    public static ShuDefaults Current { get; } = Read();

    private static ShuDefaults Read()
    {
        using var stream = typeof(ShuDefaults).Assembly.GetManifestResourceStream("shu/shu.json")!;
        return JsonSerializer.Deserialize<ShuDefaults>(stream, JsonSerializerOptions.Web)!;
    }
}

/// <param name="Fund">As <see cref="ShuShare.Fund"/> has it.</param>
/// <param name="Name">As printed.</param>
/// <param name="Percent">Of the whole SHU, where the co-op has set nothing.</param>
/// <param name="Account">What its part is credited to.</param>
internal sealed record ShuFund(string Fund, string Name, decimal Percent, string Account);
