using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NaikKelas.Books.Desk;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Kernel.Files;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Capital;

/// <summary>"Siap modal?": what a lender asks for, what of it is there, and the way to what is missing.</summary>
[Allow(Role.CoopTreasurer, Role.CoopBoard)]
internal sealed class CapitalPageModel(
    BooksReach reach,
    CapitalBook book,
    AttachCapitalPaper attach,
    AgencyClock clock,
    Actor actor
) : PageModel
{
    public BooksCard Books { get; private set; } = null!;

    public IReadOnlyList<ReadinessLine> Lines { get; private set; } = [];

    /// <summary>Of the plan; before one, the first that is open to this kind of co-op today.</summary>
    public FinanceScheme? Scheme { get; private set; }

    public PlanCard? Plan { get; private set; }

    [BindProperty]
    public AttachCapitalPaper.Input Paper { get; set; } = new();

    public bool Board => actor.IsIn(Books.CooperativeId, Role.CoopBoard);

    public string Home => $"/pembukuan/{Books.CooperativeId.Value}";

    public string Here => $"{Home}/modal";

    public int Needed => Lines.Count(l => l.Needed);

    public int NeededThere => Lines.Count(l => l is { Needed: true, State: ReadinessState.Present });

    public static Tone ToneOf(ReadinessLine line) =>
        line.State switch
        {
            ReadinessState.Present => Tone.Green,
            ReadinessState.Renew => Tone.Amber,
            _ => line.Needed ? Tone.Red : Tone.Slate,
        };

    /// <summary>Where a line is mended; the registry's pages are the board's alone.</summary>
    public string? HrefOf(ReadinessLine line) =>
        line.Href is not { } href ? null
        : !href.StartsWith('/') ? $"{Home}/{href}"
        : Board ? href
        : null;

    public async Task<IActionResult> OnGetAsync(Guid cooperative, CancellationToken ct) =>
        await LoadAsync(cooperative, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnGetFileAsync(Guid cooperative, FileId file, CancellationToken ct) =>
        await reach.FindAsync(new OrganisationId(cooperative), ct) is { } books
        && await book.FileAsync(books.CooperativeId, file, ct) is { } stored
            ? File(stored.Content, stored.ContentType, stored.Name)
            : NotFound();

    public async Task<IActionResult> OnPostPaperAsync(Guid cooperative, IFormFile? file, CancellationToken ct)
    {
        if (!await LoadAsync(cooperative, ct) || !Board)
            return NotFound();
        if (!ModelState.IsValid)
            return this.Again();
        using var content = new MemoryStream();
        if (file is not null)
            await file.CopyToAsync(content, ct);
        var kept = await attach.RunAsync(Books, Paper, content.ToArray(), ct);
        return kept.Refused ? this.Again(kept, nameof(Paper)) : this.Done($"Surat tercatat.", Here);
    }

    private async Task<bool> LoadAsync(Guid cooperative, CancellationToken ct)
    {
        if (await reach.FindAsync(new OrganisationId(cooperative), ct) is not { } books)
            return false;
        Books = books;
        Plan = await book.PlanAsync(books.CooperativeId, ct);
        var ready = await book.ReadinessAsync(books, Plan?.Plan.Version ?? 0, ct);
        Scheme =
            Plan?.Scheme
            ?? (CapitalPractice.Current.On(clock.Today, ready.Known.Kind) is [var first, ..] ? first : null);
        Lines = Readiness.Of(ready, Scheme);
        return true;
    }
}
