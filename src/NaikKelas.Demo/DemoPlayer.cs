using NaikKelas.Kernel;
using NaikKelas.Registry.Agencies;
using NaikKelas.Registry.HealthRecords;
using NaikKelas.Registry.Organisations;
using NaikKelas.Registry.Places;
using NaikKelas.Registry.Signing;

namespace NaikKelas.Demo;

/// <summary>
/// Plays the reference programmes through the same use cases and sheets that people use, with a fixed seed: the same
/// people, rounds and results on every machine but for the secrets drawn at each lock.
/// </summary>
internal sealed class DemoPlayer(Stage stage, Regions regions)
{
    public async Task PlayAsync(CancellationToken ct)
    {
        var (blitar, older, kdmp, ntb) = DemoCast.Make(regions);
        foreach (var agency in DemoAgencies.All)
        {
            var id = await stage.ActAsync<RegisterAgency, AgencyId>(null, r => r.RunAsync(agency, ct), ct);
            await stage.ActAsync<SetLetterPattern, LetterKind>(
                null,
                s => s.RunAsync(id, DemoAgencies.InvitationsOf(agency), ct),
                ct
            );
            await stage.ActAsync<SetLetterPattern, LetterKind>(
                null,
                s => s.RunAsync(id, DemoAgencies.AssignmentsOf(agency), ct),
                ct
            );
        }

        stage.SetTime(Stage.At(2020, 1, 2, 8));
        await LoginsAsync(DemoLogins.OfAgencies, ct);
        stage.SetTime(Stage.At(2020, 1, 13, 9));
        await RegisterAsync(DemoLogins.NtbOfficer, "Nusa Tenggara Barat", ntb, ct);
        await FileYearsAsync(DemoLogins.NtbOfficer, ntb, 2018, 2018, ct);
        var rooms = new RoomPlay(stage);
        var hall = await rooms.MataramAsync(ct);
        await new NtbPlay(stage, ntb, regions, hall).PlayAsync(ct);
        stage.SetTime(Stage.At(2020, 5, 4, 9));
        await RegisterAsync(DemoLogins.BlitarOfficer, "Kota Blitar", blitar, ct);
        await FileYearsAsync(DemoLogins.BlitarOfficer, blitar, 2017, 2019, ct);
        await new BlitarPlay(stage, blitar).PlayAsync(ct);
        await new PlanPlay(stage).PlayAsync(ct);
        await rooms.JombangAsync(ct);
        await new OpopPlay(stage, regions).PlayAsync(ct);
        // Known before the calls of these weeks began.
        stage.SetTime(SmallRound.Ago(75, 9));
        await FileYearsAsync(DemoLogins.BlitarOfficer, blitar, 2020, 2025, ct);
        await RegisterAsync(DemoLogins.JombangOfficer, "Kabupaten Jombang, koperasi lama", older, ct);
        await FileYearsAsync(DemoLogins.JombangOfficer, older, 2023, 2025, ct);
        await new AftermathPlay(stage, older).PlayAsync(ct);
        await new ReviewPlay(stage, older).PlayAsync(ct);
        stage.SetTime(null);
        await RegisterAsync(DemoLogins.JombangOfficer, "Kabupaten Jombang, KDMP", kdmp, ct);
        await FileYearsAsync(DemoLogins.JombangOfficer, kdmp, 2025, 2025, ct);
        var home = await FindAsync(DemoLogins.JombangOfficer, DemoLogins.HomeCooperative, ct);
        await LoginsAsync(DemoLogins.OfCooperative(home.Value), ct);
        await new MeetingPlay(stage).PlayAsync(ct);
        await new JombangPlay(stage, kdmp).PlayAsync(ct);
        await new BooksPlay(stage, older).PlayAsync(home, ct);
        stage.SetTime(null);
    }

    private Task<Unit> LoginsAsync(IReadOnlyList<DemoLogin> logins, CancellationToken ct) =>
        stage.ActAsync<Db, Unit>(
            null,
            async db =>
            {
                await DemoLogins.AddAsync(db, logins, ct);
                return new Unit();
            },
            ct
        );

    private async Task<OrganisationId> FindAsync(string officer, string nameOrNumber, CancellationToken ct)
    {
        var found = await stage.AskAsync<OrganisationDirectory, List<OrganisationCard>>(
            officer,
            directory => directory.SearchAsync(nameOrNumber, 1, ct),
            ct
        );
        return found.Single().Id;
    }

    private async Task RegisterAsync(
        string officer,
        string what,
        List<DemoCooperative> cooperatives,
        CancellationToken ct
    )
    {
        await stage.ImportAsync(officer, "cooperatives", null, DemoSheets.Cooperatives(cooperatives), ct);
        await stage.ImportAsync(officer, "officers", null, DemoSheets.Officers(cooperatives), ct);
        await stage.TellAsync(
            $"{what}: {cooperatives.Count} koperasi, {cooperatives.Sum(c => c.Officers.Count)} orang"
        );
    }

    /// <summary>RAT records as a sheet, health predicates one by one, for some book years.</summary>
    private async Task FileYearsAsync(
        string officer,
        List<DemoCooperative> cooperatives,
        int first,
        int last,
        CancellationToken ct
    )
    {
        await stage.ImportAsync(officer, "rats", null, DemoSheets.Rats(cooperatives, first, last), ct);
        foreach (var cooperative in cooperatives)
        {
            var filed = cooperative.Health.Where(h => h.Year >= first && h.Year <= last).ToList();
            if (filed.Count == 0)
                continue;
            var id = await FindAsync(officer, cooperative.NomorIndukKoperasi!, ct);
            foreach (var health in filed)
                await stage.ActAsync<RecordHealth, Guid>(
                    officer,
                    record =>
                        record.RunAsync(
                            id,
                            new RecordHealth.Input
                            {
                                Year = health.Year,
                                Predicate = health.Predicate,
                                AssessedOn = health.AssessedOn,
                                Source = health.Source,
                            },
                            ct
                        ),
                    ct
                );
        }
    }
}
