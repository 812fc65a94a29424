namespace NaikKelas.Kernel.Privacy;

/// <summary>One thing that is kept about a person, in words the person reads.</summary>
/// <param name="What">Indonesian, translated when shown: "Nomor HP".</param>
/// <param name="Value">As it stands; null where nothing was told.</param>
/// <param name="Source">Where it came from: "data induk".</param>
public sealed record HeldFact(string What, string? Value, string Source);

/// <summary>Why somebody cannot be erased yet.</summary>
/// <param name="Why">What stands in the way, for the person to read.</param>
/// <param name="Until">The last day it does; null: until the thing itself ends.</param>
public sealed record Obstacle(FormattableString Why, DateOnly? Until = null);

/// <summary>
/// A room that holds data on persons of the registry (UU 27/2022 art. 5–11: copy, erasure). Persons are given with the
/// records that were merged into them. Called inside the caller's transaction.
/// </summary>
public interface IHoldsPersonalData
{
    Task<IReadOnlyList<HeldFact>> CollectAsync(IReadOnlyList<Guid> persons, CancellationToken ct);

    Task<IReadOnlyList<Obstacle>> ObstaclesAsync(IReadOnlyList<Guid> persons, CancellationToken ct);

    /// <summary>Consent is taken back (UU 27/2022 art. 9): what rests on it alone ends.</summary>
    /// <returns>What ended, and what goes on and why, as sentences for the person.</returns>
    Task<IReadOnlyList<FormattableString>> TakeConsentBackAsync(
        IReadOnlyList<Guid> persons,
        CancellationToken ct
    ) => Task.FromResult<IReadOnlyList<FormattableString>>([]);

    /// <summary>Drops what tells who somebody is and keeps what is counted.</summary>
    /// <returns>What the rows are called in the audit trail (<c>persons/…</c>): their keys are destroyed after.</returns>
    Task<IReadOnlyList<string>> EraseAsync(IReadOnlyList<Guid> persons, CancellationToken ct);
}

/// <summary>A rule of keeping: what is let go when its time is over (retensi).</summary>
public interface IRetains
{
    /// <summary>The rule of <c>privacy.json</c> that it carries out.</summary>
    string Rule { get; }

    /// <summary>How many would go, for rows older than a moment (UTC).</summary>
    Task<int> CountAsync(DateTime olderThan, CancellationToken ct);

    /// <returns>How many went.</returns>
    Task<int> DropAsync(DateTime olderThan, CancellationToken ct);
}
