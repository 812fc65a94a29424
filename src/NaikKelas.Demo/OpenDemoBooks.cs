using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Desk;
using NaikKelas.Books.Ledger;
using NaikKelas.Books.Members;
using NaikKelas.Books.Opening;
using NaikKelas.Kernel;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Demo;

/// <summary>What a co-op of the play had on the day before, written down and posted as a treasurer does it.</summary>
internal sealed class OpenDemoBooks(Db db, SaveOpening save, PostOpening post)
{
    private const int ThreePerCent = 300;

    public async Task<Result<Posted>> RunAsync(OrganisationId id, BooksTale tale, CancellationToken ct)
    {
        await db.ForCooperativeAsync(id, ct);
        var main = await db
            .Books.Where(b => b.CooperativeId == id)
            .Select(b => b.MainUnitCode)
            .SingleAsync(ct);
        var voluntary = await db.SavingsProducts.SingleAsync(
            p => p.CooperativeId == id && p.Kind == SavingsKind.Sukarela,
            ct
        );
        (voluntary.Rate, voluntary.Method) = (ThreePerCent, InterestMethod.Average);
        await db.SaveChangesAsync(ct);
        var books = new BooksCard(id, "", tale.OpenedOn, main, Rupiah.Zero);
        var passbooks = await db
            .SubledgerAccounts.AsNoTracking()
            .Where(s => s.CooperativeId == id)
            .ToDictionaryAsync(s => s.Number, s => s.Id, StringComparer.Ordinal, ct);
        var written = await save.SavingsAsync(
            books,
            [
                .. tale
                    .Opening.Where(o => o.Passbook is not null)
                    .Select(o => new SaveOpening.Saving(passbooks[o.Passbook!], new Rupiah(o.Amount))),
            ],
            ct
        );
        foreach (
            var unit in tale
                .Opening.Where(o => o.Passbook is null)
                .GroupBy(o => o.Unit, StringComparer.Ordinal)
        )
            if (!written.Refused)
                written = await save.AmountsAsync(
                    books,
                    unit.Key,
                    [.. unit.Select(o => new SaveOpening.Amount(o.Account, new Rupiah(o.Amount)))],
                    ct
                );
        return written.Refused ? written.As<Posted>() : await post.RunAsync(books, ct);
    }
}
