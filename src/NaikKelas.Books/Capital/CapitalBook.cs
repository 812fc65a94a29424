using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Charts;
using NaikKelas.Books.Desk;
using NaikKelas.Books.Filings;
using NaikKelas.Books.Ledger;
using NaikKelas.Books.Loans;
using NaikKelas.Books.Lpj;
using NaikKelas.Books.Proof;
using NaikKelas.Books.Statements;
using NaikKelas.Books.Years;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Kernel.Files;
using NaikKelas.Registry.Facts;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Capital;

/// <summary>A plan with what the money is for.</summary>
internal sealed record PlanCard(FinancePlan Plan, IReadOnlyList<FinancePurpose> Purposes)
{
    /// <summary>The terms it was written under.</summary>
    public FinanceScheme? Scheme => CapitalPractice.Current.Latest(Plan.Scheme);

    public Growth Growth =>
        new(Plan.ServiceGrowth, Plan.SalesGrowth, Plan.OperatingGrowth, Plan.CooperativeGrowth);
}

/// <summary>Reads what outside finance is planned on. A fixed number of questions, however long the loan.</summary>
internal sealed class CapitalBook(
    Db db,
    ReadFigures read,
    LoansAt loans,
    KeepProof proofs,
    OrganisationDirectory organisations,
    FactBook facts,
    AgencyClock clock
)
{
    private const int VersionsShown = 20;

    public async Task<OrganisationKind?> KindAsync(OrganisationId id, CancellationToken ct) =>
        (await organisations.FindAsync(id, ct))?.Kind;

    /// <summary>The newest version; null where nothing was planned yet.</summary>
    public async Task<PlanCard?> PlanAsync(OrganisationId id, CancellationToken ct)
    {
        var plan = await db
            .FinancePlans.AsNoTracking()
            .Where(p => p.CooperativeId == id)
            .OrderByDescending(p => p.Version)
            .FirstOrDefaultAsync(ct);
        return plan is null
            ? null
            : new PlanCard(
                plan,
                await db
                    .FinancePurposes.AsNoTracking()
                    .Where(p => p.CooperativeId == id && p.Version == plan.Version)
                    .OrderBy(p => p.No)
                    .ToListAsync(ct)
            );
    }

    /// <summary>The latest versions, the newest first, with who wrote them.</summary>
    public async Task<IReadOnlyList<(FinancePlan Plan, string? Name)>> VersionsAsync(
        OrganisationId id,
        CancellationToken ct
    )
    {
        var plans = await db
            .FinancePlans.AsNoTracking()
            .Where(p => p.CooperativeId == id)
            .OrderByDescending(p => p.Version)
            .Take(VersionsShown)
            .ToListAsync(ct);
        UserId[] ids =
        [
            .. plans.Where(p => p.By is not null).Select(p => new UserId(p.By!.Value)).Distinct(),
        ];
        var names = await db
            .Users.AsNoTracking()
            .Where(u => ids.Contains(u.Id))
            .ToDictionaryAsync(u => u.Id.Value, u => u.Name, ct);
        return [.. plans.Select(p => (p, p.By is { } by ? names.GetValueOrDefault(by) : null))];
    }

    public async Task<ReadinessFacts> ReadinessAsync(BooksCard books, int planVersion, CancellationToken ct)
    {
        var (id, today) = (books.CooperativeId, clock.Today);
        var card = await organisations.FindAsync(id, ct);
        var year = today.Year - 1;
        var proof = await proofs.LastAsync(id, ct);
        var lent = await loans.ReadAsync(id, today, ct);
        var papers = await db
            .CapitalPapers.AsNoTracking()
            .Where(p => p.CooperativeId == id)
            .OrderByDescending(p => p.Version)
            .ToListAsync(ct);
        return new ReadinessFacts(
            today,
            books.OpenedOn,
            (await facts.OrganisationsAsync([id], ct))[id],
            card?.NomorIndukKoperasi,
            card?.Form,
            await db
                .BookYears.AsNoTracking()
                .SingleOrDefaultAsync(y => y.CooperativeId == id && y.Year == year, ct),
            await db
                .Filings.AsNoTracking()
                .Where(f => f.CooperativeId == id && f.Year == year)
                .Select(f => (FilingState?)f.State)
                .SingleOrDefaultAsync(ct),
            proof is null ? null : (DateOnly.FromDateTime(clock.Local(proof.CheckedAt)), proof.Differences),
            (lent.Where(l => l.Class.Class != LoanClass.Lancar).Sum(l => l.Left), lent.Sum(l => l.Left)),
            [.. papers.DistinctBy(p => p.Kind, StringComparer.Ordinal)],
            planVersion
        );
    }

    /// <summary>
    /// The last closed year that books were kept through; else the latest twelve months, or fewer reckoned up. Null before
    /// a whole month is over.
    /// </summary>
    public async Task<BaseYear?> BaseAsync(BooksCard books, CancellationToken ct)
    {
        var id = books.CooperativeId;
        var on = new DateOnly(clock.Today.Year, clock.Today.Month, 1).AddDays(-1);
        // Books that begin with the last day of a month tell of the months after it.
        var first = books.OpenedOn.AddDays(1).Day == 1 ? books.OpenedOn.AddDays(1) : books.OpenedOn;
        if (first > on)
            return null;
        var now = await read.RunAsync(id, StatementSpan.YearTo(on), ct);
        var column = new Columns(now).Now;
        var capital = Position.Sum(column, AccountClass.Equity);
        var debt = ChartTemplates
            .Current.Lines.Where(l => l.Code == CapitalPractice.Current.DebtLine)
            .Sum(column.Closing);
        var closed = await db
            .BookYears.AsNoTracking()
            .Where(y => y.CooperativeId == id && y.State != YearState.Open && y.Year < on.AddDays(1).Year)
            .OrderByDescending(y => y.Year)
            .Select(y => (int?)y.Year)
            .FirstOrDefaultAsync(ct);
        if (closed is { } year && first <= new DateOnly(year, 1, 1))
        {
            var whole = await read.RunAsync(id, StatementSpan.YearTo(BookYear.EndOf(year)), ct);
            return new BaseYear(
                new DateOnly(year, 1, 1),
                BookYear.EndOf(year),
                BaseYear.WholeYear,
                year,
                BaseYear.GroupsOf(whole.Accounts, whole.Now),
                on,
                column.CashClosing,
                capital,
                debt
            );
        }

        return await LatestAsync(
            id,
            first,
            on,
            now,
            new BaseYear(on, on, 0, null, default, on, column.CashClosing, capital, debt),
            ct
        );
    }

    /// <summary>The twelve months that end on a day: this year so far, and of the year before what lies after the same day.</summary>
    private async Task<BaseYear> LatestAsync(
        OrganisationId id,
        DateOnly first,
        DateOnly on,
        BooksFigures now,
        BaseYear made,
        CancellationToken ct
    )
    {
        var groups = BaseYear.GroupsOf(now.Accounts, now.Now);
        var from = new DateOnly(on.Year - 1, on.Month, 1).AddMonths(1);
        if (on.Month < BaseYear.WholeYear && first.Year < on.Year)
        {
            var before = await read.RunAsync(id, StatementSpan.YearTo(BookYear.EndOf(on.Year - 1)), ct);
            var (whole, part) = (
                BaseYear.GroupsOf(before.Accounts, before.Now),
                BaseYear.GroupsOf(now.Accounts, now.Before)
            );
            groups = groups.Plus(whole).Plus(part.Each(a => -a));
        }

        var start = first > from ? new DateOnly(first.Year, first.Month, 1) : from;
        var months = (on.Year - start.Year) * BaseYear.WholeYear + on.Month - start.Month + 1;
        return made with
        {
            From = start,
            Months = months,
            Groups =
                months >= BaseYear.WholeYear ? groups : groups.Each(a => a * BaseYear.WholeYear / months),
        };
    }

    /// <summary>The last version of every chapter that was written in.</summary>
    public async Task<IReadOnlyDictionary<string, FinanceText>> TextsAsync(
        OrganisationId id,
        CancellationToken ct
    ) =>
        (await db.FinanceTexts.AsNoTracking().Where(t => t.CooperativeId == id).ToListAsync(ct))
            .GroupBy(t => t.Chapter, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.MaxBy(t => t.Version)!, StringComparer.Ordinal);

    /// <summary>A paper's file; null where there is none.</summary>
    public async Task<StoredFile?> FileAsync(OrganisationId id, FileId file, CancellationToken ct)
    {
        var papers = db.CapitalPapers;
        return await db
            .Files.AsNoTracking()
            .SingleOrDefaultAsync(
                f => f.Id == file && papers.Any(p => p.CooperativeId == id && p.FileId == file),
                ct
            );
    }
}
