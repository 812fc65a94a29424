using NaikKelas.Kernel;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.FixedAssets;

/// <summary>A fixed asset (aset tetap) of one co-op. Unique together with the co-op, which stands first in every key.</summary>
internal readonly record struct FixedAssetId(Guid Value) : IId<FixedAssetId>
{
    public static FixedAssetId From(Guid value) => new(value);

    public static bool TryParse(string? s, IFormatProvider? provider, out FixedAssetId id) =>
        Ids.TryParse(s, out id);
}

/// <summary>A thing that serves for years and loses value by the month.</summary>
internal sealed class FixedAsset
{
    public required OrganisationId CooperativeId { get; init; }

    public required FixedAssetId Id { get; init; }

    public required string Name { get; set; }

    /// <summary>What it stands on: 1-3301.</summary>
    public required string AccountCode { get; init; }

    /// <summary>Whose result bears its depreciation.</summary>
    public required string UnitCode { get; init; }

    public required DateOnly AcquiredOn { get; init; }

    public required Rupiah Cost { get; init; }

    /// <summary>What it will fetch in the end; never depreciated.</summary>
    public required Rupiah Residual { get; init; }

    /// <summary>How long it serves, months.</summary>
    public required int Months { get; init; }

    public int Version { get; set; }

    /// <summary>What it had lost by the end of a month, rupiah.</summary>
    public long LostBy(int month) => Depreciation.By(Cost.Value - Residual.Value, Months, AcquiredOn, month);
}

/// <summary>What a journal of depreciation took from one asset.</summary>
internal sealed class AssetDepreciation
{
    public required OrganisationId CooperativeId { get; init; }

    public required FixedAssetId AssetId { get; init; }

    public required long Seq { get; init; }

    /// <summary>202501: what it had lost by the end of this month.</summary>
    public required int Month { get; init; }

    public required Rupiah Amount { get; init; }
}

/// <summary>An asset that was sold, or that is no longer of use; it counts as long as its journal is not taken back.</summary>
internal sealed class AssetDisposal
{
    public required OrganisationId CooperativeId { get; init; }

    public required FixedAssetId AssetId { get; init; }

    public required long Seq { get; init; }

    public required DateOnly DisposedOn { get; init; }

    /// <summary>What it fetched, rupiah; nothing where it was scrapped.</summary>
    public required Rupiah Proceeds { get; init; }

    /// <summary>Why it leaves the register.</summary>
    public required string Reason { get; init; }
}
