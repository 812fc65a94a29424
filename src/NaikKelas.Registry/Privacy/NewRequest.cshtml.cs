using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Persons;

namespace NaikKelas.Registry.Privacy;

/// <summary>Somebody came to the desk.</summary>
[Allow(Role.Officer)]
internal sealed class NewRequestModel(Db db, Actor actor, FilePrivacyRequest file) : PageModel
{
    [BindProperty]
    public FilePrivacyRequest.Input Input { get; set; } = new();

    public Person Person { get; private set; } = null!;

    public IReadOnlyList<SelectListItem> Kinds =>
        [.. Enum.GetValues<PrivacyKind>().Select(k => new SelectListItem(this.Texts.Of(k), k.ToString()))];

    public async Task<IActionResult> OnGetAsync(PersonId id, CancellationToken ct) =>
        await LoadAsync(id, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(PersonId id, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct))
            return NotFound();
        if (!ModelState.IsValid)
            return this.Again();
        var filed = await file.AtDeskAsync(id, Input, ct);
        return filed.Refused
            ? this.Again(filed, nameof(Input))
            : this.Done($"Permintaan dicatat.", $"/orang/permintaan/{filed.Value.Value}");
    }

    private async Task<bool> LoadAsync(PersonId id, CancellationToken ct)
    {
        if (await db.ReachPersonAsync(id, actor, ct) is not { } person)
            return false;
        Person = person;
        return true;
    }
}
