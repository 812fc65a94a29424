using NaikKelas.Registry.Persons;
using NaikKelas.Training.Corrections;
using NaikKelas.Training.Nominations;
using NaikKelas.Training.Overrides;
using NaikKelas.Training.Rounds;

namespace NaikKelas.Demo;

/// <summary>A round left in its correction window, so that verifier and head find something that waits for them.</summary>
internal sealed class ReviewPlay(Stage stage, IReadOnlyList<DemoCooperative> cooperatives)
{
    private const int Closed = 3;
    private const int Window = 7;
    private const int Seats = 25;
    private const int Corrections = 3;
    private static readonly DateOnly Limit = new(2026, 3, 31);

    public async Task PlayAsync(CancellationToken ct)
    {
        List<DemoNomination> sent =
        [
            .. cooperatives
                .Select(c =>
                    (Cooperative: c, Officer: c.Officers.Find(o => o.Position == Position.Secretary)!)
                )
                .Select(n => new DemoNomination(n.Officer.Person, n.Cooperative, "K1")),
        ];
        var call = new SmallRound(stage);
        var round = await call.OpenAsync(
            new SmallRound.Call(
                "Tata kelola sekretariat koperasi, Kabupaten Jombang",
                "Tata kelola sekretariat koperasi",
                Closed,
                [new("Angkatan I", 26, "Aula Kecamatan Mojoagung", Seats)],
                [("K1", "women", 7)],
                CorrectionDays: Window,
                ObjectionDays: 5
            ),
            sent,
            ct
        );
        var ids = await call.IdsAsync(round, ct);
        var late = sent.Index()
            .Where(n => n.Item.Nominator.Rats.Exists(r => r.BookYear == 2025 && r.HeldOn > Limit))
            .Select(n => SmallRound.CodeAt(n.Index))
            .ToList();
        foreach (var (index, code) in late.Take(Corrections).Index())
        {
            stage.SetTime(SmallRound.Ago(Closed - 1, 9 + index));
            await CorrectAsync(ids[code], ct);
        }

        stage.SetTime(SmallRound.Ago(1, 15));
        await ProposeAsync(round, late[^1], ct);
        await stage.TellAsync($"  Tata kelola sekretariat: {sent.Count} usulan, masa koreksi");
    }

    private Task<CorrectionId> CorrectAsync(NominationId nomination, CancellationToken ct) =>
        stage.ActAsync<FileCorrection, CorrectionId>(
            null,
            file =>
                file.ByApplicantAsync(
                    nomination,
                    new FileCorrection.Input
                    {
                        Fact = "rat-held-by",
                        Statement =
                            "Tanggal RAT yang tercatat keliru; undangan dan daftar hadir kami bertanggal Maret.",
                    },
                    ReadOnlyMemory<byte>.Empty,
                    ct
                ),
            ct
        );

    private Task<OverrideId> ProposeAsync(RoundId round, string code, CancellationToken ct) =>
        stage.ActAsync<ProposeOverride, OverrideId>(
            DemoLogins.JombangOfficer,
            propose =>
                propose.RunAsync(
                    round,
                    new ProposeOverride.Input
                    {
                        Code = code,
                        Kind = OverrideKind.In,
                        ClassCode = "K1",
                        Reason =
                            "Koperasi ditunjuk menjadi tuan rumah rapat koordinasi kecamatan dan perlu sekretariat yang siap.",
                    },
                    ct
                ),
            ct
        );
}
