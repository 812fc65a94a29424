using NaikKelas.Kernel;

namespace NaikKelas.Books.Loans;

/// <summary>What the database's guards of loans say to somebody who takes a journal back.</summary>
internal static class LoanWords
{
    /// <summary>Null where the code is none of theirs.</summary>
    public static Refusal? Of(string code) =>
        code switch
        {
            "loan-recovered" => Refusal.Conflict(
                code,
                $"Pinjaman ini sudah ada yang tertagih setelah hapus buku. Batalkan dahulu penerimaan itu."
            ),
            "loan-written-off" => Refusal.Conflict(
                code,
                $"Pinjaman ini sudah dihapusbukukan. Batalkan dahulu jurnal hapus bukunya."
            ),
            "loan-rescheduled" => Refusal.Conflict(
                code,
                $"Jurnal ini menjadi dasar jadwal yang berlaku. Usulkan jadwal ulang yang baru."
            ),
            _ => null,
        };
}
