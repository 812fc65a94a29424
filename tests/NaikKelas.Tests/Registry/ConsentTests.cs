using System.Text;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Registry.Privacy;
using NaikKelas.Tests.House;
using NaikKelas.Tests.Training.Nominations;
using NaikKelas.Training.Nominating;
using NaikKelas.Training.Nominations;
using static NaikKelas.Tests.Registry.RegistrySteps;

namespace NaikKelas.Tests.Registry;

/// <summary>Consent, its log, and what ends when it is taken back.</summary>
public sealed class ConsentTests
{
    public static TheoryData<string> Providers => World.Providers;

    [Theory, MemberData(nameof(Providers))]
    public async Task Consent_taken_back_withdraws_before_the_draw_and_the_log_keeps_both(string provider)
    {
        await using var round = await OpenRound.StartAsync(provider);
        Assert.False((await round.ImportAsync(OpenRound.Sheet(2))).Refused);
        var (own, other) = ((await round.NominationsAsync())[0], (await round.NominationsAsync())[1]);
        await round.World.DoAsync<Db>(async db =>
        {
            foreach (var one in new[] { own, other })
                db.Consents.Add(
                    new Consent
                    {
                        NominationId = one.Id,
                        Way = ConsentWay.Letter,
                        NoticeVersion = "2026.1",
                        EnteredBy = "Petugas",
                        At = new DateTime(2026, 1, 2, 0, 0, 0, DateTimeKind.Utc),
                    }
                );
            await db.SaveChangesAsync(World.Ct);
        });
        var request = Granted(
            await PrivacyTests.FileAsync(round.Officer, own.PersonId, new() { Kind = PrivacyKind.Withdrawal })
        );

        Granted(await PrivacyTests.AnswerAsync(round.Officer, request));

        var states = (await round.NominationsAsync()).ToDictionary(n => n.Id, n => n.State);
        Assert.Equal(
            (NominationState.Withdrawn, NominationState.Submitted),
            (states[own.Id], states[other.Id])
        );
        var log = await round.World.AskAsync<Db, List<Consent>>(db =>
            db.Consents.AsNoTracking().ToListAsync(World.Ct)
        );
        Assert.NotNull(log.Single(c => c.NominationId == own.Id).TakenBackAt);
        Assert.Null(log.Single(c => c.NominationId == other.Id).TakenBackAt);
        var answer = await round.World.AskAsync<Db, string?>(db =>
            db.PrivacyRequests.Select(r => r.Answer).SingleAsync(World.Ct)
        );
        Assert.Contains($"Usulan {own.Code} ditarik.", answer, StringComparison.Ordinal);
        var copy = Granted(
            await PrivacyTests.CopyAsync(round.Officer, own.PersonId, PersonalFile.Json, "permintaan")
        );
        Assert.Contains(
            "Pendaftaran dan seleksi peserta pelatihan (2026.1)",
            Encoding.UTF8.GetString(copy),
            StringComparison.Ordinal
        );
    }
}
