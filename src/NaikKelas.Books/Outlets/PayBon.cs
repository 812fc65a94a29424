using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Desk;
using NaikKelas.Books.Ledger;
using NaikKelas.Kernel;

namespace NaikKelas.Books.Outlets;

/// <summary>Use case: a member pays what was bought on a bon, in part or as a whole.</summary>
internal sealed class PayBon(Db db, LedgerDesk desk, StockDesk stock, AgencyClock clock)
{
    public sealed record Input
    {
        /// <summary>The member's card.</summary>
        public Guid Card { get; init; }

        [Display(Name = "Diterima")]
        public Rupiah? Amount { get; init; }

        /// <summary>One a form: sent twice it is paid once.</summary>
        public Guid Key { get; init; }
    }

    /// <returns>The journal; refused beyond what is owed, with the figure.</returns>
    public Task<Result<Posted>> RunAsync(BooksCard books, string outlet, Input input, CancellationToken ct) =>
        db.RunAsync<Posted>(
            async () =>
            {
                var (id, practice, wanted) = (
                    books.CooperativeId,
                    OutletPractice.Current,
                    new SubledgerId(input.Card)
                );
                await db.HoldBooksAsync(id, ct);
                if (await stock.OutletAsync(books, outlet, ct) is null)
                    return Refusal.NotFound($"Gerai tidak ditemukan di koperasi ini.");
                var members = db.Members;
                var card = await db
                    .SubledgerAccounts.AsNoTracking()
                    .Where(s =>
                        s.CooperativeId == id && s.Id == wanted && s.AccountCode == practice.Receivable.Code
                    )
                    .Select(s => new
                    {
                        s.MemberId,
                        s.Balance,
                        Name = members
                            .Where(m => m.CooperativeId == id && m.Id == s.MemberId)
                            .Select(m => m.Name)
                            .First(),
                    })
                    .SingleOrDefaultAsync(ct);
                if (card is null)
                    return Refusal.NotFound($"Kartu bon tidak ditemukan.");
                var key = $"gerai-bon:{input.Key:N}";
                var again = await db.Journals.AnyAsync(j => j.CooperativeId == id && j.Key == key, ct);
                var wrong = Check(input, card.Balance, again);
                if (wrong.Any)
                    return wrong;
                return await desk.PostWithinAsync(
                    id,
                    new NewJournal(
                        key,
                        clock.Today,
                        $"Bayar bon oleh {card.Name}",
                        [
                            new NewLine(practice.Cash, input.Amount!.Value),
                            new NewLine(
                                practice.Receivable.Code,
                                Rupiah.Zero - input.Amount.Value,
                                Party: Party.Member,
                                MemberId: card.MemberId,
                                SubledgerId: wanted
                            ),
                        ],
                        UnitCode: outlet
                    ),
                    ct
                );
            },
            ct
        );

    private static Refusals Check(Input input, Rupiah owed, bool again)
    {
        var wrong = new Refusals();
        wrong.When(
            input.Key == Guid.Empty,
            "key",
            $"Formulir ini tidak lengkap. Muat ulang halaman, lalu isi lagi."
        );
        wrong.When(
            input.Amount is not { Value: > 0 },
            "amount",
            $"Isi berapa yang diterima.",
            nameof(input.Amount)
        );
        wrong.When(
            !again && input.Amount > owed,
            "bon-too-much",
            $"Lebih dari bonnya: sisanya {owed}.",
            nameof(input.Amount)
        );
        return wrong;
    }
}
