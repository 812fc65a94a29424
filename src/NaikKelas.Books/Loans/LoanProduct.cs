using System.ComponentModel.DataAnnotations;
using NaikKelas.Kernel;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Loans;

internal readonly record struct LoanProductId(Guid Value) : IId<LoanProductId>
{
    public static LoanProductId From(Guid value) => new(value);

    public static bool TryParse(string? s, IFormatProvider? provider, out LoanProductId id) =>
        Ids.TryParse(s, out id);
}

/// <summary>What a payment covers first.</summary>
internal enum PaymentOrder
{
    [Display(Name = "Denda, jasa, pokok")]
    PenaltyInterestPrincipal,

    [Display(Name = "Jasa, denda, pokok")]
    InterestPenaltyPrincipal,

    [Display(Name = "Jasa, pokok, denda")]
    InterestPrincipalPenalty,

    [Display(Name = "Pokok, jasa, denda")]
    PrincipalInterestPenalty,
}

/// <summary>A co-op's usual terms of one kind of loan (jenis pinjaman), as its anggaran rumah tangga says.</summary>
internal sealed class LoanProduct
{
    public required OrganisationId CooperativeId { get; init; }

    public required LoanProductId Id { get; init; }

    public required string Name { get; set; }

    /// <summary>Service in basis points a year: 1200 is 12 %.</summary>
    public int Rate { get; set; }

    public LoanMethod Method { get; set; }

    /// <summary>No loan of it runs longer.</summary>
    public int MonthsMax { get; set; }

    /// <summary>No loan of it is larger.</summary>
    public Rupiah AmountMax { get; set; }

    /// <summary>Kept back from the disbursement, basis points of the loan.</summary>
    public int Fee { get; set; }

    public Rupiah RoundTo { get; set; }

    public PaymentOrder PaymentOrder { get; set; }

    /// <summary>Basis points a month of what is late.</summary>
    public int Penalty { get; set; }

    /// <summary>New loans may be of it.</summary>
    public bool Active { get; set; } = true;

    public int Version { get; set; }
}

/// <summary>What those who decide want to know of somebody who asks for a loan (5C), each with a mark of 1 to 5.</summary>
internal sealed class LoanSheet
{
    public required OrganisationId CooperativeId { get; init; }

    public required LoanId LoanId { get; init; }

    public int CharacterMark { get; set; }

    public string? CharacterNote { get; set; }

    public int CapacityMark { get; set; }

    public string? CapacityNote { get; set; }

    public int CapitalMark { get; set; }

    public string? CapitalNote { get; set; }

    public int CollateralMark { get; set; }

    public string? CollateralNote { get; set; }

    public int ConditionMark { get; set; }

    public string? ConditionNote { get; set; }

    /// <summary>Names of who stands in for the loan.</summary>
    public string? Guarantors { get; set; }

    /// <summary>What secures it.</summary>
    public string? SecurityKind { get; set; }

    /// <summary>What that is worth, rupiah.</summary>
    public Rupiah? SecurityValue { get; set; }

    public DateOnly WrittenOn { get; set; }

    public Guid? WrittenBy { get; set; }

    public int Version { get; set; }
}

internal static class PaymentOrders
{
    extension(PaymentOrder order)
    {
        public IReadOnlyList<LoanDue> Parts =>
            order switch
            {
                PaymentOrder.InterestPenaltyPrincipal =>
                [
                    LoanDue.Interest,
                    LoanDue.Penalty,
                    LoanDue.Principal,
                ],
                PaymentOrder.InterestPrincipalPenalty =>
                [
                    LoanDue.Interest,
                    LoanDue.Principal,
                    LoanDue.Penalty,
                ],
                PaymentOrder.PrincipalInterestPenalty =>
                [
                    LoanDue.Principal,
                    LoanDue.Interest,
                    LoanDue.Penalty,
                ],
                _ => [LoanDue.Penalty, LoanDue.Interest, LoanDue.Principal],
            };
    }
}
