using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Shu;
using NaikKelas.Kernel;

namespace NaikKelas.Books.MemberView;

/// <summary>A year's SHU as one member gets it, with all that its formula needs.</summary>
/// <param name="Year">The book year.</param>
/// <param name="Shu">Of the whole co-op, rupiah.</param>
/// <param name="Articles">By which it was divided.</param>
/// <param name="Own">The member's part.</param>
/// <param name="Capital">The base of jasa modal of all members, rupiah.</param>
/// <param name="Business">The base of jasa usaha of all members, rupiah.</param>
internal sealed record OwnShuPaper(
    int Year,
    long Shu,
    ArticlesCard Articles,
    ShuMemberPart Own,
    long Capital,
    long Business
);

/// <summary>Reads how a member's part of a divided year came about. Of other members it reads only their sum.</summary>
internal sealed class OwnShuBook(Db db, ArticlesBook articles)
{
    public async Task<OwnShuPaper?> FindAsync(MemberCard card, int year, CancellationToken ct)
    {
        var (id, me) = (card.Key.Cooperative, card.Key.Member);
        var division = await db
            .ShuDivisions.AsNoTracking()
            .SingleOrDefaultAsync(d => d.CooperativeId == id && d.Year == year, ct);
        var own = await db
            .ShuParts.AsNoTracking()
            .SingleOrDefaultAsync(p => p.CooperativeId == id && p.Year == year && p.MemberId == me, ct);
        if (division is null || own is null)
            return null;
        var all = await db
            .ShuParts.Where(p => p.CooperativeId == id && p.Year == year)
            .GroupBy(p => p.Year)
            .Select(g => new
            {
                Capital = g.Sum(p => p.Capital.Value),
                Business = g.Sum(p => p.Business.Value),
            })
            .SingleAsync(ct);
        return new OwnShuPaper(
            year,
            division.Shu.Value,
            await articles.OfAsync(id, division.ArticlesYear, ct),
            own,
            all.Capital,
            all.Business
        );
    }
}
