using NaikKelas.Books.Lpj;
using NaikKelas.Books.Statements;
using NaikKelas.Registry.Facts;

namespace NaikKelas.Books.Capital;

/// <summary>Everything a proposal is made of, read once.</summary>
/// <param name="Cooperative">Its name.</param>
/// <param name="NomorInduk">Of it.</param>
/// <param name="Known">By the registry.</param>
/// <param name="Members">How many there are today.</param>
/// <param name="Officers">Today.</param>
/// <param name="Plan">The newest version.</param>
/// <param name="Year">The projection's ground; null before the books tell of a month.</param>
/// <param name="Reckoned">The plan reckoned through.</param>
/// <param name="Figures">The year that ended last and the one before it.</param>
/// <param name="Readiness">The check-list.</param>
/// <param name="Today">On the agency's clock.</param>
internal sealed record ProposalFacts(
    string Cooperative,
    string? NomorInduk,
    OrganisationFacts Known,
    int Members,
    IReadOnlyList<OfficerLine> Officers,
    PlanCard Plan,
    BaseYear? Year,
    PlanProjection Reckoned,
    BooksFigures Figures,
    IReadOnlyList<ReadinessLine> Readiness,
    DateOnly Today
)
{
    public FinanceScheme? Scheme => Plan.Scheme;

    public long Amount => Plan.Plan.Amount.Value;

    public long Operational => Plan.Plan.Operational.Value;
}

/// <summary>A chapter as it is printed.</summary>
/// <param name="Chapter">Of the outline.</param>
/// <param name="Words">What people wrote, or the suggestion.</param>
/// <param name="Suggested">Nobody has written in it.</param>
/// <param name="Text">Its last version; null where there is none.</param>
/// <param name="Blocks">From the data.</param>
internal sealed record ProposalSection(
    ProposalChapter Chapter,
    string Words,
    bool Suggested,
    FinanceText? Text,
    IReadOnlyList<LpjBlock> Blocks
)
{
    public static IReadOnlyList<ProposalSection> Of(
        ProposalFacts facts,
        IReadOnlyDictionary<string, FinanceText> texts
    ) =>
        [
            .. ProposalOutline.Chapters.Select(c =>
            {
                var text = texts.GetValueOrDefault(c.Code);
                var suggested = string.IsNullOrEmpty(text?.Words);
                return new ProposalSection(
                    c,
                    suggested ? ProposalWords.Of(c.Code, facts) : text!.Words,
                    suggested,
                    text,
                    [.. c.Parts.SelectMany(p => ProposalParts.Of(p, facts))]
                );
            }),
        ];
}
