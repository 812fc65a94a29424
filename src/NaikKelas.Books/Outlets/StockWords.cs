using NaikKelas.Kernel;

namespace NaikKelas.Books.Outlets;

/// <summary>What the database's guards of goods and cards say to people.</summary>
internal static class StockWords
{
    /// <summary>Null for a code that is none of theirs.</summary>
    public static Refusal? Of(string code) =>
        code switch
        {
            "stock-short" => Refusal.Conflict(
                code,
                $"Stok barang tidak cukup: sudah keluar lewat transaksi lain. Periksa kartu stoknya, atau perbaiki lewat opname."
            ),
            "stock-value" => Refusal.Conflict(
                code,
                $"Barang ini sudah bergerak lagi sejak transaksi itu. Batalkan dahulu yang sesudahnya, atau perbaiki lewat opname."
            ),
            "good-inactive" => Refusal.Conflict(
                code,
                $"Barang ini sudah tidak dijual. Aktifkan dahulu di daftar barang."
            ),
            "stock-lines" => new Refusal(
                code,
                $"Persediaan berkartu hanya bergerak lewat pembelian, penjualan, dan opname di halaman Gerai.",
                "lines"
            ),
            _ => null,
        };
}
