using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Host.SignIn;

/// <summary>How far a grant reaches, in words.</summary>
internal sealed class ScopeWords(Texts texts)
{
    public string Of(UserGrant grant) =>
        grant.RegionCode switch
        {
            null => texts["satu organisasi"],
            "" => texts["seluruh Indonesia"],
            var code => code,
        };
}
