using Microsoft.AspNetCore.Mvc;
using NaikKelas.Interface;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Numbers;
using NaikKelas.Registry.Places;

namespace NaikKelas.Registry.Organisations;

[Allow(Role.Officer)]
internal sealed class EditOrganisationModel(RegionChoices regions, OrganisationSheet sheet)
    : OrganisationForm(regions)
{
    public OrganisationId Id { get; private set; }

    public string Name { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(OrganisationId id, CancellationToken ct)
    {
        if (await LoadAsync(id, ct) is not { } o)
            return NotFound();
        Input = new OrganisationInput
        {
            Kind = o.Kind,
            Form = o.Form,
            Name = o.Name,
            RegionCode = o.RegionCode,
            Address = o.Address,
            PostalCode = o.PostalCode,
            Phone = Contact.ShowPhone(o.Phone),
            Email = o.Email,
            NomorIndukKoperasi = o.NomorIndukKoperasi,
            FoundedOn = o.FoundedOn,
            OperatingSince = o.OperatingSince,
            Status = o.Status,
            Version = o.Version,
        };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(
        OrganisationId id,
        [FromServices] ChangeOrganisation change,
        CancellationToken ct
    )
    {
        if (await LoadAsync(id, ct) is not { } known)
            return NotFound();
        Asked ??= known.RegionCode[..5];
        if (!ModelState.IsValid)
            return this.Again();
        var result = await change.RunAsync(id, Input, ct);
        return result.Refused
            ? this.Again(result)
            : this.Done($"{Input.Name} diperbarui.", $"/koperasi/{id.Value}");
    }

    private async Task<Organisation?> LoadAsync(OrganisationId id, CancellationToken ct)
    {
        var known = await sheet.FindAsync(id, ct);
        (Id, Name) = (id, known?.Name ?? "");
        return known;
    }
}
