using NaikKelas.Kernel;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Ledger;

/// <summary>That a co-op keeps its books here, since when, and by which rules of its own.</summary>
internal sealed class CooperativeBooks
{
    public required OrganisationId CooperativeId { get; init; }

    /// <summary>The template its chart was made from: <c>ksp</c>, <c>kdmp</c>, <c>koppontren</c>, <c>consumer</c>.</summary>
    public required string Template { get; init; }

    public required string TemplateVersion { get; init; }

    /// <summary>No journal is dated before this day; the opening balances stand on it.</summary>
    public required DateOnly OpenedOn { get; init; }

    /// <summary>The unit that a line without a unit belongs to.</summary>
    public required string MainUnitCode { get; init; }

    /// <summary>From this amount on a second person approves before an entry is posted. Zero: never.</summary>
    public Rupiah ApprovalFrom { get; set; }

    /// <summary>Service of loans is income when it is earned (dasar akrual), not only when it is paid.</summary>
    public bool LoanAccrual { get; set; }

    public int Version { get; set; }
}

/// <summary>The end of a co-op's chain of journals. Whoever posts holds this row, so that one follows another.</summary>
internal sealed class BookHead
{
    public required OrganisationId CooperativeId { get; init; }

    /// <summary>How many journals there are; the last one's <see cref="Journal.Seq"/>.</summary>
    public long Seq { get; init; }

    /// <summary>SHA-256 of the last journal, which covers all before it. 32 bytes; zeros before the first.</summary>
    public byte[] Hash { get; init; } = new byte[32];
}

/// <summary>A business unit (unit usaha): savings and loans, shop, service.</summary>
internal sealed class BusinessUnit
{
    public required OrganisationId CooperativeId { get; init; }

    public required string Code { get; init; }

    public required string Name { get; set; }

    public bool Active { get; set; } = true;
}
