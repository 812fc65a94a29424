using NaikKelas.Kernel;
using NaikKelas.Training.Classes;
using NaikKelas.Training.Preparations;
using NaikKelas.Training.Trainers;

namespace NaikKelas.Demo;

/// <summary>Who teaches the batik class of Jombang 2022, with which papers, and how ready the class is. All of them are made up.</summary>
internal sealed class TrainerPlay(Stage stage)
{
    public async Task JombangAsync(ClassId batik, CancellationToken ct)
    {
        var wulan = await TrainerAsync(
            "Wulan Prameswari",
            "Batik dan pewarnaan",
            "Sanggar Batik Jombang",
            new(2024, 3, 31),
            ct
        );
        await TrainerAsync("Arif Budiman", "Akuntansi koperasi", null, new(2021, 12, 31), ct);
        await TrainerAsync("Sekar Ayu", "Desain produk", "Politeknik Jombang", null, ct);
        await stage.ActAsync<AssignTrainers, int>(
            DemoLogins.JombangOfficer,
            assign => assign.RestAsync(batik, wulan, "Materi batik belum tercatat pada datanya", ct),
            ct
        );
        await stage.ActAsync<PrepareAssignments, PreparedAssignments>(
            DemoLogins.JombangOfficer,
            prepare => prepare.RunAsync(batik, ct),
            ct
        );
        foreach (var code in new[] { "sk", "ruang", "alat", "konsumsi" })
            await stage.ActAsync<TickPreparation, Unit>(
                DemoLogins.JombangOfficer,
                tick => tick.RunAsync(batik, code, true, null, ct),
                ct
            );
    }

    private async Task<TrainerId> TrainerAsync(
        string name,
        string field,
        string? employer,
        DateOnly? validUntil,
        CancellationToken ct
    )
    {
        var id = await stage.ActAsync<SaveTrainer, TrainerId>(
            DemoLogins.JombangOfficer,
            save =>
                save.RunAsync(
                    null,
                    new SaveTrainer.Input
                    {
                        Name = name,
                        Field = field,
                        Employer = employer,
                    },
                    ct
                ),
            ct
        );
        await stage.ActAsync<RecordProof, Guid>(
            DemoLogins.JombangOfficer,
            record =>
                record.RunAsync(
                    id,
                    new RecordProof.Input
                    {
                        Kind = validUntil is null ? ProofKind.Degree : ProofKind.Competence,
                        Number = "DEMO-0001",
                        Issuer = validUntil is null ? "Universitas contoh" : "LSP contoh",
                        ValidUntil = validUntil,
                    },
                    ct
                ),
            ct
        );
        return id;
    }
}
