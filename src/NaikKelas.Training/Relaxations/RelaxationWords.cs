using NaikKelas.Training.Terms;

namespace NaikKelas.Training.Relaxations;

internal static class RelaxationWords
{
    public static FormattableString Of(Relaxation relaxation, RoundTerms terms, RegionName place) =>
        relaxation.Rule is { } id
            ? $"Syarat “{Rule(id, terms, place)}” tidak ditanyakan di kelas {relaxation.Class}"
            : (FormattableString)$"Batas tempat satu pengusul menjadi {relaxation.Limit}";

    /// <summary>The rule as published; its id where it is not there any more.</summary>
    public static FormattableString Rule(string id, RoundTerms terms, RegionName place) =>
        terms.Rules.FirstOrDefault(r => r.Id == id) is { } rule
            ? RuleCatalogue.Sentence(rule, place)
            : $"{id}";
}
