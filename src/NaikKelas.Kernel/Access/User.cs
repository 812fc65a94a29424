using NaikKelas.Kernel.Auditing;

namespace NaikKelas.Kernel.Access;

public readonly record struct UserId(Guid Value) : IId<UserId>
{
    public static UserId From(Guid value) => new(value);

    public static bool TryParse(string? s, IFormatProvider? provider, out UserId id) =>
        Ids.TryParse(s, out id);
}

/// <summary>Somebody who logs in. Applicants need no account.</summary>
public sealed class User
{
    public required UserId Id { get; init; }

    [Personal]
    public required string Email { get; set; }

    [Personal]
    public required string NormalizedEmail { get; set; }

    [Personal]
    public required string Name { get; set; }

    [NeverShown]
    public string? PasswordHash { get; set; }

    [NeverShown]
    public string SecurityStamp { get; set; } = "";

    /// <summary>The TOTP secret, sealed.</summary>
    [NeverShown]
    public string? AuthenticatorKey { get; set; }

    [NeverShown]
    public string? RecoveryCodes { get; set; }

    public bool TwoFactorEnabled { get; set; }

    public int AccessFailedCount { get; set; }

    public DateTime? LockoutEnd { get; set; }

    public bool Disabled { get; set; }

    /// <summary>Made by the demo. A production start refuses to run while one exists.</summary>
    public bool IsDemo { get; init; }

    /// <summary>"id" or "en".</summary>
    public string Language { get; set; } = "id";

    public List<UserGrant> Grants { get; init; } = [];
}

/// <summary>A role for a scope, from a date until a date (both inclusive; no end means until taken back).</summary>
public sealed class UserGrant
{
    public required Guid Id { get; init; }

    public required UserId UserId { get; init; }

    public required Role Role { get; init; }

    public string? RegionCode { get; init; }

    public Guid? Organisation { get; init; }

    /// <summary>Where that organisation lies, so that the administrator of the region sees the grant.</summary>
    public string? OrganisationRegionCode { get; init; }

    public required DateOnly From { get; init; }

    public DateOnly? Until { get; set; }

    public bool HoldsOn(DateOnly day) => From <= day && (Until is null || day <= Until);
}
