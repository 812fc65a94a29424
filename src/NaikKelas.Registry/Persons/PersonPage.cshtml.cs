using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Numbers;
using NaikKelas.Registry.Places;

namespace NaikKelas.Registry.Persons;

/// <summary>A person's page. The whole NIK is shown once, to who asked and said why, and never kept by the browser: the form's own token already forbids storing the page.</summary>
[Allow(Role.Officer, Role.Verifier, Role.Administrator)]
internal sealed class PersonPageModel(
    PersonSheet sheet,
    PersonalDataKey key,
    Regions regions,
    Actor actor,
    Texts texts
) : PageModel
{
    [BindProperty, Display(Name = "Alasan")]
    public string? Reason { get; set; }

    public Person Person { get; private set; } = null!;

    public IReadOnlyList<PlaceLine> Places { get; private set; } = [];

    public IReadOnlyList<Warning> Warnings { get; private set; } = [];

    public string? FullNik { get; private set; }

    public bool MayWrite => actor.Is(Role.Officer);

    public IEnumerable<Answer> Identity =>
        [
            new(texts["NIK"], Masked),
            new(texts["Jenis kelamin"], Person.Sex is { } sex ? texts.Of(sex) : null),
            new(texts["Tanggal lahir"], Say.Date(Person.BirthDate)),
            new(texts["Nomor HP"], Contact.ShowPhone(Person.Phone)),
            new(texts["E-mail"], Person.Email),
            new(
                texts["Tempat tinggal"],
                Person.RegionCode is { Length: > 0 } code ? regions.PathOf(code) : null
            ),
            new(
                texts["Penyandang disabilitas"],
                Person.HasDisability ? texts["Ya"] : texts["Tidak dinyatakan"]
            ),
        ];

    private string? Masked => Person.NikSealed is { } nik ? Nik.Mask(key.Open(nik)) : null;

    public async Task<IActionResult> OnGetAsync(PersonId id, CancellationToken ct) =>
        await LoadAsync(id, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostNikAsync(
        PersonId id,
        [FromServices] ReadNik read,
        CancellationToken ct
    )
    {
        if (!await LoadAsync(id, ct))
            return NotFound();
        var result = await read.RunAsync(id, Reason, ct);
        if (result.Refused)
        {
            if (result.Refusal.Kind == RefusalKind.NotFound)
                return NotFound();
            ModelState.AddModelError(nameof(Reason), texts.Of(result.Refusal.Message));
            return this.Again();
        }

        FullNik = result.Value;
        return Page();
    }

    private async Task<bool> LoadAsync(PersonId id, CancellationToken ct)
    {
        if (await sheet.FindAsync(id, ct) is not { } person)
            return false;
        Person = person;
        Places = await sheet.PlacesAsync(id, ct);
        if (person.NikSealed is { } nik && Nik.Read(key.Open(nik)) is { Refused: false, Value: { } read })
            Warnings = read.Warnings(person.Sex, person.BirthDate, regions);
        return true;
    }
}
