using NaikKelas.Kernel.Access;

namespace NaikKelas.Host.Tokens;

/// <summary>What a person's grants become behind a token. Pure.</summary>
internal static class TokenScope
{
    /// <summary>Each region as far as both reach; a narrowed token carries no organisation of its own.</summary>
    public static IReadOnlyList<Grant> Narrow(IReadOnlyList<Grant> grants, string? region) =>
        region is null
            ? grants
            :
            [
                .. grants
                    .Where(g => g.RegionCode is not null)
                    .Select(g =>
                        Scope.Covers(g.RegionCode!, region) ? g with { RegionCode = region }
                        : Scope.Covers(region, g.RegionCode!) ? g
                        : null
                    )
                    .OfType<Grant>(),
            ];
}
