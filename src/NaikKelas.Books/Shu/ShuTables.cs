using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Ledger;
using NaikKelas.Books.Members;
using NaikKelas.Books.Years;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Auditing;

namespace NaikKelas.Books.Shu;

internal static class ShuTables
{
    extension(Db db)
    {
        internal DbSet<ShuArticles> ShuArticles => db.Set<ShuArticles>();

        internal DbSet<ShuArticleFund> ShuArticleFunds => db.Set<ShuArticleFund>();

        internal DbSet<ShuDivision> ShuDivisions => db.Set<ShuDivision>();

        internal DbSet<ShuMemberPart> ShuParts => db.Set<ShuMemberPart>();
    }

    internal static void Map(ModelBuilder model)
    {
        model.Entity<ShuArticles>(articles =>
        {
            articles.ToTable("shu_articles");
            articles.HasKey(a => new { a.CooperativeId, a.Year });
            articles.Property(a => a.Year).ValueGeneratedNever();
            articles.Property(a => a.Version).IsConcurrencyToken();
            articles.InBooks(a => a.CooperativeId);
        });
        model.Entity<ShuArticleFund>(fund =>
        {
            fund.ToTable(
                "shu_article_funds",
                t => t.HasCheckConstraint("ck_shu_article_funds_points", "points BETWEEN 1 AND 10000")
            );
            fund.HasKey(f => new
            {
                f.CooperativeId,
                f.Year,
                f.Fund,
            });
            fund.Property(f => f.Fund).HasMaxLength(40);
            fund.HasOne<ShuArticles>().WithMany().Restrict(f => new { f.CooperativeId, f.Year });
        });
        MapDivision(model);
    }

    private static void MapDivision(ModelBuilder model)
    {
        model.Entity<ShuMemberPart>(part =>
        {
            part.ToTable(
                "shu_parts",
                t =>
                    t.HasCheckConstraint(
                        "ck_shu_parts_amounts",
                        "capital >= 0 AND business >= 0 AND jasa_modal >= 0 AND jasa_usaha >= 0"
                    )
            );
            part.HasKey(p => new
            {
                p.CooperativeId,
                p.Year,
                p.MemberId,
            });
            part.HasOne<BookYear>().WithMany().Restrict(p => new { p.CooperativeId, p.Year });
            part.HasOne<Member>().WithMany().Restrict(p => new { p.CooperativeId, p.MemberId });
            part.HasOne<Journal>().WithMany().Restrict(p => new { p.CooperativeId, p.PaidSeq });
            part.NotAudited("Reckoned from the journals and never changed; the division is in the trail.");
        });
        model.Entity<ShuDivision>(division =>
        {
            division.ToTable(
                "shu_divisions",
                t =>
                    t.HasCheckConstraint(
                        "ck_shu_divisions_amounts",
                        "shu > 0 AND remainder BETWEEN 0 AND shu"
                    )
            );
            division.HasKey(d => new { d.CooperativeId, d.Year });
            division.Property(d => d.Year).ValueGeneratedNever();
            division.HasOne<BookYear>().WithMany().Restrict(d => new { d.CooperativeId, d.Year });
            division.HasOne<ShuArticles>().WithMany().Restrict(d => new { d.CooperativeId, d.ArticlesYear });
            division.HasOne<Journal>().WithMany().Restrict(d => new { d.CooperativeId, d.Seq });
        });
    }
}
