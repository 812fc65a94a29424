using System.ComponentModel.DataAnnotations;
using NaikKelas.Books.Ledger;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Rats;

internal enum RatState
{
    [Display(Name = "Direncanakan")]
    Planned,

    [Display(Name = "Sedang berlangsung")]
    Open,

    [Display(Name = "Selesai")]
    Held,

    /// <summary>Its result is with the agency: from here the database lets nobody change it.</summary>
    [Display(Name = "Dilaporkan ke dinas")]
    Filed,
}

/// <summary>The members' meeting (RAT) that hears the accounts of one book year. One a year, postponed at most once.</summary>
internal sealed class Rat
{
    public required OrganisationId CooperativeId { get; init; }

    /// <summary>The book year it hears.</summary>
    public required int Year { get; init; }

    public RatState State { get; set; }

    /// <summary>The day that counts.</summary>
    public DateOnly HeldOn { get; set; }

    /// <summary>On the agency's wall clock: 09:00.</summary>
    public string StartsAt { get; set; } = "09:00";

    public required string Place { get; set; }

    /// <summary>One point a line.</summary>
    public required string Agenda { get; set; }

    /// <summary>When the invitations go out.</summary>
    public DateOnly? InvitedOn { get; set; }

    /// <summary>1, or 2 once it was postponed for want of a quorum.</summary>
    public int Meeting { get; set; } = 1;

    /// <summary>The day the first meeting found no quorum.</summary>
    public DateOnly? FirstOn { get; set; }

    /// <summary>How many came to it.</summary>
    public int? FirstPresent { get; set; }

    /// <summary>When it was opened: how many members there were, how many present, how many needed.</summary>
    public int? Members { get; set; }

    public int? Present { get; set; }

    public int? Needed { get; set; }

    public DateTime? OpenedAt { get; set; }

    /// <summary>Who leads it (pimpinan rapat) and who writes (notulis), by name.</summary>
    public string? Chair { get; set; }

    public string? Writer { get; set; }

    /// <summary>Notulen.</summary>
    public string? Minutes { get; set; }

    public DateTime? FiledAt { get; set; }

    public Guid? FiledBy { get; set; }

    public int Version { get; set; }

    public IReadOnlyList<string> Points =>
        Agenda.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}

/// <summary>A co-op's own meeting rules from a book year on (anggaran dasar). A later row replaces it.</summary>
internal sealed class RatTerms
{
    public required OrganisationId CooperativeId { get; init; }

    /// <summary>The first book year they are for.</summary>
    public required int Year { get; init; }

    /// <summary>Hundredths of a per cent.</summary>
    public int QuorumPoints { get; set; }

    public bool QuorumPlusOne { get; set; }

    public int SecondQuorumPoints { get; set; }

    public int NoticeDays { get; set; }

    public int PostponeDays { get; set; }

    public int MonthsLimit { get; set; }

    /// <summary>Where they stand: the article of the statutes.</summary>
    public required string Basis { get; set; }

    public int Version { get; set; }

    public MeetingRules Rules =>
        new(
            new(QuorumPoints, QuorumPlusOne),
            new(SecondQuorumPoints, false),
            NoticeDays,
            PostponeDays,
            MonthsLimit
        );
}

internal enum RatArrival
{
    [Display(Name = "Meja penerima tamu")]
    Desk,

    [Display(Name = "Kode QR")]
    Code,
}

/// <summary>A member who came (daftar hadir); once a meeting.</summary>
internal sealed class RatAttendance
{
    public required OrganisationId CooperativeId { get; init; }

    public required int Year { get; init; }

    public required int Meeting { get; init; }

    public required MemberId MemberId { get; init; }

    public RatArrival Arrival { get; init; }

    public required DateTime At { get; init; }
}

internal enum RatSubject
{
    [Display(Name = "Penerimaan laporan pertanggungjawaban")]
    Accountability,

    [Display(Name = "Pembagian SHU")]
    Shu,

    [Display(Name = "Rencana kerja dan anggaran")]
    Plan,

    [Display(Name = "Pemilihan pengurus atau pengawas")]
    Election,

    [Display(Name = "Keputusan lain")]
    Other,
}

/// <summary>What the meeting decided.</summary>
internal sealed class RatDecision
{
    public required OrganisationId CooperativeId { get; init; }

    public required int Year { get; init; }

    public required int No { get; init; }

    public RatSubject Subject { get; init; }

    public required string Words { get; init; }

    public int VotesFor { get; init; }

    public int VotesAgainst { get; init; }

    public int VotesAbstain { get; init; }

    /// <summary>Whether it was carried.</summary>
    public bool Carried { get; init; }

    /// <summary>
    /// Of the RAPB that was approved, as <see cref="Budgets.BudgetBook.MarkOf"/> has it: from then on it stays. Null for
    /// every other decision.
    /// </summary>
    public string? PlanMark { get; init; }

    /// <summary>Of the form: a double click decides once.</summary>
    public required Guid Key { get; init; }

    public required DateTime At { get; init; }
}

internal enum SignWay
{
    [Display(Name = "Dengan akun sendiri")]
    Account,

    [Display(Name = "Di kertas")]
    Paper,

    [Display(Name = "Tidak menandatangani")]
    Declined,
}

/// <summary>Somebody of the board under the LPJ (UU 25/1992 art. 36); who does not sign explains why.</summary>
internal sealed class RatSignature
{
    public required OrganisationId CooperativeId { get; init; }

    public required int Year { get; init; }

    public required string Name { get; init; }

    public required string Office { get; init; }

    public SignWay Way { get; init; }

    /// <summary>Whose account; null where it was written down by name.</summary>
    public Guid? UserId { get; init; }

    public string? Reason { get; init; }

    /// <summary><see cref="Lpj.LpjSeal"/> of what was signed: with other figures or another text it is another one. 32 bytes.</summary>
    public required byte[] Seal { get; init; }

    public required DateTime At { get; init; }
}
