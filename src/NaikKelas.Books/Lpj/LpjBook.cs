using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Budgets;
using NaikKelas.Books.Desk;
using NaikKelas.Books.Ledger;
using NaikKelas.Books.Members;
using NaikKelas.Books.Rats;
using NaikKelas.Books.Shu;
using NaikKelas.Books.Statements;
using NaikKelas.Books.Years;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Affiliations;
using NaikKelas.Registry.Facts;
using NaikKelas.Registry.Organisations;
using NaikKelas.Registry.Persons;

namespace NaikKelas.Books.Lpj;

/// <summary>Reads what a book of a year is made of: the same statements, SHU, savings and loans that the books' own pages show.</summary>
internal sealed class LpjBook(
    Db db,
    RatBook rats,
    ReadFigures read,
    MakeStatements seals,
    ShuBook shu,
    LoansAt loans,
    BudgetBook budgets,
    OrganisationDirectory organisations,
    FactBook facts,
    AffiliationDirectory places,
    PersonDirectory persons
)
{
    public static Refusal NothingBooked(int year) =>
        Refusal.Conflict(
            "nothing-booked",
            $"Belum ada jurnal sampai akhir tahun {year:0}, jadi belum ada yang dilaporkan."
        );

    /// <summary>Whether anything was posted until the end of the year.</summary>
    public Task<bool> HasFiguresAsync(OrganisationId id, int year, CancellationToken ct)
    {
        var end = BookYear.EndOf(year);
        return db.Journals.AnyAsync(j => j.CooperativeId == id && j.Date <= end, ct);
    }

    public async Task<LpjFacts> FactsAsync(BooksCard books, Rat rat, CancellationToken ct)
    {
        var (id, year) = (books.CooperativeId, rat.Year);
        var end = BookYear.EndOf(year);
        var figures = await read.RunAsync(id, StatementSpan.YearTo(end), ct);
        var card = await organisations.FindAsync(id, ct);
        var known = (await facts.OrganisationsAsync([id], ct))[id];
        return new LpjFacts(
            books.Name,
            card?.NomorIndukKoperasi,
            known.FoundedOn,
            known.Documents,
            await OfficersAsync(id, end, ct),
            rat,
            figures,
            await UnitsAsync(id, figures, ct),
            await read.MonthsAsync(id, end, null, ct),
            await CountAsync(id, year, ct),
            await shu.OfAsync(books, year, ct),
            await SavedAsync(id, end, ct),
            await loans.ReadAsync(id, end, ct),
            await rats.FindAsync(id, year - 1, ct),
            await rats.DecisionsAsync(id, year - 1, ct),
            books.OpenedOn,
            await budgets.OfAsync(books, year + 1, ct),
            await seals.HeadHashAsync(id, ct)
        );
    }

    /// <summary>The last version of every chapter that was written in.</summary>
    public async Task<IReadOnlyDictionary<string, LpjText>> TextsAsync(
        OrganisationId id,
        int year,
        LpjKind kind,
        CancellationToken ct
    ) =>
        (
            await db
                .LpjTexts.AsNoTracking()
                .Where(t => t.CooperativeId == id && t.Year == year && t.Kind == kind)
                .ToListAsync(ct)
        )
            .GroupBy(t => t.Chapter, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.MaxBy(t => t.Version)!, StringComparer.Ordinal);

    /// <summary>Every version of one chapter, the newest first, with who wrote it.</summary>
    public async Task<IReadOnlyList<(LpjText Text, string? Name)>> VersionsAsync(
        OrganisationId id,
        int year,
        LpjKind kind,
        string chapter,
        CancellationToken ct
    )
    {
        var versions = await db
            .LpjTexts.AsNoTracking()
            .Where(t => t.CooperativeId == id && t.Year == year && t.Kind == kind && t.Chapter == chapter)
            .OrderByDescending(t => t.Version)
            .Take(20)
            .ToListAsync(ct);
        UserId[] ids = [.. versions.Where(v => v.By is not null).Select(v => new UserId(v.By!.Value))];
        var names = await db
            .Users.AsNoTracking()
            .Where(u => ids.Contains(u.Id))
            .ToDictionaryAsync(u => u.Id.Value, u => u.Name, ct);
        return [.. versions.Select(v => (v, v.By is { } by ? names.GetValueOrDefault(by) : null))];
    }

    /// <summary>Who holds which office on a day, the board first. Two questions.</summary>
    public async Task<IReadOnlyList<OfficerLine>> OfficersAsync(
        OrganisationId id,
        DateOnly day,
        CancellationToken ct
    )
    {
        var held = (await places.PeopleOfAsync(id, ct))
            .Where(p => p.Position.HoldsOn(day) && Positions.OrganOf(p.Position.Position) <= Organ.Pengelola)
            .OrderBy(p => p.Position.Position)
            .ToList();
        var people = await persons.FindAllAsync([.. held.Select(h => h.Person)], ct);
        return
        [
            .. held.Select(h => new OfficerLine(
                RatWords.NameOf(h.Position.Position),
                people[h.Person].Name,
                h.Position.Until
            )),
        ];
    }

    private async Task<IReadOnlyList<UnitLine>> UnitsAsync(
        OrganisationId id,
        BooksFigures figures,
        CancellationToken ct
    )
    {
        var units = await db
            .BusinessUnits.AsNoTracking()
            .Where(u => u.CooperativeId == id)
            .OrderBy(u => u.Code)
            .ToListAsync(ct);
        var classes = figures.Accounts.ToDictionary(a => a.Code, a => a.Class, StringComparer.Ordinal);
        return
        [
            .. units
                .Select(u => new UnitLine(
                    u.Name,
                    -Of(figures.Now, u.Code, AccountClass.Income),
                    Of(figures.Now, u.Code, AccountClass.Expense),
                    -Of(figures.Before, u.Code, AccountClass.Income)
                        - Of(figures.Before, u.Code, AccountClass.Expense)
                ))
                .Where(u => u is not { Income: 0, Expense: 0, Before: 0 }),
        ];

        long Of(IReadOnlyList<AccountSum> sums, string unit, AccountClass side) =>
            sums.Where(s => s.Unit == unit && classes[s.Account] == side).Sum(s => s.Movement);
    }

    private async Task<MemberCount> CountAsync(OrganisationId id, int year, CancellationToken ct)
    {
        var (first, last) = (new DateOnly(year, 1, 1), BookYear.EndOf(year));
        var members = db.Members.AsNoTracking().Where(m => m.CooperativeId == id);
        return new MemberCount(
            await members.CountAsync(m => m.JoinedOn < first && (m.LeftOn == null || m.LeftOn >= first), ct),
            await members.CountAsync(m => m.JoinedOn >= first && m.JoinedOn <= last, ct),
            await members.CountAsync(m => m.LeftOn >= first && m.LeftOn <= last, ct)
        );
    }

    private async Task<IReadOnlyList<SavedLine>> SavedAsync(
        OrganisationId id,
        DateOnly end,
        CancellationToken ct
    )
    {
        var kinds = await db
            .SavingsProducts.AsNoTracking()
            .Where(p => p.CooperativeId == id)
            .ToDictionaryAsync(p => p.AccountCode, p => p.Kind, StringComparer.Ordinal, ct);
        List<string> accounts = [.. kinds.Keys];
        var rows = db.SubledgerAccounts.AsNoTracking();
        var sums = await (
            from line in db.JournalLines.AsNoTracking()
            join row in rows
                on new { line.CooperativeId, Id = line.SubledgerId } equals new
                {
                    row.CooperativeId,
                    Id = (SubledgerId?)row.Id,
                }
            where line.CooperativeId == id && line.Date <= end && accounts.Contains(line.AccountCode)
            group line by new { row.MemberId, line.AccountCode } into g
            select new { g.Key, Sum = g.Sum(l => -l.Amount.Value) }
        ).ToListAsync(ct);
        var names = await db
            .Members.AsNoTracking()
            .Where(m => m.CooperativeId == id)
            .ToDictionaryAsync(m => m.Id, m => (m.Number, m.Name), ct);
        return
        [
            .. sums.Where(s => s.Key.MemberId is not null)
                .GroupBy(s => s.Key.MemberId!.Value)
                .Select(g =>
                {
                    long Of(SavingsKind kind) =>
                        g.Where(s => kinds[s.Key.AccountCode] == kind).Sum(s => s.Sum);
                    var (pokok, wajib) = (Of(SavingsKind.Pokok), Of(SavingsKind.Wajib));
                    var (number, name) = names[g.Key];
                    return new SavedLine(number, name, pokok, wajib, g.Sum(s => s.Sum) - pokok - wajib);
                })
                .Where(s => s.Sum != 0)
                .OrderBy(s => s.Number, StringComparer.Ordinal),
        ];
    }
}
