using System.Text.Json;

namespace NaikKelas.Books.Rats;

/// <summary>What <c>rats.json</c> says: the meeting rules a co-op begins with until it has set its own, and the usual agenda.</summary>
/// <param name="Version">Of the data.</param>
/// <param name="Source">Where it is from, and what of it is unconfirmed.</param>
/// <param name="QuorumPercent">Of the members.</param>
/// <param name="QuorumPlusOne">One more than that share, as "50 % + 1" says it.</param>
/// <param name="SecondQuorumPercent">Of the members, for a meeting that was postponed.</param>
/// <param name="NoticeDays">Between the invitation and the meeting, at least.</param>
/// <param name="PostponeDays">Between the meeting that found no quorum and the second one, at most.</param>
/// <param name="MonthsLimit">After the book year.</param>
/// <param name="Agenda">Point by point.</param>
internal sealed record RatPractice(
    string Version,
    string Source,
    decimal QuorumPercent,
    bool QuorumPlusOne,
    decimal SecondQuorumPercent,
    int NoticeDays,
    int PostponeDays,
    int MonthsLimit,
    IReadOnlyList<string> Agenda
)
{
    public static RatPractice Current { get; } = Read();

    private static RatPractice Read()
    {
        using var stream = typeof(RatPractice).Assembly.GetManifestResourceStream("rats/rats.json")!;
        return JsonSerializer.Deserialize<RatPractice>(stream, JsonSerializerOptions.Web)!;
    }
}
