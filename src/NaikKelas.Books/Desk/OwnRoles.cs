using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Desk;

internal static class OwnRoles
{
    extension(Actor actor)
    {
        /// <summary>Whether this person has the role in this very co-op: a page both may see, an act only one may do.</summary>
        public bool IsIn(OrganisationId cooperative, Role role) =>
            actor.Grants.Any(g => g.Role == role && g.Organisation == cooperative.Value);
    }
}
