using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Privacy;
using NaikKelas.Registry.Numbers;
using NaikKelas.Registry.Persons;
using NaikKelas.Registry.Places;

namespace NaikKelas.Registry.Privacy;

/// <summary>The registry's own part: who somebody is, and positions.</summary>
internal sealed class RegistryPersonalData(
    Db db,
    AgencyClock clock,
    PersonalDataKey key,
    Regions regions,
    Texts texts
) : IHoldsPersonalData
{
    private const string Source = "data induk";

    /// <summary>What stands where the name was.</summary>
    public const string Gone = "(data dihapus)";

    private const int DistrictLength = 8;

    public async Task<IReadOnlyList<HeldFact>> CollectAsync(IReadOnlyList<Guid> persons, CancellationToken ct)
    {
        var ids = Ids(persons);
        var facts = new List<HeldFact>();
        foreach (var p in await db.Persons.AsNoTracking().Where(p => ids.Contains(p.Id)).ToListAsync(ct))
            facts.AddRange([
                new("Nama", p.Name, Source),
                new("NIK", p.NikSealed is { } nik ? key.Open(nik) : null, Source),
                new("Jenis kelamin", p.Sex is { } sex ? texts.Of(sex) : null, Source),
                new("Tanggal lahir", p.BirthDate?.ToString("yyyy-MM-dd", null), Source),
                new("Nomor HP", Contact.ShowPhone(p.Phone), Source),
                new("E-mail", p.Email, Source),
                new("Tempat tinggal", p.RegionCode is { } code ? regions.PathOf(code) : null, Source),
                new("Penyandang disabilitas", p.HasDisability ? texts["Ya"] : null, Source),
            ]);
        var (places, organisations) = (db.Affiliations, db.Organisations);
        facts.AddRange(
            (
                await places
                    .AsNoTracking()
                    .Where(a => ids.Contains(a.PersonId))
                    .Join(
                        organisations,
                        a => a.OrganisationId,
                        o => o.Id,
                        (a, o) =>
                            new
                            {
                                o.Name,
                                a.Position,
                                a.From,
                                a.Until,
                            }
                    )
                    .OrderBy(a => a.From)
                    .ToListAsync(ct)
            ).Select(a => new HeldFact(
                "Jabatan",
                $"{texts.Of(a.Position)}, {a.Name}, {a.From:yyyy-MM-dd} – {a.Until:yyyy-MM-dd}",
                Source
            ))
        );
        return [.. facts.Where(f => f.Value is not null)];
    }

    public async Task<IReadOnlyList<Obstacle>> ObstaclesAsync(
        IReadOnlyList<Guid> persons,
        CancellationToken ct
    )
    {
        var (ids, today) = (Ids(persons), clock.Today);
        var (places, organisations) = (db.Affiliations, db.Organisations);
        var held = await places
            .AsNoTracking()
            .Where(a => ids.Contains(a.PersonId) && (a.Until == null || a.Until >= today))
            .Join(organisations, a => a.OrganisationId, o => o.Id, (a, o) => new { o.Name, a.Position })
            .ToListAsync(ct);
        return
        [
            .. held.Select(h => new Obstacle(
                $"masih menjabat {h.Position} di {h.Name}; catat akhir jabatannya lebih dahulu"
            )),
        ];
    }

    public async Task<IReadOnlyList<string>> EraseAsync(IReadOnlyList<Guid> persons, CancellationToken ct)
    {
        var ids = Ids(persons);
        foreach (
            var p in await db.Persons.Include(p => p.Words).Where(p => ids.Contains(p.Id)).ToListAsync(ct)
        )
        {
            p.Rename(Gone);
            p.Words.Clear();
            (p.NikSealed, p.NikIndex, p.BirthDate, p.Phone, p.Email) = (null, null, null, null, null);
            p.HasDisability = false;
            p.RegionCode = p.RegionCode is { Length: > DistrictLength } code
                ? code[..DistrictLength]
                : p.RegionCode;
            p.ErasedOn = clock.Today;
            p.Version++;
        }

        foreach (var r in await db.PrivacyRequests.Where(r => ids.Contains(r.PersonId)).ToListAsync(ct))
            (r.Words, r.Answer) = (null, null);
        return [.. persons.Select(p => $"persons/{p}")];
    }

    private static List<PersonId> Ids(IReadOnlyList<Guid> persons) =>
        [.. persons.Select(p => new PersonId(p))];
}
