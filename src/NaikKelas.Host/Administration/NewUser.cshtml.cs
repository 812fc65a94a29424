using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NaikKelas.Interface;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Host.Administration;

[Allow(Role.Administrator)]
internal sealed class NewUserModel(InviteUser invite) : PageModel
{
    public sealed record Form
    {
        [Required, MaxLength(200), Display(Name = "Nama")]
        public string Name { get; init; } = "";

        [Required, MaxLength(200), Display(Name = "Alamat surel")]
        public string Email { get; init; } = "";
    }

    [BindProperty]
    public Form Input { get; set; } = new();

    [BindProperty]
    public GrantForm Grant { get; set; } = new();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid)
            return this.Again();
        var invited = await invite.RunAsync(new(Input.Name, Input.Email, Grant.ToInput()), ct);
        if (invited.Refused)
            return this.Again(invited, field => field is "Name" or "Email" ? "Input" : "Grant");
        return this.Done(
            $"Undangan untuk {invited.Value.Name} dikirim.",
            $"/admin/pengguna/{invited.Value.Id.Value}"
        );
    }
}
