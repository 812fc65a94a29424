using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Desk;
using NaikKelas.Books.Ledger;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Outlets;

/// <summary>
/// Use case: what stands on the shelves is counted and the cards follow (opname). One count an outlet a day; its
/// difference is one journal.
/// </summary>
internal sealed class CountStock(Db db, StockDesk stock, AgencyClock clock, Actor actor)
{
    /// <summary>Begins the keys of its journals.</summary>
    public const string KeyPrefix = "opname:";

    private const string Template = "gerai-opname";

    public sealed record Line
    {
        public Guid Good { get; init; }

        /// <summary>What the card said when the page was opened, thousandths.</summary>
        public long Expected { get; init; }

        /// <summary>Empty: not counted.</summary>
        public decimal? Counted { get; init; }
    }

    public sealed record Input
    {
        [Display(Name = "Dihitung oleh")]
        [StringLength(100)]
        public string? CountedBy { get; init; }

        public List<Line> Lines { get; init; } = [];
    }

    /// <summary>A counted good: what the card says, and what the difference is worth.</summary>
    private sealed record Counted(Good Good, long Found, long Worth);

    public Task<Result<StockTake>> RunAsync(
        BooksCard books,
        string outlet,
        Input input,
        CancellationToken ct
    ) =>
        db.RunAsync<StockTake>(
            async () =>
            {
                var id = books.CooperativeId;
                await db.HoldBooksAsync(id, ct);
                if (await stock.OutletAsync(books, outlet, ct) is null)
                    return Refusal.NotFound($"Gerai tidak ditemukan di koperasi ini.");
                var today = clock.Today;
                if (
                    await db.StockTakes.AnyAsync(
                        t => t.CooperativeId == id && t.UnitCode == outlet && t.CountedOn == today,
                        ct
                    )
                )
                    return Refusal.Conflict(
                        "counted-today",
                        $"Gerai ini sudah dihitung hari ini. Opname berikutnya dapat dicatat besok."
                    );
                var lines = input.Lines.Where(l => l.Counted is not null).ToList();
                var goods = await stock.GoodsAsync(books, outlet, lines.Select(l => new GoodId(l.Good)), ct);
                if (lines.Exists(l => !goods.ContainsKey(new GoodId(l.Good))))
                    return Refusal.NotFound($"Barang tidak ditemukan di gerai ini.");
                var wrong = Check(input, lines, goods);
                if (wrong.Any)
                    return wrong;
                var counted = await WorthAsync(id, lines, goods, wrong, ct);
                if (wrong.Any)
                    return wrong;
                return await KeepAsync(books, outlet, input.CountedBy!.Trim(), counted, ct);
            },
            ct
        );

    private static Refusals Check(Input input, List<Line> lines, Dictionary<GoodId, Good> goods)
    {
        var wrong = new Refusals();
        wrong.When(
            input.CountedBy?.Trim() is not { Length: > 0 and <= 100 },
            "counted-by",
            $"Isi siapa yang menghitung.",
            nameof(input.CountedBy)
        );
        wrong.When(lines.Count == 0, "lines", $"Isi hasil hitung paling sedikit satu barang.");
        foreach (var line in lines)
        {
            var good = goods[new GoodId(line.Good)];
            wrong.When(
                line.Counted < 0 || Quantities.Of(line.Counted!.Value) is null,
                "counted",
                $"{good.Name}: isi nol atau lebih, paling banyak tiga angka di belakang koma.",
                $"{nameof(input.Lines)}[{input.Lines.IndexOf(line)}].{nameof(line.Counted)}"
            );
            // Sold or bought since the page was opened: the count may be from before it or from after.
            if (line.Expected != good.Quantity)
                wrong.Add(
                    Refusal.Conflict(
                        "stale",
                        $"Stok {good.Name} berubah sejak halaman dibuka. Muat ulang halaman dan hitung lagi."
                    )
                );
        }

        wrong.When(
            lines.GroupBy(l => l.Good).Any(g => g.Count() > 1),
            "good-twice",
            $"Satu barang cukup satu baris."
        );
        return wrong;
    }

