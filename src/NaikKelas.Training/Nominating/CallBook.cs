using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Organisations;
using NaikKelas.Training.Nominations;
using NaikKelas.Training.Rounds;

namespace NaikKelas.Training.Nominating;

/// <summary>A round as those see it who may put people forward in it.</summary>
/// <param name="Round">The round.</param>
/// <param name="Own">Those of the asker's organisations that lie in the round's region.</param>
/// <param name="Nominated">How many of theirs stand.</param>
internal sealed record Call(TrainingRound Round, IReadOnlyList<OrganisationCard> Own, int Nominated);

/// <summary>
/// The rounds that call on somebody: a co-op or pesantren within the round's region, or the office of a region
/// inside it. A province's round is not within an office's reach, and yet open to its nominations.
/// </summary>
public sealed class CallBook(Db db, Actor actor, AgencyClock clock, OrganisationDirectory organisations)
{
    public const string Path = "/usulkan";

    /// <summary>How long a closed round stays in the list, so that nobody wonders where it went.</summary>
    private const int DaysAfterClosing = 60;

    /// <summary>Those that close next come first.</summary>
    internal async Task<IReadOnlyList<Call>> ListAsync(CancellationToken ct)
    {
        var own = await organisations.OwnAsync(ct);
        string[] above = [.. Places(own).SelectMany(Above).Distinct(StringComparer.Ordinal)];
        var since = clock.UtcNow.AddDays(-DaysAfterClosing);
        var rounds = await db
            .Rounds.AsNoTracking()
            .Where(r => r.State != RoundState.Draft && r.ClosesAt > since && above.Contains(r.RegionCode))
            .OrderByDescending(r => r.ClosesAt)
            .ToListAsync(ct);
        OrganisationId?[] ids = [.. own.Select(o => (OrganisationId?)o.Id)];
        var counts = await db
            .Nominations.AsNoTracking()
            .Where(n => n.State == NominationState.Submitted && ids.Contains(n.NominatorId))
            .GroupBy(n => n.RoundId)
            .Select(g => new { Round = g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Round, g => g.Count, ct);
        return
        [
            .. rounds
                .Select(r => new Call(
                    r,
                    [.. own.Where(o => Scope.Covers(r.RegionCode, o.RegionCode))],
                    counts.GetValueOrDefault(r.Id)
                ))
                .OrderBy(c => c.Round.PhaseAt(clock.UtcNow) is not (RoundPhase.Open or RoundPhase.Waiting)),
        ];
    }

    /// <summary>Open rounds of an agency above the asker's: an officer's own list does not hold them.</summary>
    internal async Task<IReadOnlyList<Call>> AboveAsync(CancellationToken ct) =>
        [
            .. (await ListAsync(ct)).Where(c =>
                !actor.Reaches(c.Round.RegionCode) && c.Round.PhaseAt(clock.UtcNow) == RoundPhase.Open
            ),
        ];

    /// <summary>The round where it calls on the asker.</summary>
    internal async Task<Call?> FindAsync(RoundId id, CancellationToken ct)
    {
        if (await db.Rounds.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, ct) is not { } round)
            return null;
        var own = await organisations.OwnAsync(ct);
        return CallsOn(round, own) ? new Call(round, [.. own], 0) : null;
    }

    /// <summary>The organisation, where the asker may nominate for it in this round.</summary>
    internal async Task<OrganisationCard?> NominatorAsync(
        TrainingRound round,
        OrganisationId id,
        CancellationToken ct
    ) =>
        await organisations.FindWithinAsync(id, ct) is { } card
        && Scope.Covers(round.RegionCode, card.RegionCode)
        && SpeaksFor(card)
            ? card
            : null;

    /// <summary>Who keeps contact with the pesantren of a region speaks for them and their co-ops, and for no other.</summary>
    public bool SpeaksFor(OrganisationCard card) =>
        actor.IsSystem
        || actor.Current.Any(g =>
            (
                g.Role != Role.PesantrenContact
                || card.Kind is OrganisationKind.Pesantren or OrganisationKind.Koppontren
            )
            && (
                g.Organisation == card.Id.Value
                || g.RegionCode is { } region && Scope.Covers(region, card.RegionCode)
            )
        );

    internal async Task<bool> CallsOnAsync(TrainingRound round, CancellationToken ct) =>
        CallsOn(round, await organisations.OwnAsync(ct));

    /// <summary>The kabupaten/kota for which the asker may speak to a nominator there; null: for none.</summary>
    public string? OfficeOver(OrganisationCard nominator) =>
        actor
            .Current.Where(g => g.Role == Role.Officer)
            .Select(g => g.RegionCode)
            .OfType<string>()
            .FirstOrDefault(region => IsRegency(region) && Scope.Covers(region, nominator.RegionCode));

    /// <summary>"52.01", not "52" nor "52.01.03".</summary>
    private static bool IsRegency(string region) => region.Count(c => c == '.') == 1;

    private bool CallsOn(TrainingRound round, IReadOnlyList<OrganisationCard> own) =>
        round.State != RoundState.Draft
        && (actor.IsSystem || Places(own).Any(place => Scope.Covers(round.RegionCode, place)));

    private IEnumerable<string> Places(IReadOnlyList<OrganisationCard> own) =>
        own.Select(o => o.RegionCode).Concat(actor.Current.Select(g => g.RegionCode).OfType<string>());

    /// <summary>A region and all it lies in: 35.17.09, 35.17, 35 and the country.</summary>
    private static IEnumerable<string> Above(string region)
    {
        for (var at = region.Length; at > 0; at = region.LastIndexOf('.', at - 1))
            yield return region[..at];
        yield return "";
    }
}
