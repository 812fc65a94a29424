using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using NaikKelas.Interface;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Books.MemberView;

/// <summary>Another PIN, by whoever knows the one there is.</summary>
[Allow(Role.Member), EnableRateLimiting(MemberDoor.Attempts)]
internal sealed class ChangePinModel(MemberDoor door, SetPin set) : OwnPage(door)
{
    [BindProperty]
    public SetPin.ChangeInput Input { get; set; } = new();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var changed = await set.ChangeAsync(Card, Input, ct);
        return changed.Refused ? this.Again(changed, nameof(Input)) : this.Done($"PIN diganti.", Home);
    }
}
