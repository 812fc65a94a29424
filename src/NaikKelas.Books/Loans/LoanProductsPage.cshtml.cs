using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NaikKelas.Books.Desk;
using NaikKelas.Interface;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Loans;

/// <summary>The kinds of loans of a co-op, with their usual terms.</summary>
[Allow(Role.CoopTreasurer, Role.CoopBoard)]
internal sealed class LoanProductsPageModel(BooksReach reach, LoanProductBook book, Actor actor) : PageModel
{
    public BooksCard Books { get; private set; } = null!;

    public IReadOnlyList<LoanProduct> Products { get; private set; } = [];

    public bool Treasurer => actor.IsIn(Books.CooperativeId, Role.CoopTreasurer);

    public string List => $"/pembukuan/{Books.CooperativeId.Value}/pinjaman";

    public IEnumerable<Answer> FactsOf(LoanProduct product)
    {
        var t = this.Texts;
        yield return new(
            t["Jasa"],
            t[
                "{0} setahun, {1}",
                Say.Percent(product.Rate / 10_000m, product.Rate % 100 == 0 ? 0 : 2),
                t.Of(product.Method)
            ]
        );
        yield return new(t["Jangka waktu paling lama"], t["{0} bulan", product.MonthsMax]);
        yield return new(t["Jumlah paling banyak"], Say.Rupiah(product.AmountMax));
        yield return new(t["Biaya administrasi"], Say.Percent(product.Fee / 10_000m, 2));
        yield return new(t["Denda sebulan dari tunggakan"], Say.Percent(product.Penalty / 10_000m, 2));
        yield return new(t["Pembulatan angsuran"], Say.Rupiah(product.RoundTo));
        yield return new(t["Urutan pembayaran"], t.Of(product.PaymentOrder));
    }

    public async Task<IActionResult> OnGetAsync(Guid cooperative, CancellationToken ct)
    {
        if (await reach.FindAsync(new OrganisationId(cooperative), ct) is not { } books)
            return NotFound();
        (Books, Products) = (books, await book.AllAsync(books, ct));
        return Page();
    }
}
