using Microsoft.AspNetCore.Mvc;
using NaikKelas.Books.Shu;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Books.MemberView;

/// <summary>The member's part of the SHU and how it came about, the last year first.</summary>
[Allow(Role.Member)]
internal sealed class OwnShuModel(MemberDoor door, OwnBook book, OwnShuBook shu) : OwnPage(door)
{
    private const int YearsMax = 10;

    public IReadOnlyList<OwnShu> Years { get; private set; } = [];

    public OwnShuPaper? Paper { get; private set; }

    public DateOnly? PaidOn => Years.FirstOrDefault(y => y.Year == Paper?.Year)?.PaidOn;

    public async Task<IActionResult> OnGetAsync(int? tahun, CancellationToken ct)
    {
        Years = await book.ShuAsync(Card, YearsMax, ct);
        if ((tahun ?? (Years is [var last, ..] ? last.Year : null)) is { } year)
            Paper = await shu.FindAsync(Card, year, ct);
        return tahun is not null && Paper is null ? NotFound() : Page();
    }

    /// <summary>The formula with the member's own figures; of the others only their sum.</summary>
    public string HowOf(string fund)
    {
        var (paper, capital) = (Paper!, fund == ShuSplit.Capital);
        var (own, all, part) = capital
            ? (paper.Own.Capital, paper.Capital, paper.Own.JasaModal)
            : (paper.Own.Business, paper.Business, paper.Own.JasaUsaha);
        return all == 0
            ? this.Texts["Tidak ada dasarnya di tahun ini."]
            : this.Texts.Of(
                $"{Say.Rupiah(own)} milik Anda ÷ {Say.Rupiah(new Rupiah(all))} seluruh anggota × {ShuPageModel.PercentOf(paper.Articles.PercentOf(fund))} × SHU {Say.Rupiah(new Rupiah(paper.Shu))} = {Say.Rupiah(part)}"
            );
    }
}
