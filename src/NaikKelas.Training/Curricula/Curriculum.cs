using NaikKelas.Kernel;
using NaikKelas.Training.Topics;

namespace NaikKelas.Training.Curricula;

public readonly record struct CurriculumId(Guid Value) : IId<CurriculumId>
{
    public static CurriculumId From(Guid value) => new(value);

    public static bool TryParse(string? s, IFormatProvider? provider, out CurriculumId id) =>
        Ids.TryParse(s, out id);
}

/// <summary>One version of what a topic teaches. It is never changed: a class keeps the version it was made with.</summary>
internal sealed class Curriculum
{
    public required CurriculumId Id { get; init; }

    public required TopicId TopicId { get; init; }

    /// <summary>1, 2, 3 … within the topic.</summary>
    public required int Number { get; init; }

    public required DateOnly MadeOn { get; init; }

    /// <summary>Minutes of one JP as the setting said when it was made, and where that comes from.</summary>
    public required int JpMinutes { get; init; }

    public required string JpSource { get; init; }
}

public readonly record struct CurriculumItemId(Guid Value) : IId<CurriculumItemId>
{
    public static CurriculumItemId From(Guid value) => new(value);

    public static bool TryParse(string? s, IFormatProvider? provider, out CurriculumItemId id) =>
        Ids.TryParse(s, out id);
}

/// <summary>One session of a curriculum, in JP (jam pelajaran).</summary>
internal sealed class CurriculumItem
{
    public required CurriculumItemId Id { get; init; }

    public required CurriculumId CurriculumId { get; init; }

    /// <summary>From 1.</summary>
    public required int Ordinal { get; init; }

    public required string Title { get; init; }

    public required int Theory { get; init; }

    public required int Practice { get; init; }

    /// <summary>What the participant can do afterwards.</summary>
    public string? Aim { get; init; }

    public int Jp => Theory + Practice;
}
