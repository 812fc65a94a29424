using NaikKelas.Training.Terms;

namespace NaikKelas.Training.Rounds;

/// <summary>A try-out with the sentences of its rules.</summary>
internal sealed record TryOutView(TryOut Result, RoundTerms Terms, RegionName RegionName)
{
    public FormattableString SentenceOf(string rule) =>
        RuleCatalogue.Sentence(Terms.Rules.First(r => r.Id == rule), RegionName);
}
