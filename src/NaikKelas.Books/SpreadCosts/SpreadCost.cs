using System.ComponentModel.DataAnnotations;
using NaikKelas.Books.FixedAssets;
using NaikKelas.Kernel;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.SpreadCosts;

/// <summary>A cost of several months. Unique together with the co-op, which stands first in every key.</summary>
internal readonly record struct SpreadCostId(Guid Value) : IId<SpreadCostId>
{
    public static SpreadCostId From(Guid value) => new(value);

    public static bool TryParse(string? s, IFormatProvider? provider, out SpreadCostId id) =>
        Ids.TryParse(s, out id);
}

internal enum SpreadKind
{
    /// <summary>Rent of a year: paid first, a cost month by month.</summary>
    [Display(Name = "Dibayar di muka")]
    Prepaid,

    /// <summary>The RAT, a holiday allowance: a cost month by month, paid last.</summary>
    [Display(Name = "Dibayar kemudian")]
    Accrued,
}

/// <summary>A cost that belongs to several months and is paid once (beban dibayar di muka, beban yang masih harus dibayar).</summary>
internal sealed class SpreadCost
{
    /// <summary>A month after all others.</summary>
    public const int Ever = 9999_12;

    public required OrganisationId CooperativeId { get; init; }

    public required SpreadCostId Id { get; init; }

    public required string Name { get; set; }

    public required SpreadKind Kind { get; init; }

    /// <summary>The cost: 5-3104.</summary>
    public required string AccountCode { get; init; }

    /// <summary>Whose result bears it.</summary>
    public required string UnitCode { get; init; }

    /// <summary>202501.</summary>
    public required int FirstMonth { get; init; }

    public required int Months { get; init; }

    /// <summary>All months together.</summary>
    public required Rupiah Amount { get; init; }

    /// <summary>The last month, where it ended early: of what was paid before the rest is that month's cost.</summary>
    public int? UntilMonth { get; set; }

    public int Version { get; set; }

    /// <summary>What had become a cost by the end of a month, rupiah: even shares, the last month brings what was rounded away.</summary>
    public long CostBy(int month)
    {
        var first = new DateOnly(FirstMonth / 100, FirstMonth % 100, 1);
        if (UntilMonth is not { } until || month < until)
            return Depreciation.By(Amount.Value, Months, first, month);
        return Kind == SpreadKind.Prepaid
            ? Amount.Value
            : Depreciation.By(Amount.Value, Months, first, until);
    }
}

/// <summary>What a journal made a cost of one of them.</summary>
internal sealed class SpreadShare
{
    public required OrganisationId CooperativeId { get; init; }

    public required SpreadCostId CostId { get; init; }

    public required long Seq { get; init; }

    /// <summary>202501.</summary>
    public required int Month { get; init; }

    public required Rupiah Amount { get; init; }
}
