using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Ledger;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.MemberView;

/// <summary>A member comes in with phone number and PIN; who is a member more than once says which.</summary>
[AllowAnonymous, EnableRateLimiting(MemberDoor.Attempts)]
internal sealed class EnterModel(
    EnterByPin enter,
    MemberDoor door,
    MemberTicket tickets,
    OrganisationDirectory organisations,
    Db db
) : PageModel
{
    public sealed record Form
    {
        [Display(Name = "Nomor HP")]
        public string? Phone { get; init; }

        [Display(Name = "PIN")]
        public string? Pin { get; init; }
    }

    [BindProperty]
    public Form Input { get; set; } = new();

    public IReadOnlyList<(string Ticket, string Name, string Cooperative)> Choices { get; private set; } = [];

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var found = await enter.RunAsync(Input.Phone, Input.Pin, ct);
        if (found.Refused)
            return this.Again(found, nameof(Input));
        if (found.Value is [var only])
            return await InAsync(only, ct);
        Choices = await ChoicesAsync(found.Value!, ct);
        return Page();
    }

    public async Task<IActionResult> OnPostChooseAsync(string? ticket, CancellationToken ct)
    {
        ModelState.Clear();
        if (tickets.Read(ticket) is { } who)
            return await InAsync(who, ct);
        return this.Again<Kernel.Unit>(
            new Refusal("ticket", $"Pilihan ini terlalu lama dibiarkan. Masuk sekali lagi.")
        );
    }

    private async Task<IActionResult> InAsync(MemberKey who, CancellationToken ct)
    {
        await door.EnterAsync(HttpContext, who, ct);
        return LocalRedirect(OwnPage.Home);
    }

    /// <summary>A few questions for each: a phone has few members.</summary>
    private async Task<IReadOnlyList<(string, string, string)>> ChoicesAsync(
        IReadOnlyList<MemberKey> found,
        CancellationToken ct
    )
    {
        var cooperatives = await organisations.FindAllAsync(
            [.. found.Select(f => f.Cooperative).Distinct()],
            ct
        );
        List<(string, string, string)> choices = [];
        foreach (var who in found)
        {
            await db.ForCooperativeAsync(who.Cooperative, ct);
            var name = await db
                .Members.Where(m => m.CooperativeId == who.Cooperative && m.Id == who.Member)
                .Select(m => m.Name)
                .SingleAsync(ct);
            choices.Add((tickets.Make(who), name, cooperatives[who.Cooperative].Name));
        }

        return choices;
    }
}
