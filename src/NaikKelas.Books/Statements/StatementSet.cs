namespace NaikKelas.Books.Statements;

/// <summary>The five statements, each from the same figures, so that they tie to each other.</summary>
internal static class StatementSet
{
    public static IReadOnlyList<Statement> Of(BooksFigures figures) =>
        [.. StatementNames.All.Select(n => Of(n.Code, figures))];

    public static Statement Of(string code, BooksFigures figures) =>
        code switch
        {
            StatementNames.TrialBalance => TrialBalance.Of(figures),
            StatementNames.Position => Position.Of(figures),
            StatementNames.Result => BusinessResult.Of(figures),
            StatementNames.Equity => EquityChanges.Of(figures),
            _ => CashFlow.Of(figures),
        };
}
