using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NaikKelas.Books.Desk;
using NaikKelas.Interface;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Entries;

/// <summary>Entries above the limit: the board lets them in or gives them back, the treasurer sees what became of them.</summary>
[Allow(Role.CoopBoard, Role.CoopTreasurer)]
internal sealed class RequestsModel(BooksReach reach, RequestBook requests, DecideRequest decide, Actor actor)
    : PageModel
{
    private const int ShownMax = 50;

    public BooksCard Books { get; private set; } = null!;

    public IReadOnlyList<RequestLine> Lines { get; private set; } = [];

    public bool Board => actor.IsIn(Books.CooperativeId, Role.CoopBoard);

    /// <summary>Whether this person may decide about it.</summary>
    public bool Decides(RequestLine line) =>
        Board && line.Request.State == RequestState.Waiting && line.Request.MadeBy != actor.UserId;

    public async Task<IActionResult> OnGetAsync(Guid cooperative, CancellationToken ct) =>
        await LoadAsync(cooperative, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostApproveAsync(Guid cooperative, string key, CancellationToken ct)
    {
        if (!await LoadAsync(cooperative, ct) || !Board)
            return NotFound();
        var approved = await decide.ApproveAsync(Books, key, ct);
        return approved.Refused
            ? this.Again(approved)
            : this.Done($"Disetujui dan tercatat: {approved.Value.Reference}.", Here);
    }

    public async Task<IActionResult> OnPostReturnAsync(
        Guid cooperative,
        string key,
        string? reason,
        CancellationToken ct
    )
    {
        if (!await LoadAsync(cooperative, ct) || !Board)
            return NotFound();
        var returned = await decide.ReturnAsync(Books, key, reason, ct);
        return returned.Refused
            ? this.Again(returned, _ => "")
            : this.Done($"Dikembalikan kepada bendahara.", Here);
    }

    public string Here => $"/pembukuan/{Books.CooperativeId.Value}/persetujuan";

    private async Task<bool> LoadAsync(Guid cooperative, CancellationToken ct)
    {
        if (await reach.FindAsync(new OrganisationId(cooperative), ct) is not { } books)
            return false;
        Books = books;
        Lines = await requests.ListAsync(books, ShownMax, ct);
        return true;
    }
}
