using System.ComponentModel.DataAnnotations;
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

/// <summary>Who asked for a nomination, how consent was given, who typed it.</summary>
internal sealed class Consent
{
    public required NominationId NominationId { get; init; }

    public required ConsentWay Way { get; init; }

    /// <summary>At whose request, in words: "permintaan ketua koperasi". Null where people act for themselves.</summary>
    public string? AskedBy { get; init; }

    /// <summary>The version of the privacy notice the person agreed to; null where none was shown.</summary>
    public string? NoticeVersion { get; init; }

    /// <summary>As the audit trail names the person.</summary>
    public required string EnteredBy { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; init; }
}
