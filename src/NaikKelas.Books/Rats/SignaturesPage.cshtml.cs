using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NaikKelas.Books.Desk;
using NaikKelas.Books.Years;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Rats;

/// <summary>The board under the LPJ: each signs in their own account, on paper by name, or says why not.</summary>
[Allow(Role.CoopTreasurer, Role.CoopBoard)]
internal sealed class SignaturesPageModel(
    BooksReach reach,
    RatBook rats,
    YearBook years,
    SignReport sign,
    Actor actor
) : PageModel
{
    public BooksCard Books { get; private set; } = null!;

    [BindProperty(SupportsGet = true, Name = "year")]
    public int Year { get; set; }

    public Rat Rat { get; private set; } = null!;

    public YearState YearState { get; private set; }

    public IReadOnlyList<SignerRow> Signers { get; private set; } = [];

    [BindProperty]
    public SignReport.Input Own { get; set; } = new();

    [BindProperty]
    public SignReport.Input Other { get; set; } = new();

    public bool Board => actor.IsIn(Books.CooperativeId, Role.CoopBoard);

    /// <summary>This person has not signed yet.</summary>
    public bool Mine => Board && Signers.All(s => s.Signature?.UserId != actor.UserId);

    public string Home => $"/pembukuan/{Books.CooperativeId.Value}";

    public string Above => $"{Home}/rat/{Year}";

    public string Here => $"{Above}/tanda-tangan";

    public static Tone ToneOf(SignerRow row) =>
        row.Signature?.Way switch
        {
            null => Tone.Amber,
            SignWay.Declined => Tone.Red,
            _ => Tone.Green,
        };

    public async Task<IActionResult> OnGetAsync(Guid cooperative, CancellationToken ct) =>
        await LoadAsync(cooperative, ct) ? Page() : NotFound();

    public Task<IActionResult> OnPostAsync(Guid cooperative, CancellationToken ct) =>
        EndAsync(
            cooperative,
            nameof(Own),
            () => sign.OwnAsync(Books, Year, Own, declines: false, ct),
            $"Tanda tangan Anda tercatat.",
            ct
        );

    public Task<IActionResult> OnPostDeclineAsync(Guid cooperative, CancellationToken ct) =>
        EndAsync(
            cooperative,
            nameof(Own),
            () => sign.OwnAsync(Books, Year, Own, declines: true, ct),
            $"Penjelasan Anda tercatat dan ikut tercetak di laporan.",
            ct
        );

    public Task<IActionResult> OnPostPaperAsync(Guid cooperative, CancellationToken ct) =>
        EndAsync(
            cooperative,
            nameof(Other),
            () => sign.PaperAsync(Books, Year, Other, ct),
            $"Tercatat atas nama {Other.Name}.",
            ct
        );

    private async Task<IActionResult> EndAsync(
        Guid cooperative,
        string form,
        Func<Task<Result<Kernel.Unit>>> act,
        FormattableString done,
        CancellationToken ct
    )
    {
        if (!await LoadAsync(cooperative, ct) || !Board)
            return NotFound();
        var result = await act();
        return result.Refused ? this.Again(result, form) : this.Done(done, Here);
    }

    private async Task<bool> LoadAsync(Guid cooperative, CancellationToken ct)
    {
        if (
            await reach.FindAsync(new OrganisationId(cooperative), ct) is not { } books
            || await rats.FindAsync(books.CooperativeId, Year, ct) is not { } rat
        )
            return false;
        (Books, Rat) = (books, rat);
        Signers = await rats.SignersAsync(rat, ct);
        YearState = (await years.FindAsync(books.CooperativeId, Year, ct))?.State ?? YearState.Open;
        return true;
    }
}
