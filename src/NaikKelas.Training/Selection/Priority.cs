using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace NaikKelas.Training.Selection;

/// <summary>What one criterion gives to a score.</summary>
internal readonly record struct ScorePart(string Criterion, int Weight, int Points)
{
    public long Product => (long)Weight * Points;
}

/// <summary>Score first, then the lot (undian).</summary>
internal static class Priority
{
    public static long ScoreOf(Round round, Applicant applicant)
    {
        var score = 0L;
        foreach (var criterion in round.Criteria)
        {
            if (applicant.Points.TryGetValue(criterion.Id, out var points))
                score = checked(score + ((long)criterion.Weight * points));
        }

        return score;
    }

    public static List<ScorePart> PartsOf(Round round, Applicant applicant) =>
        [
            .. round.Criteria.Select(criterion => new ScorePart(
                criterion.Id,
                criterion.Weight,
                applicant.Points.TryGetValue(criterion.Id, out var points) ? points : 0
            )),
        ];

    /// <summary>SHA-256 of "seed:applicantId", lower-case hex; the smaller goes first.</summary>
    public static string LotOf(string seed, string applicantId) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}:{applicantId}")));

    /// <summary>
    /// The positions of the applicants from the highest priority to the lowest: those put in by override
    /// before all,
    /// then by score, then by lot.
    /// </summary>
    public static int[] Order(Round round, long[] scores, Func<int, bool> isPutIn)
    {
        var keys = new Key[scores.Length];
        Parallel.For(
            0,
            keys.Length,
            index => keys[index] = new(isPutIn(index), scores[index], LotStart(round, index), index)
        );
        Array.Sort(keys, (left, right) => Compare(left, right, round));
        return Array.ConvertAll(keys, key => key.Index);
    }

    private static int Compare(in Key left, in Key right, Round round)
    {
        if (left.PutIn != right.PutIn)
            return left.PutIn ? -1 : 1;
        if (left.Score != right.Score)
            return left.Score > right.Score ? -1 : 1;
        if (left.Lot != right.Lot)
            return left.Lot < right.Lot ? -1 : 1;
        if (left.Index == right.Index)
            return 0;

        // Two lots with the same first 64 bits: one chance in millions for a whole nation, so the rest is drawn here.
        var (first, second) = (round.Applicants[left.Index].Id, round.Applicants[right.Index].Id);
        return string.CompareOrdinal(LotOf(round.Seed, first), LotOf(round.Seed, second));
    }

    private static ulong LotStart(Round round, int index)
    {
        var id = round.Applicants[index].Id;
        var room = Encoding.UTF8.GetMaxByteCount(round.Seed.Length + 1 + id.Length);
        Span<byte> text = room <= 512 ? stackalloc byte[512] : new byte[room];
        var length = Encoding.UTF8.GetBytes(round.Seed, text);
        text[length++] = (byte)':';
        length += Encoding.UTF8.GetBytes(id, text[length..]);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(text[..length], hash);
        return BinaryPrimitives.ReadUInt64BigEndian(hash);
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Key(bool PutIn, long Score, ulong Lot, int Index);
}
