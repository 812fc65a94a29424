using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Books.MemberView;

/// <summary>A member's first page: what is urgent, what is saved, what is owed and when.</summary>
[Allow(Role.Member)]
internal sealed class OwnHomeModel(MemberDoor door, OwnBook book, AgencyClock clock) : OwnPage(door)
{
    public OwnHome Own { get; private set; } = null!;

    public IReadOnlyList<OwnNotice> Notices { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        Own = await book.HomeAsync(Card, ct);
        Notices = OwnNotices.Of(Own, [], clock.Today, MemberViewPractice.Current);
    }

    public string WordsOf(OwnLoan loan) => OwnWords.Of(this.Texts, loan);
}
