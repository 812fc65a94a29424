using NaikKelas.Books.Budgets;
using NaikKelas.Books.Loans;
using NaikKelas.Books.Rats;
using NaikKelas.Books.Shu;
using NaikKelas.Books.Statements;
using NaikKelas.Registry.Facts;

namespace NaikKelas.Books.Lpj;

/// <param name="Before">When the year began.</param>
/// <param name="Joined">In it.</param>
/// <param name="Left">In it.</param>
internal sealed record MemberCount(int Before, int Joined, int Left)
{
    public int Now => Before + Joined - Left;
}

/// <param name="Name">Of the unit.</param>
/// <param name="Income">Of the year, rupiah.</param>
/// <param name="Expense">Of the year, rupiah.</param>
/// <param name="Before">The result of the year before, rupiah.</param>
internal sealed record UnitLine(string Name, long Income, long Expense, long Before)
{
    public long Result => Income - Expense;
}

/// <summary>What a member had saved at the end of the year, rupiah.</summary>
internal sealed record SavedLine(string Number, string Name, long Pokok, long Wajib, long Other)
{
    public long Sum => Pokok + Wajib + Other;
}

/// <summary>A loan with something left of it at the end of the year.</summary>
/// <param name="Number">Printed.</param>
/// <param name="Member">Whose, by name.</param>
/// <param name="Left">Of the principal, rupiah.</param>
/// <param name="Class">How well it was paid on that day.</param>
/// <param name="Service">Earned until that day and not paid, rupiah.</param>
internal sealed record LentLine(
    string Number,
    string Member,
    long Left,
    LoanClassRule Class,
    long Service = 0
);

/// <param name="Office">As printed.</param>
/// <param name="Name">Of the person.</param>
/// <param name="Until">The end of the term.</param>
internal sealed record OfficerLine(string Office, string Name, DateOnly? Until);

/// <summary>Everything a book of a year is made of, read once.</summary>
internal sealed record LpjFacts(
    string Cooperative,
    string? NomorInduk,
    DateOnly? FoundedOn,
    IReadOnlyList<DocumentFact> Papers,
    IReadOnlyList<OfficerLine> Officers,
    Rat Rat,
    BooksFigures Figures,
    IReadOnlyList<UnitLine> Units,
    IReadOnlyList<MonthResult> Months,
    MemberCount Members,
    ShuView Shu,
    IReadOnlyList<SavedLine> Saved,
    IReadOnlyList<LentLine> Lent,
    Rat? LastRat,
    IReadOnlyList<RatDecision> LastDecisions,
    DateOnly OpenedOn,
    Budget Plan,
    string HeadHash
)
{
    private readonly Dictionary<string, Statement> _made = new(StringComparer.Ordinal);

    public int Year => Rat.Year;

    /// <summary>The bar of a year that has nothing to tell.</summary>
    public bool IsEmpty => Figures.Now.All(s => s is { Closing: 0, Movement: 0, Debit: 0 });

    public Columns Columns => field ??= new Columns(Figures);

    public Statement Of(string code) =>
        _made.TryGetValue(code, out var made) ? made : _made[code] = StatementSet.Of(code, Figures);

    public IReadOnlyList<Ratio> Ratios => field ??= Statements.Ratios.Of(Figures);

    public StatementRow Assets => Of(StatementNames.Position)["total-assets"];

    public StatementRow Debts => Of(StatementNames.Position)["total-liabilities"];

    public StatementRow Own => Of(StatementNames.Position)["total-equity"];

    public (long Now, long Before) Result => (Columns.Now.Result, Columns.Before.Result);

    /// <summary>Of the line that loans to members stand on; part of it may have no card.</summary>
    public long OnLoan =>
        Columns.Now.Closing(BooksFigures.Chart.Lines.First(l => l.Code == LoanPractice.Current.Account.Line));

    /// <summary>What was paid to members for being members, rupiah: interest of their savings.</summary>
    public (long Now, long Before) Promotion => (Paid(Figures.Now), Paid(Figures.Before));

    private static long Paid(IReadOnlyList<AccountSum> sums) =>
        sums.Where(s => LpjOutline.Current.Promotion.Contains(s.Account, StringComparer.Ordinal))
            .Sum(s => s.Movement);
}
