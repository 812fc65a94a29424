using NaikKelas.Kernel;
using NaikKelas.Registry.Organisations;
using NaikKelas.Registry.Persons;

namespace NaikKelas.Registry.Affiliations;

/// <summary>Who may take which place. Pure.</summary>
internal static class AffiliationRules
{
    /// <summary>Terms further ahead than this are typing errors.</summary>
    private const int YearsAheadMax = 10;

    /// <summary>The affiliation this input describes, new and unsaved, or all that is wrong with it.</summary>
    /// <param name="organisation">Where the place is.</param>
    /// <param name="input">Who, what, from when until when.</param>
    /// <param name="held">What is on record in this organisation: all of it that could stand in the way.</param>
    /// <param name="today">The agency's day.</param>
    public static Result<Affiliation> Check(
        OrganisationId organisation,
        AffiliationInput input,
        IReadOnlyCollection<Affiliation> held,
        DateOnly today
    )
    {
        var refusals = new Refusals();
        refusals.When(input.Person is null, "affiliation.person", $"Pilih orangnya.", nameof(input.Person));
        refusals.When(
            input.Position is null,
            "affiliation.position",
            $"Pilih jabatan.",
            nameof(input.Position)
        );
        refusals.When(
            input.From is null,
            "affiliation.from",
            $"Isi tanggal mulai menjabat.",
            nameof(input.From)
        );
        refusals.When(
            input.From > today.AddYears(1),
            "affiliation.from-far",
            $"Tanggal mulai {input.From} lebih dari setahun lagi.",
            nameof(input.From)
        );
        refusals.Add(CheckEnd(input.From, input.Until, today));
        if (refusals.Any)
            return refusals;
        var affiliation = new Affiliation
        {
            Id = Guid.CreateVersion7(),
            OrganisationId = organisation,
            PersonId = input.Person!.Value,
            Position = input.Position!.Value,
            From = input.From!.Value,
            Until = input.Until,
        };
        return CheckBeside(affiliation, held) is { } refusal ? refusal : affiliation;
    }

    public static Refusal? CheckEnd(DateOnly? from, DateOnly? until, DateOnly today)
    {
        if (until < from)
            return new Refusal(
                "affiliation.until",
                $"Akhir jabatan {until} mendahului mulainya {from}.",
                "Until"
            );
        return until > today.AddYears(YearsAheadMax)
            ? new Refusal("affiliation.until-far", $"Akhir jabatan {until} terlalu jauh di depan.", "Until")
            : null;
    }

    /// <summary>Nobody holds the same place twice at a time, and there is one chair at a time.</summary>
    private static Refusal? CheckBeside(Affiliation affiliation, IReadOnlyCollection<Affiliation> held)
    {
        var beside = held.Where(h => h.Position == affiliation.Position && Overlap(h, affiliation)).ToList();
        if (beside.Find(h => h.PersonId == affiliation.PersonId) is { } same)
            return new Refusal(
                "affiliation.twice",
                $"Orang ini sudah tercatat sebagai {same.Position} sejak {same.From}.",
                nameof(AffiliationInput.Person)
            );
        return affiliation.Position is Position.Chair or Position.SupervisorChair && beside.Count > 0
            ? new Refusal(
                "affiliation.taken",
                $"{affiliation.Position} sudah dijabat orang lain sejak {beside[0].From}. Akhiri dulu jabatan itu.",
                nameof(AffiliationInput.Position)
            )
            : null;
    }

    private static bool Overlap(Affiliation a, Affiliation b) =>
        (b.Until is null || a.From <= b.Until) && (a.Until is null || b.From <= a.Until);
}
