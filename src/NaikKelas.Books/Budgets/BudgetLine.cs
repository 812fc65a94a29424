using NaikKelas.Kernel;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Budgets;

/// <summary>What a co-op plans to earn or to spend on one account in a book year (RAPB).</summary>
internal sealed class BudgetLine
{
    public required OrganisationId CooperativeId { get; init; }

    public required int Year { get; init; }

    /// <summary>Of income or of cost.</summary>
    public required string AccountCode { get; init; }

    /// <summary>For the whole year, never negative; zero where nothing is planned any more.</summary>
    public required Rupiah Amount { get; set; }

    public int Version { get; set; }
}
