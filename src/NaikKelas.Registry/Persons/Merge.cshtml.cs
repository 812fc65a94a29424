using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Numbers;

namespace NaikKelas.Registry.Persons;

/// <summary>Pick the other record, see both side by side, say why, merge.</summary>
[Allow(Role.Officer)]
internal sealed class MergeModel(
    PersonSheet sheet,
    PersonDirectory directory,
    PersonalDataKey key,
    Texts texts
) : PageModel
{
    private const int FoundMax = 20;

    /// <summary>A record as it is compared.</summary>
    public sealed record Side(Person Person, IReadOnlyList<Answer> Facts);

    [BindProperty(SupportsGet = true, Name = "lain")]
    public PersonId? Other { get; set; }

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Q { get; set; }

    [BindProperty, Display(Name = "Alasan")]
    public string? Reason { get; set; }

    public Side Keep { get; private set; } = null!;

    public Side? Gone { get; private set; }

    public IReadOnlyList<PersonCard> Found { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(PersonId id, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct))
            return NotFound();
        if (Gone is null)
            Found =
            [
                .. (await directory.SearchAsync(Q ?? Keep.Person.Name, FoundMax, ct)).Where(p => p.Id != id),
            ];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(
        PersonId id,
        [FromServices] MergePersons merge,
        CancellationToken ct
    )
    {
        if (!await LoadAsync(id, ct) || Gone is not { } gone)
            return NotFound();
        var result = await merge.RunAsync(new MergePersons.Input(id, gone.Person.Id, Reason), ct);
        if (!result.Refused)
            return this.Done($"Dua catatan {Keep.Person.Name} menjadi satu.", $"/orang/{id.Value}");
        foreach (var refusal in result.Refusals)
            ModelState.AddModelError(refusal.Field ?? "", texts.Of(refusal.Message));
        return this.Again();
    }

    private async Task<bool> LoadAsync(PersonId id, CancellationToken ct)
    {
        if (await SideAsync(id, ct) is not { } keep)
            return false;
        Keep = keep;
        if (Other is not { } other)
            return true;
        Gone = await SideAsync(other, ct);
        return Gone is not null;
    }

    private async Task<Side?> SideAsync(PersonId id, CancellationToken ct)
    {
        if (await sheet.FindAsync(id, ct) is not { MergedInto: null } person)
            return null;
        var places = await sheet.PlacesAsync(id, ct);
        return new Side(
            person,
            [
                new(texts["Nama"], person.Name),
                new(texts["NIK"], person.NikSealed is { } nik ? Nik.Mask(key.Open(nik)) : null),
                new(texts["Jenis kelamin"], person.Sex is { } sex ? texts.Of(sex) : null),
                new(texts["Tanggal lahir"], Say.Date(person.BirthDate)),
                new(texts["Nomor HP"], Contact.ShowPhone(person.Phone)),
                new(texts["E-mail"], person.Email),
                new(
                    texts["Jabatan"],
                    string.Join("; ", places.Select(p => $"{texts.Of(p.Position)}, {p.Name}"))
                ),
            ]
        );
    }
}
