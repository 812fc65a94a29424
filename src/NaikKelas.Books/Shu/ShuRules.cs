using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NaikKelas.Books.Ledger;
using NaikKelas.Kernel;

namespace NaikKelas.Books.Shu;

/// <summary>The journal of a division, and the fingerprint of what was looked at before it.</summary>
internal static class ShuRules
{
    /// <summary>Begins the keys of what a division posts: <c>shu:2025</c>, <c>shu:2025:savings:0</c>, <c>shu:2025:cash:…</c>.</summary>
    public const string KeyPrefix = "shu:";

    public static string KeyOf(int year) => string.Create(CultureInfo.InvariantCulture, $"{KeyPrefix}{year}");

    /// <summary>
    /// Each unit gives up its own result, so that none is left in its equity; the funds stand in the main unit. Member
    /// funds get what the members get, the reserve its share and the remainder.
    /// </summary>
    /// <param name="split">Of the sum of <paramref name="units"/>, with all members.</param>
    /// <param name="units">Each unit's result; a deficit is negative.</param>
    /// <param name="earlier">The account of results not divided yet.</param>
    /// <param name="mainUnit">Where the funds stand.</param>
    /// <param name="defaults">Which account each fund is kept on.</param>
    public static IReadOnlyList<NewLine> Lines(
        ShuSplit split,
        IEnumerable<(string Unit, long Amount)> units,
        string earlier,
        string mainUnit,
        ShuDefaults defaults
    )
    {
        var accounts = defaults.Funds.ToDictionary(f => f.Fund, f => f.Account, StringComparer.Ordinal);
        var credits = split
            .Funds.Select(f =>
                (
                    Account: accounts[f.Fund],
                    Amount: f.Fund switch
                    {
                        ShuSplit.Capital => split.Members.Sum(m => m.JasaModal),
                        ShuSplit.Business => split.Members.Sum(m => m.JasaUsaha),
                        ShuSplit.Reserve => f.Amount + split.Remainder,
                        _ => f.Amount,
                    }
                )
            )
            .GroupBy(c => c.Account, StringComparer.Ordinal)
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => new NewLine(g.Key, new Rupiah(-g.Sum(c => c.Amount)), mainUnit));
        return
        [
            .. units
                .Select(u => new NewLine(earlier, new Rupiah(u.Amount), u.Unit))
                .Concat(credits)
                .Where(l => l.Amount != Rupiah.Zero),
        ];
    }

    /// <summary>SHA-256 of every part, lower-case hex: what is posted is what was looked at.</summary>
    public static string SealOf(ShuSplit split)
    {
        var text = new StringBuilder();
        foreach (var (fund, amount) in split.Funds)
            text.Append(CultureInfo.InvariantCulture, $"{fund}={amount};");
        foreach (var part in split.Members.OrderBy(m => m.Id, StringComparer.Ordinal))
            text.Append(CultureInfo.InvariantCulture, $"{part.Id}={part.JasaModal}+{part.JasaUsaha};");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
