using System.Globalization;
using NaikKelas.Registry.Places;
using NaikKelas.Training.Classes;
using NaikKelas.Training.Nominating;
using NaikKelas.Training.Plans;
using NaikKelas.Training.Results;
using NaikKelas.Training.Rounds;
using NaikKelas.Training.Timetables;
using NaikKelas.Training.Venues;

namespace NaikKelas.Demo;

/// <summary>
/// Nusa Tenggara Barat 2020 (reference programme D): one call of the province's training centre for ten cohorts of
/// sixty, four days each; the ten kabupaten/kota recommend, each with a share that is open to all where it is not used.
/// </summary>
internal sealed class NtbPlay(
    Stage stage,
    IReadOnlyList<DemoCooperative> cooperatives,
    Regions regions,
    VenueId hall
)
{
    private const string Province = "52";
    private const int Cohorts = 10;
    private const int Seats = 60;
    private const int Share = 6;
    private const int DaysEach = 4;
    private const int DaysBetween = 21;
    private const int NomineesPerCohort = 68;
    private const string Everybody = "Pengurus,Pengawas,Pengelola,Anggota,CalonAnggota";
    private static readonly DateOnly FirstDay = new(2020, 3, 2);

    private static readonly string[] Topics =
    [
        "Manajemen keuangan koperasi",
        "Menjahit dan busana",
        "Tata rias dan kecantikan",
        "Kuliner",
        "Kewirausahaan pengurus koperasi",
    ];

    public async Task PlayAsync(CancellationToken ct)
    {
        stage.SetTime(Stage.At(2020, 1, 16, 9));
        var activity = await stage.ActAsync<SaveActivity, ActivityId>(
            DemoLogins.NtbOfficer,
            save =>
                save.RunAsync(
                    null,
                    new ActivityInput
                    {
                        Title = "Pelatihan koperasi dan UKM 2020",
                        Kind = ActivityKind.Training,
                        Year = FirstDay.Year,
                        Target = Cohorts * Seats,
                        StartsOn = FirstDay,
                        EndsOn = FirstDay.AddDays((Cohorts - 1) * DaysBetween + DaysEach - 1),
                    },
                    ct
                ),
            ct
        );
        var round = await OpenAsync(activity, ct);
        stage.SetTime(Stage.At(2020, 2, 5, 10));
        var sent = Nominate();
        await stage.ImportAsync(
            DemoLogins.NtbOfficer,
            "nominations",
            round.Value,
            DemoSheets.Nominations(sent),
            ct
        );
        await RecommendAsync(round, sent, ct);
        var admitted = await FinishAsync(round, ct);
        await stage.TellAsync(
            $"  Nusa Tenggara Barat 2020: {sent.Count} usulan, {admitted} ditetapkan dalam {Cohorts} angkatan"
        );
    }

    private async Task<RoundId> OpenAsync(ActivityId activity, CancellationToken ct)
    {
        stage.SetTime(Stage.At(2020, 1, 20, 9));
        var round = await stage.ActAsync<ComposeRound, RoundId>(
            DemoLogins.NtbOfficer,
            compose =>
                compose.RunAsync(
                    null,
                    new ComposeRound.Input
                    {
                        Title = "Pelatihan koperasi dan UKM, Nusa Tenggara Barat 2020",
                        OpensAt = new DateTime(2020, 1, 27, 8, 0, 0, DateTimeKind.Unspecified),
                        ClosesAt = new DateTime(2020, 2, 14, 16, 0, 0, DateTimeKind.Unspecified),
                        PublicValueName = "penutupan IHSG 17 Februari 2020",
                        Classes = [.. Enumerable.Range(0, Cohorts).Select(i => ClassOf(i, activity))],
                    },
                    ct
                ),
            ct
        );
        await stage.ActAsync<SaveTerms, RoundId>(
            DemoLogins.NtbOfficer,
            save => save.RunAsync(round, Terms(), null, ct),
            ct
        );
        await stage.ActAsync<LockRound, RoundId>(DemoLogins.NtbOfficer, l => l.RunAsync(round, ct), ct);
        var paper = await stage.AskAsync<RoundBook, RoundPaper?>(
            DemoLogins.NtbOfficer,
            book => book.ReadAsync(round, ct),
            ct
        );
        var first = new ClassId(paper!.Classes[0].Id);
        await stage.ActAsync<FillTimetable, int>(
            DemoLogins.NtbOfficer,
            fill => fill.RunAsync(first, new FillTimetable.Input(), ct),
            ct
        );
        return round;
    }

    private ClassInput ClassOf(int index, ActivityId activity)
    {
        var first = FirstDay.AddDays(index * DaysBetween);
        return new ClassInput
        {
            Topic = Topics[index % Topics.Length],
            Name = string.Create(CultureInfo.InvariantCulture, $"Angkatan {index + 1}"),
            StartsOn = first,
            EndsOn = first.AddDays(DaysEach - 1),
            Place = "Balai pelatihan koperasi dan UKM, Mataram",
            VenueId = hall,
            Capacity = Seats,
            ActivityId = activity,
        };
    }

    private string Terms() =>
        DemoTerms.Recommended(
            Everybody,
            [
                .. Enumerable
                    .Range(1, Cohorts)
                    .SelectMany(k =>
                        regions
                            .Children(Province)
                            .Select(r =>
                                (
                                    string.Create(CultureInfo.InvariantCulture, $"K{k}"),
                                    $"region:{r.Code}",
                                    Share
                                )
                            )
                    ),
            ]
        );

    /// <summary>People of all kabupaten/kota in turn; each names a cohort and the next one as second choice.</summary>
    private List<DemoNomination> Nominate() =>
        [
            .. cooperatives
                .SelectMany(c => c.Officers.Select((o, turn) => (turn, Nominator: c, o.Person)))
                .OrderBy(n => n.turn)
                .Take(Cohorts * NomineesPerCohort)
                .Select(
                    (n, i) =>
                        new DemoNomination(
                            n.Person,
                            n.Nominator,
                            string.Create(CultureInfo.InvariantCulture, $"K{i % Cohorts + 1}"),
                            string.Create(CultureInfo.InvariantCulture, $"K{(i + 1) % Cohorts + 1}")
                        )
                ),
        ];

    /// <summary>Each office speaks for the people of its own kabupaten/kota. Codes were given in the order of the sheet.</summary>
    private async Task RecommendAsync(RoundId round, List<DemoNomination> sent, CancellationToken ct)
    {
        foreach (
            var office in sent.Select(
                    (n, i) =>
                        (
                            Region: n.Nominator.RegionCode[..5],
                            Code: string.Create(CultureInfo.InvariantCulture, $"P{i + 1:0000}")
                        )
                )
                .GroupBy(n => n.Region, StringComparer.Ordinal)
        )
            await stage.ActForAsync<Recommend, int>(
                office.Key,
                recommend =>
                    recommend.RunAsync(
                        round,
                        new Recommend.Input { Codes = [.. office.Select(n => n.Code)] },
                        ct
                    ),
                ct
            );
    }

    private async Task<int> FinishAsync(RoundId round, CancellationToken ct)
    {
        stage.SetTime(Stage.At(2020, 2, 14, 17));
        await stage.ActAsync<FreezeFacts, Frozen>(null, f => f.RunAsync(round, ct), ct);
        stage.SetTime(Stage.At(2020, 2, 18, 9));
        var drawn = await stage.ActAsync<DrawRound, Drawn>(
            DemoLogins.NtbOfficer,
            d => d.RunAsync(round, new DrawRound.Input { PublicValue = "5867,52" }, ct),
            ct
        );
        stage.SetTime(Stage.At(2020, 2, 19, 10));
        await stage.ActAsync<PublishRound, Published>(
            DemoLogins.NtbOfficer,
            p => p.RunAsync(round, new PublishRound.Input { DecreeDate = new DateOnly(2020, 2, 19) }, ct),
            ct
        );
        return drawn.Admitted;
    }
}
