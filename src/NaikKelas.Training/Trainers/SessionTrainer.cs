using NaikKelas.Training.Timetables;

namespace NaikKelas.Training.Trainers;

/// <summary>Who teaches a session. It goes when its session goes.</summary>
internal sealed class SessionTrainer
{
    public required SessionId SessionId { get; init; }

    public required TrainerId TrainerId { get; init; }

    /// <summary>Why in spite of a paper that has run out, of the hours of the year, or of a topic not in the register.</summary>
    public string? Reason { get; init; }
}
