using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Ledger;
using NaikKelas.Books.Opening;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Desk;

/// <summary>A co-op's books at a glance, and the way to everything in them.</summary>
[Allow(Role.CoopTreasurer, Role.CoopBoard)]
internal sealed class BooksHomeModel(
    BooksReach reach,
    OpeningBook opening,
    Db db,
    AgencyClock clock,
    Actor actor
) : PageModel
{
    public BooksCard Books { get; private set; } = null!;

    /// <summary>On all cash and bank accounts, rupiah.</summary>
    public Rupiah Cash { get; private set; }

    public (string Reference, DateOnly Date)? Last { get; private set; }

    public OpeningState Opening { get; private set; }

    public bool Treasurer => actor.IsIn(Books.CooperativeId, Role.CoopTreasurer);

    public string Home => $"/pembukuan/{Books.CooperativeId.Value}";

    public IReadOnlyList<(string Href, string Icon, string Label, string Note)> Rooms =>
        [.. Always, .. OfTheYear];

    private IEnumerable<(string Href, string Icon, string Label, string Note)> Always =>
        [
            Room("jurnal", "notebook", $"Jurnal", $"Semua catatan, yang terbaru di atas"),
            Room(
                "anggota",
                "users",
                $"Anggota dan simpanan",
                $"Daftar anggota, buku simpanan, tunggakan, tagihan keliling"
            ),
            Room(
                "pinjaman",
                "cash-banknote",
                $"Pinjaman",
                $"Permohonan, angsuran, tunggakan, kolektibilitas"
            ),
            Room("gerai", "building-store", $"Gerai", $"Jual, barang masuk, stok, opname, hasil tiap gerai"),
            Room(
                "anggota/berjangka",
                "calendar-due",
                $"Simpanan berjangka",
                $"Jangka yang berjalan dan yang jatuh tempo"
            ),
            Room(
                "laporan",
                "report-money",
                $"Laporan keuangan",
                $"Neraca, SHU, arus kas – setiap bulan dan setiap hari"
            ),
            Room(
                "kirim",
                "send",
                $"Laporan tahunan ke dinas",
                $"Kirim laporan setahun dan lihat keputusan dinas"
            ),
        ];

    private IEnumerable<(string Href, string Icon, string Label, string Note)> OfTheYear =>
        [
            Room(
                $"rapb/{clock.Today.Year}",
                "target",
                $"RAPB dan realisasi",
                $"Rencana pendapatan dan beban setahun, dan yang sudah tercapai"
            ),
            Room("bulan", "calendar-month", $"Akhir bulan", $"Hitung kas, penyusutan, tutup bulan"),
            Room(
                "tahun",
                "calendar-check",
                $"Tutup buku dan SHU",
                $"Tutup tahun buku, keputusan RAT, pembagian SHU"
            ),
            Room(
                "rat",
                "users-group",
                $"RAT dan LPJ",
                $"Undangan, daftar hadir, keputusan, buku laporan tahunan"
            ),
            Room(
                "modal",
                "building-bank",
                $"Siap modal?",
                $"Kelengkapan, rencana pinjaman, proyeksi, dan proposal ke bank"
            ),
            Room("saldo-awal", "flag", $"Saldo awal", $"Yang ada ketika pembukuan dibuka"),
            Room("bagan-akun", "list-tree", $"Bagan akun", $"Akun dan saldonya"),
            Room("pemeriksaan", "shield-check", $"Pemeriksaan", $"Pembukuan dihitung ulang setiap malam"),
        ];

    private (string, string, string, string) Room(
        string room,
        string icon,
        FormattableString label,
        FormattableString note
    ) => ($"{Home}/{room}", icon, this.Texts.Of(label), this.Texts.Of(note));

    public async Task<IActionResult> OnGetAsync(Guid cooperative, CancellationToken ct)
    {
        if (await reach.FindAsync(new OrganisationId(cooperative), ct) is not { } books)
            return NotFound();
        Books = books;
        var id = books.CooperativeId;
        var (balances, accounts) = (db.Balances.AsNoTracking(), db.Accounts.AsNoTracking());
        Cash = new Rupiah(
            await balances
                .Where(b =>
                    b.CooperativeId == id
                    && accounts.Any(a => a.CooperativeId == id && a.Code == b.AccountCode && a.Cash)
                )
                .SumAsync(b => b.Debit.Value - b.Credit.Value, ct)
        );
        var last = await db
            .Journals.AsNoTracking()
            .Where(j => j.CooperativeId == id)
            .OrderByDescending(j => j.Seq)
            .Select(j => new
            {
                j.UnitCode,
                j.Year,
                j.Number,
                j.Date,
            })
            .FirstOrDefaultAsync(ct);
        Last = last is null ? null : (Posted.ReferenceOf(last.UnitCode, last.Year, last.Number), last.Date);
        Opening = await opening.StateAsync(books, ct);
        return Page();
    }
}
