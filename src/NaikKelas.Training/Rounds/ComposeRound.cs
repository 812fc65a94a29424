using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Training.Classes;
using NaikKelas.Training.Plans;
using NaikKelas.Training.Terms;
using NaikKelas.Training.Timetables;

namespace NaikKelas.Training.Rounds;

/// <summary>
/// Use case: begin a round, or change a draft: title, times, public value, classes. Terms of another round can be
/// taken along, moved by the years between the two.
/// </summary>
public sealed class ComposeRound(
    Db db,
    Actor actor,
    AgencyClock clock,
    ClassBook book,
    ClassMoney money,
    TimetableDesk timetable
)
{
    public const int TitleMax = 150;
    public const int PublicValueNameMax = 150;

    /// <summary>Longest correction or objection window, in days.</summary>
    public const int WindowMax = 30;

    public sealed record Input
    {
        [Display(Name = "Judul putaran")]
        public string? Title { get; init; }

        /// <summary>On the agency's clock.</summary>
        [Display(Name = "Dibuka")]
        public DateTime? OpensAt { get; init; }

        /// <summary>On the agency's clock; nothing is taken from this minute on.</summary>
        [Display(Name = "Ditutup")]
        public DateTime? ClosesAt { get; init; }

        [Display(Name = "Nilai publik untuk undian")]
        public string? PublicValueName { get; init; }

        /// <summary>0: no window, the draw follows at once.</summary>
        [Display(Name = "Masa koreksi (hari)")]
        public int CorrectionDays { get; init; }

        /// <summary>0: no window, the decree follows at once.</summary>
        [Display(Name = "Masa keberatan (hari)")]
        public int ObjectionDays { get; init; }

        /// <summary>
        /// New classes, and those of the round that stay; blank rows are passed over. A list, not []: the form
        /// binder fills what is there and passes over an array.
        /// </summary>
        public IReadOnlyList<ClassInput> Classes { get; init; } = new List<ClassInput>();

        /// <summary>Classes without a round that join this one.</summary>
        public IReadOnlyList<ClassId> Picked { get; init; } = new List<ClassId>();

        /// <summary>The round whose terms are taken along.</summary>
        public RoundId? CopyFrom { get; init; }

        /// <summary>Only for who reaches several regions.</summary>
        public string? RegionCode { get; init; }
    }

    public Task<Result<RoundId>> RunAsync(RoundId? id, Input input, CancellationToken ct) =>
        db.RunAsync(() => ComposeAsync(id, input, ct), ct);

    private async Task<Result<RoundId>> ComposeAsync(RoundId? id, Input input, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        var round = id is { } known ? await db.Rounds.HoldAsync(known, ct) : null;
        if (id is not null && (round is null || !actor.Reaches(round.RegionCode)))
            return Refusal.NotFound($"Putaran tidak ditemukan.");
        if (round is { State: not RoundState.Draft })
            return Locked(round, clock);
        var region = round is null ? HomeRegion.Of(actor, input.RegionCode) : round.RegionCode;
        if (region.Refused)
            return region.As<RoundId>();
        if (Check(input) is { Any: true } refusals)
            return refusals;
        if (
            await money.UnknownAsync(input.Classes.Select(c => c.ActivityId), "Classes[0].ActivityId", ct) is
            { } unknown
        )
            return unknown;
        round ??= await BeginAsync(region.Value, input, ct);
        round.Title = input.Title!.Trim();
        round.PublicValueName = input.PublicValueName!.Trim();
        (round.OpensAt, round.ClosesAt) = (clock.Utc(input.OpensAt!.Value), clock.Utc(input.ClosesAt!.Value));
        (round.CorrectionDays, round.ObjectionDays) = (input.CorrectionDays, input.ObjectionDays);
        round.Version++;
        var placed = await PlaceClassesAsync(round, input, ct);
        return placed.Refused ? placed.As<RoundId>() : round.Id;
    }

    internal static Refusal Locked(TrainingRound round, AgencyClock clock) =>
        Refusal.Conflict(
            "round-locked",
            $"Putaran ini sudah dikunci {Moment.Of(clock, round.LockedAt!.Value)}."
        );

    private static Refusals Check(Input input)
    {
        var refusals = new Refusals();
        Text(refusals, input.Title, TitleMax, $"Judul putaran", nameof(input.Title));
        refusals.When(input.OpensAt is null, "opens-at", $"Dibuka: belum diisi.", nameof(input.OpensAt));
        refusals.When(input.ClosesAt is null, "closes-at", $"Ditutup: belum diisi.", nameof(input.ClosesAt));
        if (input.OpensAt is { } opens && input.ClosesAt is { } closes)
            refusals.When(
                closes <= opens,
                "closes-before-opening",
                $"Ditutup: ditemukan {Moment.Local(closes)}, seharusnya setelah dibuka {Moment.Local(opens)}.",
                nameof(input.ClosesAt)
            );
        Text(
            refusals,
            input.PublicValueName,
            PublicValueNameMax,
            $"Nilai publik untuk undian",
            nameof(input.PublicValueName)
        );
        Window(refusals, input.CorrectionDays, $"Masa koreksi", nameof(input.CorrectionDays));
        Window(refusals, input.ObjectionDays, $"Masa keberatan", nameof(input.ObjectionDays));
        foreach (var (index, row) in input.Classes.Index())
            if (!row.IsBlank)
                row.Check(refusals, $"Classes[{index}].");
        refusals.When(
            input.Picked.Count == 0 && input.Classes.All(c => c.IsBlank),
            "no-classes",
            $"Kelas: ditemukan 0, seharusnya sekurang-kurangnya 1.",
            "Classes[0].Topic"
        );
        return refusals;
    }

    private static void Window(Refusals refusals, int days, FormattableString label, string field) =>
        refusals.When(
            days is < 0 or > WindowMax,
            "window",
            $"{label}: ditemukan {days} hari, seharusnya 0 sampai {WindowMax}.",
            field
        );

    private static void Text(Refusals refusals, string? text, int max, FormattableString label, string field)
    {
        var length = (text ?? "").Trim().Length;
        refusals.When(length == 0, "missing", $"{label}: belum diisi.", field);
        refusals.When(
            length > max,
            "too-long",
            $"{label}: ditemukan {length} huruf, seharusnya paling banyak {max}.",
            field
        );
    }

    private async Task<TrainingRound> BeginAsync(string region, Input input, CancellationToken ct)
    {
        var round = new TrainingRound
        {
            Id = Ids.New<RoundId>(),
            RegionCode = region,
            Title = input.Title!.Trim(),
            Slug = await FreeSlugAsync(input, ct),
            OpensAt = clock.Utc(input.OpensAt!.Value),
            ClosesAt = clock.Utc(input.ClosesAt!.Value),
            TermsJson = RoundTerms.Empty.ToJson(),
            PublicValueName = input.PublicValueName!.Trim(),
        };
        if (
            input.CopyFrom is { } from
            && await db
                .Rounds.AsNoTracking()
                .Within(actor, r => r.RegionCode)
                .SingleOrDefaultAsync(r => r.Id == from, ct)
                is { } source
        )
            round.TermsJson = RoundTerms
                .FromJson(source.TermsJson)
                .MovedBy(input.OpensAt!.Value.Year - clock.Local(source.OpensAt).Year)
                .ToJson();
        db.Rounds.Add(round);
        return round;
    }

    private async Task<string> FreeSlugAsync(Input input, CancellationToken ct)
    {
        var slug = Slug.Of(input.Title!, input.OpensAt!.Value.Year);
        var taken = await db
            .Rounds.AsNoTracking()
            .Where(r => r.Slug.StartsWith(slug))
            .Select(r => r.Slug)
            .ToListAsync(ct);
        return Slug.Free(slug, taken);
    }

    /// <summary>A class keeps its code while it stays; a new one gets the next number; who leaves is free again.</summary>
    private async Task<Result<Unit>> PlaceClassesAsync(TrainingRound round, Input input, CancellationToken ct)
    {
        var held = await db.Classes.Where(c => c.RoundId == round.Id).ToListAsync(ct);
        var picked = await db
            .Classes.Within(actor, c => c.RegionCode)
            .Where(c => input.Picked.Contains(c.Id) && (c.RoundId == null || c.RoundId == round.Id))
            .ToListAsync(ct);
        if (picked.Count != input.Picked.Distinct().Count())
            return new Refusal(
                "class-taken",
                $"Kelas: ada yang tidak ditemukan atau sudah dipakai putaran lain; muat ulang halaman ini.",
                nameof(input.Picked)
            );
        var stays = new List<TrainingClass>(picked);
        foreach (var (index, row) in input.Classes.Index().Where(r => !r.Item.IsBlank))
        {
            var existing = row.Id is { } id ? held.Find(c => c.Id == id) : null;
            if (row.Id is not null && existing is null)
                return Refusal.NotFound($"Kelas tidak ditemukan.");
            var before = existing is null ? default : Before.Of(existing);
            var written = await book.WriteAsync(existing, row, round.RegionCode, ct);
            stays.Add(written);
            if (existing is null)
            {
                if (row.VenueId is null)
                    continue;
                (written.VenueId, before) = (row.VenueId, new Before(written.StartsOn, null));
            }

            var fields = new DeskFields($"Classes[{index}].EndsOn", $"Classes[{index}].Capacity");
            if (await timetable.FollowAsync(written, before, fields, ct) is { Any: true } met)
                return met;
        }

        foreach (var gone in held.Except(stays))
        {
            (gone.RoundId, gone.Code) = (null, null);
            gone.Version++;
        }

        var next = held.Select(c =>
                int.Parse(c.Code![1..], System.Globalization.CultureInfo.InvariantCulture)
            )
            .DefaultIfEmpty(0)
            .Max();
        foreach (var comes in stays.Where(c => c.RoundId is null))
            (comes.RoundId, comes.Code) = (round.Id, $"K{++next:0}");
        return default(Unit);
    }
}
