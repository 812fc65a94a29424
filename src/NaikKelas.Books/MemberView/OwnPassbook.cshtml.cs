using Microsoft.AspNetCore.Mvc;
using NaikKelas.Books.Ledger;
using NaikKelas.Books.Members;
using NaikKelas.Interface;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Books.MemberView;

/// <summary>One passbook of the member, the newest line first.</summary>
[Allow(Role.Member)]
internal sealed class OwnPassbookModel(MemberDoor door, OwnBook book, OwnPapers papers) : OwnPage(door)
{
    public OwnPassbook Passbook { get; private set; } = null!;

    public Page<PassbookLine> Lines { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid passbook, ListQuery query, CancellationToken ct)
    {
        var (own, _) = await book.CardsAsync(Card, ct);
        if (
            await papers.PassbookAsync(Card, own, new SubledgerId(passbook), query, ct)
            is not var (one, lines)
        )
            return NotFound();
        (Passbook, Lines) = (one, lines);
        return Page();
    }
}
