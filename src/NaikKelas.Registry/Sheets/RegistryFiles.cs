using NaikKelas.Documents.Sheets;
using NaikKelas.Kernel;
using NaikKelas.Registry.Numbers;
using NaikKelas.Registry.Organisations;
using NaikKelas.Registry.Persons;
using NaikKelas.Registry.Places;

namespace NaikKelas.Registry.Sheets;

/// <summary>Lists as files, always in Indonesian.</summary>
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

    public static SheetFile Of(IReadOnlyList<OrganisationRow> rows, Regions regions) =>
        new(
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

    /// <param name="rows">The persons.</param>
    /// <param name="regions">For the names of places.</param>
    /// <param name="isMasked">The rows carry the NIK masked, as everywhere but where somebody gave a reason.</param>
    public static SheetFile Of(IReadOnlyList<PersonRow> rows, Regions regions, bool isMasked = true) =>
        new(
            "Orang",
            isMasked ? PersonHeadings : [PersonHeadings[0], new("NIK", Width: 20), .. PersonHeadings[2..]],
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
}
