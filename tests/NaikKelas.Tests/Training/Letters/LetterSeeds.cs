using NaikKelas.Kernel;
using NaikKelas.Kernel.Mail;
using NaikKelas.Registry.Agencies;
using NaikKelas.Registry.Signing;
using NaikKelas.Tests.House;
using NaikKelas.Tests.Registry;
using NaikKelas.Tests.Training.Offers;
using NaikKelas.Training.Letters;
using NaikKelas.Training.Nominations;
using NaikKelas.Training.Rounds;

namespace NaikKelas.Tests.Training.Letters;

/// <summary>A published round whose one letter is numbered; <c>name</c> is its file.</summary>
internal sealed class InvitationSeed : IRouteSeed
{
    public string Name => "invitation";

    public async Task<IReadOnlyDictionary<string, string>> PlantAsync(World world)
    {
        await new AgencySeed().PlantAsync(world);
        var planted = await new OfferedSeed().PlantAsync(world);
        var round = new RoundId(Guid.Parse(planted["round"]));
        await world.DoAsync<Db>(async db =>
        {
            var links = (ApplicantLink)world.Services.GetService(typeof(ApplicantLink))!;
            Assert.True(links.TryRead(planted["token"], out var nomination));
            db.InvitationTerms.Add(
                new InvitationTerms
                {
                    RoundId = round,
                    Date = new DateOnly(2026, 11, 16),
                    Arrival = new TimeOnly(8, 0),
                    EndsAt = new TimeOnly(15, 30),
                    Bring = "KTP",
                    Contact = "Bidang Kelembagaan",
                    SignerOffice = "Kepala Dinas",
                    SignerName = "Contoh",
                }
            );
            db.Invitations.Add(
                new Invitation
                {
                    NominationId = nomination,
                    RoundId = round,
                    Number = "005/001/XI/2026",
                }
            );
            await db.SaveChangesAsync(World.Ct);
        });
        return new Dictionary<string, string>(planted, StringComparer.Ordinal) { ["name"] = "P0001.pdf" };
    }
}

internal sealed class SignatorySeed : IRouteSeed
{
    public string Name => "signatory";

    public async Task<IReadOnlyDictionary<string, string>> PlantAsync(World world)
    {
        var agency = await new AgencySeed().PlantAsync(world);
        var id = await world.AskAsync<AppointSignatory, Result<SignatoryId>>(a =>
            a.RunAsync(
                new AgencyId(Guid.Parse(agency["id"])),
                new AppointSignatory.Input
                {
                    Name = "Contoh",
                    Title = "Kepala Dinas",
                    From = new DateOnly(2020, 1, 1),
                },
                World.Ct
            )
        );
        Assert.False(id.Refused);
        return new Dictionary<string, string>(agency, StringComparer.Ordinal)
        {
            ["signatory"] = id.Value.Value.ToString(),
        };
    }
}

/// <summary>A letter that nobody could deliver.</summary>
internal sealed class FailedLetterSeed : IRouteSeed
{
    public string Name => "failed-letter";

    public async Task<IReadOnlyDictionary<string, string>> PlantAsync(World world)
    {
        var id = Ids.New<LetterId>();
        var key = (PersonalDataKey)world.Services.GetService(typeof(PersonalDataKey))!;
        await world.DoAsync<Db>(async db =>
        {
            db.OutboxLetters.Add(
                new OutboxLetter
                {
                    Id = id,
                    Key = $"test/{id.Value}",
                    SealedLetter = key.Seal("""{"To":"sari@contoh.test","Subject":"Uji","Text":"Uji"}"""),
                    CreatedAt = world.Clock.Now.UtcDateTime,
                    NextAttemptAt = world.Clock.Now.UtcDateTime,
                    State = LetterState.Failed,
                    LastFailure = "recipient-550",
                }
            );
            await db.SaveChangesAsync(World.Ct);
        });
        return new Dictionary<string, string>(StringComparer.Ordinal) { ["letter"] = id.Value.ToString() };
    }
}
