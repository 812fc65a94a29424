using System.Collections.Concurrent;
using NaikKelas.Kernel;
using NaikKelas.Training.Results;
using NaikKelas.Training.Rounds;
using NaikKelas.Training.Selection;

namespace NaikKelas.Training.Offers;

/// <summary>
/// The last few published rounds as the engine takes them. Their facts are frozen, so a replacement need not read
/// them again for each seat.
/// </summary>
public sealed class PublishedRounds(PersonalDataKey key)
{
    private const int Kept = 8;

    private readonly ConcurrentDictionary<RoundId, (string? Digest, Round Round)> _rounds = new();

    internal async Task<Round> OfAsync(Db db, TrainingRound round, CancellationToken ct)
    {
        if (_rounds.TryGetValue(round.Id, out var kept) && kept.Digest == round.ResultDigest)
            return kept.Round;
        var read = (await Dossier.LoadAsync(db, round, ct)).ToRound(key);
        if (_rounds.Count >= Kept)
            _rounds.Clear();
        _rounds[round.Id] = (round.ResultDigest, read);
        return read;
    }
}
