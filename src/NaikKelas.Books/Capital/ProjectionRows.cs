namespace NaikKelas.Books.Capital;

/// <summary>One row of the table of three years.</summary>
/// <param name="Label">Indonesian; translated where it is shown.</param>
/// <param name="Ground">In the year the projection goes on from; null where it has none.</param>
/// <param name="Years">Three.</param>
/// <param name="Total">A sum, set apart.</param>
internal sealed record ProjectionRow(
    string Label,
    long? Ground,
    IReadOnlyList<long> Years,
    bool Total = false
);

/// <summary>The three years side by side, the same on the page and on paper.</summary>
internal static class ProjectionRows
{
    public static IReadOnlyList<ProjectionRow> Of(BaseYear ground, Projection projection)
    {
        return
        [
            Group("Pendapatan jasa pinjaman dan jasa lain", g => g.Service),
            Group("Penjualan gerai", g => g.Sales),
            Group("Beban pokok penjualan", g => -g.Goods),
            Group("Beban jasa simpanan dan bunga lama", g => -g.Funds),
            Group("Beban usaha yang dibayar", g => -g.Operating),
            Group("Beban perkoperasian", g => -g.Cooperative),
            Group("Pendapatan dan beban lain, pajak", g => g.Other),
            new(
                "Kas dari usaha",
                ground.Groups.Cash,
                [.. projection.Years.Select(y => y.Groups.Cash)],
                Total: true
            ),
            Group("Penyusutan dan penyisihan yang sudah ada", g => -g.Unpaid),
            Year("Penyusutan barang dari pinjaman", y => -y.Depreciation),
            Year("Bunga pinjaman ini", y => -y.Interest),
            new("SHU", ground.Groups.Result, [.. projection.Years.Select(y => y.Shu)], Total: true),
            Year("Angsuran pokok dan bunga yang dibayar", y => -y.Paid),
            new("Kas akhir tahun", ground.Cash, [.. projection.Years.Select(y => y.Cash)], Total: true),
            new(
                "Modal sendiri bila SHU tidak dibagi",
                ground.Capital,
                [.. projection.Years.Select(y => y.Capital)],
                Total: true
            ),
        ];

        ProjectionRow Group(string label, Func<YearGroups, long> part) =>
            new(label, part(ground.Groups), [.. projection.Years.Select(y => part(y.Groups))]);

        ProjectionRow Year(string label, Func<ProjectedYear, long> part) =>
            new(label, null, [.. projection.Years.Select(part)]);
    }
}
