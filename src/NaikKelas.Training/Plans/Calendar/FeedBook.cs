using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Training.Classes;
using NaikKelas.Training.Rounds;

namespace NaikKelas.Training.Plans.Calendar;

/// <summary>Gathers what calendars show. Nothing in them names a person.</summary>
internal sealed class FeedBook(Db db, AgencyClock clock, Texts texts, IConfiguration settings)
{
    private const int YearsBack = 1;
    private const int EntriesMax = 2000;

    /// <summary>An address only where the program knows its own: a calendar stands alone.</summary>
    private string? UrlOf(string path) =>
        settings["Site:Url"] is { Length: > 0 } site ? site.TrimEnd('/') + path : null;

    /// <summary>Everybody's calendar: when nominations are taken, and the classes of locked rounds.</summary>
    public async Task<string> PublicAsync(CancellationToken ct) =>
        CalendarText.Write(texts["Pelatihan koperasi"], await RoundsAsync(null, ct), clock.UtcNow);

    /// <summary>An agency's calendar: its plan, its rounds, and what is owed when.</summary>
    public async Task<string> OfAgencyAsync(string regionCode, CancellationToken ct)
    {
        var first = clock.Today.Year - YearsBack;
        var activities = await db
            .Activities.AsNoTracking()
            .Where(Scope.In<PlanActivity>(a => a.RegionCode, regionCode))
            .Where(a => a.Year >= first && a.StartsOn != null)
            .OrderBy(a => a.StartsOn)
            .Take(EntriesMax)
            .ToListAsync(ct);
        return CalendarText.Write(
            texts["Rencana kegiatan"],
            [
                .. activities.Select(EntryOf),
                .. await RoundsAsync(regionCode, ct),
                .. Owed(clock.Today.Year),
                .. Owed(clock.Today.Year + 1),
            ],
            clock.UtcNow
        );
    }

    private CalendarEntry EntryOf(PlanActivity one) =>
        new($"activity-{one.Id.Value:N}@naikkelas", one.Title)
        {
            Days = (one.StartsOn!.Value, one.EndsOn!.Value),
            Place = one.Place,
            Description = texts.Of(one.Kind),
            Url = UrlOf($"/rencana/kegiatan/{one.Id.Value}"),
            IsCancelled = one.CancelledOn is not null,
        };

    private static IEnumerable<CalendarEntry> Owed(int year) =>
        Deadlines.All.Select(d => new CalendarEntry(
            string.Create(CultureInfo.InvariantCulture, $"deadline-{d.Key}-{year}@naikkelas"),
            d.Title
        )
        {
            Days = (d.In(year), d.In(year)),
            Description = d.Rule,
        });

    private async Task<List<CalendarEntry>> RoundsAsync(string? regionCode, CancellationToken ct)
    {
        var since = clock.UtcNow.AddYears(-YearsBack);
        var from = DateOnly.FromDateTime(since);
        var rounds = db.Rounds.AsNoTracking().Where(r => r.State != RoundState.Draft);
        var classes = db.Classes.AsNoTracking().Where(c => c.StartsOn >= from);
        if (regionCode is not null)
        {
            rounds = rounds.Where(Scope.In<TrainingRound>(r => r.RegionCode, regionCode));
            classes = classes.Where(Scope.In<TrainingClass>(c => c.RegionCode, regionCode));
        }

        var topics = db.Topics;
        var windows = await rounds
            .Where(r => r.ClosesAt >= since)
            .OrderBy(r => r.OpensAt)
            .Take(EntriesMax)
            .ToListAsync(ct);
        var taught = await (
            from c in classes
            join t in topics on c.TopicId equals t.Id
            join r in rounds on c.RoundId equals r.Id
            orderby c.StartsOn
            select new
            {
                Class = c,
                Topic = t.Name,
                r.Slug,
            }
        )
            .Take(EntriesMax)
            .ToListAsync(ct);
        return
        [
            .. windows.Select(r => new CalendarEntry(
                $"round-{r.Id.Value:N}@naikkelas",
                texts["Usulan peserta: {0}", r.Title]
            )
            {
                Begins = r.OpensAt,
                Ends = r.ClosesAt,
                Url = UrlOf($"/putaran/{r.Slug}"),
            }),
            .. taught.Select(t => new CalendarEntry(
                $"class-{t.Class.Id.Value:N}@naikkelas",
                $"{t.Topic}, {t.Class.Name}"
            )
            {
                Days = (t.Class.StartsOn, t.Class.EndsOn),
                Place = t.Class.Place,
                Url = UrlOf($"/putaran/{t.Slug}"),
            }),
        ];
    }
}
