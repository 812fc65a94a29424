using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Changes;
using NaikKelas.Training.Plans;
using NaikKelas.Training.Rounds;

namespace NaikKelas.Training.Venues;

/// <summary>Use case: add a room that can be booked, or change one.</summary>
public sealed class SaveVenue(Db db, Actor actor, LastChange lastChange)
{
    public const int NameMax = 120;
    public const int AddressMax = 300;
    public const int EquipmentMax = 2000;
    public const int CapacityMax = 10_000;

    /// <summary>The columns a person knows by these words.</summary>
    internal static readonly IReadOnlyDictionary<string, string> Words = new Dictionary<string, string>(
        StringComparer.Ordinal
    )
    {
        ["place"] = "Nama tempat",
        ["room"] = "Ruang",
        ["address"] = "Alamat dan kecamatan",
        ["capacity"] = "Daya tampung (orang)",
        ["equipment"] = "Perlengkapan",
        ["retired_on"] = "Tidak dipakai sejak",
    };

    public sealed record Input
    {
        [Display(Name = "Nama tempat")]
        public string? Place { get; init; }

        [Display(Name = "Ruang")]
        public string? Room { get; init; }

        [Display(Name = "Alamat dan kecamatan")]
        public string? Address { get; init; }

        [Display(Name = "Daya tampung (orang)")]
        public int? Capacity { get; init; }

        [Display(Name = "Perlengkapan")]
        public string? Equipment { get; init; }

        public int Version { get; init; }

        /// <summary>Only for who reaches several regions.</summary>
        public string? RegionCode { get; init; }
    }

    public Task<Result<VenueId>> RunAsync(VenueId? id, Input input, CancellationToken ct) =>
        db.RunAsync(() => SaveAsync(id, input, ct), ct);

    private async Task<Result<VenueId>> SaveAsync(VenueId? id, Input input, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        var venue = id is { } known ? await db.Venues.HoldAsync(known, ct) : null;
        if (id is not null && (venue is null || !actor.Reaches(venue.RegionCode)))
            return Refusal.NotFound($"Ruang tidak ditemukan.");
        if (venue is not null && venue.Version != input.Version)
            return await lastChange.RefuseAsync("venues", venue.Id.Value, Words, ct);
        var region = venue is null ? HomeRegion.Of(actor, input.RegionCode) : venue.RegionCode;
        if (region.Refused)
            return region.As<VenueId>();
        var (place, room) = ((input.Place ?? "").Trim(), (input.Room ?? "").Trim());
        var taken = await db.Venues.AnyAsync(
            v => v.RegionCode == region.Value && v.Place == place && v.Room == room && v.Id != id,
            ct
        );
        if (Wrong(place, room, input, taken) is { Any: true } wrong)
            return wrong;
        if (venue is null)
        {
            venue = new Venue
            {
                Id = Ids.New<VenueId>(),
                RegionCode = region.Value,
                Place = place,
                Room = room,
                Capacity = input.Capacity!.Value,
            };
            db.Venues.Add(venue);
        }

        (venue.Place, venue.Room, venue.Capacity) = (place, room, input.Capacity!.Value);
        (venue.Address, venue.Equipment) = (
            SaveActivity.Tidy(input.Address),
            SaveActivity.Tidy(input.Equipment)
        );
        venue.Version++;
        return venue.Id;
    }

    private static Refusals Wrong(string place, string room, Input input, bool taken)
    {
        var refusals = new Refusals();
        Text(refusals, place, $"Nama tempat", nameof(input.Place));
        Text(refusals, room, $"Ruang", nameof(input.Room));
        refusals.When(
            taken,
            "venue-twice",
            $"Ruang: “{room}” di “{place}” sudah ada, seharusnya ruang yang belum tercatat.",
            nameof(input.Room)
        );
        refusals.When(
            input.Capacity is null,
            "venue-capacity",
            $"Daya tampung: belum diisi.",
            nameof(input.Capacity)
        );
        refusals.When(
            input.Capacity is < 1 or > CapacityMax,
            "venue-capacity",
            $"Daya tampung: ditemukan {input.Capacity ?? 0}, seharusnya 1 sampai {CapacityMax}.",
            nameof(input.Capacity)
        );
        refusals.When(
            input.Address?.Trim().Length > AddressMax,
            "too-long",
            $"Alamat dan kecamatan: ditemukan {input.Address?.Trim().Length ?? 0} huruf, seharusnya paling banyak {AddressMax}.",
            nameof(input.Address)
        );
        refusals.When(
            input.Equipment?.Trim().Length > EquipmentMax,
            "too-long",
            $"Perlengkapan: ditemukan {input.Equipment?.Trim().Length ?? 0} huruf, seharusnya paling banyak {EquipmentMax}.",
            nameof(input.Equipment)
        );
        return refusals;
    }

    private static void Text(Refusals refusals, string text, FormattableString label, string field)
    {
        refusals.When(text.Length == 0, "missing", $"{label}: belum diisi.", field);
        refusals.When(
            text.Length > NameMax,
            "too-long",
            $"{label}: ditemukan {text.Length} huruf, seharusnya paling banyak {NameMax}.",
            field
        );
    }
}
