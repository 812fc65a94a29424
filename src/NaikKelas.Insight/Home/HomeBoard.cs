using NaikKelas.Insight.Formations;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Figures;
using NaikKelas.Registry.Organisations;
using NaikKelas.Registry.Places;
using NaikKelas.Training.Figures;
using NaikKelas.Training.Offers;
using NaikKelas.Training.Rounds;

namespace NaikKelas.Insight.Home;

/// <summary>What the first page shows: what waits, the figures, the pictures.</summary>
public sealed record HomePicture(
    IReadOnlyList<Todo> Waiting,
    IReadOnlyList<RoundLine> Rounds,
    RegistryFigures Registry,
    IReadOnlyList<AdmittedOfYear> Admitted,
    FormationFigures Formation,
    IReadOnlyList<Tile> Cooperatives,
    IReadOnlyList<Tile> Reached
);

/// <summary>Reads the first page of those who work at the agency, in thirteen queries whatever the numbers.</summary>
public sealed class HomeBoard(
    RegistryBoard registry,
    TrainingBoard training,
    FormationBoard formation,
    OfferBoard offers,
    ReviewLines reviews,
    OrganisationDirectory organisations,
    Regions regions,
    Texts texts,
    Say say,
    Actor actor
)
{
    private const int PublishedShown = 6;

    public async Task<HomePicture> ReadAsync(CancellationToken ct)
    {
        // A kabupaten looks at its kecamatan, a province at its kabupaten and kota.
        var length = actor.Current.Any(g => g.RegionCode is { Length: <= 2 }) ? 5 : 8;
        var figures = await registry.ReadAsync(length, ct);
        var rounds = await training.RoundsAsync(PublishedShown, ct);
        var reached = await training.ReachedAsync(ct);
        var cards = await organisations.FindAllAsync(reached, ct);
        var reachedByRegion = reached
            .Select(id => cards[id].RegionCode)
            .Where(code => code.Length >= length)
            .CountBy(code => code[..length])
            .ToList();
        return new HomePicture(
            [
                .. Answers(await reviews.WaitingAsync(ct)),
                .. OfferTodos.Of(await offers.WaitingAsync(ct), texts, say),
                .. Waiting(rounds),
            ],
            rounds,
            figures,
            await training.AdmittedByYearAsync(ct),
            await formation.FiguresAsync(ct),
            Tiles(figures.ByRegion),
            Tiles(reachedByRegion)
        );
    }

    private IEnumerable<Todo> Waiting(IReadOnlyList<RoundLine> rounds) =>
        rounds
            .Select(r => (Round: r, Text: WhatToDo(r.Phase)))
            .Where(w => w.Text is not null)
            .Select(w => new Todo(
                1,
                texts[w.Text!],
                $"/pelatihan/putaran/{w.Round.Id.Value}",
                w.Round.Phase == RoundPhase.Open
                    ? texts["{0} · ditutup {1}", w.Round.Title, say.Instant(w.Round.ClosesAt)]
                    : w.Round.Title
            ));

    /// <summary>Somebody waits for an answer: before everything else.</summary>
    private IEnumerable<Todo> Answers(IReadOnlyList<ReviewLine> lines) =>
        lines.SelectMany(l =>
            (Todo[])
                [
                    new(
                        actor.Is(Role.Officer, Role.Verifier) ? l.Corrections : 0,
                        texts["koreksi fakta belum dijawab"],
                        $"/pelatihan/putaran/{l.Id.Value}/koreksi",
                        l.Title
                    ),
                    new(
                        actor.Is(Role.Officer) ? l.Objections : 0,
                        texts["keberatan belum dijawab"],
                        $"/pelatihan/putaran/{l.Id.Value}/keberatan",
                        l.Title
                    ),
                    new(
                        actor.Is(Role.Officer, Role.Head) ? l.Overrides : 0,
                        texts["usul keputusan menunggu persetujuan orang kedua"],
                        "/persetujuan",
                        l.Title
                    ),
                ]
        );

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

    private List<Tile> Tiles(IEnumerable<KeyValuePair<string, int>> counts) =>
        [
            .. counts
                .Select(c => (c.Key, c.Value, At: TilePositions.Of(c.Key)))
                .Where(c => c.At is not null)
                .Select(c => new Tile(
                    c.Key,
                    c.At!.Value.Column,
                    c.At.Value.Row,
                    regions.Find(c.Key)?.ShortName ?? c.Key,
                    c.Value
                )),
        ];
}
