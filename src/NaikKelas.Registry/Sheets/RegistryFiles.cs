using NaikKelas.Documents.Sheets;
using NaikKelas.Kernel;
using NaikKelas.Registry.Numbers;
using NaikKelas.Registry.Organisations;
using NaikKelas.Registry.Persons;
using NaikKelas.Registry.Places;

namespace NaikKelas.Registry.Sheets;

/// <summary>Lists as files, always in Indonesian. Persons only ever with a masked NIK.</summary>
internal static class RegistryFiles
{
    public const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    public const string Csv = "text/csv";

    private static readonly SheetHeading[] OrganisationHeadings =
    [
        new("Nama", Width: 45),
        new("Jenis", Width: 32),
        new("Bentuk"),
        new("Nomor Induk Koperasi", Width: 20),
        new("Kode Wilayah", Width: 15),
        new("Wilayah", Width: 45),
        new("Nomor HP", Width: 16),
        new("Status"),
        new("Tanggal RAT Terakhir", Width: 20),
        new("Tahun Predikat"),
        new("Predikat", Width: 24),
    ];

    private static readonly SheetHeading[] PersonHeadings =
    [
        new("Nama", Width: 35),
        new("NIK (disamarkan)", Width: 20),
        new("Jenis Kelamin"),
        new("Nomor HP", Width: 16),
        new("Wilayah", Width: 45),
        new("Jabatan", Width: 24),
        new("Organisasi", Width: 45),
    ];

    public static byte[] Of(string format, IReadOnlyList<OrganisationRow> rows, Regions regions) =>
        Write(
            format,
            "Koperasi",
            OrganisationHeadings,
            writer =>
            {
                foreach (var row in rows)
                    writer.Row(
                        row.Name,
                        Texts.Word(row.Kind),
                        row.Form is { } form ? Texts.Word(form) : null,
                        row.NomorIndukKoperasi,
                        row.RegionCode,
                        regions.PathOf(row.RegionCode),
                        Contact.ShowPhone(row.Phone),
                        Texts.Word(row.Status),
                        row.RatHeldOn,
                        (decimal?)row.PredicateYear,
                        row.Predicate is { } predicate ? Texts.Word(predicate) : null
                    );
            }
        );

    public static byte[] Of(string format, IReadOnlyList<PersonRow> rows, Regions regions) =>
        Write(
            format,
            "Orang",
            PersonHeadings,
            writer =>
            {
                foreach (var row in rows)
                    writer.Row(
                        row.Name,
                        row.MaskedNik,
                        row.Sex is { } sex ? Texts.Word(sex) : null,
                        Contact.ShowPhone(row.Phone),
                        row.RegionCode is { } code ? regions.PathOf(code) : null,
                        row.Position is { } position ? Texts.Word(position) : null,
                        row.OrganisationName
                    );
            }
        );

    private static byte[] Write(
        string format,
        string name,
        IReadOnlyList<SheetHeading> headings,
        Action<ISheetWriter> write
    )
    {
        using var output = new MemoryStream();
        using (
            var writer =
                format == "csv" ? SheetWriter.Csv(output, headings) : SheetWriter.Xlsx(output, name, headings)
        )
            write(writer);
        return output.ToArray();
    }
}
