using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Registry.Organisations;
using NaikKelas.Registry.Persons;
using NaikKelas.Training.Results;
using NaikKelas.Training.Rounds;
using NaikKelas.Training.Terms;

namespace NaikKelas.Training.Nominations;

/// <summary>What a held round knows while nominations come in, one or four hundred.</summary>
internal sealed class Intake
{
    /// <summary>How many classes one person may list.</summary>
    public const int ChoicesMax = 3;

    private readonly Db _db;
    private readonly AgencyClock _clock;
    private readonly Dictionary<PersonId, Nomination> _standing;

    private Intake(
        Db db,
        AgencyClock clock,
        TrainingRound round,
        IReadOnlyList<ClassOfRound> classes,
        Dictionary<PersonId, Nomination> standing
    )
    {
        (_db, _clock, Round, Classes, _standing) = (db, clock, round, classes, standing);
    }

    public TrainingRound Round { get; }

    public IReadOnlyList<ClassOfRound> Classes { get; }

    /// <summary>Reads what stands. The round must be held before, or two files would give the same code.</summary>
    public static async Task<Intake> OpenAsync(
        Db db,
        AgencyClock clock,
        TrainingRound round,
        CancellationToken ct
    ) =>
        new(
            db,
            clock,
            round,
            await ClassOfRound.LoadAsync(db, round.Id, ct),
            await db
                .Nominations.Where(n => n.RoundId == round.Id && n.State == NominationState.Submitted)
                .ToDictionaryAsync(n => n.PersonId, ct)
        );

    /// <summary>Null while the round takes nominations, by the server's clock and nobody else's.</summary>
    public Refusal? Closed => ClosedNow(Round, _clock);

    public static Refusal? ClosedNow(TrainingRound round, AgencyClock clock) =>
        round.PhaseAt(clock.UtcNow) switch
        {
            RoundPhase.Open => null,
            RoundPhase.Draft => Refusal.Conflict(
                "round.not-locked",
                $"Putaran masih disiapkan; usulan diterima setelah ketentuannya dikunci dan putaran dibuka."
            ),
            RoundPhase.Waiting => Refusal.Conflict(
                "round.not-open",
                $"Putaran baru dibuka {Moment.Of(clock, round.OpensAt)}; sekarang {Moment.Exactly(clock, clock.UtcNow)}."
            ),
            _ => Refusal.Conflict(
                "round.closed",
                $"Putaran ditutup {Moment.Of(clock, round.ClosesAt)}; sekarang {Moment.Exactly(clock, clock.UtcNow)}."
            ),
        };

    /// <summary>Why nobody can be nominated alone in this round; null where people can.</summary>
    public static Refusal? OnlyDelegations(TrainingRound round) =>
        RoundTerms.FromJson(round.TermsJson).DelegationSize is { } size
            ? Refusal.Conflict(
                "round.delegations",
                $"Putaran ini dihitung per utusan {size} orang. Usulkan lewat Usulkan dan rekomendasikan, supaya semua anggota utusan tercatat."
            )
            : null;

    public Nomination? Standing(PersonId person) => _standing.GetValueOrDefault(person);

    public IReadOnlyCollection<OrganisationId> Nominators =>
        [.. _standing.Values.Select(n => n.NominatorId).OfType<OrganisationId>().Distinct()];

    /// <summary>Gives the next code and files the nomination. The round counts, so there is no gap and no twin.</summary>
    public Nomination Take(
        PersonId person,
        OrganisationId? nominator,
        IReadOnlyList<string> choices,
        string source
    )
    {
        Round.NominationsGiven++;
        var nomination = new Nomination
        {
            Id = Ids.New<NominationId>(),
            RoundId = Round.Id,
            Code = string.Create(CultureInfo.InvariantCulture, $"P{Round.NominationsGiven:0000}"),
            PersonId = person,
            NominatorId = nominator,
            Choices = string.Join(',', choices),
            ArrivedAt = _clock.UtcNow,
            Source = source,
        };
        _db.Nominations.Add(nomination);
        _standing[person] = nomination;
        return nomination;
    }
}