    private async Task<List<Counted>> WorthAsync(
        OrganisationId id,
        List<Line> lines,
        Dictionary<GoodId, Good> goods,
        Refusals wrong,
        CancellationToken ct
    )
    {
        List<Counted> counted = [];
        foreach (var line in lines)
        {
            var good = goods[new GoodId(line.Good)];
            var (card, found) = (
                new StockCard(good.Quantity, good.Value.Value),
                Quantities.Of(line.Counted!.Value)!.Value
            );
            var worth =
                found <= card.Quantity
                    ? -card.CostOf(card.Quantity - found)
                    : card.WorthOf(
                        found - card.Quantity,
                        card.Quantity > 0 ? null : await LastAsync(id, good.Id, ct)
                    );
            if (worth is { } known)
                counted.Add(new Counted(good, found, known));
            else
                wrong.When(
                    true,
                    "no-cost",
                    $"{good.Name} belum pernah masuk, jadi harga belinya belum diketahui. Catat dahulu lewat Barang masuk."
                );
        }

        return counted;
    }

    /// <summary>The last that came in, for what is found where nothing should be.</summary>
    private async Task<StockCard?> LastAsync(OrganisationId id, GoodId good, CancellationToken ct)
    {
        var last = await db
            .StockMoves.AsNoTracking()
            .Where(m =>
                m.CooperativeId == id
                && m.GoodId == good
                && (m.Kind == StockMoveKind.Purchase || m.Kind == StockMoveKind.Opening)
            )
            .OrderByDescending(m => m.Seq)
            .Select(m => new { m.Quantity, m.Value })
            .FirstOrDefaultAsync(ct);
        return last is null ? null : new StockCard(last.Quantity, last.Value.Value);
    }

    private async Task<Result<StockTake>> KeepAsync(
        BooksCard books,
        string outlet,
        string countedBy,
        List<Counted> counted,
        CancellationToken ct
    )
    {
        var today = clock.Today;
        // A difference worth less than half a rupiah has no line in a journal: the card waits until it is worth one.
        var moved = counted.Where(c => c.Worth != 0).ToList();
        long? seq = null;
        if (moved.Count > 0)
        {
            var posted = await stock.PostAsync(
                books,
                JournalOf(outlet, today, moved),
                next => moved.Select(c => MoveOf(c, next, today)),
                ct
            );
            if (posted.Refused)
                return posted.As<StockTake>();
            seq = posted.Value.Seq;
        }

        var take = new StockTake
        {
            CooperativeId = books.CooperativeId,
            UnitCode = outlet,
            CountedOn = today,
            CountedBy = countedBy,
            KeptBy = actor.UserId,
            Seq = seq,
            Missing = new Rupiah(moved.Where(c => c.Worth < 0).Sum(c => -c.Worth)),
            Surplus = new Rupiah(moved.Where(c => c.Worth > 0).Sum(c => c.Worth)),
        };
        db.StockTakes.Add(take);
        db.StockTakeLines.AddRange(
            counted.Select(c => new StockTakeLine
            {
                CooperativeId = books.CooperativeId,
                UnitCode = outlet,
                CountedOn = today,
                GoodId = c.Good.Id,
                Expected = c.Good.Quantity,
                Counted = c.Found,
                Value = new Rupiah(c.Worth),
            })
        );
        return take;
    }

    private static StockMove MoveOf(Counted counted, long seq, DateOnly today) =>
        new()
        {
            CooperativeId = counted.Good.CooperativeId,
            Seq = seq,
            GoodId = counted.Good.Id,
            Kind = StockMoveKind.Count,
            Date = today,
            Quantity = counted.Found - counted.Good.Quantity,
            Value = new Rupiah(counted.Worth),
        };

    private static NewJournal JournalOf(string outlet, DateOnly today, List<Counted> moved)
    {
        var practice = OutletPractice.Current;
        // Missing and too much stand apart: a journal that hides one behind the other tells nothing.
        List<NewLine> lines =
        [
            .. moved.Select(c => new NewLine(
                practice.Stock.Code,
                new Rupiah(c.Worth),
                SubledgerId: c.Good.SubledgerId
            )),
        ];
        foreach (var side in moved.GroupBy(c => c.Worth > 0))
            lines.Add(new NewLine(practice.Difference.Code, new Rupiah(-side.Sum(c => c.Worth))));
        return new NewJournal(
            string.Create(CultureInfo.InvariantCulture, $"{KeyPrefix}{outlet}:{today:yyyy-MM-dd}"),
            today,
            string.Create(Rupiah.Culture, $"Selisih opname {today:d MMMM yyyy}"),
            lines,
            JournalKind.Adjustment,
            outlet,
            Template
        );
    }
}
