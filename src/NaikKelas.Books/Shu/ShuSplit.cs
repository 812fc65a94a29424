using System.Globalization;
using System.Numerics;
using NaikKelas.Kernel;

namespace NaikKelas.Books.Shu;

/// <summary>A fund that gets a part of the SHU.</summary>
/// <param name="Fund">Its name; <c>jasaModal</c> and <c>jasaUsaha</c> go on to the members, <c>cadangan</c> must be there.</param>
/// <param name="Percent">Of the whole SHU, per cent.</param>
internal sealed record ShuShare(string Fund, decimal Percent);

/// <summary>What a member's part is reckoned from, rupiah of the book year.</summary>
/// <param name="Id">Whose.</param>
/// <param name="Capital">The base of jasa modal, as the articles say it.</param>
/// <param name="Business">The base of jasa usaha.</param>
internal sealed record ShuBase(string Id, long Capital, long Business);

/// <summary>A member's part, rupiah.</summary>
internal sealed record ShuPart(string Id, long JasaModal, long JasaUsaha)
{
    public long Total => JasaModal + JasaUsaha;
}

/// <summary>
/// The SHU divided to the rupiah (pembagian SHU). Every part is rounded down from the exact share; what is left over is
/// the remainder and goes to the reserve. Rule: <c>accounting.md</c>, "SHU"; UU 25/1992 art. 45.
/// </summary>
/// <param name="Funds">Each fund's part, without any remainder.</param>
/// <param name="Members">Each member's parts of the two member funds.</param>
/// <param name="Remainder">What no fund and no member got; the reserve's.</param>
internal sealed record ShuSplit(
    IReadOnlyList<(string Fund, long Amount)> Funds,
    IReadOnlyList<ShuPart> Members,
    long Remainder
)
{
    public const string Capital = "jasaModal";
    public const string Business = "jasaUsaha";
    public const string Reserve = "cadangan";

    /// <param name="shu">Of the year after tax, rupiah; not negative.</param>
    /// <param name="shares">They add up to 100 exactly.</param>
    /// <param name="members">Whose parts are wanted.</param>
    /// <param name="totals">Of the whole co-op where <paramref name="members"/> are only some of them; null: they are all.</param>
    public static Result<ShuSplit> Of(
        long shu,
        IReadOnlyList<ShuShare> shares,
        IReadOnlyList<ShuBase> members,
        (long Capital, long Business)? totals
    )
    {
        var (capital, business) = totals ?? (Sum(members, m => m.Capital), Sum(members, m => m.Business));
        var wrong = Check(shu, shares, members, capital, business);
        if (wrong.Any)
            return wrong;
        List<(string Fund, long Amount)> funds =
        [
            .. shares.Select(s => (s.Fund, (long)(Exact(shu, s).Over / Exact(shu, s).Under))),
        ];
        var (modal, usaha) = (FundOf(shares, Capital, shu), FundOf(shares, Business, shu));
        List<ShuPart> parts =
        [
            .. members.Select(m => new ShuPart(
                m.Id,
                Part(modal, m.Capital, (long)capital),
                Part(usaha, m.Business, (long)business)
            )),
        ];
        var remainder = shu - funds.Sum(f => f.Amount);
        if (totals is null)
            remainder += funds
                .Where(f => f.Fund is Capital or Business)
                .Sum(f => f.Amount - parts.Sum(p => f.Fund == Capital ? p.JasaModal : p.JasaUsaha));
        return new ShuSplit(funds, parts, remainder);
    }

    private static Refusals Check(
        long shu,
        IReadOnlyList<ShuShare> shares,
        IReadOnlyList<ShuBase> members,
        BigInteger capital,
        BigInteger business
    )
    {
        var wrong = new Refusals();
        wrong.When(shu < 0, "negative", $"SHU yang rugi tidak dibagi.");
        var percent = shares.Sum(s => s.Percent);
        wrong.When(
            percent != 100,
            "percent",
            $"Jumlah persen harus tepat 100; sekarang {percent.ToString(CultureInfo.InvariantCulture)}."
        );
        wrong.When(shares.Any(s => s.Percent < 0), "percent", $"Persen tidak boleh kurang dari nol.");
        wrong.When(
            shares.Select(s => s.Fund).Distinct(StringComparer.Ordinal).Count() != shares.Count,
            "fund-twice",
            $"Satu dana disebut dua kali."
        );
        wrong.When(
            shares.All(s => s.Fund != Reserve),
            "no-reserve",
            $"Dana cadangan harus ada, karena sisa pembulatan masuk ke sana."
        );
        wrong.When(
            members.Any(m => m.Capital < 0 || m.Business < 0) || capital < 0 || business < 0,
            "base",
            $"Simpanan dan transaksi anggota tidak boleh kurang dari nol."
        );
        wrong.When(
            members.Select(m => m.Id).Distinct(StringComparer.Ordinal).Count() != members.Count,
            "member-twice",
            $"Satu anggota disebut dua kali."
        );
        wrong.When(
            capital < Sum(members, m => m.Capital)
                || business < Sum(members, m => m.Business)
                || capital > long.MaxValue
                || business > long.MaxValue,
            "totals",
            $"Jumlah seluruh koperasi kurang dari jumlah anggota yang disebut."
        );
        return wrong;
    }

    private static BigInteger Sum(IReadOnlyList<ShuBase> members, Func<ShuBase, long> part) =>
        members.Aggregate(BigInteger.Zero, (sum, m) => sum + part(m));

    private static (BigInteger Over, BigInteger Under) FundOf(
        IReadOnlyList<ShuShare> shares,
        string fund,
        long shu
    ) => shares.FirstOrDefault(s => s.Fund == fund) is { } share ? Exact(shu, share) : (0, 1);

    /// <summary>shu × percent / 100, exact.</summary>
    private static (BigInteger Over, BigInteger Under) Exact(long shu, ShuShare share)
    {
        var digits = share.Percent.ToString(CultureInfo.InvariantCulture).Split('.');
        var fraction = digits.Length > 1 ? digits[1] : "";
        return (
            shu * BigInteger.Parse(digits[0] + fraction, CultureInfo.InvariantCulture),
            100 * BigInteger.Pow(10, fraction.Length)
        );
    }

    private static long Part((BigInteger Over, BigInteger Under) fund, long own, long total) =>
        total == 0 ? 0 : (long)(fund.Over * own / (fund.Under * total));
}
