using NaikKelas.Kernel;
using NaikKelas.Registry.Facts;
using NaikKelas.Registry.Organisations;
using NaikKelas.Training.Figures;
using NaikKelas.Training.Meetings;

namespace NaikKelas.Insight.Timelines;

/// <summary>One thing that happened, on the day it bears.</summary>
/// <param name="On">On the agency's calendar.</param>
/// <param name="What">In a sentence.</param>
/// <param name="Note">Source, number or figures.</param>
/// <param name="Icon">A Tabler icon's name.</param>
/// <param name="Href">Where it can be looked up; null: here is all there is.</param>
public sealed record TimelineEvent(
    DateOnly On,
    FormattableString What,
    FormattableString? Note,
    string Icon,
    string? Href = null
);

/// <summary>
/// All that is on record of what a co-op did and what was done for it, newest first: founding, papers, RAT, predicates,
/// nominations and seats, coordination meetings.
/// </summary>
public sealed class Timeline(
    FactBook facts,
    NominatorHistory training,
    MeetingHistory meetings,
    AgencyClock clock
)
{
    /// <summary>The caller has made sure that the organisation is within reach. Six queries.</summary>
    public async Task<IReadOnlyList<TimelineEvent>> ReadAsync(OrganisationId id, CancellationToken ct)
    {
        var known = (await facts.OrganisationsAsync([id], ct))[id];
        var rounds = await training.ReadAsync(id, ct);
        return
        [
            .. OfRegistry(known)
                .Concat(rounds.SelectMany(OfRound))
                .Concat((await meetings.ReadAsync(id, ct)).Select(OfMeeting))
                .OrderByDescending(e => e.On)
                .ThenBy(e => e.Icon, StringComparer.Ordinal),
        ];
    }

    private static IEnumerable<TimelineEvent> OfRegistry(OrganisationFacts facts)
    {
        if (facts.FoundedOn is { } founded)
            yield return new(founded, $"Berdiri", null, "plant-2");
        foreach (var paper in facts.Documents.Where(d => d.IssuedOn is not null))
            yield return new(
                paper.IssuedOn!.Value,
                $"{paper.Kind}",
                paper.ExpiresOn is { } end
                    ? $"Nomor {paper.Number}, berlaku sampai {end}"
                    : (FormattableString)$"Nomor {paper.Number}",
                "file-text"
            );
        foreach (var rat in facts.Rats)
            yield return new(
                rat.HeldOn,
                $"RAT tahun buku {rat.BookYear:0}",
                rat is { Attendance: { } present, Members: { } members }
                    ? $"Hadir {present} dari {members} anggota. {rat.Source}"
                    : (FormattableString)$"{rat.Source}",
                "calendar-check"
            );
        foreach (var health in facts.Health)
            yield return new(
                health.AssessedOn,
                $"Predikat {health.Predicate} untuk tahun {health.Year:0}",
                $"{health.Source}",
                "shield-check"
            );
    }

    private static TimelineEvent OfMeeting(MeetingAttended meeting) =>
        new(
            meeting.HeldOn,
            $"Hadir pada rapat koordinasi, {meeting.People} orang",
            $"{meeting.Title}, {meeting.Place}",
            "users-group"
        );

    private IEnumerable<TimelineEvent> OfRound(RoundOfNominator round)
    {
        yield return new(
            Day(round.FirstCameAt),
            $"Mengusulkan {round.Nominated} orang untuk pelatihan",
            $"{round.Title}",
            "school"
        );
        if (round.PublishedAt is { } published)
            yield return new(
                Day(published),
                $"{round.Admitted} dari {round.Nominated} orang yang diusulkan ditetapkan sebagai peserta",
                $"{round.Title}, SK {round.DecreeNumber}",
                "certificate",
                $"/hasil/{round.Slug}"
            );
    }

    private DateOnly Day(DateTime utc) => DateOnly.FromDateTime(clock.Local(utc));
}
