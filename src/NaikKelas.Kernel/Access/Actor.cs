namespace NaikKelas.Kernel.Access;

/// <summary>One grant as it holds today: a role, for a region (code prefix, "" for the whole country) or one organisation.</summary>
public sealed record Grant(Role Role, string? RegionCode, Guid? Organisation);

/// <summary>
/// Who is doing this, and how far they may reach. The web takes it from the sign-in, the command line from the
/// operating system; <see cref="Allowed"/> is narrowed to the roles the current route admits, so that somebody who
/// is officer here and mentor there does not carry one reach into the other's pages.
/// </summary>
public sealed class Actor
{
    public Guid? UserId { get; set; }

    public string Name { get; set; } = "sistem";

    public IReadOnlyList<Grant> Grants { get; set; } = [];

    /// <summary>The machine itself: command line, demo player, scheduled jobs. Reaches everything.</summary>
    public bool IsSystem { get; set; }

    public IReadOnlyList<Role>? Allowed { get; set; }

    public bool SignedIn => UserId is not null;

    /// <summary>A member of a co-op on their own pages, who is no user and has no grants.</summary>
    public MemberVisit? Member { get; set; }

    public bool Is(params IReadOnlyList<Role> roles) => IsSystem || Grants.Any(g => roles.Contains(g.Role));

    public IEnumerable<Grant> Current =>
        Allowed is { } roles ? Grants.Where(g => roles.Contains(g.Role)) : Grants;

    /// <summary>Whether a region lies inside the reach of the current route's roles.</summary>
    public bool Reaches(string regionCode) =>
        IsSystem || Current.Any(g => g.RegionCode is { } prefix && Scope.Covers(prefix, regionCode));

    /// <summary>Whether an organisation in a region lies inside the reach of the current route's roles.</summary>
    public bool Reaches(string regionCode, Guid organisation) =>
        Reaches(regionCode) || Current.Any(g => g.Organisation == organisation);
}
