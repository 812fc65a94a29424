using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Training.Venues;

/// <summary>
/// Use case: record what a protocol allows in a room between two days, or take such a line away. A protocol is a fact
/// from outside: it is recorded even where a class already has more seats; that class is shown as too large.
/// </summary>
public sealed class LimitVenue(Db db, Actor actor)
{
    public const int SourceMax = 200;

    public sealed record Input
    {
        [Display(Name = "Paling banyak (orang)")]
        public int? People { get; init; }

        [Display(Name = "Atau persen dari ruang")]
        public int? Percent { get; init; }

        [Display(Name = "Berlaku dari")]
        public DateOnly? FromOn { get; init; }

        [Display(Name = "Sampai")]
        public DateOnly? UntilOn { get; init; }

        [Display(Name = "Dasar aturan")]
        public string? Source { get; init; }
    }

    public Task<Result<VenueLimitId>> RunAsync(VenueId id, Input input, CancellationToken ct) =>
        db.RunAsync(() => AddAsync(id, input, ct), ct);

    public Task<Result<Unit>> RemoveAsync(VenueId id, VenueLimitId limit, CancellationToken ct) =>
        db.RunAsync(() => TakeAwayAsync(id, limit, ct), ct);

    private async Task<Result<VenueLimitId>> AddAsync(VenueId id, Input input, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (await db.Venues.HoldAsync(id, ct) is not { } venue || !actor.Reaches(venue.RegionCode))
            return Refusal.NotFound($"Ruang tidak ditemukan.");
        if (Wrong(input) is { Any: true } wrong)
            return wrong;
        var limit = new VenueLimit
        {
            Id = Ids.New<VenueLimitId>(),
            VenueId = id,
            People = input.People,
            Percent = input.Percent,
            FromOn = input.FromOn!.Value,
            UntilOn = input.UntilOn!.Value,
            Source = input.Source!.Trim(),
        };
        db.VenueLimits.Add(limit);
        return limit.Id;
    }

    private async Task<Result<Unit>> TakeAwayAsync(VenueId id, VenueLimitId limit, CancellationToken ct)
    {
        if (
            await db.Venues.HoldAsync(id, ct) is not { } venue
            || !actor.Reaches(venue.RegionCode)
            || await db.VenueLimits.SingleOrDefaultAsync(l => l.Id == limit && l.VenueId == id, ct)
                is not { } found
        )
            return Refusal.NotFound($"Batas protokol tidak ditemukan.");
        db.VenueLimits.Remove(found);
        return default(Unit);
    }

    private static Refusals Wrong(Input input)
    {
        var refusals = new Refusals();
        refusals.When(
            (input.People is null) == (input.Percent is null),
            "limit-one",
            $"Batas protokol: isi salah satu, jumlah orang atau persen dari ruang.",
            nameof(input.People)
        );
        refusals.When(
            input.People is < 1 or > SaveVenue.CapacityMax,
            "limit-people",
            $"Paling banyak (orang): ditemukan {input.People ?? 0}, seharusnya 1 sampai {SaveVenue.CapacityMax}.",
            nameof(input.People)
        );
        refusals.When(
            input.Percent is < 1 or > 100,
            "limit-percent",
            $"Persen dari ruang: ditemukan {input.Percent ?? 0}, seharusnya 1 sampai 100.",
            nameof(input.Percent)
        );
        refusals.When(
            input.FromOn is null,
            "limit-days",
            $"Berlaku dari: belum diisi.",
            nameof(input.FromOn)
        );
        refusals.When(input.UntilOn is null, "limit-days", $"Sampai: belum diisi.", nameof(input.UntilOn));
        refusals.When(
            input.UntilOn < input.FromOn,
            "limit-days",
            $"Sampai: ditemukan {input.UntilOn ?? default}, seharusnya {input.FromOn ?? default} atau sesudahnya.",
            nameof(input.UntilOn)
        );
        var length = (input.Source ?? "").Trim().Length;
        refusals.When(length == 0, "missing", $"Dasar aturan: belum diisi.", nameof(input.Source));
        refusals.When(
            length > SourceMax,
            "too-long",
            $"Dasar aturan: ditemukan {length} huruf, seharusnya paling banyak {SourceMax}.",
            nameof(input.Source)
        );
        return refusals;
    }
}
