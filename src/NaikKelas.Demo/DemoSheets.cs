using NaikKelas.Documents.Sheets;
using NaikKelas.Kernel;

namespace NaikKelas.Demo;

/// <summary>The workbooks an agency would send: the demo goes in through the same door.</summary>
internal static class DemoSheets
{
    public static byte[] Cooperatives(IEnumerable<DemoCooperative> cooperatives) =>
        Write(
            [
                "Nama Koperasi",
                "Jenis",
                "Kode Desa",
                "Alamat",
                "Nomor HP",
                "Nomor Induk Koperasi",
                "Tanggal Berdiri",
                "Mulai Beroperasi",
                "Nomor Musdesus",
                "Tanggal Musdesus",
                "Nomor Akta",
                "Tanggal Akta",
                "Nomor AHU",
                "Tanggal AHU",
                "NIB",
            ],
            cooperatives,
            c =>
                [
                    c.Name,
                    Texts.Word(c.Kind),
                    c.RegionCode,
                    c.Address,
                    c.Phone,
                    c.NomorIndukKoperasi,
                    c.FoundedOn,
                    c.Formation?.OperatingSince,
                    c.Formation?.MusdesusNumber,
                    c.Formation?.MusdesusOn,
                    c.Formation?.DeedNumber,
                    c.Formation?.DeedOn,
                    c.AhuNumber,
                    c.FoundedOn,
                    c.Nib,
                ]
        );

    public static byte[] Officers(IEnumerable<DemoCooperative> cooperatives) =>
        Write(
            [
                "Nomor Induk Koperasi",
                "NIK",
                "Nama",
                "Jenis Kelamin",
                "Tanggal Lahir",
                "Nomor HP",
                "Jabatan",
                "Mulai Menjabat",
            ],
            cooperatives.SelectMany(c => c.Officers, (c, o) => (Cooperative: c, Officer: o)),
            row =>
                [
                    row.Cooperative.NomorIndukKoperasi,
                    row.Officer.Person.Nik,
                    row.Officer.Person.Name,
                    Texts.Word(row.Officer.Person.Sex),
                    row.Officer.Person.BirthDate,
                    row.Officer.Person.Phone,
                    Texts.Word(row.Officer.Position),
                    row.Officer.From,
                ]
        );

    public static byte[] Rats(IEnumerable<DemoCooperative> cooperatives, int first, int last) =>
        Write(
            [
                "Nomor Induk Koperasi",
                "Tahun Buku",
                "Tanggal RAT",
                "Tanggal Laporan",
                "Hadir",
                "Jumlah Anggota",
                "Sumber",
            ],
            cooperatives.SelectMany(
                c => c.Rats.Where(r => r.BookYear >= first && r.BookYear <= last),
                (c, r) => (Cooperative: c, Rat: r)
            ),
            row =>
                [
                    row.Cooperative.NomorIndukKoperasi,
                    row.Rat.BookYear,
                    row.Rat.HeldOn,
                    row.Rat.ReportedOn,
                    row.Rat.Attendance,
                    row.Rat.Members,
                    row.Rat.Source,
                ]
        );

    public static byte[] Nominations(IEnumerable<DemoNomination> nominations) =>
        Write(
            ["NIK", "Nama", "HP", "Nomor Induk Koperasi", "Pilihan 1", "Pilihan 2"],
            nominations,
            n =>
                [
                    n.Person.Nik,
                    n.Person.Name,
                    n.Person.Phone,
                    n.Nominator.NomorIndukKoperasi,
                    n.First,
                    n.Second,
                ]
        );

    private static byte[] Write<T>(
        IReadOnlyList<string> headings,
        IEnumerable<T> rows,
        Func<T, SheetValue[]> cells
    )
    {
        using var stream = new MemoryStream();
        using (var writer = SheetWriter.Xlsx(stream, "Data", [.. headings.Select(h => new SheetHeading(h))]))
            foreach (var row in rows)
                writer.Row(cells(row));
        return stream.ToArray();
    }
}

/// <summary>A person a co-op sends; choices by class code.</summary>
internal sealed record DemoNomination(
    DemoPerson Person,
    DemoCooperative Nominator,
    string First,
    string? Second = null
);
