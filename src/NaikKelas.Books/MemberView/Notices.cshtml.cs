using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Books.MemberView;

/// <summary>All that the member should know now.</summary>
[Allow(Role.Member)]
internal sealed class NoticesModel(MemberDoor door, OwnBook book, AgencyClock clock) : OwnPage(door)
{
    public IReadOnlyList<OwnNotice> Notices { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct) =>
        Notices = OwnNotices.Of(
            await book.HomeAsync(Card, ct),
            await book.CorrectionsAsync(Card, ct),
            clock.Today,
            MemberViewPractice.Current
        );
}
