using System.ComponentModel.DataAnnotations;
using NaikKelas.Books.Ledger;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Auditing;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.MemberView;

/// <summary>
/// A member's way to their own pages: first a link that the co-op hands out, then a PIN that only the member knows. No
/// row: no access.
/// </summary>
internal sealed class MemberAccess
{
    public required OrganisationId CooperativeId { get; init; }

    public required MemberId MemberId { get; init; }

    /// <summary>Null until the member has set one.</summary>
    public string? PinHash { get; set; }

    /// <summary>SHA-256 of the link that may set the PIN; null once it was used or void.</summary>
    public string? LinkHash { get; set; }

    public DateTime? LinkUntil { get; set; }

    /// <summary>How often somebody with the link told other digits of the phone.</summary>
    public int LinkFailed { get; set; }

    /// <summary>Wrong PINs since the last right one or the last lock.</summary>
    public int FailedCount { get; set; }

    /// <summary>How often it was locked since the last right PIN: the next lock is longer.</summary>
    public int Lockouts { get; set; }

    public DateTime? LockedUntil { get; set; }

    public required DateTime GivenAt { get; set; }

    public Guid? GivenBy { get; set; }

    public bool IsOpen(DateTime now) => LockedUntil is null || LockedUntil <= now;

    /// <summary>
    /// Counts a try before it is checked, so that guesses sent at the same moment count each; what turns out right takes
    /// its own back.
    /// </summary>
    /// <returns>Whether this one locked it.</returns>
    public bool Count(MemberViewPractice practice, DateTime now)
    {
        FailedCount++;
        if (FailedCount < practice.PinTries)
            return false;
        var minutes = practice.LockMinutes[Math.Min(Lockouts, practice.LockMinutes.Count - 1)];
        (FailedCount, Lockouts, LockedUntil) = (0, Lockouts + 1, now.AddMinutes(minutes));
        return true;
    }

    /// <summary>The try was another member's with the same phone number: it was no guess at this PIN.</summary>
    public void TakeBack(MemberViewPractice practice, bool locked)
    {
        if (locked)
            (FailedCount, Lockouts, LockedUntil) = (practice.PinTries - 1, Math.Max(0, Lockouts - 1), null);
        else
            FailedCount = Math.Max(0, FailedCount - 1);
    }

    /// <summary>The PIN was right, or is a new one.</summary>
    public void Clear() => (FailedCount, Lockouts, LockedUntil) = (0, 0, null);
}

/// <summary>
/// Whose phone a number is, over all co-ops: whoever signs in does not say of which co-op. The number itself does not
/// stand here, only what it becomes with the key of personal data.
/// </summary>
internal sealed class MemberPhone
{
    /// <summary>64 hex digits.</summary>
    public required string PhoneKey { get; init; }

    public required OrganisationId CooperativeId { get; init; }

    public required MemberId MemberId { get; init; }
}

/// <summary>A member signed in on one phone. The row is the session: whoever takes it away ends it.</summary>
internal sealed class MemberSession
{
    public required OrganisationId CooperativeId { get; init; }

    /// <summary>SHA-256 of what the cookie holds.</summary>
    public required string TokenHash { get; init; }

    public required MemberId MemberId { get; init; }

    public required DateTime StartedAt { get; init; }

    /// <summary>To within a day.</summary>
    public required DateTime LastSeenAt { get; set; }
}

internal readonly record struct CorrectionId(Guid Value) : IId<CorrectionId>
{
    public static CorrectionId From(Guid value) => new(value);

    public static bool TryParse(string? s, IFormatProvider? provider, out CorrectionId id) =>
        Ids.TryParse(s, out id);
}

internal enum CorrectionState
{
    [Display(Name = "Menunggu")]
    Waiting,

    [Display(Name = "Diterima")]
    Accepted,

    [Display(Name = "Ditolak")]
    Refused,

    [Display(Name = "Dibatalkan")]
    Withdrawn,
}

/// <summary>What a member would have their row of the register say; the co-op's people accept it or not. One waits at a time.</summary>
internal sealed class MemberCorrection
{
    public required OrganisationId CooperativeId { get; init; }

    /// <summary>Made with the form: sent twice, asked for once.</summary>
    public required CorrectionId Id { get; init; }

    public required MemberId MemberId { get; init; }

    [Personal]
    public string? Phone { get; init; }

    [Personal]
    public string? Neighbourhood { get; init; }

    [Personal]
    public string? Heir { get; init; }

    public required DateTime AskedAt { get; init; }

    public CorrectionState State { get; set; }

    public DateTime? DecidedAt { get; set; }

    public Guid? DecidedBy { get; set; }
}
