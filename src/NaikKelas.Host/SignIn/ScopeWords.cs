using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Places;

namespace NaikKelas.Host.SignIn;

/// <summary>How far a grant reaches, in words.</summary>
internal sealed class ScopeWords(Texts texts, Regions regions)
{
    public string Of(UserGrant grant) =>
        grant.RegionCode switch
        {
            null => grant.OrganisationRegionCode is { } lies
                ? texts["satu organisasi di {0}", regions.PathOf(lies)]
                : texts["satu organisasi"],
            "" => texts["seluruh Indonesia"],
            var code => regions.PathOf(code),
        };
}
