using NaikKelas.Interface;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Books.MemberView;

/// <summary>Everything that was booked with this member in it, the newest first.</summary>
[Allow(Role.Member)]
internal sealed class ReceiptsModel(MemberDoor door, OwnPapers papers) : OwnPage(door)
{
    public Page<OwnReceipt> Rows { get; private set; } = null!;

    public async Task OnGetAsync(ListQuery query, CancellationToken ct) =>
        Rows = await papers.ReceiptsAsync(Card, query, ct);
}
