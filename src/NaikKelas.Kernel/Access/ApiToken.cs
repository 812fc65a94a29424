using NaikKelas.Kernel.Auditing;

namespace NaikKelas.Kernel.Access;

public readonly record struct ApiTokenId(Guid Value) : IId<ApiTokenId>
{
    public static ApiTokenId From(Guid value) => new(value);

    public static bool TryParse(string? s, IFormatProvider? provider, out ApiTokenId id) =>
        Ids.TryParse(s, out id);
}

/// <summary>
/// By which a program asks the API in somebody's name: never more than that person may at the moment of asking, and
/// less where the token is narrower. Only its hash is kept.
/// </summary>
public sealed class ApiToken
{
    public required ApiTokenId Id { get; init; }

    public required UserId UserId { get; init; }

    /// <summary>What it is for, in the person's words.</summary>
    public required string Name { get; init; }

    /// <summary>SHA-256 of the token, lower-case hex.</summary>
    [NeverShown]
    public required string Hash { get; init; }

    /// <summary>Narrows the person's regions to this one; null: as far as the person reaches.</summary>
    public string? RegionCode { get; init; }

    /// <summary>What it may be used for, names of <see cref="ApiScope"/> with blanks between.</summary>
    public required string Scopes { get; init; }

    public bool Covers(ApiScope scope)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return ApiScope.Split(Scopes).Contains(scope.Name, StringComparer.Ordinal);
    }

    /// <summary>The last day it holds, on the agency's calendar.</summary>
    public required DateOnly ExpiresOn { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime CreatedAt { get; init; }

    /// <summary>UTC; null: it holds.</summary>
    public DateTime? RevokedAt { get; set; }

    public bool HoldsOn(DateOnly day) => RevokedAt is null && day <= ExpiresOn;
}
