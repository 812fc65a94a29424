using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Kernel.Files;
using NaikKelas.Registry.Facts;
using NaikKelas.Registry.Organisations;
using NaikKelas.Registry.Persons;
using NaikKelas.Registry.Places;
using NaikKelas.Training.Nominating;
using NaikKelas.Training.Reviews;
using NaikKelas.Training.Terms;

namespace NaikKelas.Training.Results;

/// <summary>Writes the papers of a round that is being published, and keeps them with the public files.</summary>
public sealed class PaperDesk(
    Db db,
    Actor actor,
    AgencyClock clock,
    PersonalDataKey key,
    FactBook facts,
    PersonDirectory persons,
    Regions regions
)
{
    private const string Pdf = "application/pdf";
    private const string Json = "application/json";

    internal async Task LayDownAsync(
        Dossier dossier,
        IReadOnlyList<Decision> decisions,
        PublicFiles files,
        PaperHead head,
        string origin,
        CancellationToken ct
    )
    {
        var round = dossier.Round;
        var address = $"{origin}/hasil/{round.Slug}";
        var reviews = await MinutesReviews.OfAsync(db, round, clock, ct);
        var decree = await DecreeAsync(dossier, Seated.Of(decisions), head, address, ct);
        db.PublishedPapers.Add(
            new PublishedPapers
            {
                RoundId = round.Id,
                RoundFileId = Keep("ROUND.json", Json, files.RoundJson),
                ResultFileId = Keep("RESULT.json", Json, files.ResultJson),
                DecreeFileId = Keep($"sk-{round.Slug}.pdf", Pdf, DecreePaper.Write(decree)),
                MinutesFileId = Keep(
                    $"berita-acara-{round.Slug}.pdf",
                    Pdf,
                    MinutesPaper.Write(Minutes(dossier, decisions, files, head, address, reviews))
                ),
                NoticeFileId = Keep(
                    $"pengumuman-{round.Slug}.pdf",
                    Pdf,
                    Notice(round, decisions, head, address, new DateTimeOffset(clock.UtcNow))
                ),
                LegendJson = new Legend(files.GroupCodes, [.. files.Legend.Keys]).ToJson(),
                PublishedBy = actor.Name,
            }
        );
    }

    /// <summary>A decree that replaces an earlier one of the same round: only the decree is new.</summary>
    internal async Task<FileId> LayDownChangeAsync(
        Dossier dossier,
        IReadOnlyList<Seated> seated,
        PaperHead head,
        string origin,
        string replaced,
        CancellationToken ct
    )
    {
        var slug = dossier.Round.Slug;
        var decree = await DecreeAsync(dossier, seated, head, $"{origin}/hasil/{slug}", ct);
        return Keep($"sk-perubahan-{slug}.pdf", Pdf, DecreePaper.Write(decree with { Replaces = replaced }));
    }

    private FileId Keep(string name, string type, byte[] content)
    {
        var file = new StoredFile
        {
            Id = Ids.New<FileId>(),
            Name = name,
            ContentType = type,
            Digest = Convert.ToHexStringLower(SHA256.HashData(content)),
            StoredAt = clock.UtcNow,
            StoredBy = actor.UserId is { } id ? new UserId(id) : null,
            Content = content,
        };
        db.Files.Add(file);
        return file.Id;
    }

    private async Task<DecreeContent> DecreeAsync(
        Dossier dossier,
        IReadOnlyList<Seated> admitted,
        PaperHead head,
        string address,
        CancellationToken ct
    )
    {
        var nominations = dossier.Applied.ToDictionary(a => a.Nomination.Id, a => a.Nomination);
        var reserves = await db.Decisions.CountAsync(
            d => d.RoundId == dossier.Round.Id && d.Status == DecisionStatus.Reserve,
            ct
        );
        var people = await facts.PersonsAsync(
            [.. admitted.Select(d => nominations[d.NominationId].PersonId)],
            ct
        );
        var coops = await facts.OrganisationsAsync(
            [.. admitted.Select(d => nominations[d.NominationId].NominatorId).OfType<OrganisationId>()],
            ct
        );
        var round = dossier.Round;
        var along = await Companions.NamesAsync(db, persons, round, ct);
        return new DecreeContent(
            head,
            round.DecreeNumber!,
            round.DecreeDate!.Value,
            round.Title,
            clock.Local(round.DrawnAt!.Value),
            dossier.Applied.Count,
            reserves,
            [
                .. dossier.Classes.Select(c => new DecreeClass(
                    c.Title,
                    c.Class.StartsOn,
                    c.Class.EndsOn,
                    c.Class.Place,
                    c.Class.Capacity,
                    [.. admitted.Where(d => d.ClassCode == c.Code).Select(Line)]
                )),
            ],
            round.ResultDigest!,
            address,
            new DateTimeOffset(clock.UtcNow)
        );

        DecreeLine Line(Seated seated)
        {
            var nomination = nominations[seated.NominationId];
            var person = people[nomination.PersonId];
            var coop = nomination.NominatorId is { } id ? coops[id] : null;
            var region = coop?.RegionCode ?? person.RegionCode;
            return new DecreeLine(
                seated.Code,
                along.With(person.Name, nomination.Id),
                coop?.Name ?? "–",
                region is null ? "–" : regions.Find(region)?.Title ?? region
            );
        }
    }

    private MinutesContent Minutes(
        Dossier dossier,
        IReadOnlyList<Decision> decisions,
        PublicFiles files,
        PaperHead head,
        string address,
        MinutesReviews reviews
    )
    {
        var (round, terms) = (dossier.Round, dossier.Terms);
        RegionName place = regions.PathOf;
        return new MinutesContent(
            head,
            round.Title,
            round.DecreeDate!.Value,
            clock.ZoneName,
            clock.Local(round.OpensAt),
            clock.Local(round.ClosesAt),
            clock.Local(round.DrawnAt!.Value),
            round.DrawnBy ?? "–",
            [.. terms.Rules.Select(r => Indonesian.Say(RuleCatalogue.Sentence(r, place)) + For(r.Classes))],
            [
                .. terms.Criteria.Select(c =>
                    $"{Indonesian.Say(CriterionCatalogue.Sentence(c, place))}, bobot {PaperWords.Count(c.Weight)}"
                ),
            ],
            terms.MaxPerNominator is { } most
                ? $"Paling banyak {PaperWords.Spelled(most)} tempat untuk satu pengusul."
                : "Tidak dibatasi.",
            Versions(round.Id),
            [
                .. decisions
                    .GroupBy(d => d.Status)
                    .OrderBy(g => g.Key)
                    .Select(g => (Texts.Word(g.Key), g.Count())),
            ],
            [.. dossier.Classes.Select(c => ClassOf(c, files, place))],
            reviews,
            key.Open(round.SecretSealed!),
            round.SecretDigest ?? "–",
            round.PublicValueName,
            round.PublicValue!,
            files.Digest,
            address,
            new DateTimeOffset(clock.UtcNow)
        );
    }

    private static string For(IReadOnlyList<string>? classes) =>
        classes is null ? "" : $" (hanya kelas {string.Join(", ", classes)})";

    private IReadOnlyList<MinutesVersion> Versions(Rounds.RoundId id) =>
        [
            .. db
                .TermsVersions.Where(v => v.RoundId == id)
                .OrderBy(v => v.Number)
                .AsEnumerable()
                .Select(v => new MinutesVersion(v.Number, clock.Local(v.LockedAt), v.Digest, v.Reason)),
        ];

    private static MinutesClass ClassOf(ClassOfRound one, PublicFiles files, RegionName place)
    {
        var groups = files.GroupCodes.ToDictionary(g => g.Value, g => g.Key, StringComparer.Ordinal);
        var result = files.Outcome.Classes.First(c => c.Id == one.Code);
        return new MinutesClass(
            one.Code,
            one.Title,
            one.Class.Capacity,
            result.Admitted,
            result.LowestAdmittedScore,
            [
                .. result.Reserves.Select(r => new MinutesReserve(
                    Indonesian.Say(ReserveGroups.Label(groups[r.Group], place)),
                    r.Seats,
                    r.Filled
                )),
            ]
        );
    }

    private static byte[] Notice(
        Rounds.TrainingRound round,
        IReadOnlyList<Decision> decisions,
        PaperHead head,
        string address,
        DateTimeOffset at
    ) =>
        NoticePaper.Write(
            head,
            round.Title,
            $"Keputusan Nomor {round.DecreeNumber}, {PaperWords.Long(round.DecreeDate!.Value)}",
            [.. decisions.Select(d => new NoticeLine(d.Code, d.ClassCode ?? "–", Texts.Word(d.Status)))],
            address,
            at
        );
}
