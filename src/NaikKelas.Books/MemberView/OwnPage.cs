using Microsoft.AspNetCore.Mvc.RazorPages;

namespace NaikKelas.Books.MemberView;

/// <summary>A page of a member's own. Whoever is not a member signed in does not come this far.</summary>
internal abstract class OwnPage(MemberDoor door) : PageModel
{
    public const string Home = "/anggota";

    public MemberCard Card => Door.Card;

    protected MemberDoor Door { get; } = door;
}
