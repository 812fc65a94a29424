using NaikKelas.Kernel;
using NaikKelas.Registry.Numbers;
using NaikKelas.Registry.Organisations;
using NaikKelas.Registry.Persons;

namespace NaikKelas.Training.Nominations;

/// <summary>From what a form says to a wish: which co-op, which classes, a NIK that can be one. Pure.</summary>
internal static class WishReader
{
    public static Result<Wish> Read(
        Nominate.Input input,
        ClassWords words,
        OrganisationMatches matches,
        string source
    )
    {
        var refusals = new Refusals();
        var nik = Nik.Read(input.Nik, WishField.Nik);
        foreach (var refusal in nik.Refusals)
            refusals.Add(refusal);
        refusals.When(
            string.IsNullOrWhiteSpace(input.Name),
            "person.name",
            $"Isi nama lengkap.",
            WishField.Name
        );
        var nominator = NominatorOf(input.Nominator, matches);
        foreach (var refusal in nominator.Refusals)
            refusals.Add(refusal);
        var choices = ChoicesOf(input, words, refusals);
        if (refusals.Any)
            return refusals;
        var person = new PersonInput
        {
            Name = input.Name,
            Nik = input.Nik,
            Sex = input.Sex,
            BirthDate = input.BirthDate,
            Phone = input.Phone,
        };
        return new Wish(nik.Value!, person, nominator.Value!, input.Position, choices, source);
    }

    private static Result<OrganisationCard> NominatorOf(string? text, OrganisationMatches matches)
    {
        if (string.IsNullOrWhiteSpace(text))
            return new Refusal(
                "nominator.missing",
                $"Isi nama koperasi pengusul atau Nomor Induk Koperasi-nya.",
                WishField.Nominator
            );
        if (matches.ByNomorInduk(text) is { } card)
            return card;
        var found = matches.ByName(text);
        if (found.Count == 1)
            return found[0];
        return found.Count == 0
            ? new Refusal(
                "nominator.unknown",
                $"Tidak ada koperasi bernama ini di wilayah putaran. Tulis nama seperti pada data induk.",
                WishField.Nominator
            )
            : new Refusal(
                "nominator.ambiguous",
                $"Ada {found.Count} koperasi bernama ini. Isi Nomor Induk Koperasi supaya jelas.",
                WishField.Nominator
            );
    }

    private static List<string> ChoicesOf(Nominate.Input input, ClassWords words, Refusals refusals)
    {
        string?[] told = [input.Choice1, input.Choice2, input.Choice3];
        var choices = new List<string>(told.Length);
        foreach (var (index, text) in told.Index())
        {
            if (string.IsNullOrWhiteSpace(text))
                continue;
            if (words.Find(text) is { } code)
                choices.Add(code);
            else
                refusals.When(
                    wrong: true,
                    "choice.unknown",
                    $"Kelas \"{text}\" tidak ada pada putaran ini.",
                    WishField.Choice(index)
                );
        }

        refusals.When(
            told.All(string.IsNullOrWhiteSpace),
            "choice.missing",
            $"Pilih sedikitnya satu kelas.",
            WishField.Choice(0)
        );
        return choices;
    }
}
