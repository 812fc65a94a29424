using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Registry.Persons;
using NaikKelas.Training.Nominations;
using NaikKelas.Training.Rounds;
using NaikKelas.Training.Terms;

namespace NaikKelas.Training.Nominating;

/// <summary>Who goes along in the delegations of a round: lists and papers name everybody, letters go to everybody.</summary>
internal sealed class Companions
{
    private readonly ILookup<NominationId, PersonCard> _along;

    private Companions(ILookup<NominationId, PersonCard> along) => _along = along;

    /// <summary>No question at all where the round counts in persons.</summary>
    public static async Task<Companions> NamesAsync(
        Db db,
        PersonDirectory persons,
        TrainingRound round,
        CancellationToken ct
    )
    {
        if (RoundTerms.FromJson(round.TermsJson).DelegationSize is null)
            return new Companions(Array.Empty<PersonCard>().ToLookup(_ => default(NominationId)));
        var rows = await db
            .Delegates.AsNoTracking()
            .Where(d => d.RoundId == round.Id && d.Number > 1)
            .OrderBy(d => d.Number)
            .Select(d => new { d.NominationId, d.PersonId })
            .ToListAsync(ct);
        var cards = await persons.FindAllAsync([.. rows.Select(r => r.PersonId)], ct);
        return new Companions(rows.ToLookup(r => r.NominationId, r => cards[r.PersonId]));
    }

    /// <summary>Those who go along with the first named person, in the order named.</summary>
    public IEnumerable<PersonCard> Of(NominationId nomination) => _along[nomination];

    /// <summary>"Siti, Ahmad": the first named and all who go along.</summary>
    public string With(string first, NominationId nomination) =>
        string.Join(", ", Of(nomination).Select(p => p.Name).Prepend(first));
}
