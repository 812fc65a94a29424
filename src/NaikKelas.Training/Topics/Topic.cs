using NaikKelas.Kernel;

namespace NaikKelas.Training.Topics;

public readonly record struct TopicId(Guid Value) : IId<TopicId>
{
    public static TopicId From(Guid value) => new(value);

    public static bool TryParse(string? s, IFormatProvider? provider, out TopicId id) =>
        Ids.TryParse(s, out id);
}

/// <summary>What is taught (materi pelatihan). "Not trained in this topic before" looks at this.</summary>
internal sealed class Topic
{
    public required TopicId Id { get; init; }

    /// <summary>The agency's region.</summary>
    public required string RegionCode { get; init; }

    public required string Name { get; set; }

    public string? Description { get; set; }

    public int Version { get; set; }
}
