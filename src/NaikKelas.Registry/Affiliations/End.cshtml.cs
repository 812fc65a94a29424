using Microsoft.AspNetCore.Mvc;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Registry.Affiliations;

[Allow(Role.Officer)]
internal sealed class EndModel(OrganisationSheet sheet, AgencyClock clock) : BelowOrganisation
{
    [BindProperty]
    public EndAffiliation.Input Input { get; set; } = new();

    public OfficerLine Officer { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid affiliation, CancellationToken ct)
    {
        if (!await LoadAsync(affiliation, ct))
            return NotFound();
        Input = new EndAffiliation.Input { Until = clock.Today };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(
        Guid affiliation,
        [FromServices] EndAffiliation end,
        CancellationToken ct
    )
    {
        if (!await LoadAsync(affiliation, ct))
            return NotFound();
        return ModelState.IsValid
            ? Answer(
                await end.RunAsync(Organisation.Id, affiliation, Input, ct),
                $"Jabatan {Officer.Name} berakhir {Input.Until}."
            )
            : this.Again();
    }

    private async Task<bool> LoadAsync(Guid affiliation, CancellationToken ct)
    {
        if (await sheet.OfficerAsync(Organisation.Id, affiliation, ct) is not { } officer)
            return false;
        Officer = officer;
        return true;
    }
}
