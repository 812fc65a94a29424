namespace NaikKelas.Books.Capital;

/// <summary>A table or picture that a chapter of the proposal takes from the data.</summary>
internal enum ProposalPart
{
    Profile,
    Officers,
    Purposes,
    TwoYears,
    Projection,
    CashBars,
    Schedule,
    Readiness,
}

/// <param name="Code">Stable.</param>
/// <param name="Title">As printed.</param>
/// <param name="Parts">What of the data stands in it, in this order.</param>
internal sealed record ProposalChapter(string Code, string Title, IReadOnlyList<ProposalPart> Parts);

/// <summary>The chapters of a proposal: <c>capital.json</c>.</summary>
internal static class ProposalOutline
{
    public static IReadOnlyList<ProposalChapter> Chapters => CapitalPractice.Current.Chapters;

    public static ProposalChapter? Find(string code) => Chapters.FirstOrDefault(c => c.Code == code);
}
