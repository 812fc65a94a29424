using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Affiliations;
using NaikKelas.Registry.Numbers;
using NaikKelas.Registry.Organisations;
using NaikKelas.Registry.Persons;

namespace NaikKelas.Training.Nominations;

/// <summary>
/// Looks at nominations before they are taken, one or many, with the same eyes: who is it, is the person nominated
/// already, by whom, are the classes told apart. Persons nobody has recorded are added to the transaction, unsaved.
/// </summary>
public sealed class CheckWishes(
    Actor actor,
    PersonDirectory persons,
    OrganisationDirectory organisations,
    AffiliationDirectory affiliations
)
{
    internal async Task<IReadOnlyList<CheckedWish>> RunAsync(
        Intake intake,
        IReadOnlyList<Wish> wishes,
        CancellationToken ct
    )
    {
        List<CheckedWish> all = [.. wishes.Select(w => new CheckedWish(w))];
        foreach (var one in all)
        {
            CheckNominator(intake, one);
            CheckChoices(one);
        }

        CheckTwice(all);
        await RecogniseAsync(intake, all, ct);
        await RegisterAsync(intake, [.. all.Where(c => !c.IsBad && c.Person is null)], ct);
        await JoinAsync([.. all.Where(c => !c.IsBad)], ct);
        return all;
    }

    private void CheckNominator(Intake intake, CheckedWish one)
    {
        var nominator = one.Wish.Nominator;
        if (
            !Scope.Covers(intake.Round.RegionCode, nominator.RegionCode)
            || !actor.Reaches(nominator.RegionCode, nominator.Id.Value)
        )
            one.Problem(
                "nominator.out-of-reach",
                $"Koperasi ini di luar wilayah putaran atau wilayah kerja Anda.",
                WishField.Nominator
            );
    }

    private static void CheckChoices(CheckedWish one)
    {
        var choices = one.Wish.Choices;
        for (var i = 1; i < choices.Count; i++)
            if (choices.Take(i).Contains(choices[i], StringComparer.Ordinal))
                one.Problem(
                    "choice.twice",
                    $"Kelas {choices[i]} dipilih dua kali. Pilih kelas lain atau kosongkan.",
                    WishField.Choice(i)
                );
    }

    private static void CheckTwice(List<CheckedWish> all)
    {
        var first = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var one in all)
            if (!first.TryAdd(one.Wish.Nik.Digits, one.Wish.Source))
                one.Problem(
                    "person.twice",
                    $"Orang ini sudah ada pada {first[one.Wish.Nik.Digits]}. Satu orang satu baris.",
                    WishField.Nik
                );
    }

    private async Task RecogniseAsync(Intake intake, List<CheckedWish> all, CancellationToken ct)
    {
        var known = await persons.FindAllByNikAsync([.. all.Select(c => c.Wish.Nik).Distinct()], ct);
        var cards = await organisations.FindAllAsync(intake.Nominators, ct);
        foreach (var one in all)
        {
            if (!known.TryGetValue(one.Wish.Nik, out var card))
                continue;
            one.Person = card.Id;
            if (!NameKey.ShareAWord(card.Name, one.Wish.Person.Name))
                one.Problem(
                    "person.other-name",
                    $"NIK ini tercatat atas nama lain. Periksa NIK dan nama: mungkin tertukar dengan baris lain.",
                    WishField.Name
                );
            if (intake.Standing(card.Id) is not { } standing)
                continue;
            if (standing.NominatorId == one.Wish.Nominator.Id)
                one.Standing = standing;
            else
                one.Problem("person.nominated-elsewhere", Elsewhere(standing, cards), WishField.Nik);
        }
    }

    /// <summary>Names the other co-op only to those who may see it.</summary>
    private FormattableString Elsewhere(
        Nomination standing,
        IReadOnlyDictionary<OrganisationId, OrganisationCard> cards
    ) =>
        standing.NominatorId is { } id
        && cards.TryGetValue(id, out var card)
        && actor.Reaches(card.RegionCode, id.Value)
            ? $"Orang ini sudah diusulkan oleh {card.Name} ({standing.Code}). Satu orang hanya dapat diusulkan oleh satu koperasi."
            : (FormattableString)
                $"Orang ini sudah diusulkan oleh koperasi lain. Satu orang hanya dapat diusulkan oleh satu koperasi.";

    private async Task RegisterAsync(Intake intake, List<CheckedWish> fresh, CancellationToken ct)
    {
        while (fresh.Count > 0)
        {
            var added = await persons.RegisterAllAsync(
                [.. fresh.Select(c => c.Wish.Person)],
                intake.Round.RegionCode,
                ct
            );
            if (!added.Refused)
            {
                for (var i = 0; i < fresh.Count; i++)
                    fresh[i].Person = added.Value[i];
                return;
            }

            foreach (var refusal in added.Refusals)
            {
                var (row, field) = Indexed.Read(refusal.Field);
                fresh[row].Problem(refusal.Code, refusal.Message, field);
            }

            fresh = [.. fresh.Where(c => !c.IsBad)];
        }
    }

    private async Task JoinAsync(List<CheckedWish> good, CancellationToken ct)
    {
        var refusals = await affiliations.EnsureAllAsync(
            [.. good.Select(c => new Membership(c.Wish.Nominator.Id, c.Person!.Value, c.Wish.Position))],
            ct
        );
        for (var i = 0; i < good.Count; i++)
            if (refusals[i] is { } refusal)
                good[i].Problem(refusal.Code, refusal.Message, WishField.Position);
    }
}
