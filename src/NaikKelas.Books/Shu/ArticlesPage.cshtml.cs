using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NaikKelas.Books.Desk;
using NaikKelas.Books.Years;
using NaikKelas.Interface;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Shu;

/// <summary>How the SHU is divided from a book year on.</summary>
[Allow(Role.CoopTreasurer, Role.CoopBoard)]
internal sealed class ArticlesPageModel(
    BooksReach reach,
    YearBook years,
    ArticlesBook articles,
    SaveArticles save,
    Actor actor
) : PageModel
{
    public BooksCard Books { get; private set; } = null!;

    [BindProperty(SupportsGet = true, Name = "year")]
    public int Year { get; set; }

    public ArticlesCard Shown { get; private set; } = null!;

    [BindProperty]
    public SaveArticles.Input Input { get; set; } = new();

    public bool Treasurer => actor.IsIn(Books.CooperativeId, Role.CoopTreasurer);

    public string Home => $"/pembukuan/{Books.CooperativeId.Value}";

    public string Above => $"{Home}/tahun/{Year}/shu";

    public string NameOf(string fund) =>
        ShuDefaults.Current.Funds.FirstOrDefault(f => f.Fund == fund) is { } known
            ? this.Texts[known.Name]
            : fund;

    public async Task<IActionResult> OnGetAsync(Guid cooperative, CancellationToken ct)
    {
        if (!await LoadAsync(cooperative, ct))
            return NotFound();
        Input = new()
        {
            Lines =
            [
                .. ShuDefaults.Current.Funds.Select(f => new SaveArticles.Line
                {
                    Fund = f.Fund,
                    Percent = Shown.PercentOf(f.Fund),
                }),
            ],
            Capital = Shown.Capital,
            Business = Shown.Business,
            Basis = Shown.Basis,
            Version = Shown.Year == Year ? Shown.Version : 0,
        };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid cooperative, CancellationToken ct)
    {
        if (!await LoadAsync(cooperative, ct) || !Treasurer)
            return NotFound();
        if (!ModelState.IsValid)
            return this.Again();
        var saved = await save.RunAsync(Books, Year, Input, ct);
        return saved.Refused
            ? this.Again(saved, nameof(Input))
            : this.Done($"Ketentuan SHU disimpan.", Above);
    }

    private async Task<bool> LoadAsync(Guid cooperative, CancellationToken ct)
    {
        if (
            await reach.FindAsync(new OrganisationId(cooperative), ct) is not { } books
            || !years.Has(books, Year)
        )
            return false;
        Books = books;
        Shown = await articles.OfAsync(books.CooperativeId, Year, ct);
        return true;
    }
}
