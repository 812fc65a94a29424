using NaikKelas.Insight.Formations;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Registry.Figures;
using NaikKelas.Training.Figures;
using NaikKelas.Training.Plans;
using NaikKelas.Training.Rounds;

namespace NaikKelas.Insight.Home;

/// <summary>The money of one source in a year. A null source: nobody said whose money it is.</summary>
public sealed record SourceMoney(
    BudgetSource? Source,
    int Activities,
    Rupiah Amount,
    Rupiah Committed,
    int People
);

/// <summary>Something that does not move: how many, since when, and where it stands.</summary>
public sealed record StuckLine(string What, int Count, string? Since, string Href);

/// <summary>The year in one page.</summary>
public sealed record HeadPicture(
    int Year,
    IReadOnlyList<Todo> Waiting,
    IReadOnlyList<ActivityLine> Plan,
    IReadOnlyList<SourceMoney> Money,
    IReadOnlyList<ClassLine> Classes,
    IReadOnlyList<Tile> Reached,
    IReadOnlyList<StuckLine> Stuck,
    IReadOnlyList<PlanYear> Years
)
{
    public int Planned => Plan.Count(a => a.State != ActivityState.Cancelled);

    public int Done => Plan.Count(a => a.State == ActivityState.Done);

    public int Running => Plan.Count(a => a.State == ActivityState.Running);

    public PlanYear? This => Years.FirstOrDefault(y => y.Year == Year);

    public int Seats => Classes.Sum(c => c.Seats);

    public int Admitted => Classes.Where(c => c.IsPublished).Sum(c => c.Admitted);

    public int Accepted => Classes.Sum(c => c.Accepted);

    public int Offered => Classes.Sum(c => c.Offered);
}

/// <summary>Reads the head's first page, in a number of queries that does not grow with what is there.</summary>
public sealed class HeadBoard(
    WaitingList waiting,
    PlanBook plan,
    TrainingBoard training,
    RegistryBoard registry,
    FormationBoard formation,
    ReviewLines reviews,
    RegionTiles tiles,
    AgencyClock clock,
    Texts texts,
    Say say
)
{
    public async Task<HeadPicture> ReadAsync(CancellationToken ct)
    {
        var (today, year) = (clock.Today, clock.Today.Year);
        var lines = await plan.ListAsync(year, today, ct);
        return new HeadPicture(
            year,
            await waiting.ReadAsync(ct),
            lines,
            MoneyOf(lines),
            await training.ClassesAsync(new DateOnly(year, 1, 1), new DateOnly(year, 12, 31), ct),
            await tiles.ReachedAsync(ct),
            await StuckAsync(lines, today, ct),
            await plan.YearsAsync(today, ct)
        );
    }

    private static IReadOnlyList<SourceMoney> MoneyOf(IEnumerable<ActivityLine> lines) =>
        [
            .. lines
                .Where(l => l.State != ActivityState.Cancelled)
                .GroupBy(l => l.Source)
                .OrderBy(g => g.Key is null)
                .ThenBy(g => g.Key)
                .Select(g => new SourceMoney(
                    g.Key,
                    g.Count(),
                    g.Select(l => l.Amount ?? Rupiah.Zero).Sum(),
                    g.Select(l => l.Committed).Sum(),
                    g.Sum(l => l.People ?? 0)
                )),
        ];

    private async Task<IReadOnlyList<StuckLine>> StuckAsync(
        IReadOnlyList<ActivityLine> lines,
        DateOnly today,
        CancellationToken ct
    )
    {
        var rounds = await training.RoundsAsync(published: 0, ct);
        var unanswered = await reviews.WaitingAsync(ct);
        var figures = await registry.ReadAsync(tiles.Length, ct);
        var villages = await formation.FiguresAsync(ct);
        var overdue = lines.Where(l => PlanState.IsOverdue(l.Times, today)).ToList();
        StuckLine[] all =
        [
            .. rounds
                .Where(r => r.Phase is RoundPhase.Closed or RoundPhase.Screened or RoundPhase.Drawn)
                .Select(r => new StuckLine(
                    r.Title,
                    1,
                    texts["{0}, ditutup {1}", texts.Of(r.Phase), say.Instant(r.ClosesAt)],
                    $"/pelatihan/putaran/{r.Id.Value}"
                )),
            new(
                texts["keberatan belum dijawab"],
                unanswered.Sum(u => u.Objections),
                null,
                unanswered.FirstOrDefault(u => u.Objections > 0) is { } first
                    ? $"/pelatihan/putaran/{first.Id.Value}/keberatan"
                    : "/pelatihan"
            ),
            new(
                texts["koreksi fakta belum dijawab"],
                unanswered.Sum(u => u.Corrections),
                null,
                unanswered.FirstOrDefault(u => u.Corrections > 0) is { } one
                    ? $"/pelatihan/putaran/{one.Id.Value}/koreksi"
                    : "/pelatihan"
            ),
            new(
                texts["kegiatan sudah lewat waktunya dan belum dicatat hasilnya"],
                overdue.Count,
                overdue.Count == 0
                    ? null
                    : texts["paling lama sejak {0}", Say.Date(overdue.Min(o => o.Times.LastDay))],
                "/rencana"
            ),
            new(
                texts["koperasi belum tercatat RAT-nya untuk tahun buku {0:0}", figures.RatYear],
                figures.Cooperatives - figures.RatHeld,
                null,
                $"/koperasi?rat={figures.RatYear:0}-belum&status=Active"
            ),
            new(
                texts["desa dan kelurahan belum sampai beroperasi"],
                villages.Villages - villages.Operating,
                null,
                "/koperasi/pembentukan"
            ),
        ];
        return [.. all.Where(s => s.Count > 0)];
    }
}
