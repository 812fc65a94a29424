using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Training.Classes;

namespace NaikKelas.Training.Rounds;

/// <summary>What a new round begins with, so that nothing is typed that the system knows.</summary>
public sealed class RoundDrafts(Db db, Actor actor, AgencyClock clock, RoundBook rounds)
{
    private const int OpenDays = 7;

    /// <summary>What a new round is offered for corrections and for objections.</summary>
    private const int WindowDays = 3;

    private static readonly string[] Numerals = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"];

    public static ClassInput BlankRow(int place) =>
        new() { Name = place < Numerals.Length ? $"Angkatan {Numerals[place]}" : $"Angkatan {place + 1:0}" };

    /// <summary>Tomorrow 08.00 for a week; or what an earlier round had, moved to this year. Null: no such round.</summary>
    public async Task<ComposeRound.Input?> NewAsync(RoundId? copyFrom, CancellationToken ct)
    {
        if (copyFrom is not { } from)
        {
            var opens = clock.Today.AddDays(1).ToDateTime(new TimeOnly(8, 0));
            var closes = clock.Today.AddDays(1 + OpenDays).ToDateTime(new TimeOnly(16, 0));
            return new ComposeRound.Input
            {
                OpensAt = opens,
                ClosesAt = closes,
                PublicValueName = PublicValueAfter(closes),
                CorrectionDays = WindowDays,
                ObjectionDays = WindowDays,
                Classes = [BlankRow(0)],
            };
        }

        if (await OfAsync(from, ct) is not { } old)
            return null;
        var years = Math.Max(0, clock.Today.Year - old.OpensAt!.Value.Year);
        if (years == 0 && old.OpensAt < clock.Local(clock.UtcNow))
            years = 1;
        var closing = old.ClosesAt!.Value.AddYears(years);
        return old with
        {
            CopyFrom = from,
            Title = InYear(old.Title!, old.OpensAt.Value.Year, years),
            OpensAt = old.OpensAt.Value.AddYears(years),
            ClosesAt = closing,
            PublicValueName = PublicValueAfter(closing),
            Classes =
            [
                .. old.Classes.Select(c =>
                    c with
                    {
                        Id = null,
                        // Another year's money is another line.
                        ActivityId = years == 0 ? c.ActivityId : null,
                        StartsOn = c.StartsOn?.AddYears(years),
                        EndsOn = c.EndsOn?.AddYears(years),
                    }
                ),
            ],
        };
    }

    /// <summary>A round as its form shows it. Null: not there, or out of reach.</summary>
    public async Task<ComposeRound.Input?> OfAsync(RoundId id, CancellationToken ct)
    {
        if (
            await rounds.FindAsync(id, ct) is not { } round
            || await rounds.ReadAsync(id, ct) is not { } paper
        )
            return null;
        var money = await db
            .Classes.AsNoTracking()
            .Where(c => c.RoundId == id)
            .ToDictionaryAsync(c => c.Id.Value, ct);
        return new ComposeRound.Input
        {
            Title = round.Title,
            OpensAt = clock.Local(round.OpensAt),
            ClosesAt = clock.Local(round.ClosesAt),
            PublicValueName = round.PublicValueName,
            CorrectionDays = round.CorrectionDays,
            ObjectionDays = round.ObjectionDays,
            Classes =
            [
                .. paper.Classes.Select(c => new ClassInput
                {
                    Id = new ClassId(c.Id),
                    Topic = c.Topic,
                    Name = c.Name,
                    StartsOn = c.StartsOn,
                    EndsOn = c.EndsOn,
                    Place = c.Place,
                    Capacity = c.Capacity,
                    ActivityId = money[c.Id].ActivityId,
                    PerSeat = money[c.Id].PerSeat,
                    Budget = money[c.Id].Budget,
                }),
            ],
        };
    }

    public async Task<IReadOnlyList<RoundClass>> FreeClassesAsync(CancellationToken ct)
    {
        var (classes, topics) = (db.Classes, db.Topics);
        var rows = await classes
            .AsNoTracking()
            .Within(actor, c => c.RegionCode)
            .Where(c => c.RoundId == null)
            .Join(topics, c => c.TopicId, t => t.Id, (c, t) => new { Class = c, Topic = t.Name })
            .ToListAsync(ct);
        return
        [
            .. rows.OrderBy(r => r.Class.StartsOn)
                .Select(r => new RoundClass(
                    r.Class.Id.Value,
                    "",
                    r.Topic,
                    r.Class.Name,
                    r.Class.StartsOn,
                    r.Class.EndsOn,
                    r.Class.Place,
                    r.Class.Capacity,
                    0
                )),
        ];
    }

    public async Task<IReadOnlyList<string>> TopicNamesAsync(CancellationToken ct) =>
        await db
            .Topics.AsNoTracking()
            .Within(actor, t => t.RegionCode)
            .Select(t => t.Name)
            .Distinct()
            .OrderBy(name => name)
            .ToListAsync(ct);

    public async Task<IReadOnlyList<RoundCard>> EarlierAsync(CancellationToken ct) =>
        [.. (await rounds.ListAsync(ct)).Take(5)];

    private static string InYear(string title, int year, int years) =>
        title.Replace(
            year.ToString(CultureInfo.InvariantCulture),
            (year + years).ToString(CultureInfo.InvariantCulture),
            StringComparison.Ordinal
        );

    /// <summary>The closing stock index of the first working day after closing: public, and known to nobody before.</summary>
    private static string PublicValueAfter(DateTime closes)
    {
        var day = DateOnly.FromDateTime(closes).AddDays(1);
        while (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
            day = day.AddDays(1);
        return $"penutupan IHSG {day.ToString("d MMMM yyyy", Texts.Indonesian)}";
    }
}
