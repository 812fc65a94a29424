using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Insight.Home;

/// <summary>The bare address: whoever is signed in goes to work, everybody else may check a result.</summary>
[AllowAnonymous]
public sealed class FrontModel(Actor actor) : PageModel
{
    public IActionResult OnGet() => LocalRedirect(actor.SignedIn ? "/beranda" : "/hasil");
}
