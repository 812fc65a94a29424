using System.ComponentModel.DataAnnotations;
using NaikKelas.Books.Ledger;
using NaikKelas.Kernel;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Outlets;

internal readonly record struct GoodId(Guid Value) : IId<GoodId>
{
    public static GoodId From(Guid value) => new(value);

    public static bool TryParse(string? s, IFormatProvider? provider, out GoodId id) =>
        Ids.TryParse(s, out id);
}

/// <summary>What an outlet sells (barang dagangan). Its value stands on a card of the sub-ledger as well.</summary>
internal sealed class Good
{
    public required OrganisationId CooperativeId { get; init; }

    public required GoodId Id { get; init; }

    /// <summary>The outlet: a business unit of the books.</summary>
    public required string UnitCode { get; init; }

    /// <summary>B-0001: the number of its card.</summary>
    public required string Number { get; init; }

    public required string Name { get; set; }

    /// <summary>The name in capitals: one good of a name an outlet.</summary>
    public required string NameKey { get; set; }

    /// <summary>kg, liter, bungkus.</summary>
    public required string Measure { get; set; }

    /// <summary>For one whole measure.</summary>
    public required Rupiah PriceMember { get; set; }

    public required Rupiah PriceOther { get; set; }

    /// <summary>Thousandths; below this it is time to buy. Zero: never.</summary>
    public long Minimum { get; set; }

    public bool Active { get; set; } = true;

    /// <summary>The card its value stands on.</summary>
    public required SubledgerId SubledgerId { get; init; }

    /// <summary>Thousandths; moved by the database with the journal that sells or buys.</summary>
    public long Quantity { get; init; }

    /// <summary>The same as its card's balance.</summary>
    public Rupiah Value { get; init; }

    public int Version { get; set; }
}

internal enum StockMoveKind
{
    [Display(Name = "Pembelian")]
    Purchase,

    [Display(Name = "Stok awal")]
    Opening,

    [Display(Name = "Penjualan")]
    Sale,

    [Display(Name = "Opname")]
    Count,

    /// <summary>Written by the database when a journal is taken back.</summary>
    [Display(Name = "Pembatalan")]
    Reversal,
}

/// <summary>One line of a stock card (kartu stok): what one journal did to one good.</summary>
internal sealed class StockMove
{
    public required OrganisationId CooperativeId { get; init; }

    public required long Seq { get; init; }

    public required GoodId GoodId { get; init; }

    public required StockMoveKind Kind { get; init; }

    public required DateOnly Date { get; init; }

    /// <summary>Thousandths; out of the outlet is negative.</summary>
    public required long Quantity { get; init; }

    /// <summary>What it cost, with the sign of the quantity.</summary>
    public required Rupiah Value { get; init; }

    /// <summary>What it was sold for; zero where nothing was sold.</summary>
    public Rupiah Revenue { get; init; }
}

internal enum TradeTerms
{
    [Display(Name = "Tunai")]
    Cash,

    [Display(Name = "Kredit")]
    Credit,

    /// <summary>Goods that were there before there were cards.</summary>
    [Display(Name = "Stok awal (sudah ada di saldo awal)")]
    Opening,
}

/// <summary>A purchase or a sale as a whole: with whom, how it was paid, and what was asked for.</summary>
internal sealed class OutletTrade
{
    public required OrganisationId CooperativeId { get; init; }

    public required long Seq { get; init; }

    public required string UnitCode { get; init; }

    public required StockMoveKind Kind { get; init; }

    public required DateOnly Date { get; init; }

    public required TradeTerms Terms { get; init; }

    public MemberId? MemberId { get; init; }

    public string? Supplier { get; init; }

    public required Rupiah Total { get; init; }

    /// <summary>SHA-256 of what was sent: sent again it is the same trade, whatever the average is by then.</summary>
    public required byte[] Content { get; init; }
}

/// <summary>One count of an outlet (opname).</summary>
internal sealed class StockTake
{
    public required OrganisationId CooperativeId { get; init; }

    public required string UnitCode { get; init; }

    public required DateOnly CountedOn { get; init; }

    /// <summary>Who stood at the shelf.</summary>
    public required string CountedBy { get; init; }

    public Guid? KeptBy { get; init; }

    /// <summary>The journal of the difference; null where the count found what the cards say.</summary>
    public long? Seq { get; init; }

    public required Rupiah Missing { get; init; }

    public required Rupiah Surplus { get; init; }
}

internal sealed class StockTakeLine
{
    public required OrganisationId CooperativeId { get; init; }

    public required string UnitCode { get; init; }

    public required DateOnly CountedOn { get; init; }

    public required GoodId GoodId { get; init; }

    /// <summary>What the card said, thousandths.</summary>
    public required long Expected { get; init; }

    public required long Counted { get; init; }

    /// <summary>Of the difference, with its sign.</summary>
    public required Rupiah Value { get; init; }
}
