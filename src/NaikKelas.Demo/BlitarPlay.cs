using NaikKelas.Registry.Persons;
using NaikKelas.Training.Classes;
using NaikKelas.Training.Results;
using NaikKelas.Training.Rounds;

namespace NaikKelas.Demo;

/// <summary>
/// Kota Blitar 2020 (reference programme C): a round for each of the six topics, 230 seats in all, participants from
/// healthy co-ops whose RAT for 2019 was held by 31 March 2020.
/// </summary>
internal sealed class BlitarPlay(Stage stage, IReadOnlyList<DemoCooperative> cooperatives)
{
    private const string Pengurus = "Pengurus,Pengawas,Pengelola";
    private const string Everybody = "Pengurus,Pengawas,Pengelola,Anggota,CalonAnggota";

    private sealed record Offer(
        string Topic,
        DateOnly First,
        DateOnly Last,
        string Place,
        int Seats,
        int Nominations,
        string Organs,
        string? Fitting,
        IReadOnlyList<Position> Sends
    );

    private static readonly Offer[] Offers =
    [
        new(
            "Penyusunan dan analisis laporan keuangan",
            new(2020, 6, 16),
            new(2020, 6, 19),
            "Aula Dinas Koperasi, Kepanjenkidul",
            40,
            78,
            Pengurus,
            "Secretary,Treasurer",
            [Position.Treasurer, Position.Secretary]
        ),
        new(
            "Kerajinan batok kelapa",
            new(2020, 6, 22),
            new(2020, 6, 24),
            "Sentra kerajinan, Sananwetan",
            40,
            76,
            Everybody,
            null,
            [Position.Member, Position.ProspectiveMember]
        ),
        new(
            "Kuliner",
            new(2020, 6, 25),
            new(2020, 6, 27),
            "Dapur latih, Sukorejo",
            40,
            76,
            Everybody,
            null,
            [Position.Member]
        ),
        new(
            "Kewirausahaan",
            new(2020, 6, 29),
            new(2020, 7, 1),
            "Aula Dinas Koperasi, Kepanjenkidul",
            40,
            76,
            Everybody,
            "Chair,Manager",
            [Position.Chair, Position.SupervisorChair]
        ),
        new(
            "Administrasi keuangan bagi anggota dan calon anggota yang mempunyai usaha",
            new(2020, 7, 2),
            new(2020, 7, 4),
            "Aula Dinas Koperasi, Kepanjenkidul",
            40,
            76,
            "Anggota,CalonAnggota",
            null,
            [Position.Member, Position.ProspectiveMember]
        ),
        new(
            "Manajemen pemasaran (daring)",
            new(2020, 7, 6),
            new(2020, 7, 8),
            "Daring",
            30,
            66,
            Pengurus,
            "Manager",
            [Position.Manager, Position.SupervisorChair]
        ),
    ];

    private readonly HashSet<string> _sent = new(StringComparer.Ordinal);

    public async Task PlayAsync(CancellationToken ct)
    {
        foreach (var offer in Offers)
        {
            var round = await OpenAsync(offer, ct);
            stage.SetTime(Stage.At(2020, 5, 20, 10));
            await stage.ImportAsync(
                DemoLogins.BlitarOfficer,
                "nominations",
                round.Value,
                DemoSheets.Nominations(Nominate(offer)),
                ct
            );
            var published = await FinishAsync(round, ct);
            await stage.TellAsync($"  {offer.Topic}: {offer.Nominations} usulan, {published} ditetapkan");
        }
    }

    private async Task<RoundId> OpenAsync(Offer offer, CancellationToken ct)
    {
        stage.SetTime(Stage.At(2020, 5, 8, 9));
        var round = await stage.ActAsync<ComposeRound, RoundId>(
            DemoLogins.BlitarOfficer,
            compose =>
                compose.RunAsync(
                    null,
                    new ComposeRound.Input
                    {
                        Title = $"{offer.Topic}, Kota Blitar 2020",
                        OpensAt = new DateTime(2020, 5, 11, 8, 0, 0, DateTimeKind.Unspecified),
                        ClosesAt = new DateTime(2020, 5, 29, 16, 0, 0, DateTimeKind.Unspecified),
                        PublicValueName = "penutupan IHSG 2 Juni 2020",
                        Classes =
                        [
                            new ClassInput
                            {
                                Topic = offer.Topic,
                                Name = "Angkatan I",
                                StartsOn = offer.First,
                                EndsOn = offer.Last,
                                Place = offer.Place,
                                Capacity = offer.Seats,
                            },
                        ],
                    },
                    ct
                ),
            ct
        );
        await stage.ActAsync<SaveTerms, RoundId>(
            DemoLogins.BlitarOfficer,
            save => save.RunAsync(round, TermsOf(offer), null, ct),
            ct
        );
        await stage.ActAsync<LockRound, RoundId>(DemoLogins.BlitarOfficer, l => l.RunAsync(round, ct), ct);
        return round;
    }

    private static string TermsOf(Offer offer) =>
        DemoTerms.HealthyAndOnTime(
            2019,
            offer.Organs,
            offer.Fitting,
            [
                ("K1", "women", offer.Seats * 3 / 10),
                ("K1", "region:35.72.01", 5),
                ("K1", "region:35.72.02", 5),
                ("K1", "region:35.72.03", 5),
            ]
        );

    /// <summary>Each co-op sends one after another, so that no co-op sends three before every co-op sent two.</summary>
    private List<DemoNomination> Nominate(Offer offer)
    {
        var sent = new List<DemoNomination>();
        for (var turn = 0; sent.Count < offer.Nominations; turn++)
        {
            var before = sent.Count;
            foreach (var cooperative in cooperatives)
            {
                if (sent.Count == offer.Nominations)
                    break;
                var free = cooperative.Officers.FirstOrDefault(o =>
                    offer.Sends.Contains(o.Position) && _sent.Add(o.Person.Nik)
                );
                if (free is not null)
                    sent.Add(new DemoNomination(free.Person, cooperative, "K1"));
            }

            if (sent.Count == before)
                throw new InvalidOperationException($"Nobody is left for {offer.Topic} in turn {turn}.");
        }

        return sent;
    }

    private async Task<int> FinishAsync(RoundId round, CancellationToken ct)
    {
        stage.SetTime(Stage.At(2020, 5, 29, 17));
        await stage.ActAsync<FreezeFacts, Frozen>(null, f => f.RunAsync(round, ct), ct);
        stage.SetTime(Stage.At(2020, 6, 3, 9));
        var drawn = await stage.ActAsync<DrawRound, Drawn>(
            DemoLogins.BlitarOfficer,
            d => d.RunAsync(round, new DrawRound.Input { PublicValue = "4847,51" }, ct),
            ct
        );
        stage.SetTime(Stage.At(2020, 6, 5, 10));
        await stage.ActAsync<PublishRound, Published>(
            DemoLogins.BlitarOfficer,
            p => p.RunAsync(round, new PublishRound.Input { DecreeDate = new DateOnly(2020, 6, 5) }, ct),
            ct
        );
        return drawn.Admitted;
    }
}
