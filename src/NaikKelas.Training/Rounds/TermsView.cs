using NaikKelas.Training.Terms;

namespace NaikKelas.Training.Rounds;

/// <summary>Terms to be read as sentences; with the way to change them where there is one.</summary>
internal sealed record TermsView(RoundTerms Terms, RegionName RegionName, string? ChangeHref = null);
