using NaikKelas.Books.Statements;
using NaikKelas.Kernel;

namespace NaikKelas.Books.Capital;

/// <summary>
/// What each chapter says as long as nobody has written in it, with figures from the data. A paper is Indonesian whatever
/// language its reader's pages are in.
/// </summary>
internal static class ProposalWords
{
    public static string Of(string chapter, ProposalFacts facts) =>
        chapter switch
        {
            "ringkasan" => Summary(facts),
            "profil" => Profile(facts),
            "usaha" =>
                "Tuliskan usaha yang akan dijalankan atau dibesarkan, siapa pembelinya, dari mana barangnya, dan siapa yang mengelola setiap hari.",
            "tujuan" =>
                $"Pinjaman {Rp(facts.Amount)} dipakai untuk {facts.Plan.Purposes.Count} keperluan di bawah ini; {Rp(facts.Operational)} di antaranya belanja operasional. Pencairan diharapkan {Day(facts.Plan.Plan.StartsOn)}. Tuliskan tahapannya bila pencairan tidak sekaligus.",
            "keuangan" => Past(facts),
            "proyeksi" => Ahead(facts),
            "pengembalian" => Repaying(facts),
            "risiko" => Risks(facts),
            "kelengkapan" =>
                $"Per {Day(facts.Today)} dari {facts.Readiness.Count(l => l.Needed)} syarat yang diminta sudah ada {facts.Readiness.Count(l => l is { Needed: true, State: ReadinessState.Present })}.",
            _ => "",
        };

    private static string Summary(ProposalFacts facts) =>
        $"{facts.Cooperative} mengajukan pinjaman {Rp(facts.Amount)} dengan bunga {FinanceRules.PercentOf(facts.Plan.Plan.RatePoints)} setahun, {facts.Plan.Plan.Months} bulan termasuk masa tenggang {facts.Plan.Plan.GraceMonths} bulan ({facts.Scheme?.Name ?? facts.Plan.Plan.Scheme}). Sesudah masa tenggang angsuran sebulan {Rp(facts.Reckoned.Level)}. {Lasts(facts)}";

    private static string Profile(ProposalFacts facts) =>
        $"{facts.Cooperative} {(facts.Known.FoundedOn is { } day ? $"berdiri {Day(day)}" : "adalah koperasi")} dengan {LpjCount(facts.Members)} anggota.";

    private static string Past(ProposalFacts facts)
    {
        var columns = new Columns(facts.Figures);
        var year = facts.Figures.Span.To.Year;
        return $"SHU tahun {year} {Signed(columns.Now.Result)}, tahun {year - 1} {Signed(columns.Before.Result)}. Kas dan bank pada {Day(facts.Figures.Span.To)} {Rp(columns.Now.CashClosing)}.";
    }

    private static string Ahead(ProposalFacts facts) =>
        facts.Year is not { } ground || facts.Reckoned.Projection is not { } projection
            ? "Pembukuan belum memuat satu bulan penuh, jadi proyeksi belum dapat dihitung."
            : $"Dasarnya {GroundOf(ground)}. Kas awal {Rp(ground.Cash)} menurut pembukuan {Day(ground.On)}. Uang pinjaman dianggap dibelanjakan seluruhnya pada bulan pencairan; barang yang dibeli disusutkan {CapitalPractice.Current.AssetLifeMonths / 12} tahun. Simpanan, pinjaman kepada anggota, dan persediaan dianggap tetap. Jasa naik {Percent(facts.Reckoned.Growth.Service)}, penjualan {Percent(facts.Reckoned.Growth.Sales)}, beban usaha {Percent(facts.Reckoned.Growth.Operating)}, beban perkoperasian {Percent(facts.Reckoned.Growth.Cooperative)} setahun selama tiga tahun. SHU tahun ketiga {Signed(projection.Years[^1].Shu)}. {Lasts(facts)}{Thin(facts)}";

    private static string Repaying(ProposalFacts facts)
    {
        var plan = facts.Plan.Plan;
        var grace =
            plan.GraceMonths == 0
                ? ""
                : $" Selama masa tenggang {plan.GraceMonths} bulan {Texts.Word(facts.Reckoned.Terms.Grace)}.";
        var due = facts.Scheme?.DueDay is { } day
            ? $" Angsuran jatuh tempo tanggal {day}, atau hari kerja berikutnya."
            : "";
        return $"Pinjaman dikembalikan dalam {plan.Months} angsuran bulanan.{grace} Sesudahnya {Rp(facts.Reckoned.Level)} sebulan; bunga seluruhnya {Rp(facts.Reckoned.TotalInterest)}.{due}";
    }

    private static string Risks(ProposalFacts facts) =>
        facts.Reckoned.Projection?.Short is null
            ? "Tuliskan apa yang dapat membuat penjualan turun atau beban naik, dan apa yang dilakukan pengurus bila itu terjadi."
            : $"{Lasts(facts)} Tuliskan dari mana kekurangan itu ditutup: penjualan yang lebih besar, beban yang lebih kecil, pinjaman yang lebih kecil, atau jangka waktu yang lebih panjang.";

    private static string Lasts(ProposalFacts facts) =>
        facts.Reckoned.Projection switch
        {
            null => "",
            { Short: { } month } =>
                $"Menurut proyeksi kas kurang {Rp(-month.Cash)} mulai {PlanProjection.MonthOf(facts.Plan.Plan.StartsOn, month.No)}.",
            _ =>
                $"Menurut proyeksi kas cukup untuk angsuran sampai lunas, {PlanProjection.MonthOf(facts.Plan.Plan.StartsOn, facts.Reckoned.Rows.Count)}.",
        };

    private static string Thin(ProposalFacts facts) =>
        facts.Reckoned.Thin is { } words ? $" {words.ToString(Rupiah.Culture)}" : "";

    public static string GroundOf(BaseYear ground) =>
        ground switch
        {
            { Year: { } year } => $"tahun buku {year} yang sudah ditutup",
            { Months: < BaseYear.WholeYear } =>
                $"{ground.Months} bulan pembukuan ({Day(ground.From)} s.d. {Day(ground.To)}) yang disetahunkan",
            _ => $"12 bulan terakhir ({Day(ground.From)} s.d. {Day(ground.To)})",
        };

    internal static string Day(DateOnly day) => day.ToString("d MMMM yyyy", Rupiah.Culture);

    internal static string Rp(long amount) => new Rupiah(amount).ToString();

    private static string Signed(long amount) => amount < 0 ? $"rugi {Rp(-amount)}" : Rp(amount);

    private static string Percent(int points) => FinanceRules.PercentOf(points);

    private static string LpjCount(int count) => count.ToString("N0", Rupiah.Culture);
}
