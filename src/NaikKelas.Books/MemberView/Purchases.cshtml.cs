using NaikKelas.Interface;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Books.MemberView;

/// <summary>What the member bought at the co-op's outlets, and what is still owed for it.</summary>
[Allow(Role.Member)]
internal sealed class PurchasesModel(MemberDoor door, OwnBook book, OwnPapers papers) : OwnPage(door)
{
    public Page<OwnPurchase> Rows { get; private set; } = null!;

    /// <summary>Owed, rupiah.</summary>
    public long Bon { get; private set; }

    public async Task OnGetAsync(ListQuery query, CancellationToken ct)
    {
        (_, Bon) = await book.CardsAsync(Card, ct);
        Rows = await papers.PurchasesAsync(Card, query, ct);
    }
}
