using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NaikKelas.Books.Desk;
using NaikKelas.Books.Entries;
using NaikKelas.Books.Ledger;
using NaikKelas.Interface;
using NaikKelas.Kernel.Access;
using NaikKelas.Kernel.Files;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Journals;

/// <summary>One journal: its lines, who and when, what it takes back or what took it back, the papers behind it.</summary>
[Allow(Role.CoopTreasurer, Role.CoopBoard)]
internal sealed class OneJournalModel(
    BooksReach reach,
    JournalBook journals,
    RequestBook requests,
    ReverseJournal reverse,
    AttachToJournal attach,
    Actor actor
) : PageModel
{
    public BooksCard Books { get; private set; } = null!;

    public JournalPaper Paper { get; private set; } = null!;

    public RequestLine? Asked { get; private set; }

    [BindProperty]
    public string? Reason { get; set; }

    public bool Treasurer => actor.IsIn(Books.CooperativeId, Role.CoopTreasurer);

    public bool Reversible =>
        Treasurer && Paper.ReversedBy is null && Paper.Journal.Kind != JournalKind.Reversal;

    public async Task<IActionResult> OnGetAsync(Guid cooperative, long seq, CancellationToken ct) =>
        await LoadAsync(cooperative, seq, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnGetPaperAsync(
        Guid cooperative,
        long seq,
        FileId file,
        CancellationToken ct
    ) =>
        await reach.FindAsync(new OrganisationId(cooperative), ct) is { } books
        && await journals.PaperAsync(books, seq, file, ct) is { } paper
            ? File(paper.Content, paper.ContentType, paper.Name)
            : NotFound();

    public async Task<IActionResult> OnPostReverseAsync(Guid cooperative, long seq, CancellationToken ct)
    {
        if (!await LoadAsync(cooperative, seq, ct) || !Treasurer)
            return NotFound();
        var reversed = await reverse.RunAsync(
            new ReverseJournal.Input(Books.CooperativeId, seq, Reason ?? "", $"reverse:{seq}"),
            ct
        );
        return reversed.Refused
            ? this.Again(reversed, _ => "")
            : this.Done($"{Paper.Reference} dibatalkan dengan {reversed.Value.Reference}.", Here);
    }

    public async Task<IActionResult> OnPostAttachAsync(
        Guid cooperative,
        long seq,
        IFormFile? file,
        CancellationToken ct
    )
    {
        if (!await LoadAsync(cooperative, seq, ct) || !Treasurer)
            return NotFound();
        using var content = new MemoryStream();
        if (file is not null)
            await file.CopyToAsync(content, ct);
        var kept = await attach.RunAsync(Books, seq, content.ToArray(), ct);
        return kept.Refused ? this.Again(kept, _ => "") : this.Done($"Lampiran tersimpan.", Here);
    }

    public string Here => $"/pembukuan/{Books.CooperativeId.Value}/jurnal/{Paper.Journal.Seq}";

    private async Task<bool> LoadAsync(Guid cooperative, long seq, CancellationToken ct)
    {
        if (
            await reach.FindAsync(new OrganisationId(cooperative), ct) is not { } books
            || await journals.FindAsync(books, seq, ct) is not { } paper
        )
            return false;
        (Books, Paper) = (books, paper);
        Asked = await requests.OfJournalAsync(books, seq, ct);
        return true;
    }
}
