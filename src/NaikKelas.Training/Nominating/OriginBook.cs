using Microsoft.EntityFrameworkCore;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Registry.Persons;
using NaikKelas.Registry.Places;
using NaikKelas.Training.Nominations;
using NaikKelas.Training.Rounds;

namespace NaikKelas.Training.Nominating;

/// <summary>How a nomination came about: who goes along, who recommended, at whose request it was typed.</summary>
internal sealed class OriginBook(Db db, PersonDirectory persons, Regions regions, Texts texts, Say say)
{
    /// <summary>As lines for the page of one nomination; what does not apply is left out.</summary>
    public async Task<IReadOnlyList<Answer>> OfAsync(
        TrainingRound round,
        Nomination nomination,
        CancellationToken ct
    )
    {
        var lines = new List<Answer>();
        var along = (await Companions.NamesAsync(db, persons, round, ct)).Of(nomination.Id).ToList();
        if (along.Count > 0)
            lines.Add(new(texts["Anggota utusan lain"], string.Join(", ", along.Select(p => p.Name))));
        foreach (
            var given in await db
                .Recommendations.AsNoTracking()
                .Where(r => r.NominationId == nomination.Id)
                .OrderBy(r => r.By)
                .ToListAsync(ct)
        )
            lines.Add(
                new(
                    texts["Direkomendasikan oleh {0}", given.By],
                    $"{regions.PathOf(given.RegionCode)}, {given.GivenBy}, {say.Instant(given.GivenAt)}"
                )
            );
        if (
            await db.Consents.AsNoTracking().SingleOrDefaultAsync(c => c.NominationId == nomination.Id, ct) is
            { } consent
        )
            lines.Add(new(texts["Persetujuan yang bersangkutan"], texts.Of(WordsOf(consent))));
        return lines;
    }

    private FormattableString WordsOf(Consent consent) =>
        consent switch
        {
            { AskedBy: { } who } =>
                $"{consent.Way}, diisi petugas {consent.EnteredBy} atas permintaan {who}, {say.Instant(consent.At)}",
            { NoticeVersion: { } version } =>
                $"{consent.Way}, pemberitahuan privasi versi {version}, {say.Instant(consent.At)}",
            _ => $"{consent.Way} ({consent.EnteredBy}), {say.Instant(consent.At)}",
        };
}
