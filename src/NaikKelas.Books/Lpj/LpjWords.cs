using NaikKelas.Books.Loans;
using NaikKelas.Books.Rats;
using NaikKelas.Books.Statements;
using NaikKelas.Kernel;
using NaikKelas.Registry.Persons;
using Position = NaikKelas.Registry.Persons.Position;

namespace NaikKelas.Books.Lpj;

/// <summary>
/// What each chapter says as long as nobody has written in it: a sentence or a few, with figures from the books. A paper
/// is Indonesian whatever language its reader's pages are in.
/// </summary>
internal static class LpjWords
{
    public static string Of(LpjKind kind, string chapter, LpjFacts facts) =>
        kind == LpjKind.Pengurus ? Board(chapter, facts) : Supervisors(chapter, facts);

    private static string Board(string chapter, LpjFacts facts) =>
        chapter switch
        {
            "pengantar" =>
                $"Puji syukur kepada Tuhan Yang Maha Esa. Pengurus {facts.Cooperative} menyampaikan laporan pertanggungjawaban tahun buku {facts.Year} kepada Rapat Anggota Tahunan pada {RatCover.Day(facts.Rat.HeldOn)}. Terima kasih kepada semua anggota yang menjalankan kewajibannya dan memakai usaha koperasi.",
            "acara" =>
                "Rapat mengutamakan musyawarah untuk mufakat. Bila mufakat tidak tercapai, keputusan diambil dengan suara terbanyak; setiap anggota yang hadir mempunyai satu suara dan tidak diwakilkan.",
            "notulen-lalu" => LastRat(facts),
            "pendahuluan" =>
                $"{facts.Cooperative} menyelenggarakan pembukuan sejak {StatementCover.Day(facts.OpenedOn)}. Laporan ini disusun menurut UU 25/1992 tentang Perkoperasian pasal 35 dan 36.",
            "organisasi" =>
                $"Pada akhir tahun {facts.Year} anggota berjumlah {LpjParts.Count(facts.Members.Now)} orang: selama setahun masuk {LpjParts.Count(facts.Members.Joined)} orang dan keluar {LpjParts.Count(facts.Members.Left)} orang. Pengurus {InOffice(facts, Organ.Pengurus)} orang, pengawas {InOffice(facts, Organ.Pengawas)} orang, pengelola {InOffice(facts, Organ.Pengelola)} orang.",
            "usaha" => Business(facts),
            "permodalan" =>
                $"Modal sendiri {Rp(facts.Own.Now)}, {Compared(facts.Own.Now, facts.Own.Before, facts.Year)}. Modal dari luar berupa simpanan sukarela, dana, dan utang {Rp(facts.Debts.Now)}.",
            "keuangan" =>
                $"Jumlah aset per 31 Desember {facts.Year} {Rp(facts.Assets.Now)}, {Compared(facts.Assets.Now, facts.Assets.Before, facts.Year)}. {Result(facts)}",
            "catatan" =>
                $"Laporan keuangan disusun menurut SAK Entitas Privat dalam rupiah penuh. Pendapatan dan beban diakui ketika dicatat di pembukuan; periode laporan 1 Januari sampai 31 Desember {facts.Year}. Rincian di bawah menunjukkan akun di balik setiap pos. {Kept(facts)}",
            "rasio" => Ratios(facts),
            "promosi" =>
                $"Selama tahun {facts.Year} anggota menerima jasa simpanan {Rp(facts.Promotion.Now)} dan SHU bagian anggota {Rp(facts.Shu.Rows.Sum(r => r.Total))}. Selisih harga dan jasa pinjaman dibanding pihak luar belum dihitung di pembukuan ini.",
            "shu" => Shu(facts),
            "masalah" =>
                "Tuliskan masalah yang dihadapi tahun ini dan apa yang sudah dikerjakan atas keputusan RAT yang lalu.",
            "rencana" => facts.Plan.IsPlanned
                ? $"Tahun {facts.Year + 1} direncanakan pendapatan {Rp(facts.Plan.Sum(income: true, r => r.Planned))} dan beban {Rp(facts.Plan.Sum(income: false, r => r.Planned))}. Tuliskan rencana kerjanya; anggarannya ada di tabel di bawah."
                : $"Tuliskan rencana kerja dan rencana anggaran pendapatan dan belanja tahun {facts.Year + 1}. Sebagai pembanding, tahun {facts.Year} koperasi memperoleh {Income(facts)} dan mengeluarkan {Expense(facts)}.",
            "penutup" =>
                "Demikian laporan pertanggungjawaban ini disampaikan untuk dibahas dan diputuskan rapat anggota. Atas kepercayaan anggota, pengurus mengucapkan terima kasih.",
            "lampiran" =>
                $"Lampiran memuat simpanan {LpjParts.Count(facts.Saved.Count)} anggota dan {LpjParts.Count(facts.Lent.Count)} pinjaman yang belum lunas per 31 Desember {facts.Year}.",
            _ => "",
        };

