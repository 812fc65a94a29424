using System.ComponentModel.DataAnnotations;
using NaikKelas.Kernel;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Loans;

/// <summary>Something asked for of a running loan; the co-op stands first in every key.</summary>
internal readonly record struct LoanRequestId(Guid Value) : IId<LoanRequestId>
{
    public static LoanRequestId From(Guid value) => new(value);

    public static bool TryParse(string? s, IFormatProvider? provider, out LoanRequestId id) =>
        Ids.TryParse(s, out id);
}

internal enum LoanRequestKind
{
    [Display(Name = "Jadwal ulang")]
    Reschedule,

    [Display(Name = "Hapus buku")]
    WriteOff,
}

internal enum LoanRequestState
{
    [Display(Name = "Menunggu keputusan")]
    Asked,

    [Display(Name = "Disetujui")]
    Agreed,

    [Display(Name = "Ditolak")]
    Refused,
}

/// <summary>
/// Another schedule for a loan (jadwal ulang), or its write-off (hapus buku): asked for with a reason, agreed to by two
/// people who did not write it. What the loan was at that moment is kept with it.
/// </summary>
internal sealed class LoanRequest
{
    public required OrganisationId CooperativeId { get; init; }

    public required LoanRequestId Id { get; init; }

    public required LoanId LoanId { get; init; }

    public required LoanRequestKind Kind { get; init; }

    public LoanRequestState State { get; set; }

    public required string Reason { get; init; }

    public required DateOnly AskedOn { get; init; }

    public Guid? AskedBy { get; init; }

    /// <summary>The decision of a members' meeting that a write-off follows, where there is one.</summary>
    public string? Meeting { get; init; }

    /// <summary>Of the new schedule, as of <see cref="Loan.Rate"/>.</summary>
    public int? Rate { get; init; }

    public int? Months { get; init; }

    public int? GraceMonths { get; init; }

    public LoanMethod? Method { get; init; }

    public Rupiah? RoundTo { get; init; }

    public string? PrincipalMonths { get; init; }

    public bool ServiceAtHarvest { get; init; }

    /// <summary>Service not paid becomes principal; else it is due with the first new instalment.</summary>
    public bool Capitalise { get; init; }

    public DateOnly? DecidedOn { get; set; }

    /// <summary>Why it was refused.</summary>
    public string? Refusal { get; set; }

    /// <summary>The number of the schedule it brought.</summary>
    public int? Schedule { get; set; }

    /// <summary>Months of the new schedule are counted from here.</summary>
    public DateOnly? Starts { get; set; }

    /// <summary>How well it was paid when it was rescheduled.</summary>
    public LoanClass? ClassBefore { get; set; }

    /// <summary>Left of the principal when it was agreed, before service became part of it.</summary>
    public Rupiah? Principal { get; set; }

    /// <summary>Service owed then.</summary>
    public Rupiah? Service { get; set; }

    /// <summary>All service paid by then: what the schedules before it took.</summary>
    public Rupiah? PaidBefore { get; set; }

    /// <summary>The journal: of the write-off, or of service that became principal.</summary>
    public long? Seq { get; set; }

    public int Version { get; set; }

    /// <summary>What the new schedule follows from.</summary>
    public LoanTerms TermsFrom(DateOnly start, long amount) =>
        new(
            amount,
            Rate!.Value / 10_000m,
            Months!.Value,
            Method!.Value,
            start,
            RoundTo!.Value.Value,
            GraceMonths ?? 0,
            LoanHarvest.Read(PrincipalMonths, ServiceAtHarvest)
        );
}

/// <summary>Somebody said yes to it; a person only once, and nobody who wrote it.</summary>
internal sealed class LoanRequestApproval
{
    public required OrganisationId CooperativeId { get; init; }

    public required LoanRequestId RequestId { get; init; }

    public required Guid ApprovedBy { get; init; }

    public required DateTime ApprovedAt { get; init; }
}

/// <summary>Came in for a loan after it was written off; it counts as long as its journal is not reversed.</summary>
internal sealed class LoanRecovery
{
    public required OrganisationId CooperativeId { get; init; }

    /// <summary>The journal.</summary>
    public required long Seq { get; init; }

    /// <summary>The write-off.</summary>
    public required LoanRequestId RequestId { get; init; }

    public required DateOnly PaidOn { get; init; }

    public Rupiah Amount { get; init; }
}
