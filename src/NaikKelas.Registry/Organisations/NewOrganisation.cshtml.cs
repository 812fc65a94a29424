using Microsoft.AspNetCore.Mvc;
using NaikKelas.Interface;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Places;

namespace NaikKelas.Registry.Organisations;

[Allow(Role.Officer)]
internal sealed class NewOrganisationModel(RegionChoices regions) : OrganisationForm(regions)
{
    public async Task<IActionResult> OnPostAsync(
        [FromServices] RegisterOrganisation register,
        CancellationToken ct
    )
    {
        if (!ModelState.IsValid)
            return this.Again();
        var result = await register.RunAsync(Input, ct);
        return result.Refused
            ? this.Again(result)
            : this.Done($"{Input.Name} tercatat.", $"/koperasi/{result.Value.Value}");
    }
}
