using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Ledger;
using NaikKelas.Books.Members;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Auditing;

namespace NaikKelas.Books.Outlets;

internal static class OutletTables
{
    extension(Db db)
    {
        internal DbSet<Good> Goods => db.Set<Good>();

        internal DbSet<StockMove> StockMoves => db.Set<StockMove>();

        internal DbSet<OutletTrade> OutletTrades => db.Set<OutletTrade>();

        internal DbSet<StockTake> StockTakes => db.Set<StockTake>();

        internal DbSet<StockTakeLine> StockTakeLines => db.Set<StockTakeLine>();
    }

    internal static void Map(ModelBuilder model)
    {
        MapGoods(model);
        MapTrades(model);
        MapTakes(model);
    }

    private static void MapGoods(ModelBuilder model) =>
        model.Entity<Good>(good =>
        {
            good.ToTable(
                "goods",
                t =>
                {
                    t.HasCheckConstraint("ck_goods_quantity", "quantity >= 0");
                    t.HasCheckConstraint("ck_goods_value", "value >= 0 AND (quantity > 0 OR value = 0)");
                    t.HasCheckConstraint("ck_goods_price", "price_member > 0 AND price_other > 0");
                    t.HasCheckConstraint("ck_goods_minimum", "minimum >= 0");
                    t.HasCheckConstraint("ck_goods_active", "active OR quantity = 0");
                }
            );
            good.HasKey(g => new { g.CooperativeId, g.Id });
            good.Property(g => g.Number).HasMaxLength(40);
            good.Property(g => g.Measure).HasMaxLength(20);
            good.Property(g => g.Version).IsConcurrencyToken();
            good.HasIndex(g => new
                {
                    g.CooperativeId,
                    g.UnitCode,
                    g.NameKey,
                })
                .IsUnique();
            good.HasIndex(g => new { g.CooperativeId, g.SubledgerId }).IsUnique();
            good.HasOne<BusinessUnit>().WithMany().Restrict(g => new { g.CooperativeId, g.UnitCode });
            good.HasOne<SubledgerAccount>()
                .WithOne()
                .HasForeignKey<Good>(g => new { g.CooperativeId, g.SubledgerId })
                .OnDelete(DeleteBehavior.Restrict);
        });

    private static void MapTrades(ModelBuilder model)
    {
        model.Entity<StockMove>(move =>
        {
            move.ToTable(
                "stock_moves",
                t =>
                    t.HasCheckConstraint(
                        "ck_stock_moves_signs",
                        "quantity > 0 AND value >= 0 OR quantity < 0 AND value <= 0"
                    )
            );
            move.HasKey(m => new
            {
                m.CooperativeId,
                m.Seq,
                m.GoodId,
            });
            move.Property(m => m.Seq).ValueGeneratedNever();
            move.HasIndex(m => new { m.CooperativeId, m.GoodId });
            move.HasIndex(m => new { m.CooperativeId, m.Date });
            move.HasOne<Journal>().WithMany().Restrict(m => new { m.CooperativeId, m.Seq });
            move.HasOne<Good>().WithMany().Restrict(m => new { m.CooperativeId, m.GoodId });
            move.NotAudited("The journals are their own trail.");
        });
        model.Entity<OutletTrade>(trade =>
        {
            trade.ToTable(
                "outlet_trades",
                t =>
                {
                    t.HasCheckConstraint("ck_outlet_trades_total", "total > 0");
                    t.HasCheckConstraint(
                        "ck_outlet_trades_credit",
                        "kind <> 'Sale' OR terms = 'Cash' OR terms = 'Credit' AND member_id IS NOT NULL"
                    );
                }
            );
            trade.HasKey(x => new { x.CooperativeId, x.Seq });
            trade.Property(x => x.Seq).ValueGeneratedNever();
            trade.HasIndex(x => new
            {
                x.CooperativeId,
                x.UnitCode,
                x.Date,
            });
            trade
                .HasOne<Journal>()
                .WithOne()
                .HasForeignKey<OutletTrade>(x => new { x.CooperativeId, x.Seq })
                .OnDelete(DeleteBehavior.Restrict);
            trade.HasOne<BusinessUnit>().WithMany().Restrict(x => new { x.CooperativeId, x.UnitCode });
            trade.HasOne<Member>().WithMany().Restrict(x => new { x.CooperativeId, x.MemberId });
            trade.NotAudited("The journals are their own trail.");
        });
    }

    private static void MapTakes(ModelBuilder model)
    {
        model.Entity<StockTake>(take =>
        {
            take.ToTable(
                "stock_takes",
                t =>
                    t.HasCheckConstraint(
                        "ck_stock_takes_difference",
                        "missing >= 0 AND surplus >= 0 AND (seq IS NULL) = (missing = 0 AND surplus = 0)"
                    )
            );
            take.HasKey(x => new
            {
                x.CooperativeId,
                x.UnitCode,
                x.CountedOn,
            });
            take.HasOne<BusinessUnit>().WithMany().Restrict(x => new { x.CooperativeId, x.UnitCode });
            take.HasOne<Journal>().WithMany().Restrict(x => new { x.CooperativeId, x.Seq });
        });
        model.Entity<StockTakeLine>(line =>
        {
            line.ToTable(
                "stock_take_lines",
                t => t.HasCheckConstraint("ck_stock_take_lines_counted", "counted >= 0 AND expected >= 0")
            );
            line.HasKey(x => new
            {
                x.CooperativeId,
                x.UnitCode,
                x.CountedOn,
                x.GoodId,
            });
            line.HasOne<StockTake>()
                .WithMany()
                .Restrict(x => new
                {
                    x.CooperativeId,
                    x.UnitCode,
                    x.CountedOn,
                });
            line.HasOne<Good>().WithMany().Restrict(x => new { x.CooperativeId, x.GoodId });
            line.NotAudited("The count is in the trail, its journal is another.");
        });
    }
}
