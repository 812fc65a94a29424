using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Organisations;
using NaikKelas.Training.Nominations;
using NaikKelas.Training.Rounds;
using NaikKelas.Training.Terms;

namespace NaikKelas.Training.Nominating;

/// <summary>Use case: an office, or a pesantren's contact, recommends nominations of its own region or house.</summary>
public sealed class Recommend(
    Db db,
    Actor actor,
    AgencyClock clock,
    CallBook calls,
    OrganisationDirectory organisations
)
{
    public sealed record Input
    {
        [Display(Name = "Usulan")]
        public IReadOnlyList<string> Codes { get; init; } = new List<string>();
    }

    /// <returns>How many were newly recommended; what had been recommended stays as it is.</returns>
    public Task<Result<int>> RunAsync(RoundId round, Input input, CancellationToken ct) =>
        db.RunAsync(() => RecommendAsync(round, input, ct), ct);

    private async Task<Result<int>> RecommendAsync(RoundId id, Input input, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (await db.Rounds.HoldAsync(id, ct) is not { } round || !await calls.CallsOnAsync(round, ct))
            return Refusal.NotFound($"Putaran tidak ditemukan.");
        if (Intake.ClosedNow(round, clock) is { } closed)
            return closed;
        var terms = RoundTerms.FromJson(round.TermsJson);
        if (terms.Recommenders.Count == 0)
            return Refusal.Conflict("recommendation.unasked", $"Putaran ini tidak meminta rekomendasi.");
        string[] codes = [.. input.Codes.Distinct(StringComparer.Ordinal)];
        if (codes.Length == 0)
            return new Refusal(
                "recommendation.none",
                $"Usulan: belum ada yang dipilih. Pilih sedikitnya satu.",
                nameof(input.Codes)
            );
        var wanted = await db
            .Nominations.AsNoTracking()
            .Where(n => n.RoundId == id && n.State == NominationState.Submitted && codes.Contains(n.Code))
            .ToListAsync(ct);
        return await AddAsync(terms, codes, wanted, ct);
    }

    private async Task<Result<int>> AddAsync(
        RoundTerms terms,
        string[] codes,
        List<Nomination> wanted,
        CancellationToken ct
    )
    {
        var cards = await organisations.FindAllAsync(
            [.. wanted.Select(n => n.NominatorId).OfType<OrganisationId>()],
            ct
        );
        NominationId[] ids = [.. wanted.Select(n => n.Id)];
        var given = (
            await db
                .Recommendations.AsNoTracking()
                .Where(r => ids.Contains(r.NominationId))
                .Select(r => new { r.NominationId, r.By })
                .ToListAsync(ct)
        )
            .Select(r => (r.NominationId, r.By))
            .ToHashSet();
        var added = 0;
        foreach (var nomination in wanted)
        {
            if (
                nomination.NominatorId is not { } nominator
                || Own(actor, calls, terms, cards[nominator]) is not { } own
            )
                return Refusal.NotFound($"Usulan tidak ditemukan.");
            if (!given.Add((nomination.Id, own.By)))
                continue;
            db.Recommendations.Add(Of(nomination, own, actor, clock));
            added++;
        }

        return wanted.Count < codes.Length ? Refusal.NotFound($"Usulan tidak ditemukan.") : added;
    }

    /// <summary>For whom the actor may speak about a nominator, where the terms ask for that word.</summary>
    internal static (Recommender By, string RegionCode)? Own(
        Actor actor,
        CallBook calls,
        RoundTerms terms,
        OrganisationCard nominator
    )
    {
        if (terms.Recommenders.Contains(Recommender.Regency) && calls.OfficeOver(nominator) is { } region)
            return (Recommender.Regency, region);
        return
            terms.Recommenders.Contains(Recommender.Pesantren)
            && actor.Is(Role.PesantrenContact)
            && calls.SpeaksFor(nominator)
            ? (Recommender.Pesantren, nominator.RegionCode)
            : null;
    }

    internal static Recommendation Of(
        Nomination nomination,
        (Recommender By, string RegionCode) own,
        Actor actor,
        AgencyClock clock
    ) =>
        new()
        {
            NominationId = nomination.Id,
            By = own.By,
            RoundId = nomination.RoundId,
            RegionCode = own.RegionCode,
            GivenBy = actor.Name,
            GivenAt = clock.UtcNow,
        };
}
