using NaikKelas.Books.Ledger;
using NaikKelas.Kernel;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Opening;

/// <summary>What stood on an account of a unit when the books were opened, as its treasurer wrote it down.</summary>
internal sealed class OpeningAmount
{
    public required OrganisationId CooperativeId { get; init; }

    public required string AccountCode { get; init; }

    public required string UnitCode { get; init; }

    /// <summary>Debit positive, credit negative.</summary>
    public required Rupiah Amount { get; set; }
}

/// <summary>What a member had saved when the books were opened.</summary>
internal sealed class OpeningSaving
{
    public required OrganisationId CooperativeId { get; init; }

    public required SubledgerId SubledgerId { get; init; }

    public required Rupiah Amount { get; set; }
}
