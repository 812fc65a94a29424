using System.ComponentModel.DataAnnotations;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Affiliations;
using NaikKelas.Registry.Organisations;
using NaikKelas.Registry.Persons;
using NaikKelas.Registry.Privacy;
using NaikKelas.Training.Nominations;
using NaikKelas.Training.Rounds;
using NaikKelas.Training.Terms;

namespace NaikKelas.Training.Nominating;

/// <summary>
/// Use case: an organisation puts forward one of its people – or a whole delegation – in a round, chosen from the
/// registry. A fact that is missing is no refusal: it is asked for.
/// </summary>
public sealed class NominateMembers(
    Db db,
    Actor actor,
    AgencyClock clock,
    CallBook calls,
    AffiliationDirectory affiliations,
    PersonDirectory persons
)
{
    public sealed record Input
    {
        /// <summary>One person, or as many as the round's delegations have, the first named first.</summary>
        [Display(Name = "Orang yang diusulkan")]
        public IReadOnlyList<PersonId> Persons { get; init; } = new List<PersonId>();

        [Display(Name = "Pilihan 1")]
        public string? Choice1 { get; init; }

        [Display(Name = "Pilihan 2")]
        public string? Choice2 { get; init; }

        [Display(Name = "Pilihan 3")]
        public string? Choice3 { get; init; }

        internal IReadOnlyList<string> Choices =>
            [
                .. new[] { Choice1, Choice2, Choice3 }
                    .Where(c => !string.IsNullOrWhiteSpace(c))
                    .Select(c => c!.Trim()),
            ];
    }

    /// <returns>The code of the nomination.</returns>
    public Task<Result<string>> RunAsync(
        RoundId round,
        OrganisationId nominator,
        Input input,
        CancellationToken ct
    ) => db.RunAsync(() => NominateAsync(round, nominator, input, ct), ct);

    private async Task<Result<string>> NominateAsync(
        RoundId id,
        OrganisationId organisation,
        Input input,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(input);
        // Held before anything is looked at: two co-ops may put forward the same person at once.
        if (
            await db.Rounds.HoldAsync(id, ct) is not { } round
            || !await calls.CallsOnAsync(round, ct)
            || await calls.NominatorAsync(round, organisation, ct) is not { } nominator
        )
            return Refusal.NotFound($"Putaran tidak ditemukan.");
        if (Intake.ClosedNow(round, clock) is { } closed)
            return closed;
        var terms = RoundTerms.FromJson(round.TermsJson);
        var intake = await Intake.OpenAsync(db, clock, round, ct);
        var refusals = new Refusals();
        CheckChoices(refusals, intake, input.Choices);
        CheckCount(refusals, terms, input.Persons);
        await CheckPeopleAsync(refusals, intake, nominator, input.Persons, ct);
        if (refusals.Any)
            return refusals;
        var nomination = intake.Take(input.Persons[0], nominator.Id, input.Choices, SourceOf(nominator));
        if (terms.DelegationSize is not null)
            db.Delegates.AddRange(
                input.Persons.Select((p, i) => DelegateOf(nomination, nominator, p, i + 1))
            );
        db.Consents.Add(
            new Consent
            {
                NominationId = nomination.Id,
                Way = ConsentWay.Board,
                NoticeVersion = PrivacyNotice.Of(PrivacyNotice.Application).Version,
                EnteredBy = actor.Name,
                At = clock.UtcNow,
            }
        );
        if (Recommend.Own(actor, calls, terms, nominator) is { } own)
            db.Recommendations.Add(Recommend.Of(nomination, own, actor, clock));
        return nomination.Code;
    }

    private static void CheckChoices(Refusals refusals, Intake intake, IReadOnlyList<string> choices)
    {
        refusals.When(
            choices.Count == 0,
            "choice.missing",
            $"Pilih sedikitnya satu kelas.",
            WishField.Choice(0)
        );
        foreach (var (index, choice) in choices.Index())
        {
            refusals.When(
                intake.Classes.All(c => c.Code != choice),
                "choice.unknown",
                $"Kelas \"{choice}\" tidak ada pada putaran ini.",
                WishField.Choice(index)
            );
            refusals.When(
                choices.Take(index).Contains(choice, StringComparer.Ordinal),
                "choice.twice",
                $"Kelas {choice} dipilih dua kali. Pilih kelas lain atau kosongkan.",
                WishField.Choice(index)
            );
        }
    }

    private static void CheckCount(Refusals refusals, RoundTerms terms, IReadOnlyList<PersonId> people)
    {
        var (found, expected) = (people.Distinct().Count(), terms.DelegationSize ?? 1);
        refusals.When(
            found != expected || found != people.Count,
            "people-count",
            $"Orang yang diusulkan: ditemukan {found}, seharusnya {expected}.",
            nameof(Input.Persons)
        );
    }

    private async Task CheckPeopleAsync(
        Refusals refusals,
        Intake intake,
        OrganisationCard nominator,
        IReadOnlyList<PersonId> people,
        CancellationToken ct
    )
    {
        var held = (await affiliations.PeopleOfAsync(nominator.Id, ct)).ToLookup(
            h => h.Person,
            h => h.Position
        );
        PersonId[] known = [.. people.Where(held.Contains).Distinct()];
        var names = await persons.FindAllAsync(known, ct);
        var standing = await CandidateBook.StandingAsync(db, intake.Round.Id, known, ct);
        refusals.When(
            people.Any(p => !held.Contains(p)),
            "person.not-here",
            $"Orang yang diusulkan: ada yang tidak tercatat di {nominator.Name}. Muat ulang halaman ini.",
            nameof(Input.Persons)
        );
        foreach (var person in known)
        {
            var last = held[person].First();
            refusals.When(
                !held[person].Any(p => p.HoldsOn(clock.Today)),
                "term.ended",
                $"Masa jabatan {names[person].Name} sebagai {last.Position} berakhir {last.Until ?? last.From}. Yang dapat diusulkan ialah yang masih menjabat; perpanjangan dicatat dinas dengan surat keputusannya.",
                nameof(Input.Persons)
            );
            if (standing.GetValueOrDefault(person) is { } other)
                refusals.Add(Standing(names[person].Name, other, nominator));
        }
    }

    /// <summary>The other organisation is not named: it may lie outside what the asker may see.</summary>
    private static Refusal Standing(string name, Nomination other, OrganisationCard nominator) =>
        new(
            other.NominatorId == nominator.Id ? "person.twice" : "person.nominated-elsewhere",
            other.NominatorId == nominator.Id
                ? (FormattableString)$"{name} sudah diusulkan dengan kode {other.Code}."
                : $"{name} sudah diusulkan di tempat lain. Satu orang hanya dapat diusulkan oleh satu koperasi.",
            nameof(Input.Persons),
            RefusalKind.Conflict
        );

    private string SourceOf(OrganisationCard nominator) =>
        actor.Is(Role.Officer) ? "Formulir dinas" : $"Formulir {nominator.Name}";

    private static Delegate DelegateOf(
        Nomination nomination,
        OrganisationCard nominator,
        PersonId person,
        int number
    ) =>
        new()
        {
            NominationId = nomination.Id,
            PersonId = person,
            RoundId = nomination.RoundId,
            OrganisationId = nominator.Id,
            Number = number,
        };
}
