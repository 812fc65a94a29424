using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Desk;
using NaikKelas.Books.Ledger;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Terms;

/// <summary>A running term in the list of a co-op.</summary>
internal sealed class TermRow
{
    public required TermId Id { get; init; }

    public required MemberId Member { get; init; }

    public required string Name { get; init; }

    public required SubledgerId Passbook { get; init; }

    /// <summary>Of the passbook.</summary>
    public required string Number { get; init; }

    /// <summary>Rupiah.</summary>
    public required long Amount { get; init; }

    /// <summary>Basis points a year.</summary>
    public required int Rate { get; init; }

    public required DateOnly MaturesOn { get; init; }

    public required AtMaturity AtMaturity { get; init; }
}

/// <summary>How many terms there are and how much they hold, rupiah.</summary>
internal sealed record TermSum(int Count, long Amount);

/// <summary>Running terms of a co-op by where they stand.</summary>
internal sealed record TermSums(TermSum Soon, TermSum Overdue, TermSum All);

/// <summary>Reads the terms of savings.</summary>
internal sealed class TermBook(Db db, AgencyClock clock)
{
    /// <summary>Values of the list's filter.</summary>
    public const string Soon = "segera";
    public const string Overdue = "lewat";

    /// <summary>Running terms, those that fall due first on top. Two queries.</summary>
    public Task<Page<TermRow>> ListAsync(BooksCard books, ListQuery query, CancellationToken ct)
    {
        var (today, last) = (clock.Today, clock.Today.AddDays(TermPractice.Current.SoonDays));
        var rows = Rows(books.CooperativeId);
        rows = query["tampil"] switch
        {
            Soon => rows.Where(r => r.MaturesOn >= today && r.MaturesOn <= last),
            Overdue => rows.Where(r => r.MaturesOn < today),
            _ => rows,
        };
        return rows.Sorted(query, Sorting).ToPageAsync(query, ct);
    }

    public async Task<TermSums> SumsAsync(BooksCard books, CancellationToken ct)
    {
        var terms = await Running(books.CooperativeId)
            .Select(t => new { t.MaturesOn, Amount = t.Amount.Value })
            .ToListAsync(ct);
        var byDue = terms.ToLookup(t => TermRules.DueOf(t.MaturesOn, clock.Today, TermPractice.Current));
        return new TermSums(
            new TermSum(byDue[TermDue.Soon].Count(), byDue[TermDue.Soon].Sum(t => t.Amount)),
            new TermSum(byDue[TermDue.Overdue].Count(), byDue[TermDue.Overdue].Sum(t => t.Amount)),
            new TermSum(terms.Count, terms.Sum(t => t.Amount))
        );
    }

    /// <summary>How many fell due and wait for somebody: those that go on by themselves do not.</summary>
    public Task<int> WaitingAsync(OrganisationId cooperative, CancellationToken ct)
    {
        var today = clock.Today;
        return Running(cooperative)
            .CountAsync(t => t.MaturesOn <= today && t.AtMaturity != AtMaturity.RollOver, ct);
    }

    /// <summary>All terms there were on a passbook, the newest first.</summary>
    public Task<List<SavingsTerm>> OfAsync(BooksCard books, SubledgerId passbook, CancellationToken ct) =>
        db
            .SavingsTerms.AsNoTracking()
            .Where(t => t.CooperativeId == books.CooperativeId && t.SubledgerId == passbook)
            .OrderByDescending(t => t.Number)
            .ToListAsync(ct);

    private static readonly Sorting<TermRow> Sorting = new Sorting<TermRow>()
        .By("tempo", r => r.MaturesOn)
        .By("nama", r => r.Name)
        .By("jumlah", r => r.Amount)
        .Ending(r => r.Number);

    private IQueryable<SavingsTerm> Running(OrganisationId id) =>
        db.SavingsTerms.AsNoTracking().Where(t => t.CooperativeId == id && t.State == TermState.Running);

    private IQueryable<TermRow> Rows(OrganisationId id)
    {
        var (passbooks, members) = (db.SubledgerAccounts, db.Members);
        return from term in Running(id)
            join row in passbooks.AsNoTracking()
                on new { term.CooperativeId, Id = term.SubledgerId } equals new { row.CooperativeId, row.Id }
            join member in members.AsNoTracking()
                on new { row.CooperativeId, Id = row.MemberId!.Value } equals new
                {
                    member.CooperativeId,
                    member.Id,
                }
            select new TermRow
            {
                Id = term.Id,
                Member = member.Id,
                Name = member.Name,
                Passbook = row.Id,
                Number = row.Number,
                Amount = term.Amount.Value,
                Rate = term.Rate,
                MaturesOn = term.MaturesOn,
                AtMaturity = term.AtMaturity,
            };
    }
}
