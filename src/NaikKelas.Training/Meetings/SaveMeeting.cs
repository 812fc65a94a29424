using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Changes;
using NaikKelas.Registry.Organisations;
using NaikKelas.Registry.Places;
using NaikKelas.Training.Rounds;

namespace NaikKelas.Training.Meetings;

/// <summary>
/// Use case: call a coordination meeting, or change what was called. A guest whose attendance was noted stays on the
/// list; who was not noted and is no longer named goes.
/// </summary>
public sealed class SaveMeeting(
    Db db,
    Actor actor,
    Regions regions,
    OrganisationDirectory organisations,
    LastChange lastChange
)
{
    /// <summary>The columns a person knows by these words.</summary>
    internal static readonly IReadOnlyDictionary<string, string> Words = new Dictionary<string, string>(
        StringComparer.Ordinal
    )
    {
        ["title"] = "Nama rapat",
        ["held_on"] = "Tanggal",
        ["starts_at"] = "Pukul",
        ["place"] = "Tempat",
        ["led_by"] = "Dipimpin oleh",
        ["minuted_at"] = "Notulen",
    };

    private sealed record Called(GuestKind Kind, string Name, OrganisationId? Organisation);

    public Task<Result<MeetingId>> RunAsync(MeetingId? id, MeetingInput input, CancellationToken ct) =>
        db.RunAsync(() => SaveAsync(id, input, ct), ct);

    private async Task<Result<MeetingId>> SaveAsync(MeetingId? id, MeetingInput input, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        var existing = id is { } known ? await db.Meetings.HoldAsync(known, ct) : null;
        if (id is not null && (existing is null || !actor.Reaches(existing.RegionCode)))
            return Refusal.NotFound($"Rapat tidak ditemukan.");
        if (existing is not null && existing.Version != input.Version)
            return await lastChange.RefuseAsync("meetings", existing.Id.Value, Words, ct);
        var region = existing is null ? HomeRegion.Of(actor, input.RegionCode) : existing.RegionCode;
        if (region.Refused)
            return region.As<MeetingId>();
        var refusals = input.Check();
        var called = await CalledAsync(refusals, input, region.Value, ct);
        if (refusals.Any)
            return refusals;
        var meeting = existing ?? Add(input, region.Value);
        if (existing is not null)
            await WriteAsync(existing, input, ct);
        SetPoints(meeting, input.Points);
        await SetGuestsAsync(meeting, called, ct);
        return meeting.Id;
    }

    private Meeting Add(MeetingInput input, string region)
    {
        var meeting = new Meeting
        {
            Id = Ids.New<MeetingId>(),
            RegionCode = region,
            Title = input.Title!.Trim(),
            HeldOn = input.HeldOn!.Value,
            StartsAt = input.StartsAt!.Value,
            Place = input.Place!.Trim(),
        };
        db.Meetings.Add(meeting);
        return meeting;
    }

    private async Task WriteAsync(Meeting meeting, MeetingInput input, CancellationToken ct)
    {
        (meeting.Title, meeting.Place) = (input.Title!.Trim(), input.Place!.Trim());
        (meeting.HeldOn, meeting.StartsAt) = (input.HeldOn!.Value, input.StartsAt!.Value);
        meeting.Version++;
        await db.Entry(meeting).Collection(m => m.Points).LoadAsync(ct);
    }

    /// <summary>A point that keeps its words keeps what was said on it.</summary>
    private void SetPoints(Meeting meeting, IReadOnlyList<string> titles)
    {
        foreach (
            var gone in meeting.Points.Where(p => !titles.Contains(p.Title, StringComparer.Ordinal)).ToList()
        )
        {
            meeting.Points.Remove(gone);
            db.Remove(gone);
        }

        foreach (var (index, title) in titles.Index())
            if (meeting.Points.Find(p => p.Title == title) is { } standing)
                standing.Number = index + 1;
            else
            {
                var point = new MeetingPoint
                {
                    Id = Guid.CreateVersion7(),
                    MeetingId = meeting.Id,
                    Number = index + 1,
                    Title = title,
                };
                meeting.Points.Add(point);
                db.Add(point);
            }
    }

    private async Task<IReadOnlyList<Called>> CalledAsync(
        Refusals refusals,
        MeetingInput input,
        string region,
        CancellationToken ct
    )
    {
        List<Called> called =
        [
            .. input.AllDistricts ? Districts(region) : [],
            .. MeetingInput.Lines(input.Offices).Select(o => new Called(GuestKind.Office, o, null)),
        ];
        if (input.AllVillageCooperatives)
            called.AddRange(
                (await organisations.OfKindAsync(OrganisationKind.Kdmp, region, ct)).Select(OfCard)
            );
        var names = MeetingInput.Lines(input.Cooperatives);
        var matches = names.Count == 0 ? null : await organisations.MatchAsync(region, ct);
        foreach (var name in names)
            if (matches!.ByNomorInduk(name) is { } numbered)
                called.Add(OfCard(numbered));
            else if (matches.ByName(name) is [var only])
                called.Add(OfCard(only));
            else
                refusals.Add(
                    new Refusal(
                        "meeting.cooperative",
                        $"Koperasi yang diundang: “{name}” tidak ditemukan, atau ada lebih dari satu. Tulis nama seperti pada data induk, atau Nomor Induk Koperasi-nya.",
                        nameof(input.Cooperatives)
                    )
                );
        refusals.When(
            called.Count == 0 && !refusals.Any,
            "meeting.nobody",
            $"Undangan: belum ada yang diundang. Pilih kecamatan, koperasi, atau instansi.",
            nameof(input.Offices)
        );
        return [.. called.DistinctBy(c => (c.Kind, c.Name))];
    }

    private IEnumerable<Called> Districts(string region) =>
        (region.Length <= 5 ? regions.Children(region) : [])
            .Where(r => r.Level == RegionLevel.District)
            .Select(r => new Called(GuestKind.District, r.Name, null));

    /// <summary>Two villages may share a name; the list must tell them apart.</summary>
    private Called OfCard(OrganisationCard card) =>
        new(
            GuestKind.Cooperative,
            card.RegionCode.Length >= 8
                ? $"{card.Name}, {regions.Find(card.RegionCode[..8])?.Name}"
                : card.Name,
            card.Id
        );

    private async Task SetGuestsAsync(Meeting meeting, IReadOnlyList<Called> called, CancellationToken ct)
    {
        var id = meeting.Id;
        var guests = await db.MeetingGuests.Where(g => g.MeetingId == id).ToListAsync(ct);
        var wanted = called.ToDictionary(c => (c.Kind, c.Name));
        db.RemoveRange(guests.Where(g => g.People is null && !wanted.ContainsKey((g.Kind, g.Name))));
        foreach (var (key, guest) in wanted.ExceptBy(guests.Select(g => (g.Kind, g.Name)), w => w.Key))
            db.MeetingGuests.Add(
                new MeetingGuest
                {
                    Id = Guid.CreateVersion7(),
                    MeetingId = id,
                    Kind = key.Kind,
                    Name = key.Name,
                    OrganisationId = guest.Organisation,
                }
            );
    }
}
