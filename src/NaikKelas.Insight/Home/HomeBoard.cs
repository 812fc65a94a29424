using NaikKelas.Insight.Formations;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Registry.Figures;
using NaikKelas.Training.Figures;
using NaikKelas.Training.Rounds;

namespace NaikKelas.Insight.Home;

/// <summary>What the officer's first page shows: what waits, classes and rounds, the figures, the pictures.</summary>
public sealed record HomePicture(
    IReadOnlyList<Todo> Waiting,
    IReadOnlyList<ClassLine> Classes,
    IReadOnlyList<RoundLine> Rounds,
    RegistryFigures Registry,
    IReadOnlyList<AdmittedOfYear> Admitted,
    FormationFigures Formation,
    IReadOnlyList<Tile> Cooperatives,
    IReadOnlyList<Tile> Reached
)
{
    /// <summary>How many rounds stand in each phase, in the order of a round's life.</summary>
    public IEnumerable<(RoundPhase Phase, int Count)> Phases =>
        Rounds
            .Where(r => r.Phase != RoundPhase.Published)
            .GroupBy(r => r.Phase)
            .OrderBy(g => g.Key)
            .Select(g => (g.Key, g.Count()));
}

/// <summary>Reads the officer's first page, in a number of queries that does not grow with what is there.</summary>
public sealed class HomeBoard(
    WaitingList waiting,
    RegistryBoard registry,
    TrainingBoard training,
    FormationBoard formation,
    RegionTiles tiles,
    AgencyClock clock,
    Texts texts,
    Say say
)
{
    private const int PublishedShown = 6;

    public async Task<HomePicture> ReadAsync(CancellationToken ct)
    {
        var figures = await registry.ReadAsync(tiles.Length, ct);
        var rounds = await training.RoundsAsync(PublishedShown, ct);
        var month = new DateOnly(clock.Today.Year, clock.Today.Month, 1);
        return new HomePicture(
            [.. await waiting.ReadAsync(ct), .. Waiting(rounds)],
            await training.ClassesAsync(month, month.AddMonths(1).AddDays(-1), ct),
            rounds,
            figures,
            await training.AdmittedByYearAsync(ct),
            await formation.FiguresAsync(ct),
            tiles.Of(figures.ByRegion),
            await tiles.ReachedAsync(ct)
        );
    }

    private IEnumerable<Todo> Waiting(IReadOnlyList<RoundLine> rounds) =>
        rounds
            .Select(r => (Round: r, Text: WhatToDo(r.Phase)))
            .Where(w => w.Text is not null)
            .OrderBy(w => w.Round.ClosesAt)
            .Select(w => new Todo(
                1,
                texts[w.Text!],
                $"/pelatihan/putaran/{w.Round.Id.Value}",
                w.Round.Phase == RoundPhase.Open
                    ? texts["{0} · ditutup {1}", w.Round.Title, say.Instant(w.Round.ClosesAt)]
                    : w.Round.Title
            ));

    private static string? WhatToDo(RoundPhase phase) =>
        phase switch
        {
            RoundPhase.Draft => "putaran masih disiapkan: lengkapi dan kunci",
            RoundPhase.Open => "putaran menerima usulan",
            RoundPhase.Closed => "putaran sudah ditutup: bekukan faktanya",
            RoundPhase.Screened => "putaran menunggu nilai publik dan penetapan",
            RoundPhase.Correcting => "putaran dalam masa koreksi sebelum penetapan",
            RoundPhase.Objecting => "putaran dalam masa keberatan sebelum pengumuman",
            RoundPhase.Drawn => "putaran sudah ditetapkan: umumkan hasilnya",
            _ => null,
        };
}
