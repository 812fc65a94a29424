using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Demo;

/// <summary>Somebody the login page of the demo offers; never in production.</summary>
internal sealed record DemoLogin(
    string Key,
    string Name,
    Role Role,
    string? RegionCode,
    Guid? Organisation = null
);

internal static class DemoLogins
{
    public const string BlitarOfficer = "petugas.blitar";
    public const string JombangOfficer = "petugas.jombang";
    public const string NtbOfficer = "petugas.ntb";

    /// <summary>Whose people the co-op's demo logins are.</summary>
    public const string HomeCooperative = "Koperasi Desa Merah Putih Jabon";

    /// <summary>An officer and a head for each agency, and one of every other role that works for a region.</summary>
    public static readonly IReadOnlyList<DemoLogin> OfAgencies =
    [
        new("admin", "Ayu (administrator)", Role.Administrator, ""),
        new(BlitarOfficer, "Bagus (petugas Kota Blitar)", Role.Officer, "35.72"),
        new(JombangOfficer, "Citra (petugas Kabupaten Jombang)", Role.Officer, "35.17"),
        new(NtbOfficer, "Nanda (petugas Provinsi NTB)", Role.Officer, "52"),
        new("verifikator", "Dimas (verifikator Kabupaten Jombang)", Role.Verifier, "35.17"),
        new("kepala.blitar", "Endah (kepala dinas Kota Blitar)", Role.Head, "35.72"),
        new("kepala.jombang", "Fajar (kepala dinas Kabupaten Jombang)", Role.Head, "35.17"),
        new("kepala.ntb", "Oktavia (kepala dinas Provinsi NTB)", Role.Head, "52"),
        new("pesantren", "Iqbal (kontak pesantren)", Role.PesantrenContact, "35.17"),
        new("narasumber", "Joko (narasumber)", Role.Trainer, "35.17"),
        new("pendamping", "Kirana (pendamping)", Role.Mentor, "35.17"),
        new("asesor", "Laras (asesor)", Role.Assessor, "35.17"),
    ];

    public static IReadOnlyList<DemoLogin> OfCooperative(Guid organisation) =>
        [
            new("pengurus", "Gita (pengurus KDMP)", Role.CoopBoard, null, organisation),
            new("ketua", "Pandu (ketua KDMP)", Role.CoopBoard, null, organisation),
            new("bendahara", "Hadi (bendahara KDMP)", Role.CoopTreasurer, null, organisation),
            new("anggota", "Mulia (anggota KDMP)", Role.Member, null, organisation),
        ];

    /// <summary>Their grants hold from before the first act of the demo.</summary>
    private static readonly DateOnly Since = new(2020, 1, 1);

    public static Task AddAsync(Db db, IReadOnlyList<DemoLogin> logins, CancellationToken ct)
    {
        foreach (var login in logins)
        {
            var id = Ids.New<UserId>();
            var email = $"{login.Key}@naikkelas.example";
            db.Users.Add(
                new User
                {
                    Id = id,
                    Email = email,
                    NormalizedEmail = email.ToUpperInvariant(),
                    Name = login.Name,
                    IsDemo = true,
                    SecurityStamp = Guid.CreateVersion7().ToString("N"),
                    Grants =
                    [
                        new UserGrant
                        {
                            Id = Guid.CreateVersion7(),
                            UserId = id,
                            Role = login.Role,
                            RegionCode = login.RegionCode,
                            Organisation = login.Organisation,
                            From = Since,
                        },
                    ],
                }
            );
        }

        return db.SaveChangesAsync(ct);
    }

    /// <summary>Sets the actor of a scope to one of them, as the sign-in would.</summary>
    public static async Task BecomeAsync(Db db, Actor actor, string key, CancellationToken ct)
    {
        var email = $"{key}@naikkelas.example";
        var user = await db
            .Users.AsNoTracking()
            .Include(u => u.Grants)
            .SingleAsync(u => u.Email == email, ct);
        (actor.UserId, actor.Name, actor.IsSystem) = (user.Id.Value, user.Name, false);
        actor.Grants = [.. user.Grants.Select(g => new Grant(g.Role, g.RegionCode, g.Organisation))];
    }
}
