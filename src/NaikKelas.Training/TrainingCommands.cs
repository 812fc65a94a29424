using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NaikKelas.Documents.Sheets;
using NaikKelas.Interface.Exports;
using NaikKelas.Interface.Imports;
using NaikKelas.Kernel;
using NaikKelas.Training.Nominations;
using NaikKelas.Training.Plans;
using NaikKelas.Training.Results;
using NaikKelas.Training.Rounds;

namespace NaikKelas.Training;

internal static class TrainingCommands
{
    /// <summary><c>naikkelas import nominations FILE --round ID [--dry-run] [--only-good] [--report MARKED.xlsx]</c>.</summary>
    internal static Command Import(Func<IServiceProvider> services)
    {
        var round = new Option<Guid>("--round") { Required = true, Description = "Putaran" };
        return new Command("import", "Impor dari Excel")
        {
            ImportCommand.Of<ImportNominations>(
                "nominations",
                "Usulan peserta sebuah putaran",
                services,
                (round, parsed => parsed.GetValue(round))
            ),
        };
    }

    /// <summary><c>naikkelas export nominations|results FILE --round ID-OR-SLUG</c>, <c>naikkelas export plan FILE --year YEAR</c>.</summary>
    internal static Command Export(Func<IServiceProvider> services)
    {
        var round = new Option<string>("--round")
        {
            Required = true,
            Description = "Putaran: nomor pengenalnya atau nama di alamatnya (slug)",
        };
        var year = new Option<int>("--year") { Required = true, Description = "Tahun anggaran" };
        return new Command("export", "Ekspor ke Excel, CSV atau JSON")
        {
            ExportCommand.Of(
                "nominations",
                "Usulan sebuah putaran, dengan NIK disamarkan",
                services,
                (s, p, ct) => OfRoundAsync(s, p.GetRequiredValue(round), NominationsAsync, ct),
                round
            ),
            ExportCommand.Of(
                "results",
                "Hasil seleksi sebuah putaran yang sudah ditetapkan",
                services,
                (s, p, ct) => OfRoundAsync(s, p.GetRequiredValue(round), ResultsAsync, ct),
                round
            ),
            ExportCommand.Of(
                "plan",
                "Rencana kegiatan setahun, seperti hari ini",
                services,
                (s, p, ct) => PlanAsync(s, p.GetRequiredValue(year), ct),
                year
            ),
        };
    }

    private static async Task<Result<SheetFile>> OfRoundAsync(
        IServiceProvider services,
        string name,
        Func<IServiceProvider, TrainingRound, CancellationToken, Task<Result<SheetFile>>> file,
        CancellationToken ct
    )
    {
        var id = RoundId.TryParse(name, null, out var known) ? known : default;
        var round = await services
            .GetRequiredService<Db>()
            .Rounds.AsNoTracking()
            .SingleOrDefaultAsync(r => r.Id == id || r.Slug == name, ct);
        return round is null
            ? Refusal.NotFound($"Putaran “{name}” tidak ditemukan.")
            : await file(services, round, ct);
    }

    private static async Task<Result<SheetFile>> NominationsAsync(
        IServiceProvider services,
        TrainingRound round,
        CancellationToken ct
    )
    {
        var lines = await services.GetRequiredService<NominationBook>().LinesAsync(round, ct);
        var db = services.GetRequiredService<Db>();
        db.Audit("nominations.exported", $"rounds/{round.Id.Value}", $"{lines.Count}");
        await db.SaveChangesAsync(ct);
        return NominationFiles.Of(lines, services.GetRequiredService<AgencyClock>());
    }

    private static async Task<Result<SheetFile>> ResultsAsync(
        IServiceProvider services,
        TrainingRound round,
        CancellationToken ct
    ) =>
        round.State < RoundState.Drawn
            ? Refusal.Conflict(
                "round.not-drawn",
                $"Tempat putaran ini belum ditetapkan, jadi belum ada hasilnya."
            )
            : await services.GetRequiredService<ResultList>().FileAsync(round, ct);

    private static async Task<Result<SheetFile>> PlanAsync(
        IServiceProvider services,
        int year,
        CancellationToken ct
    )
    {
        var today = services.GetRequiredService<AgencyClock>().Today;
        var lines = await services.GetRequiredService<PlanBook>().ListAsync(year, today, ct);
        return lines.Count == 0
            ? Refusal.NotFound($"Tidak ada kegiatan dalam rencana {year:0}.")
            : PlanFiles.Of(lines);
    }
}
