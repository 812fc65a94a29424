using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Desk;
using NaikKelas.Books.Ledger;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Proof;

/// <summary>What the nightly proofs found, and one on demand.</summary>
[Allow(Role.CoopTreasurer, Role.CoopBoard)]
internal sealed class ProofsModel(BooksReach reach, Db db, KeepProof proofs) : PageModel
{
    private const int ShownMax = 31;

    public BooksCard Books { get; private set; } = null!;

    public IReadOnlyList<BookProof> Kept { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid cooperative, CancellationToken ct)
    {
        if (await reach.FindAsync(new OrganisationId(cooperative), ct) is not { } books)
            return NotFound();
        Books = books;
        Kept = await db
            .BookProofs.AsNoTracking()
            .Where(p => p.CooperativeId == books.CooperativeId)
            .OrderByDescending(p => p.CheckedAt)
            .Take(ShownMax)
            .ToListAsync(ct);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid cooperative, CancellationToken ct)
    {
        if (await reach.FindAsync(new OrganisationId(cooperative), ct) is not { } books)
            return NotFound();
        var proof = await proofs.RunAsync(books.CooperativeId, ct);
        return this.Done(
            proof.Differences == 0
                ? $"{proof.Journals} jurnal diperiksa, semuanya cocok."
                : (FormattableString)
                    $"{proof.Journals} jurnal diperiksa, {proof.Differences} selisih ditemukan.",
            $"/pembukuan/{books.CooperativeId.Value}/pemeriksaan"
        );
    }
}
