using Microsoft.AspNetCore.Mvc;
using NaikKelas.Interface;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Books.MemberView;

/// <summary>Out, on this phone.</summary>
[Allow(Role.Member)]
internal sealed class SignOutModel(MemberDoor door) : OwnPage(door)
{
    public IActionResult OnGet() => LocalRedirect(Home);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await Door.LeaveAsync(HttpContext, ct);
        return this.Done($"Anda sudah keluar.", "/anggota/masuk");
    }
}
