using Microsoft.AspNetCore.Mvc;
using NaikKelas.Interface;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Numbers;
using NaikKelas.Registry.Places;

namespace NaikKelas.Registry.Persons;

[Allow(Role.Officer)]
internal sealed class EditPersonModel(RegionChoices regions, PersonSheet sheet) : PersonForm(regions)
{
    public Person Known { get; private set; } = null!;

    public override string NikHint =>
        Known.NikIndex is null
            ? base.NikHint
            : this.Texts["NIK sudah tercatat. Isi hanya untuk menggantinya."];

    public async Task<IActionResult> OnGetAsync(PersonId id, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct))
            return NotFound();
        Input = new PersonInput
        {
            Name = Known.Name,
            Sex = Known.Sex,
            BirthDate = Known.BirthDate,
            Phone = Contact.ShowPhone(Known.Phone),
            Email = Known.Email,
            RegionCode = Known.RegionCode,
            HasDisability = Known.HasDisability,
            Version = Known.Version,
        };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(
        PersonId id,
        [FromServices] ChangePerson change,
        CancellationToken ct
    )
    {
        if (!await LoadAsync(id, ct))
            return NotFound();
        if (!ModelState.IsValid)
            return this.Again();
        var result = await change.RunAsync(id, Input, ct);
        return result.Refused
            ? this.Again(result)
            : this.Done($"{Input.Name} diperbarui.", $"/orang/{id.Value}");
    }

    private async Task<bool> LoadAsync(PersonId id, CancellationToken ct)
    {
        if (await sheet.FindAsync(id, ct) is not { MergedInto: null } person)
            return false;
        Known = person;
        return true;
    }
}
