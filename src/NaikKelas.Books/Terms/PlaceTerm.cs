using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Desk;
using NaikKelas.Books.Ledger;
using NaikKelas.Books.Members;
using NaikKelas.Kernel;

namespace NaikKelas.Books.Terms;

/// <summary>
/// Use case: a sum on a passbook of simpanan berjangka stays for some months. The passbook's floor is raised by it, so
/// that the database lets nobody draw it.
/// </summary>
internal sealed class PlaceTerm(Db db, AgencyClock clock)
{
    public sealed record Input
    {
        [Display(Name = "Jumlah")]
        public Rupiah? Amount { get; init; }

        [Display(Name = "Mulai tanggal")]
        public DateOnly? StartsOn { get; init; }

        [Display(Name = "Jangka waktu, bulan")]
        public int? Months { get; init; }

        /// <summary>Per cent a year.</summary>
        [Display(Name = "Suku jasa, persen setahun")]
        public decimal? Rate { get; init; }

        [Display(Name = "Pada jatuh tempo")]
        public AtMaturity? AtMaturity { get; init; }
    }

    /// <returns>The new term; not found, or all that is wrong.</returns>
    public Task<Result<TermId>> RunAsync(
        BooksCard books,
        SubledgerId passbook,
        Input input,
        CancellationToken ct
    ) =>
        db.RunAsync<TermId>(
            async () =>
            {
                var id = books.CooperativeId;
                await db.HoldBooksAsync(id, ct);
                if (await db.HoldPassbookAsync(id, passbook, ct) is not { } row)
                    return Refusal.NotFound($"Rekening tidak ditemukan.");
                var terms = await db
                    .SavingsTerms.AsNoTracking()
                    .Where(t => t.CooperativeId == id && t.SubledgerId == passbook)
                    .ToListAsync(ct);
                var product = await db
                    .SavingsProducts.AsNoTracking()
                    .SingleOrDefaultAsync(p => p.CooperativeId == id && p.AccountCode == row.AccountCode, ct);
                var wrong = TermRules.Check(
                    input,
                    new TermFacts(
                        product?.Kind,
                        row.State,
                        row.Balance - row.Floor,
                        terms.Find(t => t.State == TermState.Running)?.MaturesOn,
                        books.OpenedOn,
                        clock.Today
                    ),
                    TermPractice.Current
                );
                if (wrong.Any)
                    return wrong;
                // The floor first: the database takes a running term only on a passbook that holds it.
                row.Floor += input.Amount!.Value;
                await db.SaveChangesAsync(ct);
                var term = new SavingsTerm
                {
                    CooperativeId = id,
                    Id = Ids.New<TermId>(),
                    SubledgerId = passbook,
                    Number = terms.Select(t => t.Number).DefaultIfEmpty(0).Max() + 1,
                    Amount = input.Amount.Value,
                    StartsOn = input.StartsOn!.Value,
                    MaturesOn = input.StartsOn.Value.AddMonths(input.Months!.Value),
                    Months = input.Months.Value,
                    Rate = TermRules.PointsOf(input.Rate)!.Value,
                    AtMaturity = input.AtMaturity!.Value,
                };
                db.SavingsTerms.Add(term);
                return term.Id;
            },
            ct
        );
}
