using System.Globalization;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Registry.Formations;
using NaikKelas.Registry.Organisations;
using NaikKelas.Registry.Places;

namespace NaikKelas.Insight.Formations;

/// <summary>
/// A village in the list, as it stands on the day asked for. Days: how long it has waited for the next step; null where
/// nothing has begun or all is done.
/// </summary>
public sealed record FormationLine(
    string RegionCode,
    OrganisationId? Organisation,
    string? Name,
    FormationStage Stage,
    DateOnly? Since,
    FormationStage? Next,
    int? Days
);

/// <summary>Formation in figures: how many villages, how many at each stage.</summary>
public sealed record FormationFigures(int Villages, IReadOnlyList<(FormationStage Stage, int Count)> Stages)
{
    public int Operating => Stages.Single(s => s.Stage == FormationStage.Operating).Count;
}

/// <summary>What the page shows.</summary>
public sealed record FormationPicture(
    DateOnly Day,
    FormationFigures Figures,
    IReadOnlyList<Tile> Tiles,
    Page<FormationLine> Rows
);

/// <summary>Reads how far each village is with its Koperasi Desa/Kelurahan Merah Putih.</summary>
public sealed class FormationBoard(FormationBook book, Regions regions, AgencyClock clock)
{
    private const int DistrictLength = 8;
    private const int RegencyLength = 5;

    /// <param name="query">
    /// <c>per</c> the day (ISO), <c>tahap</c> the stage, <c>wilayah</c> the kecamatan, <c>urut</c> <c>lama</c> (longest
    /// stuck first) or <c>desa</c>.
    /// </param>
    /// <param name="ct">Stops the reading.</param>
    public async Task<FormationPicture> ReadAsync(ListQuery query, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(query);
        var day =
            DateOnly.TryParseExact(
                query["per"],
                "yyyy-MM-dd",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var asked
            )
            && asked <= clock.Today
                ? asked
                : clock.Today;
        var formations = await book.ReadAsync(ct);
        List<FormationLine> lines = [.. formations.Select(f => LineOf(f, day))];
        return new FormationPicture(
            day,
            FiguresOf(lines),
            TilesOf(lines),
            Filtered(lines, query).ToList().ToPage(query)
        );
    }

    /// <summary>For the first page and the figures: counts alone.</summary>
    public async Task<FormationFigures> FiguresAsync(CancellationToken ct)
    {
        var today = clock.Today;
        return FiguresOf([.. (await book.ReadAsync(ct)).Select(f => LineOf(f, today))]);
    }

    private static FormationFigures FiguresOf(List<FormationLine> lines) =>
        new(
            lines.Count,
            [
                .. Enum.GetValues<FormationStage>()
                    .Select(stage => (stage, lines.Count(line => line.Stage == stage))),
            ]
        );

    private static FormationLine LineOf(Formation formation, DateOnly day)
    {
        var (stage, since) = (formation.StageOn(day), formation.SinceOn(day));
        var next = Formation.After(stage);
        return new FormationLine(
            formation.RegionCode,
            formation.Organisation,
            formation.Name,
            stage,
            since,
            next,
            next is null ? null : day.DayNumber - since?.DayNumber
        );
    }

    private static IEnumerable<FormationLine> Filtered(IEnumerable<FormationLine> lines, ListQuery query)
    {
        if (query.Word<FormationStage>("tahap") is { } stage)
            lines = lines.Where(l => l.Stage == stage);
        if (query["wilayah"] is { } region)
            lines = lines.Where(l => Kernel.Access.Scope.Covers(region, l.RegionCode));
        return (query.Sort, query.Descending) switch
        {
            ("desa", false) => lines.OrderBy(l => l.RegionCode, StringComparer.Ordinal),
            ("desa", true) => lines.OrderByDescending(l => l.RegionCode, StringComparer.Ordinal),
            // First who has not begun, then who has waited longest; who works has nothing to wait for.
            (_, false) => lines
                .OrderBy(l => l.Stage == FormationStage.Operating)
                .ThenByDescending(l => l.Days ?? int.MaxValue)
                .ThenBy(l => l.RegionCode, StringComparer.Ordinal),
            _ => lines
                .OrderByDescending(l => l.Stage)
                .ThenBy(l => l.Days)
                .ThenBy(l => l.RegionCode, StringComparer.Ordinal),
        };
    }

    /// <summary>Operating co-ops a kecamatan of a kabupaten; a kabupaten/kota of a province.</summary>
    private List<Tile> TilesOf(List<FormationLine> lines)
    {
        var regencies = lines.Select(l => l.RegionCode[..RegencyLength]).Distinct(StringComparer.Ordinal);
        var length = regencies.Skip(1).Any() ? RegencyLength : DistrictLength;
        return
        [
            .. lines
                .GroupBy(l => l.RegionCode[..length], StringComparer.Ordinal)
                .Select(g => (g.Key, Lines: g.ToList(), At: Home.TilePositions.Of(g.Key)))
                .Where(g => g.At is not null)
                .Select(g => new Tile(
                    g.Key,
                    g.At!.Value.Column,
                    g.At.Value.Row,
                    regions.Find(g.Key)?.ShortName ?? g.Key,
                    g.Lines.Count(l => l.Stage == FormationStage.Operating),
                    $"/koperasi/pembentukan?wilayah={g.Key}"
                )),
        ];
    }
}
