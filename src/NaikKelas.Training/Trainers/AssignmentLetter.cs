using System.Text.Json;
using NaikKelas.Kernel;
using NaikKelas.Training.Classes;

namespace NaikKelas.Training.Trainers;

public readonly record struct AssignmentLetterId(Guid Value) : IId<AssignmentLetterId>
{
    public static AssignmentLetterId From(Guid value) => new(value);

    public static bool TryParse(string? s, IFormatProvider? provider, out AssignmentLetterId id) =>
        Ids.TryParse(s, out id);
}

/// <summary>
/// A trainer's letter of assignment (surat tugas) for one class, as it was given. When the sessions change a new letter
/// gets a new number and this one stays as replaced.
/// </summary>
internal sealed class AssignmentLetter
{
    public required AssignmentLetterId Id { get; init; }

    public required ClassId ClassId { get; init; }

    public required TrainerId TrainerId { get; init; }

    public required string Number { get; init; }

    public required DateOnly Date { get; init; }

    public required string SignerOffice { get; init; }

    public required string SignerName { get; init; }

    public string? SignerNip { get; init; }

    /// <summary>The sessions it names: <see cref="TaughtSession"/>.</summary>
    public required string SessionsJson { get; init; }

    public DateOnly? ReplacedOn { get; set; }

    public IReadOnlyList<TaughtSession> Sessions =>
        JsonSerializer.Deserialize<List<TaughtSession>>(SessionsJson, JsonSerializerOptions.Web)!;

    public string MailKey => $"assignment/{Id.Value}";

    public static string JsonOf(IReadOnlyList<TaughtSession> sessions) =>
        JsonSerializer.Serialize(sessions, JsonSerializerOptions.Web);
}

/// <summary>One session as a letter or a timetable names it.</summary>
internal sealed record TaughtSession(
    DateOnly Day,
    TimeOnly From,
    TimeOnly Until,
    string Title,
    string Place,
    int Jp
);
