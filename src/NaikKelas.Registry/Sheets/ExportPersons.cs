using Microsoft.EntityFrameworkCore;
using NaikKelas.Documents.Sheets;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Changes;
using NaikKelas.Registry.Persons;
using NaikKelas.Registry.Places;

namespace NaikKelas.Registry.Sheets;

/// <summary>
/// Use case: persons as a file. With a masked NIK; in full only on the machine itself, with a reason, and then told in
/// the trail as what it is.
/// </summary>
internal sealed class ExportPersons(Db db, Actor actor, PersonList list, PersonalDataKey key, Regions regions)
{
    private const int AtOnce = 1000;

    public Task<Result<SheetFile>> RunAsync(
        ListQuery query,
        bool withNik,
        string? reason,
        CancellationToken ct
    ) => db.RunAsync(() => ExportAsync(query, withNik, reason, ct), ct);

    private async Task<Result<SheetFile>> ExportAsync(
        ListQuery query,
        bool withNik,
        string? reason,
        CancellationToken ct
    )
    {
        if (withNik && !actor.IsSystem)
            return Refusal.NotFound($"NIK lengkap hanya dapat diekspor dari baris perintah.");
        if (withNik && Reason.Missing(reason) is { } missing)
            return missing;
        var rows = await list.ReadAllAsync(query, ct);
        if (!withNik)
        {
            db.Audit("persons.exported", "persons", $"{rows.Count}");
            return RegistryFiles.Of(rows, regions);
        }

        db.Because(reason!.Trim());
        db.Audit("nik.exported", "persons", $"{rows.Count}");
        return RegistryFiles.Of(await InFullAsync(rows, ct), regions, isMasked: false);
    }

    private async Task<IReadOnlyList<PersonRow>> InFullAsync(
        IReadOnlyList<PersonRow> rows,
        CancellationToken ct
    )
    {
        var persons = db.Persons;
        var niks = new Dictionary<PersonId, string?>(rows.Count);
        foreach (var some in rows.Select(r => r.Id).Distinct().Chunk(AtOnce))
        foreach (
            var one in await persons
                .AsNoTracking()
                .Where(p => some.Contains(p.Id))
                .Select(p => new { p.Id, p.NikSealed })
                .ToListAsync(ct)
        )
            niks[one.Id] = one.NikSealed is { } box ? key.Open(box) : null;
        return [.. rows.Select(r => r with { MaskedNik = niks[r.Id] })];
    }
}
