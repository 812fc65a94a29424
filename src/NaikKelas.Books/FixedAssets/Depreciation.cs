namespace NaikKelas.Books.FixedAssets;

/// <summary>Straight-line depreciation (penyusutan garis lurus), from the month of acquisition on.</summary>
internal static class Depreciation
{
    /// <summary>
    /// What an asset has lost by the end of a month, rupiah rounded down; in its last month all of what it can lose. The
    /// months' differences therefore add up to it exactly.
    /// </summary>
    /// <param name="loses">Cost less what it will fetch in the end, rupiah, not negative.</param>
    /// <param name="months">How long it serves, at least one.</param>
    /// <param name="acquired">The day it was acquired.</param>
    /// <param name="month">202501.</param>
    public static long By(long loses, int months, DateOnly acquired, int month)
    {
        var served = (month / 100 - acquired.Year) * 12 + month % 100 - acquired.Month + 1;
        return (long)((Int128)loses * Math.Clamp(served, 0, months) / months);
    }
}
