using Microsoft.EntityFrameworkCore;
using NaikKelas.Documents.Sheets;
using NaikKelas.Interface.Imports;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Numbers;
using NaikKelas.Registry.Persons;
using NaikKelas.Registry.Places;

namespace NaikKelas.Registry.Imports;

/// <summary>A sheet that goes out: what it is called, its headings, and its rows one by one.</summary>
internal sealed record ExportSheet(
    string Name,
    string Title,
    IReadOnlyList<SheetHeading> Headings,
    Func<ISheetWriter, CancellationToken, Task> WriteAsync
);

/// <summary>
/// Officers and RAT records of the person's reach, under the headings that the imports read. NIK are masked: whoever
/// needs one in full asks for it by person, and that is audited.
/// </summary>
internal sealed class RegistryExport(Db db, Actor actor, PersonalDataKey key, Regions regions)
{
    private const int Wide = 36;

    public ExportSheet? Of(string name) =>
        name switch
        {
            "pengurus" => new ExportSheet(
                name,
                "Pengurus",
                [
                    new("NIK", Width: 20),
                    new("Nama", Width: Wide),
                    new("Jenis Kelamin"),
                    new("Tanggal Lahir", CellFormat.Date, 14),
                    new("Nomor HP", Width: 18),
                    new("Nomor Induk Koperasi", Width: 20),
                    new("Nama Koperasi", Width: Wide),
                    new("Kecamatan", Width: 20),
                    new("Jabatan", Width: 26),
                    new("Mulai Menjabat", CellFormat.Date, 14),
                    new("Selesai Menjabat", CellFormat.Date, 14),
                ],
                WriteOfficersAsync
            ),
            "rat" => new ExportSheet(
                name,
                "RAT",
                [
                    new("Nomor Induk Koperasi", Width: 20),
                    new("Nama Koperasi", Width: Wide),
                    new("Kecamatan", Width: 20),
                    new("Tahun Buku", CellFormat.Number),
                    new("Tanggal RAT", CellFormat.Date, 14),
                    new("Tanggal Laporan", CellFormat.Date, 14),
                    new("Hadir", CellFormat.Number),
                    new("Jumlah Anggota", CellFormat.Number),
                    new("Sumber", Width: Wide),
                ],
                WriteRatsAsync
            ),
            _ => null,
        };

    /// <summary>A file that leaves the house is told in the trail.</summary>
    public Task TellAsync(ExportSheet sheet, CancellationToken ct)
    {
        db.Audit("registry.exported", $"exports/{sheet.Name}");
        return db.SaveChangesAsync(ct);
    }

    private async Task WriteOfficersAsync(ISheetWriter writer, CancellationToken ct)
    {
        var (affiliations, persons) = (db.Affiliations.AsNoTracking(), db.Persons);
        var rows = affiliations
            .Where(a => a.Position < Position.Member)
            .Join(db.OrganisationsWithin(actor), a => a.OrganisationId, o => o.Id, (a, o) => new { a, o })
            .Join(
                persons,
                r => r.a.PersonId,
                p => p.Id,
                (r, p) =>
                    new
                    {
                        r.a,
                        r.o.NomorIndukKoperasi,
                        CooperativeName = r.o.Name,
                        r.o.RegionCode,
                        p,
                    }
            )
            .OrderBy(r => r.RegionCode)
            .ThenBy(r => r.CooperativeName)
            .ThenBy(r => r.a.Id);
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(ct))
            writer.Row(
                row.p.NikSealed is { } nik ? Nik.Mask(key.Open(nik)) : null,
                row.p.Name,
                RowRules.Shown(row.p.Sex),
                row.p.BirthDate,
                Contact.ShowPhone(row.p.Phone),
                row.NomorIndukKoperasi,
                row.CooperativeName,
                District(row.RegionCode),
                Texts.Word(row.a.Position),
                row.a.From,
                row.a.Until
            );
    }

    private async Task WriteRatsAsync(ISheetWriter writer, CancellationToken ct)
    {
        var rows = db
            .RatRecords.AsNoTracking()
            .Join(db.OrganisationsWithin(actor), r => r.OrganisationId, o => o.Id, (r, o) => new { r, o })
            .OrderBy(x => x.o.RegionCode)
            .ThenBy(x => x.o.Name)
            .ThenBy(x => x.r.BookYear);
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(ct))
            writer.Row(
                row.o.NomorIndukKoperasi,
                row.o.Name,
                District(row.o.RegionCode),
                row.r.BookYear,
                row.r.HeldOn,
                row.r.ReportedOn,
                row.r.Attendance,
                row.r.Members,
                row.r.Source
            );
    }

    private string District(string regionCode) =>
        regionCode.Length >= 8 ? regions.Find(regionCode[..8])?.Name ?? "" : "";
}
