using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Agencies;
using NaikKelas.Registry.Signing;
using NaikKelas.Training.Results;
using NaikKelas.Training.Rounds;

namespace NaikKelas.Training.Offers;

/// <summary>
/// Use case: a new decree (keputusan perubahan) names the participants as their seats stand now, with a number of its
/// own. The old one stays visible as replaced; the published files of the draw do not change.
/// </summary>
public sealed class ReplaceDecree(
    Db db,
    Actor actor,
    AgencyClock clock,
    AgencyDirectory agencies,
    SigningDesk signing,
    PaperDesk papers,
    IConfiguration settings
)
{
    public sealed record Input
    {
        [Display(Name = "Tanggal keputusan")]
        public DateOnly? DecreeDate { get; init; }

        [Display(Name = "Alasan")]
        public string? Reason { get; init; }

        /// <summary>The address under which the program is reached, for the paper.</summary>
        public string? Origin { get; init; }
    }

    /// <returns>The new number.</returns>
    public Task<Result<string>> RunAsync(RoundId id, Input input, CancellationToken ct) =>
        db.RunAsync(() => ReplaceAsync(id, input, ct), ct);

    private async Task<Result<string>> ReplaceAsync(RoundId id, Input input, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (
            await db.Rounds.HoldAsync(id, ct) is not { State: RoundState.Published } round
            || !actor.Reaches(round.RegionCode)
        )
            return Refusal.NotFound($"Putaran tidak ditemukan.");
        var refusals = new Refusals();
        refusals.When(
            input.DecreeDate is not { } date || date < round.DecreeDate || date > clock.Today,
            "decree-date.out-of-range",
            $"Isi tanggal keputusan dari {round.DecreeDate!.Value} sampai {clock.Today}.",
            nameof(input.DecreeDate)
        );
        refusals.Add(SaveTerms.ReasonRefusal(input.Reason));
        if (refusals.Any)
            return refusals;
        if (await agencies.ForRegionAsync(round.RegionCode, ct) is not { } agency)
            return new Refusal(
                "agency.missing",
                $"Data instansi untuk wilayah {round.RegionCode} belum diisi, sehingga keputusan tidak dapat dibuat."
            );
        db.Because(input.Reason!.Trim());
        var (oldNumber, oldDate) = (round.DecreeNumber!, round.DecreeDate!.Value);
        round.DecreeDate = input.DecreeDate;
        round.DecreeNumber = await DecreeNumbers.NextAsync(db, agency.DecreePattern, round, ct);
        round.Version++;
        var origin = input.Origin ?? settings["Public:Origin"] ?? settings["Site:Url"] ?? "";
        var file = await papers.LayDownChangeAsync(
            await Dossier.LoadAsync(db, round, ct),
            await SeatedAsync(round, ct),
            PaperHead.Of(agency, await signing.SignerOnAsync(agency, round.DecreeDate!.Value, ct)),
            origin.TrimEnd('/'),
            oldNumber,
            ct
        );
        db.DecreeChanges.Add(
            new DecreeChange
            {
                Id = Guid.CreateVersion7(new DateTimeOffset(clock.UtcNow)),
                RoundId = id,
                Number = await db.DecreeChanges.CountAsync(c => c.RoundId == id, ct) + 1,
                ReplacedNumber = oldNumber,
                ReplacedDate = oldDate,
                DecreeNumber = round.DecreeNumber,
                DecreeDate = round.DecreeDate.Value,
                Reason = input.Reason.Trim(),
                FileId = file,
                MadeAt = clock.UtcNow,
                MadeBy = actor.Name,
            }
        );
        return round.DecreeNumber;
    }

    /// <summary>Who holds a seat now, class by class in priority order.</summary>
    private async Task<IReadOnlyList<Seated>> SeatedAsync(TrainingRound round, CancellationToken ct)
    {
        var (offers, classes) = (db.Offers, db.Classes);
        var rows = await db
            .Decisions.AsNoTracking()
            .Where(d => d.RoundId == round.Id)
            .Join(
                offers.Where(o => o.State == OfferState.Offered || o.State == OfferState.Accepted),
                d => d.NominationId,
                o => o.NominationId,
                (d, o) =>
                    new
                    {
                        d.NominationId,
                        d.Code,
                        d.Priority,
                        o.ClassId,
                    }
            )
            .Join(classes, r => r.ClassId, c => c.Id, (r, c) => new { Row = r, ClassCode = c.Code! })
            .ToListAsync(ct);
        return
        [
            .. rows.OrderBy(r => r.Row.Priority)
                .Select(r => new Seated(r.Row.NominationId, r.Row.Code, r.ClassCode)),
        ];
    }
}
