using NaikKelas.Training.Classes;

namespace NaikKelas.Training.Preparations;

/// <summary>A thing that is ready for a class, and who says so.</summary>
internal sealed class Preparation
{
    public required ClassId ClassId { get; init; }

    /// <summary>See <see cref="PreparationItem.Code"/>.</summary>
    public required string Code { get; init; }

    public required DateTime DoneAt { get; init; }

    public required string DoneByName { get; init; }

    public string? Note { get; init; }
}
