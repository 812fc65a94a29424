using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Desk;
using NaikKelas.Books.Ledger;
using NaikKelas.Books.Rats;
using NaikKelas.Books.Statements;
using NaikKelas.Books.Years;
using NaikKelas.Kernel;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Budgets;

/// <summary>One account of the plan beside what happened.</summary>
/// <param name="Code">Of the account.</param>
/// <param name="Name">Of it.</param>
/// <param name="Income">Earned; else spent.</param>
/// <param name="Planned">For the whole year, rupiah.</param>
/// <param name="Actual">In this year so far, rupiah.</param>
/// <param name="Before">In the year before, rupiah: what a plan begins with.</param>
internal sealed record BudgetRow(
    string Code,
    string Name,
    bool Income,
    long Planned,
    long Actual,
    long Before
)
{
    /// <summary>Of the plan, 0 to 1 and beyond; null where nothing was planned.</summary>
    public decimal? Share => Planned > 0 ? (decimal)Actual / Planned : null;

    public bool IsEmpty => Planned == 0 && Actual == 0 && Before == 0;
}

/// <summary>A year's plan.</summary>
/// <param name="Rows">Every account of income and cost, in the order of the chart.</param>
/// <param name="Mark">Another one whenever the plan is another one: see <see cref="BudgetBook.MarkOf"/>.</param>
internal sealed record Budget(IReadOnlyList<BudgetRow> Rows, string Mark)
{
    public bool IsPlanned => Rows.Any(r => r.Planned > 0);

    public long Sum(bool income, Func<BudgetRow, long> part) => Rows.Where(r => r.Income == income).Sum(part);

    /// <summary>Income less cost: the SHU that is planned, or that there is so far.</summary>
    public long Result(Func<BudgetRow, long> part) => Sum(income: true, part) - Sum(income: false, part);
}

/// <summary>Reads plans. Four questions, however many accounts.</summary>
internal sealed class BudgetBook(Db db, ReadFigures read, AgencyClock clock)
{
    /// <summary>From the year the books were opened to the next one, which a RAT of this year decides on.</summary>
    public bool Has(BooksCard books, int year) => year >= books.OpenedOn.Year && year <= clock.Today.Year + 1;

    /// <summary>The meeting that approved a year's plan: from then on it stays. Null where none has.</summary>
    public async Task<DateOnly?> ApprovedOnAsync(OrganisationId id, int year, CancellationToken ct)
    {
        var (decisions, rats) = (db.RatDecisions, db.Rats);
        return await decisions
            .Where(d => d.CooperativeId == id && d.Year == year - 1 && d.PlanMark != null)
            .Join(
                rats,
                d => new { d.CooperativeId, d.Year },
                r => new { r.CooperativeId, r.Year },
                (_, r) => (DateOnly?)r.HeldOn
            )
            .FirstOrDefaultAsync(ct);
    }

    /// <summary>What a meeting approves; null where nothing is planned for the year.</summary>
    public async Task<string?> PlannedMarkAsync(OrganisationId id, int year, CancellationToken ct)
    {
        var planned = await db
            .BudgetLines.AsNoTracking()
            .Where(l => l.CooperativeId == id && l.Year == year && l.Amount.Value > 0)
            .ToDictionaryAsync(l => l.AccountCode, l => l.Amount.Value, StringComparer.Ordinal, ct);
        return planned.Count == 0 ? null : MarkOf(planned);
    }

    public async Task<Budget> OfAsync(BooksCard books, int year, CancellationToken ct)
    {
        var id = books.CooperativeId;
        var figures = await read.RunAsync(id, StatementSpan.YearTo(BookYear.EndOf(year)), ct);
        var planned = await db
            .BudgetLines.AsNoTracking()
            .Where(l => l.CooperativeId == id && l.Year == year)
            .ToDictionaryAsync(l => l.AccountCode, l => l.Amount.Value, StringComparer.Ordinal, ct);
        var (now, before) = (Moved(figures.Now), Moved(figures.Before));
        return new Budget(
            [
                .. figures
                    .Accounts.Where(a => a.Class is AccountClass.Income or AccountClass.Expense)
                    .Select(a =>
                    {
                        var (income, sign) = a.Class == AccountClass.Income ? (true, -1) : (false, 1);
                        return new BudgetRow(
                            a.Code,
                            a.Name,
                            income,
                            planned.GetValueOrDefault(a.Code),
                            sign * now.GetValueOrDefault(a.Code),
                            sign * before.GetValueOrDefault(a.Code)
                        );
                    }),
            ],
            MarkOf(planned)
        );
    }

    /// <summary>SHA-256, hexadecimal, of the planned amounts: a form that was opened on another plan is told so.</summary>
    /// <param name="planned">Rupiah by account.</param>
    public static string MarkOf(IReadOnlyDictionary<string, long> planned) =>
        Convert.ToHexStringLower(
            SHA256.HashData(
                Encoding.UTF8.GetBytes(
                    string.Join(
                        ';',
                        planned
                            .Where(p => p.Value > 0)
                            .OrderBy(p => p.Key, StringComparer.Ordinal)
                            .Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Key}={p.Value}"))
                    )
                )
            )
        );

    private static Dictionary<string, long> Moved(IReadOnlyList<AccountSum> sums) =>
        sums.GroupBy(s => s.Account, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Sum(s => s.Movement), StringComparer.Ordinal);
}
