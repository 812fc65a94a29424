using System.Text.Json;
using NaikKelas.Training.Selection;

namespace NaikKelas.Training.Results;

/// <summary>ROUND.json and RESULT.json as anyone may have them, with the digest over both.</summary>
/// <param name="RoundJson">Without personal data: pass or fail, opaque codes.</param>
/// <param name="ResultJson">With its digest.</param>
/// <param name="Digest">SHA-256 as the exchange format says.</param>
/// <param name="Outcome">What selecting from <paramref name="RoundJson"/> gives.</param>
/// <param name="GroupCodes">Group → its code in the files (women → G1).</param>
/// <param name="Legend">Code → group, for groups of five applicants or more.</param>
internal sealed record PublicFiles(
    byte[] RoundJson,
    byte[] ResultJson,
    string Digest,
    Outcome Outcome,
    IReadOnlyDictionary<string, string> GroupCodes,
    IReadOnlyDictionary<string, string> Legend
)
{
    /// <exception cref="JsonException">Our own file cannot be read back: a bug.</exception>
    public static PublicFiles Of(Round round)
    {
        // Whoever proposed an override was told that its reason is published.
        var published = Publication.Of(
            round,
            round.Overrides?.ToDictionary(o => o.Id, o => o.Reason, StringComparer.Ordinal)
        );
        var roundJson = RoundWriter.ToUtf8(published.Round);
        // From the bytes, not from memory: what people download is what is checked.
        var read = RoundReader.Read(roundJson);
        var outcome = Selector.Run(
            read.Round
                ?? throw new JsonException($"ROUND.json: {read.Problems[0].Code} {read.Problems[0].Item}")
        );
        var result = ResultWriter.ToUtf8(outcome);
        var digest = Digests.Of(roundJson, result);
        using var resultJson = new MemoryStream();
        ResultWriter.WriteWithDigest(result.Span, digest, resultJson);
        return new PublicFiles(
            roundJson,
            resultJson.ToArray(),
            digest,
            outcome,
            CodesOf(round, published.Round),
            published.GroupLegend
        );
    }

    /// <summary>The code of the first applicant whose decision is another; null: the files agree with all of them.</summary>
    public string? DifferenceFrom(IReadOnlyList<Decision> decisions)
    {
        var told = Outcome.Assignments.ToDictionary(a => a.Id, StringComparer.Ordinal);
        return decisions.FirstOrDefault(d => !told.TryGetValue(d.Code, out var a) || !Same(d, a))?.Code
            ?? (
                told.Count == decisions.Count
                    ? null
                    : told.Keys.Except(decisions.Select(d => d.Code), StringComparer.Ordinal).First()
            );
    }

    private bool Same(Decision decision, Assignment told) =>
        decision.Status == Verdicts.StatusOf(told.Status)
        && decision.ClassCode == told.Class
        && decision.Rank == told.Rank
        && Coded(decision.Seat) == Verdicts.SeatOf(told);

    private string? Coded(string? seat) =>
        seat is not null && seat.StartsWith(ReservedPrefix, StringComparison.Ordinal)
            ? ReservedPrefix + GroupCodes[seat[ReservedPrefix.Length..]]
            : seat;

    internal const string ReservedPrefix = "reserved:";

    /// <summary>Classes and their reserves keep their order in publication.</summary>
    private static Dictionary<string, string> CodesOf(Round round, Round published)
    {
        var codes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (index, one) in round.Classes.Index())
        foreach (var (place, reserve) in one.Reserves.Index())
            codes[reserve.Group] = published.Classes[index].Reserves[place].Group;
        return codes;
    }
}
