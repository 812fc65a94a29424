using NaikKelas.Kernel;
using NaikKelas.Kernel.Files;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Capital;

/// <summary>
/// A plan to borrow as the board wrote it down. Saving makes the next version; earlier ones stay. Its purposes are written
/// first and the plan seals them: the database takes it only where they add up.
/// </summary>
internal sealed class FinancePlan
{
    public required OrganisationId CooperativeId { get; init; }

    /// <summary>1, 2, 3 … in the order of saving; the last one counts.</summary>
    public required int Version { get; init; }

    /// <summary>Of <c>capital.json</c>.</summary>
    public required string Scheme { get; init; }

    public required Rupiah Amount { get; init; }

    /// <summary>Of it for running costs and goods; the rest buys what lasts.</summary>
    public required Rupiah Operational { get; init; }

    /// <summary>Hundredths of a per cent a year: 600 is 6 %.</summary>
    public required int RatePoints { get; init; }

    /// <summary>All instalments, those of the grace period included.</summary>
    public required int Months { get; init; }

    public required int GraceMonths { get; init; }

    /// <summary>When the money is hoped for.</summary>
    public required DateOnly StartsOn { get; init; }

    /// <summary>Per cent a year, in hundredths, that income from services grows by.</summary>
    public required int ServiceGrowth { get; init; }

    /// <summary>Of sales; what the goods cost grows with them.</summary>
    public required int SalesGrowth { get; init; }

    /// <summary>Of operating costs.</summary>
    public required int OperatingGrowth { get; init; }

    /// <summary>Of what the co-op costs as a co-op.</summary>
    public required int CooperativeGrowth { get; init; }

    public required DateTime At { get; init; }

    public Guid? By { get; init; }
}

/// <summary>One line of what the money is for.</summary>
internal sealed class FinancePurpose
{
    public required OrganisationId CooperativeId { get; init; }

    public required int Version { get; init; }

    /// <summary>From one.</summary>
    public required int No { get; init; }

    public required string Item { get; init; }

    public required Rupiah Amount { get; init; }
}

/// <summary>What people wrote in a chapter of the proposal. Every version stays; the last one is printed.</summary>
internal sealed class FinanceText
{
    public required OrganisationId CooperativeId { get; init; }

    public required string Chapter { get; init; }

    public required int Version { get; init; }

    /// <summary>Empty: the suggestion from the data is printed again.</summary>
    public required string Words { get; init; }

    public required DateTime At { get; init; }

    public Guid? By { get; init; }
}

/// <summary>A paper that no room of the program knows of: the board hands it in, or at least says of when it is.</summary>
internal sealed class CapitalPaper
{
    public required OrganisationId CooperativeId { get; init; }

    /// <summary>One of <see cref="ReadinessCodes.Attached"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>1, 2, 3 …; the last one counts.</summary>
    public required int Version { get; init; }

    /// <summary>The date that stands on it.</summary>
    public required DateOnly DatedOn { get; init; }

    public FileId? FileId { get; init; }

    public required DateTime At { get; init; }

    public Guid? By { get; init; }
}
