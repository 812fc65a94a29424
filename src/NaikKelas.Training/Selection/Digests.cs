using System.Buffers;
using System.Text.Json;

namespace NaikKelas.Training.Selection;

/// <summary>
/// The two digests of a round: of the rules when it opens, and of everything when it is decided.
/// </summary>
internal static class Digests
{
    private static readonly HashSet<string> NotLocked = new(
        ["applicants", "overrides", "seed"],
        StringComparer.Ordinal
    );
    private static readonly HashSet<string> DigestItself = new(["digest"], StringComparer.Ordinal);

    /// <summary>
    /// SHA-256 of the canonical form of {"round": …, "result": …}, the result without its digest.
    /// </summary>
    /// <param name="round">ROUND.json.</param>
    /// <param name="result">RESULT.json, with or without its digest.</param>
    /// <exception cref="JsonException">One of the two cannot be brought into canonical form.</exception>
    public static string Of(ReadOnlyMemory<byte> round, ReadOnlyMemory<byte> result)
    {
        using var sink = new HashSink();
        sink.Write("{\"result\":"u8);
        CanonicalJson.Write(result, sink, DigestItself);
        sink.Write(",\"round\":"u8);
        CanonicalJson.Write(round, sink);
        sink.Write("}"u8);
        return sink.Finish();
    }

    public static string Of(Round round, Outcome outcome) =>
        Of(RoundWriter.ToUtf8(round), ResultWriter.ToUtf8(outcome));

    /// <summary>The lock digest: the round without applicants, overrides and seed.</summary>
    /// <exception cref="JsonException">The round cannot be brought into canonical form.</exception>
    public static string LockOf(ReadOnlyMemory<byte> round)
    {
        using var sink = new HashSink();
        CanonicalJson.Write(round, sink, NotLocked);
        return sink.Finish();
    }

    public static string LockOf(Round round) => LockOf(RoundWriter.ToUtf8(round));
}
