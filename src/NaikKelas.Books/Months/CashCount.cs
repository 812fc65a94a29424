using NaikKelas.Kernel;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Months;

/// <summary>What was in the till when somebody counted (opname kas), and what the books said then.</summary>
internal sealed class CashCount
{
    public required OrganisationId CooperativeId { get; init; }

    /// <summary>The cash that was counted: 1-1101.</summary>
    public required string AccountCode { get; init; }

    /// <summary>Counted at the end of this day; counted again on it, the later count stands.</summary>
    public required DateOnly CountedOn { get; init; }

    public required Rupiah Counted { get; set; }

    /// <summary>In the books at the end of that day, when it was counted.</summary>
    public required Rupiah Booked { get; set; }

    public Guid? CountedBy { get; set; }

    /// <summary>The journal of the difference; null where there was none, or while nobody has posted it.</summary>
    public long? Seq { get; set; }

    public int Version { get; set; }

    public Rupiah Difference => Counted - Booked;
}
