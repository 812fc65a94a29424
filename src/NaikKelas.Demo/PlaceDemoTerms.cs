using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Desk;
using NaikKelas.Books.Ledger;
using NaikKelas.Books.Members;
using NaikKelas.Books.Terms;
using NaikKelas.Kernel;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Demo;

/// <summary>Members of the home co-op with simpanan berjangka: one fell due, one soon will and goes on by itself, one runs.</summary>
internal sealed class PlaceDemoTerms(Db db, ChangeMember change, LedgerDesk desk, PlaceTerm place)
{
    private const string OnTerm = "2-1102";
    private const string Cash = "1-1101";

    /// <summary>All began within five months: the books are never younger. Number of the member; months; how many days ago the term fell due; rupiah; per cent a year.</summary>
    private static readonly (
        string Member,
        int Months,
        int Due,
        long Amount,
        decimal Rate,
        AtMaturity At
    )[] Told =
    [
        ("0006", 3, 2, 5_000_000, 5m, AtMaturity.PayOut),
        ("0011", 3, -12, 10_000_000, 6m, AtMaturity.RollOver),
        ("0017", 12, -240, 3_000_000, 6.5m, AtMaturity.Wait),
    ];

    public async Task<Result<TermId>> RunAsync(
        OrganisationId id,
        DateOnly openedOn,
        DateOnly today,
        CancellationToken ct
    )
    {
        await db.ForCooperativeAsync(id, ct);
        var main = await db
            .Books.Where(b => b.CooperativeId == id)
            .Select(b => b.MainUnitCode)
            .SingleAsync(ct);
        var books = new BooksCard(id, "", openedOn, main, Rupiah.Zero);
        Result<TermId> placed = default;
        foreach (var told in Told)
        {
            placed = await PlaceAsync(books, told, today, ct);
            if (placed.Refused)
                return placed;
        }

        return placed;
    }

    private async Task<Result<TermId>> PlaceAsync(
        BooksCard books,
        (string Member, int Months, int Due, long Amount, decimal Rate, AtMaturity At) told,
        DateOnly today,
        CancellationToken ct
    )
    {
        var id = books.CooperativeId;
        var start = today.AddDays(-told.Due).AddMonths(-told.Months);
        var member = await db
            .Members.AsNoTracking()
            .SingleAsync(m => m.CooperativeId == id && m.Number == told.Member, ct);
        var opened = await change.OpenAsync(books, member.Id, OnTerm, ct);
        if (opened.Refused)
            return opened.As<TermId>();
        var passbook = await db
            .SubledgerAccounts.Where(s =>
                s.CooperativeId == id && s.MemberId == member.Id && s.AccountCode == OnTerm
            )
            .Select(s => s.Id)
            .SingleAsync(ct);
        var paid = await desk.PostAsync(
            id,
            new NewJournal(
                $"berjangka:{told.Member}",
                start,
                $"Terima Simpanan Berjangka dari {member.Name}",
                [
                    new NewLine(Cash, new Rupiah(told.Amount)),
                    new NewLine(
                        OnTerm,
                        new Rupiah(-told.Amount),
                        Party: Party.Member,
                        MemberId: member.Id,
                        SubledgerId: passbook
                    ),
                ]
            ),
            ct
        );
        if (paid.Refused)
            return paid.As<TermId>();
        return await place.RunAsync(
            books,
            passbook,
            new PlaceTerm.Input
            {
                Amount = new Rupiah(told.Amount),
                StartsOn = start,
                Months = told.Months,
                Rate = told.Rate,
                AtMaturity = told.At,
            },
            ct
        );
    }
}
