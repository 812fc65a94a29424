using System.ComponentModel.DataAnnotations;
using NaikKelas.Kernel;

namespace NaikKelas.Training.Rounds;

public readonly record struct RoundId(Guid Value) : IId<RoundId>
{
    public static RoundId From(Guid value) => new(value);

    public static bool TryParse(string? s, IFormatProvider? provider, out RoundId id) =>
        Ids.TryParse(s, out id);
}

/// <summary>What was done to a round. Whether a locked one takes nominations now is a question of the clock: <see cref="RoundPhase"/>.</summary>
public enum RoundState
{
    /// <summary>Everything can still be changed.</summary>
    Draft,

    /// <summary>Rules locked, digest published, secret drawn. Opens and closes by the clock.</summary>
    Locked,

    /// <summary>Closed: facts frozen with their source, applicants screened.</summary>
    Screened,

    /// <summary>The public value is in, seats are assigned. Not yet published.</summary>
    Drawn,

    /// <summary>Final: the result, seed and digests are public, the decree has its number.</summary>
    Published,
}

/// <summary>What a person sees on the phases banner.</summary>
public enum RoundPhase
{
    [Display(Name = "Disiapkan")]
    Draft,

    [Display(Name = "Menunggu dibuka")]
    Waiting,

    [Display(Name = "Menerima usulan")]
    Open,

    /// <summary>The clock has closed it; freezing the facts is the next act (done by the scheduler within a minute).</summary>
    [Display(Name = "Ditutup")]
    Closed,

    [Display(Name = "Penyaringan")]
    Screened,

    /// <summary>Screened, in a round with a correction window: until it is drawn.</summary>
    [Display(Name = "Koreksi")]
    Correcting,

    [Display(Name = "Penetapan")]
    Drawn,

    /// <summary>Drawn, in a round with an objection window: until it is published.</summary>
    [Display(Name = "Keberatan")]
    Objecting,

    [Display(Name = "Diumumkan")]
    Published,
}

/// <summary>
/// A round (putaran seleksi): one call for applicants for one class or more. Its terms are locked with a published
/// digest before it opens; a change after that makes a new visible version with a reason.
/// </summary>
internal sealed class TrainingRound
{
    public required RoundId Id { get; init; }

    /// <summary>The agency's region: who may work on it.</summary>
    public required string RegionCode { get; init; }

    public required string Title { get; set; }

    /// <summary>The address of its public page: lower-case letters, digits and hyphens, unique.</summary>
    public required string Slug { get; init; }

    public RoundState State { get; set; }

    /// <summary>UTC.</summary>
    public required DateTime OpensAt { get; set; }

    /// <summary>UTC. From this instant on nothing is taken.</summary>
    public required DateTime ClosesAt { get; set; }

    /// <summary>Rules, criteria, reserves and nominator limit as JSON.</summary>
    public required string TermsJson { get; set; }

    /// <summary>Counts the locked versions, from 1; 0 before the first lock.</summary>
    public int TermsVersion { get; set; }

    /// <summary>SHA-256 of the locked terms (selection exchange format without applicants, overrides and seed).</summary>
    public string? LockDigest { get; set; }

    public DateTime? LockedAt { get; set; }

    /// <summary>The secret half of the seed, sealed until published.</summary>
    [NaikKelas.Kernel.Auditing.NeverShown]
    public string? SecretSealed { get; set; }

    /// <summary>SHA-256 of the secret, public from the lock on.</summary>
    public string? SecretDigest { get; set; }

    /// <summary>Which public value will complete the seed: "penutupan IHSG 11 Juni 2020".</summary>
    public required string PublicValueName { get; set; }

    public string? PublicValue { get; set; }

    /// <summary>Days after the facts are frozen in which somebody may say that one of them is wrong; 0: no window.</summary>
    public int CorrectionDays { get; set; }

    /// <summary>Days after the draw in which an applicant may object; 0: no window.</summary>
    public int ObjectionDays { get; set; }

    /// <summary>How many codes were given: P0001 is the first to arrive.</summary>
    public int NominationsGiven { get; set; }

    public DateTime? ScreenedAt { get; set; }

    public DateTime? DrawnAt { get; set; }

    /// <summary>Who pressed, as the audit trail names them: told to whoever presses second.</summary>
    public string? DrawnBy { get; set; }

    public DateTime? PublishedAt { get; set; }

    /// <summary>Digest of round and result (selection exchange format), of the published files.</summary>
    public string? ResultDigest { get; set; }

    public string? DecreeNumber { get; set; }

    public DateOnly? DecreeDate { get; set; }

    public int Version { get; set; }

    public RoundPhase PhaseAt(DateTime utcNow) =>
        State switch
        {
            RoundState.Draft => RoundPhase.Draft,
            RoundState.Locked when utcNow < OpensAt => RoundPhase.Waiting,
            RoundState.Locked when utcNow < ClosesAt => RoundPhase.Open,
            RoundState.Locked => RoundPhase.Closed,
            RoundState.Screened when CorrectionDays > 0 => RoundPhase.Correcting,
            RoundState.Screened => RoundPhase.Screened,
            RoundState.Drawn when ObjectionDays > 0 => RoundPhase.Objecting,
            RoundState.Drawn => RoundPhase.Drawn,
            _ => RoundPhase.Published,
        };

    /// <summary>UTC; from this instant on no correction is taken. Null: the round has no such window, or not yet.</summary>
    public DateTime? CorrectionsUntil =>
        CorrectionDays > 0 && ScreenedAt is { } at ? at.AddDays(CorrectionDays) : null;

    /// <summary>UTC; from this instant on no objection is taken. Null: the round has no such window, or not yet.</summary>
    public DateTime? ObjectionsUntil =>
        ObjectionDays > 0 && DrawnAt is { } at ? at.AddDays(ObjectionDays) : null;
}

/// <summary>The terms as they were locked, each time they were: what anyone may look up afterwards.</summary>
internal sealed class TermsVersion
{
    public required Guid Id { get; init; }

    public required RoundId RoundId { get; init; }

    public required int Number { get; init; }

    public required string TermsJson { get; init; }

    public required string Digest { get; init; }

    public required DateTime LockedAt { get; init; }

    public required DateTime OpensAt { get; init; }

    public required DateTime ClosesAt { get; init; }

    /// <summary>Why the terms or the times changed; null for the first.</summary>
    public string? Reason { get; init; }
}
