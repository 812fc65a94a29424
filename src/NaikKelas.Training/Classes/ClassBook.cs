using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Training.Curricula;
using NaikKelas.Training.Rounds;
using NaikKelas.Training.Terms;
using NaikKelas.Training.Timetables;
using NaikKelas.Training.Topics;

namespace NaikKelas.Training.Classes;

/// <summary>Writes and reads classes for the use cases that own the transaction.</summary>
public sealed class ClassBook(Db db)
{
    /// <summary>The topic of that name in the region; made when there is none.</summary>
    internal async Task<Topic> TopicNamedAsync(string regionCode, string name, CancellationToken ct)
    {
        var trimmed = name.Trim();
        var topics = db.Topics;
        var topic =
            topics.Local.FirstOrDefault(t => t.RegionCode == regionCode && t.Name == trimmed)
            ?? await topics.FirstOrDefaultAsync(t => t.RegionCode == regionCode && t.Name == trimmed, ct);
        if (topic is null)
        {
            topic = new Topic
            {
                Id = Ids.New<TopicId>(),
                RegionCode = regionCode,
                Name = trimmed,
            };
            topics.Add(topic);
        }

        return topic;
    }

    internal async Task<TrainingClass> WriteAsync(
        TrainingClass? existing,
        ClassInput input,
        string regionCode,
        CancellationToken ct
    )
    {
        var topic = await TopicNamedAsync(regionCode, input.Topic!, ct);
        var written = existing;
        if (written is null)
        {
            written = new TrainingClass
            {
                Id = Ids.New<ClassId>(),
                TopicId = topic.Id,
                RegionCode = regionCode,
                Name = input.Name!.Trim(),
                StartsOn = input.StartsOn!.Value,
                EndsOn = input.EndsOn!.Value,
                Place = input.Place!.Trim(),
                Capacity = input.Capacity!.Value,
            };
            db.Classes.Add(written);
        }

        if (existing is null || existing.TopicId != topic.Id)
            await TakeCurriculumAsync(written, topic.Id, ct);
        (written.TopicId, written.Name, written.Place) = (topic.Id, input.Name!.Trim(), input.Place!.Trim());
        (written.StartsOn, written.EndsOn) = (input.StartsOn!.Value, input.EndsOn!.Value);
        written.Capacity = input.Capacity!.Value;
        (written.ActivityId, written.SeatRupiah, written.BudgetRupiah) = (
            input.ActivityId,
            input.PerSeat?.Value,
            input.Budget?.Value
        );
        written.Version++;
        return written;
    }

    /// <summary>The topic's curriculum as it is now; sessions of another topic's curriculum stay as hours with a title.</summary>
    private async Task TakeCurriculumAsync(TrainingClass one, TopicId topic, CancellationToken ct)
    {
        one.CurriculumId = await db
            .Curricula.AsNoTracking()
            .Where(c => c.TopicId == topic)
            .OrderByDescending(c => c.Number)
            .Select(c => (CurriculumId?)c.Id)
            .FirstOrDefaultAsync(ct);
        foreach (var session in await db.Sessions.Where(s => s.ClassId == one.Id).ToListAsync(ct))
            session.ItemId = null;
    }

    /// <summary>The classes of a round with their topics, K1 before K2 before K10.</summary>
    internal async Task<IReadOnlyList<ClassTerms>> OfRoundAsync(RoundId round, CancellationToken ct)
    {
        var topics = db.Topics;
        var rows = await db
            .Classes.AsNoTracking()
            .Where(c => c.RoundId == round)
            .Join(topics, c => c.TopicId, t => t.Id, (c, t) => new { Class = c, Topic = t.Name })
            .ToListAsync(ct);
        return
        [
            .. rows.Select(r => new ClassTerms(
                    r.Class.Code!,
                    r.Class.TopicId,
                    r.Topic,
                    r.Class.Name,
                    r.Class.StartsOn,
                    r.Class.EndsOn,
                    r.Class.Capacity
                ))
                .OrderBy(c => c.Code.Length)
                .ThenBy(c => c.Code, StringComparer.Ordinal),
        ];
    }
}
