using NaikKelas.Interface;
using NaikKelas.Registry.Numbers;
using NaikKelas.Training.Nominations;

namespace NaikKelas.Training.Results;

/// <summary>What of the pool is shown: words, status, class.</summary>
internal static class BoardFilter
{
    public static Func<BoardLine, bool> Of(ListQuery query)
    {
        var words = NameKey.Words(NameKey.Of(query.Q));
        var (status, standing) = (query.Word<DecisionStatus>("status"), query.Word<Standing>("status"));
        var choice = query["kelas"];
        return line =>
            (status is null || line.Line.Decision == status)
            && (standing is null || line.Line.IsEligible == (standing == Standing.Eligible))
            && (choice is null || line.ClassCode == choice || Wants(line, choice))
            && words.All(word => Holds(line.Line, word));
    }

    /// <summary>Before the draw a class filter shows who wants it; afterwards who got it or waits for it.</summary>
    private static bool Wants(BoardLine line, string choice) =>
        line.ClassCode is null && line.Line.Nomination.ChoiceList.Contains(choice, StringComparer.Ordinal);

    private static bool Holds(NominationLine line, string word) =>
        line.Nomination.Code.StartsWith(word, StringComparison.OrdinalIgnoreCase)
        || NameKey.Of(line.Name).Contains(word, StringComparison.Ordinal)
        || NameKey.Of(line.Nominator).Contains(word, StringComparison.Ordinal);
}
