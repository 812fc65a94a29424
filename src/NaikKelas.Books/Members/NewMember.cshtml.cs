using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NaikKelas.Books.Desk;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Members;

/// <summary>Somebody joins.</summary>
[Allow(Role.CoopTreasurer)]
internal sealed class NewMemberModel(BooksReach reach, RegisterMembers register, AgencyClock clock)
    : PageModel
{
    public BooksCard Books { get; private set; } = null!;

    [BindProperty]
    public RegisterMembers.Input Input { get; set; } = new();

    public string Home => $"/pembukuan/{Books.CooperativeId.Value}/anggota";

    public async Task<IActionResult> OnGetAsync(Guid cooperative, CancellationToken ct)
    {
        if (await reach.FindAsync(new OrganisationId(cooperative), ct) is not { } books)
            return NotFound();
        Books = books;
        Input = new() { JoinedOn = clock.Today };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid cooperative, CancellationToken ct)
    {
        if (await reach.FindAsync(new OrganisationId(cooperative), ct) is not { } books)
            return NotFound();
        Books = books;
        if (!ModelState.IsValid)
            return this.Again();
        var joined = await register.RunAsync(books.CooperativeId, [Input], ct);
        return joined.Refused
            ? this.Again(joined, nameof(Input))
            : this.Done($"Anggota dicatat dan rekeningnya dibuka.", $"{Home}/{joined.Value[0].Value}");
    }
}
