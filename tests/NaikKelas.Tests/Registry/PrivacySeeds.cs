using NaikKelas.Kernel;
using NaikKelas.Registry.Persons;
using NaikKelas.Registry.Privacy;
using NaikKelas.Tests.House;
using static NaikKelas.Tests.Registry.RegistrySteps;

namespace NaikKelas.Tests.Registry;

internal sealed class PrivacyRequestSeed() : RegistrySeed("privacy-request")
{
    public override async Task<IReadOnlyDictionary<string, string>> PlantAsync(World world)
    {
        var person = Granted(
            await world.AskAsync<RegisterPerson, Result<PersonId>>(r =>
                r.RunAsync(new PersonInput { Name = "Sri Uji", RegionCode = "35.72.01.1001" }, World.Ct)
            )
        );
        var request = Granted(
            await world.AskAsync<FilePrivacyRequest, Result<PrivacyRequestId>>(f =>
                f.AtDeskAsync(person, new() { Kind = PrivacyKind.Copy }, World.Ct)
            )
        );
        return Of(("id", request.Value));
    }
}
