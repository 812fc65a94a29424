using NaikKelas.Kernel;
using NaikKelas.Registry.Persons;
using NaikKelas.Training.Classes;
using NaikKelas.Training.Plans;
using NaikKelas.Training.Rounds;

namespace NaikKelas.Demo;

/// <summary>
/// Kabupaten Jombang today: technical guidance for the boards of the village co-ops, nominations coming in. It is left
/// open, so that a newcomer has something to work on.
/// </summary>
internal sealed class JombangPlay(Stage stage, IReadOnlyList<DemoCooperative> villageCooperatives)
{
    private const int Nominations = 180;

    /// <summary>Made up, as is the line they add up to.</summary>
    private static readonly Rupiah SeatPrice = new(2_250_000);
    private static readonly Rupiah Line = new(300_000_000);

    public async Task PlayAsync(CancellationToken ct)
    {
        var today = Stage.Now.Date;
        stage.SetTime(Stage.Now.AddDays(-10));
        var activity = await PlanAsync(today, ct);
        var round = await stage.ActAsync<ComposeRound, RoundId>(
            DemoLogins.JombangOfficer,
            compose =>
                compose.RunAsync(
                    null,
                    new ComposeRound.Input
                    {
                        Title = "Bimtek SKKNI pengurus KDMP, Kabupaten Jombang",
                        OpensAt = today.AddDays(-7).AddHours(8),
                        ClosesAt = today.AddDays(14).AddHours(16),
                        PublicValueName = "penutupan IHSG pada hari bursa pertama setelah putaran ditutup",
                        Classes =
                        [
                            ClassOf(
                                "Angkatan I",
                                today.AddDays(35),
                                "Aula Dinas Koperasi, Jombang",
                                activity
                            ),
                            ClassOf("Angkatan II", today.AddDays(42), "Aula Kecamatan Mojoagung", activity),
                            ClassOf("Angkatan III", today.AddDays(49), "Aula Kecamatan Ploso", activity),
                        ],
                    },
                    ct
                ),
            ct
        );
        await stage.ActAsync<SaveTerms, RoundId>(
            DemoLogins.JombangOfficer,
            save =>
                save.RunAsync(
                    round,
                    DemoTerms.VillageBoards([("K1", "women", 12), ("K2", "women", 12), ("K3", "women", 12)]),
                    null,
                    ct
                ),
            ct
        );
        await stage.ActAsync<LockRound, RoundId>(DemoLogins.JombangOfficer, l => l.RunAsync(round, ct), ct);
        stage.SetTime(Stage.Now.AddDays(-2));
        await stage.ImportAsync(
            DemoLogins.JombangOfficer,
            "nominations",
            round.Value,
            DemoSheets.Nominations(Nominate()),
            ct
        );
        await stage.TellAsync($"  Bimtek SKKNI: {Nominations} usulan, masih dibuka");
    }

    private Task<ActivityId> PlanAsync(DateTime today, CancellationToken ct)
    {
        var (first, last) = (today.AddDays(35), today.AddDays(51));
        return stage.ActAsync<SaveActivity, ActivityId>(
            DemoLogins.JombangOfficer,
            save =>
                save.RunAsync(
                    null,
                    new ActivityInput
                    {
                        Title = "Bimtek SKKNI pengurus KDMP",
                        Kind = ActivityKind.Guidance,
                        Year = first.Year,
                        Source = BudgetSource.Apbd,
                        Code = "2.17.05.2.01.0001",
                        Amount = Line,
                        Target = 120,
                        StartsOn = DateOnly.FromDateTime(first),
                        EndsOn = DateOnly.FromDateTime(last),
                        Place = "Kabupaten Jombang",
                        Outcome = "Pengurus siap mengikuti uji kompetensi",
                    },
                    ct
                ),
            ct
        );
    }

    private static ClassInput ClassOf(string name, DateTime first, string place, ActivityId activity) =>
        new()
        {
            Topic = "Bimtek SKKNI pengurus koperasi",
            Name = name,
            StartsOn = DateOnly.FromDateTime(first),
            EndsOn = DateOnly.FromDateTime(first.AddDays(2)),
            Place = place,
            Capacity = 40,
            ActivityId = activity,
            PerSeat = SeatPrice,
        };

    private IEnumerable<DemoNomination> Nominate() =>
        villageCooperatives
            .SelectMany(
                c => c.Officers.Where(o => o.Position is Position.Chair or Position.Treasurer),
                (c, o) => (Cooperative: c, o.Person)
            )
            .Take(Nominations)
            .Select(
                (n, i) => new DemoNomination(n.Person, n.Cooperative, $"K{i % 3 + 1}", $"K{(i + 1) % 3 + 1}")
            );
}
