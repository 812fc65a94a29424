using System.ComponentModel.DataAnnotations;
using NaikKelas.Books.Ledger;
using NaikKelas.Kernel;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Loans;

/// <summary>A loan of a co-op, which stands first in every key.</summary>
internal readonly record struct LoanId(Guid Value) : IId<LoanId>
{
    public static LoanId From(Guid value) => new(value);

    public static bool TryParse(string? s, IFormatProvider? provider, out LoanId id) =>
        Ids.TryParse(s, out id);
}

internal enum LoanState
{
    [Display(Name = "Diajukan")]
    Applied,

    [Display(Name = "Disetujui")]
    Approved,

    [Display(Name = "Ditolak")]
    Refused,

    [Display(Name = "Cair")]
    Disbursed,
}

/// <summary>
/// A loan to a member (pinjaman), from the application on. What is left of it stands on its own card of the sub-ledger,
/// which the database lets nobody repay beyond nothing.
/// </summary>
internal sealed class Loan
{
    public required OrganisationId CooperativeId { get; init; }

    public required LoanId Id { get; init; }

    public required MemberId MemberId { get; init; }

    /// <summary>Printed: P-0001.</summary>
    public required string Number { get; init; }

    public LoanState State { get; set; }

    public Rupiah Amount { get; init; }

    /// <summary>Kept back from the disbursement, income of the co-op.</summary>
    public Rupiah Fee { get; init; }

    /// <summary>Service in basis points a year: 1200 is 12 %.</summary>
    public required int Rate { get; init; }

    /// <summary>All instalments, those of the grace period included.</summary>
    public required int Months { get; init; }

    public required int GraceMonths { get; init; }

    public required LoanMethod Method { get; init; }

    /// <summary>Months of the harvest, in which alone principal is due: "4, 8"; null for each month.</summary>
    public string? PrincipalMonths { get; init; }

    /// <summary>Service is due with the principal of the harvest, not each month.</summary>
    public bool ServiceAtHarvest { get; init; }

    /// <summary>Rupiah; what principal or level payment is rounded to.</summary>
    public Rupiah RoundTo { get; init; }

    /// <summary>The name of its kind when it was asked for; null where it is of none.</summary>
    public string? Product { get; init; }

    /// <summary>What a payment covers first; null where the rules of lending say it.</summary>
    public PaymentOrder? PaymentOrder { get; init; }

    /// <summary>Basis points a month of what is late; zero where nothing was agreed.</summary>
    public int Penalty { get; init; }

    public required string Purpose { get; init; }

    /// <summary>What the household has left a month, rupiah: the ability to pay.</summary>
    public Rupiah Ability { get; init; }

    /// <summary>Paid each month for other loans, rupiah.</summary>
    public Rupiah OtherLoans { get; init; }

    /// <summary>What secures it, and who stands in for it.</summary>
    public string? Security { get; init; }

    /// <summary>To somebody of the board or the supervisors, or close to them (pihak terkait).</summary>
    public bool Related { get; init; }

    public required DateOnly AppliedOn { get; init; }

    public Guid? AppliedBy { get; init; }

    /// <summary>By the member's own phone, not at the desk.</summary>
    public bool ByMember { get; init; }

    /// <summary>Why it was rejected.</summary>
    public string? Reason { get; set; }

    /// <summary>The first day of the schedule.</summary>
    public DateOnly? DisbursedOn { get; set; }

    /// <summary>Its card.</summary>
    public SubledgerId? SubledgerId { get; set; }

    /// <summary>The number of the schedule in force: one until it is rescheduled.</summary>
    public int Schedule { get; set; } = 1;

    /// <summary>The journal that paid it out.</summary>
    public long? Seq { get; set; }

    public int Version { get; set; }

    public LoanTerms TermsFrom(DateOnly start) =>
        new(
            Amount.Value,
            Rate / 10_000m,
            Months,
            Method,
            start,
            RoundTo.Value,
            GraceMonths,
            LoanHarvest.Read(PrincipalMonths, ServiceAtHarvest)
        );
}

/// <summary>Somebody said yes to a loan; a person only once.</summary>
internal sealed class LoanApproval
{
    public required OrganisationId CooperativeId { get; init; }

    public required LoanId LoanId { get; init; }

    public required Guid ApprovedBy { get; init; }

    public required DateTime ApprovedAt { get; init; }
}

/// <summary>A row of one of a loan's schedules, as it was agreed at disbursement or when it was rescheduled.</summary>
internal sealed class LoanInstalment
{
    public required OrganisationId CooperativeId { get; init; }

    public required LoanId LoanId { get; init; }

    /// <summary>From one; the loan says which is in force.</summary>
    public required int Schedule { get; init; }

    public required int No { get; init; }

    public required DateOnly Due { get; init; }

    public Rupiah Principal { get; init; }

    public Rupiah Interest { get; init; }
}

/// <summary>How a payment was split; it counts as long as its journal is not reversed.</summary>
internal sealed class LoanPayment
{
    public required OrganisationId CooperativeId { get; init; }

    public required LoanId LoanId { get; init; }

    /// <summary>The journal.</summary>
    public required long Seq { get; init; }

    public required DateOnly PaidOn { get; init; }

    public Rupiah Principal { get; init; }

    public Rupiah Interest { get; init; }

    public Rupiah Penalty { get; init; }
}
