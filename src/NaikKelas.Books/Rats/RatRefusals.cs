using NaikKelas.Books.Desk;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Rats;

/// <summary>What several use cases of a meeting say no with.</summary>
internal static class RatRefusals
{
    public static Refusal Board =>
        Refusal.Conflict("rat-board", $"Hanya pengurus yang memimpin RAT dan mencatat keputusannya.");

    public static Refusal Unknown => Refusal.NotFound($"RAT tahun buku ini belum direncanakan.");

    public static Refusal Ended =>
        Refusal.Conflict("rat-ended", $"RAT ini sudah selesai. Muat ulang halaman ini.");

    extension(Actor actor)
    {
        /// <summary>Of the board of this co-op, or the machine.</summary>
        public bool Leads(OrganisationId cooperative) =>
            actor.IsSystem || actor.IsIn(cooperative, Role.CoopBoard);
    }
}