    private static string Supervisors(string chapter, LpjFacts facts) =>
        chapter switch
        {
            "dasar" =>
                "UU 25/1992 tentang Perkoperasian pasal 38 dan 39: pengawas memeriksa pelaksanaan kebijakan dan pengelolaan koperasi, dan membuat laporan tertulis.",
            "lingkup" =>
                $"Pemeriksaan meliputi organisasi, usaha, dan keuangan selama 1 Januari sampai 31 Desember {facts.Year}. Tuliskan kapan pemeriksaan dilaksanakan dan siapa yang memeriksa.",
            "organisasi" =>
                $"Anggota pada akhir tahun {LpjParts.Count(facts.Members.Now)} orang; masuk {LpjParts.Count(facts.Members.Joined)}, keluar {LpjParts.Count(facts.Members.Left)}.",
            "usaha" => Business(facts),
            "keuangan" =>
                $"Menurut pembukuan, aset {Rp(facts.Assets.Now)}, kewajiban {Rp(facts.Debts.Now)}, ekuitas {Rp(facts.Own.Now)}. {Result(facts)} {Tied(facts)}",
            "kepatuhan" => LastRat(facts),
            "temuan" =>
                "Tuliskan temuan. Yang dikerjakan pengurus di luar rencana yang disetujui rapat anggota termasuk temuan.",
            "saran" => "Tuliskan saran kepada pengurus.",
            "kesimpulan" =>
                $"Tuliskan kesimpulan pengawas atas laporan pertanggungjawaban pengurus tahun buku {facts.Year}.",
            _ => "",
        };

    private static string Rp(long amount) => new Rupiah(amount).ToString();

    private static int InOffice(LpjFacts facts, Organ organ)
    {
        var offices = Enum.GetValues<Position>()
            .Where(p => Positions.OrganOf(p) == organ)
            .Select(RatWords.NameOf)
            .ToHashSet(StringComparer.Ordinal);
        return facts.Officers.Count(o => offices.Contains(o.Office));
    }

    private static string Compared(long now, long before, int year) =>
        before == 0 ? $"tahun {year - 1} belum ada pembandingnya"
        : now == before ? $"sama dengan tahun {year - 1}"
        : now > before ? $"naik {Rp(now - before)} dari tahun {year - 1}"
        : $"turun {Rp(before - now)} dari tahun {year - 1}";

    private static string Result(LpjFacts facts) =>
        facts.Result.Now < 0
            ? $"Tahun ini koperasi rugi {Rp(-facts.Result.Now)}."
            : $"SHU sesudah pajak {Rp(facts.Result.Now)}, {Compared(facts.Result.Now, facts.Result.Before, facts.Year)}.";

    private static string Income(LpjFacts facts) => Rp(facts.Units.Sum(u => u.Income));

    private static string Expense(LpjFacts facts) => Rp(facts.Units.Sum(u => u.Expense));

    private static string Business(LpjFacts facts) =>
        facts.Units.Count == 0
            ? "Tahun ini belum ada pendapatan dan beban."
            : $"Pendapatan {Income(facts)} dan beban {Expense(facts)}. "
                + string.Join(
                    " ",
                    facts.Units.Select(u =>
                        u.Result < 0
                            ? $"{u.Name} rugi {Rp(-u.Result)}."
                            : $"{u.Name} menghasilkan {Rp(u.Result)}."
                    )
                );

    private static string Ratios(LpjFacts facts) =>
        string.Join(
            " ",
            facts
                .Ratios.Where(r => r.Share is not null)
                .Select(r => $"{r.Name} {(r.Share!.Value * 100).ToString("N1", Rupiah.Culture)}%.")
        );

    private static string Shu(LpjFacts facts) =>
        facts.Result.Now <= 0
            ? "Tahun ini tidak ada SHU yang dapat dibagi. Tuliskan bagaimana kerugian ditutup."
            : $"SHU {Rp(facts.Result.Now)} dibagi menurut {(facts.Shu.Articles.Confirmed ? facts.Shu.Articles.Basis : "pola lazim yang belum dikonfirmasi koperasi ini")}. {LpjParts.Count(facts.Shu.Rows.Count(r => r.Total > 0))} anggota mendapat bagian, semuanya {Rp(facts.Shu.Rows.Sum(r => r.Total))}.";

    private static string LastRat(LpjFacts facts) =>
        facts.LastRat is { State: not RatState.Planned } last
            ? $"RAT tahun buku {last.Year} diselenggarakan pada {RatCover.Day(last.HeldOn)}, dihadiri {LpjParts.Count(last.Present ?? 0)} dari {LpjParts.Count(last.Members ?? 0)} anggota, dengan {facts.LastDecisions.Count} keputusan."
            : $"Keputusan RAT tahun buku {facts.Year - 1} tidak tercatat di sini. Tuliskan ringkasannya.";

    private static string Kept(LpjFacts facts)
    {
        var lent = facts.Lent.Where(l => l.Class.Class != LoanClass.Lancar).Sum(l => l.Left);
        return facts.OnLoan == 0
            ? ""
            : $"Piutang pinjaman anggota {Rp(facts.OnLoan)}, di antaranya {Rp(lent)} tidak lancar.";
    }

    private static string Tied(LpjFacts facts) =>
        Ties.Broken(facts.Figures).Count == 0
            ? "Semua laporan keuangan saling cocok dengan buku besar."
            : "Laporan keuangan belum saling cocok.";
}
