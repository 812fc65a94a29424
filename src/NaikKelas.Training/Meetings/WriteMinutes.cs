using System.ComponentModel.DataAnnotations;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Changes;

namespace NaikKelas.Training.Meetings;

/// <summary>Use case: write the minutes (notulen): what was said on each point, and who does what until when.</summary>
public sealed class WriteMinutes(Db db, Actor actor, AgencyClock clock, LastChange lastChange)
{
    internal const int NotesMax = 4000;
    internal const int WhatMax = 500;
    private const int WhoMax = 200;

    public sealed record Decision
    {
        [Display(Name = "Keputusan")]
        public string? What { get; init; }

        [Display(Name = "Pelaksana")]
        public string? Who { get; init; }

        [Display(Name = "Paling lambat")]
        public DateOnly? Until { get; init; }

        internal bool IsEmpty =>
            string.IsNullOrWhiteSpace(What) && string.IsNullOrWhiteSpace(Who) && Until is null;
    }

    public sealed record Input
    {
        [Display(Name = "Dipimpin oleh")]
        public string? LedBy { get; init; }

        /// <summary>In the order of the agenda.</summary>
        public IReadOnlyList<string?> Notes { get; init; } = new List<string?>();

        /// <summary>Empty ones are passed over.</summary>
        public IReadOnlyList<Decision> Decisions { get; init; } = new List<Decision>();

        public int Version { get; init; }
    }

    public Task<Result<MeetingId>> RunAsync(MeetingId id, Input input, CancellationToken ct) =>
        db.RunAsync(() => WriteAsync(id, input, ct), ct);

    private async Task<Result<MeetingId>> WriteAsync(MeetingId id, Input input, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (await db.Meetings.HoldAsync(id, ct) is not { } meeting || !actor.Reaches(meeting.RegionCode))
            return Refusal.NotFound($"Rapat tidak ditemukan.");
        if (MeetingTime.TooEarly(meeting, clock) is { } early)
            return early;
        if (meeting.Version != input.Version)
            return await lastChange.RefuseAsync("meetings", id.Value, SaveMeeting.Words, ct);
        if (Check(input) is { Any: true } refusals)
            return refusals;
        var entry = db.Entry(meeting);
        await entry.Collection(m => m.Points).LoadAsync(ct);
        await entry.Collection(m => m.Decisions).LoadAsync(ct);
        foreach (var (index, point) in meeting.Points.OrderBy(p => p.Number).Index())
            point.Notes = Tidy(input.Notes.ElementAtOrDefault(index));
        db.RemoveRange(meeting.Decisions);
        foreach (var (index, decision) in input.Decisions.Where(d => !d.IsEmpty).Index())
            db.Add(
                new MeetingDecision
                {
                    Id = Guid.CreateVersion7(),
                    MeetingId = id,
                    Number = index + 1,
                    What = decision.What!.Trim(),
                    Who = decision.Who!.Trim(),
                    Until = decision.Until,
                }
            );
        (meeting.LedBy, meeting.MinutedAt) = (input.LedBy!.Trim(), clock.UtcNow);
        meeting.Version++;
        return id;
    }

    private static Refusals Check(Input input)
    {
        var refusals = new Refusals();
        var led = (input.LedBy ?? "").Trim().Length;
        refusals.When(
            led is < 3 or > WhoMax,
            "minutes.led-by",
            $"Dipimpin oleh: ditemukan {led} huruf, seharusnya 3 sampai {WhoMax}.",
            nameof(input.LedBy)
        );
        foreach (var (index, notes) in input.Notes.Index())
            refusals.When(
                notes?.Length > NotesMax,
                "minutes.notes",
                $"Pembahasan: paling banyak {NotesMax} huruf.",
                $"Notes[{index}]"
            );
        refusals.When(
            input.Notes.All(string.IsNullOrWhiteSpace),
            "minutes.empty",
            $"Pembahasan: belum ada yang ditulis. Tulis sekurang-kurangnya pada satu pokok agenda.",
            "Notes[0]"
        );
        foreach (var (index, decision) in input.Decisions.Index().Where(d => !d.Item.IsEmpty))
        {
            refusals.When(
                (decision.What ?? "").Trim().Length is 0 or > WhatMax,
                "minutes.what",
                $"Keputusan: tulis apa yang diputuskan, paling banyak {WhatMax} huruf.",
                $"Decisions[{index}].{nameof(Decision.What)}"
            );
            refusals.When(
                (decision.Who ?? "").Trim().Length is 0 or > WhoMax,
                "minutes.who",
                $"Pelaksana: tulis siapa yang melaksanakan, paling banyak {WhoMax} huruf.",
                $"Decisions[{index}].{nameof(Decision.Who)}"
            );
        }

        return refusals;
    }

    private static string? Tidy(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
