using NaikKelas.Kernel.Access;

namespace NaikKelas.Books.MemberView;

/// <summary>All loans and applications of the member.</summary>
[Allow(Role.Member)]
internal sealed class OwnLoansModel(MemberDoor door, OwnBook book) : OwnPage(door)
{
    public IReadOnlyList<OwnLoan> Loans { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct) => Loans = await book.LoansAsync(Card, ct);
}
