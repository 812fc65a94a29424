using System.ComponentModel.DataAnnotations;
using NaikKelas.Registry.Privacy;
using NaikKelas.Training.Nominations;

namespace NaikKelas.Training.Nominating;

/// <summary>How somebody agreed to being put forward.</summary>
internal enum ConsentWay
{
    [Display(Name = "Datang sendiri ke dinas")]
    InPerson,

    [Display(Name = "Lewat telepon")]
    Phone,

    [Display(Name = "Surat tertulis")]
    Letter,

    [Display(Name = "Dinyatakan pengurus pengusul")]
    Board,

    [Display(Name = "Mengisi formulir sendiri")]
    OwnForm,
}

/// <summary>
/// Who asked for a nomination, how consent was given and to what, who typed it. Kept after it is taken back: a log tells
/// both (UU 27/2022 art. 24).
/// </summary>
internal sealed class Consent
{
    public required NominationId NominationId { get; init; }

    public required ConsentWay Way { get; init; }

    /// <summary>At whose request, in words: "permintaan ketua koperasi". Null where people act for themselves.</summary>
    public string? AskedBy { get; init; }

    /// <summary>What for: a purpose of <see cref="PrivacyRules"/>.</summary>
    public string Purpose { get; init; } = PrivacyNotice.Application;

    /// <summary>The version of the notice of that purpose; null in records of before it was kept.</summary>
    public string? NoticeVersion { get; init; }

    /// <summary>As the audit trail names the person.</summary>
    public required string EnteredBy { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; init; }

    /// <summary>UTC; null while it stands.</summary>
    public DateTime? TakenBackAt { get; set; }
}
