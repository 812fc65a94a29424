using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Training.Rounds;

namespace NaikKelas.Training.Topics;

/// <summary>Use case: add a topic (materi) or change its words.</summary>
public sealed class SaveTopic(Db db, Actor actor)
{
    public const int NameMax = 150;
    public const int DescriptionMax = 2000;

    public sealed record Input
    {
        [Display(Name = "Nama materi")]
        public string? Name { get; init; }

        [Display(Name = "Uraian")]
        public string? Description { get; init; }

        /// <summary>Only for who reaches several regions.</summary>
        public string? RegionCode { get; init; }
    }

    public Task<Result<TopicId>> RunAsync(TopicId? id, Input input, CancellationToken ct) =>
        db.RunAsync(() => SaveAsync(id, input, ct), ct);

    private async Task<Result<TopicId>> SaveAsync(TopicId? id, Input input, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        var topic = id is { } known ? await db.Topics.HoldAsync(known, ct) : null;
        if (id is not null && (topic is null || !actor.Reaches(topic.RegionCode)))
            return Refusal.NotFound($"Materi tidak ditemukan.");
        var region = topic is null ? HomeRegion.Of(actor, input.RegionCode) : topic.RegionCode;
        if (region.Refused)
            return region.As<TopicId>();
        var name = (input.Name ?? "").Trim();
        var taken = db.Topics.Where(t => t.RegionCode == region.Value && t.Name == name && t.Id != id);
        if (Wrong(name, input, await taken.AnyAsync(ct)) is { Any: true } wrong)
            return wrong;
        if (topic is null)
        {
            topic = new Topic
            {
                Id = Ids.New<TopicId>(),
                RegionCode = region.Value,
                Name = name,
            };
            db.Topics.Add(topic);
        }

        (topic.Name, topic.Description) = (
            name,
            input.Description?.Trim() is { Length: > 0 } text ? text : null
        );
        topic.Version++;
        return topic.Id;
    }

    private static Refusals Wrong(string name, Input input, bool taken)
    {
        var refusals = new Refusals();
        refusals.When(name.Length == 0, "topic-name", $"Nama materi: belum diisi.", nameof(input.Name));
        refusals.When(
            name.Length > NameMax,
            "topic-name",
            $"Nama materi: ditemukan {name.Length} huruf, seharusnya paling banyak {NameMax}.",
            nameof(input.Name)
        );
        refusals.When(
            taken,
            "topic-twice",
            $"Nama materi: “{name}” sudah ada, seharusnya nama yang belum dipakai.",
            nameof(input.Name)
        );
        refusals.When(
            input.Description?.Length > DescriptionMax,
            "topic-description",
            $"Uraian: ditemukan {input.Description?.Length ?? 0} huruf, seharusnya paling banyak {DescriptionMax}.",
            nameof(input.Description)
        );
        return refusals;
    }
}
