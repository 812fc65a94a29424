using Microsoft.AspNetCore.Mvc.RazorPages;
using NaikKelas.Interface;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Training.Meetings;

/// <summary>The agency's coordination meetings, newest first.</summary>
[Allow(Role.Officer, Role.Head)]
internal sealed class MeetingsModel(MeetingBook book, Actor actor) : PageModel
{
    public Page<MeetingCard> Meetings { get; private set; } = null!;

    public bool MayChange => actor.Is(Role.Officer);

    public async Task OnGetAsync(ListQuery query, CancellationToken ct) =>
        Meetings = await book.ListAsync(query, ct);
}
