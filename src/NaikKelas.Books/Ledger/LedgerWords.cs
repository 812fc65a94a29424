using NaikKelas.Books.Loans;
using NaikKelas.Books.Outlets;
using NaikKelas.Kernel;

namespace NaikKelas.Books.Ledger;

/// <summary>What each guard of the database says to people.</summary>
internal static class LedgerWords
{
    public static Refusal Of(string code, NewJournal journal)
    {
        var month = journal.Date.ToString("MMMM yyyy", Rupiah.Culture);
        return code switch
        {
            "no-books" => Refusal.NotFound($"Koperasi ini belum membuka pembukuan."),
            "key-reused" => Refusal.Conflict(
                code,
                $"Kunci transaksi ini sudah dipakai untuk transaksi lain. Muat ulang halaman lalu isi kembali."
            ),
            "unbalanced" => new(
                code,
                $"Jurnal tidak seimbang: jumlah debit harus sama dengan kredit.",
                "lines"
            ),
            "zero-amount" => new(code, $"Jumlah tidak boleh nol.", "amount"),
            "closed-period" => Refusal.Conflict(
                code,
                $"Bulan {month} sudah ditutup. Pilih tanggal di bulan yang masih terbuka, atau minta pengurus membukanya kembali."
            ),
            "before-opening" => new(
                code,
                $"Tanggal ini sebelum pembukuan dimulai. Isi tanggal sejak pembukuan dibuka.",
                "date"
            ),
            "unknown-account" => new(code, $"Akun tidak ada dalam bagan akun koperasi ini.", "account"),
            "inactive-account" => new(code, $"Akun ini sudah tidak dipakai. Pilih akun lain.", "account"),
            "unknown-unit" => new(code, $"Unit usaha tidak dikenal di koperasi ini.", "unit"),
            "unknown-member" => new(code, $"Anggota tidak ditemukan di koperasi ini.", "member"),
            "unknown-subledger" => new(
                code,
                $"Rekening anggota tidak ditemukan, atau bukan untuk akun ini.",
                "subledger"
            ),
            "subledger" => new(
                code,
                $"Akun simpanan dan pinjaman selalu menyebut rekening siapa; akun lain tidak.",
                "subledger"
            ),
            "subledger-closed" => Refusal.Conflict(code, $"Rekening ini sudah ditutup."),
            "subledger-blocked" => Refusal.Conflict(
                code,
                $"Rekening ini diblokir: dapat menerima setoran, tidak dapat ditarik."
            ),
            "insufficient" => Refusal.Conflict(code, $"Saldo tidak cukup."),
            "reversed-before" => Refusal.Conflict(code, $"Jurnal ini sudah pernah dibatalkan."),
            "reversal" => new(code, $"Pembatalan harus persis kebalikan jurnal yang dibatalkan.", "lines"),
            "unknown-journal" => Refusal.NotFound($"Jurnal tidak ditemukan."),
            "storage-full" => Refusal.Conflict(
                code,
                $"Penyimpanan server penuh. Transaksi belum dicatat; kirim lagi setelah ruang ditambah."
            ),
            _ when StockWords.Of(code) is { } stock => stock,
            _ when LoanWords.Of(code) is { } loan => loan,
            _ => new(code, $"Transaksi ditolak: periksa akun, unit, dan anggota.", null),
        };
    }

    public static Refusal Insufficient(string number, Rupiah free) =>
        Refusal.Conflict("insufficient", $"Saldo rekening {number} tidak cukup: dapat ditarik {free}.");
}
