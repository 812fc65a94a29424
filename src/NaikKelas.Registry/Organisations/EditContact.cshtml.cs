using Microsoft.AspNetCore.Mvc;
using NaikKelas.Interface;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Numbers;

namespace NaikKelas.Registry.Organisations;

[Allow(Role.Officer, Role.CoopBoard)]
internal sealed class EditContactModel(Actor actor) : BelowOrganisation
{
    [BindProperty]
    public ChangeContact.Input Input { get; set; } = new();

    public override IEnumerable<Crumb> Trail =>
        actor.Is(Role.Officer) ? base.Trail : [new(this.Texts["Koperasi kami"], Home)];

    public void OnGet() =>
        Input = new ChangeContact.Input
        {
            Address = Organisation.Address,
            PostalCode = Organisation.PostalCode,
            Phone = Contact.ShowPhone(Organisation.Phone),
            Email = Organisation.Email,
            Version = Organisation.Version,
        };

    public async Task<IActionResult> OnPostAsync([FromServices] ChangeContact change, CancellationToken ct) =>
        ModelState.IsValid
            ? Answer(await change.RunAsync(Organisation.Id, Input, ct), $"Kontak diperbarui.")
            : this.Again();
}
