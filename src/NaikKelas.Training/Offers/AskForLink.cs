using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Registry.Persons;
using NaikKelas.Training.Nominations;
using NaikKelas.Training.Rounds;

namespace NaikKelas.Training.Offers;

/// <summary>
/// Use case: a lost link is sent again, to what the registry knows and never to what was typed. The answer is the same
/// whether or not code and number belong together.
/// </summary>
public sealed class AskForLink(Db db, AgencyClock clock, ContactBook contacts, NoticeDesk notices)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(10);

    public sealed record Input
    {
        [Display(Name = "Kode usulan")]
        public string? Code { get; init; }

        [Display(Name = "Nomor HP yang didaftarkan")]
        public string? Phone { get; init; }
    }

    public Task<Result<Unit>> RunAsync(string slug, Input input, CancellationToken ct) =>
        db.RunAsync(() => AskAsync(slug, input, ct), ct);

    private async Task<Result<Unit>> AskAsync(string slug, Input input, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (
            await db
                .Rounds.AsNoTracking()
                .SingleOrDefaultAsync(r => r.Slug == slug && r.State != RoundState.Draft, ct)
            is not { } round
        )
            return Refusal.NotFound($"Putaran tidak ditemukan.");
        var refusals = new Refusals();
        refusals.When(
            string.IsNullOrWhiteSpace(input.Code),
            "missing",
            $"Kode usulan: belum diisi.",
            nameof(input.Code)
        );
        refusals.When(
            string.IsNullOrWhiteSpace(input.Phone),
            "missing",
            $"Nomor HP yang didaftarkan: belum diisi.",
            nameof(input.Phone)
        );
        if (refusals.Any)
            return refusals;
        var code = input.Code!.Trim().ToUpperInvariant();
        var nomination = await db
            .Nominations.AsNoTracking()
            .SingleOrDefaultAsync(n => n.RoundId == round.Id && n.Code == code, ct);
        if (nomination is null)
            return new Unit();
        var contact = (await contacts.FindAllAsync([nomination.PersonId], ct))[nomination.PersonId];
        if (contact.HasPhone(input.Phone!) && !await WaitsAsync(nomination.Id, ct))
            await notices.SendLinkAsync(round, nomination, ct);
        return new Unit();
    }

    /// <summary>Asked already and not yet served, or sent a moment ago: asking ten times sends one letter.</summary>
    private Task<bool> WaitsAsync(NominationId id, CancellationToken ct)
    {
        var recent = clock.UtcNow - Pause;
        return db
            .OfferNotices.AsNoTracking()
            .AnyAsync(
                n =>
                    n.NominationId == id
                    && n.Kind == NoticeKind.LinkWanted
                    && (n.ToldAt == null || n.MadeAt > recent),
                ct
            );
    }
}
