using NaikKelas.Documents.Sheets;
using NaikKelas.Registry.Numbers;
using NaikKelas.Registry.Persons;

namespace NaikKelas.Registry.Imports;

/// <summary>The columns of a sheet of officers.</summary>
internal sealed class OfficerColumns(CooperativeColumns cooperative)
{
    public CooperativeColumns Cooperative => cooperative;

    public SheetColumn<Nik> Nik { get; } =
        new("NIK", RegistryCells.Nik)
        {
            Required = true,
            Aliases = ["No KTP", "Nomor KTP", "NIK KTP"],
            Hint = $"16 angka pada KTP. Format sel harus teks, agar angkanya tidak berubah.",
            Example = "3517094508850001",
            Width = 20,
        };

    public SheetColumn<string> Name { get; } =
        new("Nama", CellParsers.Text(200))
        {
            Required = true,
            Aliases = ["Nama Lengkap", "Nama Pengurus"],
            Example = "Siti Rahmawati",
            Width = 30,
        };

    public SheetColumn<Sex> Sex { get; } =
        new(
            "Jenis Kelamin",
            RegistryCells.Word(
                Enum.GetValues<Sex>(),
                ("L", Persons.Sex.Male),
                ("P", Persons.Sex.Female),
                ("Pria", Persons.Sex.Male),
                ("Wanita", Persons.Sex.Female)
            )
        )
        {
            Aliases = ["L/P", "JK"],
            Hint = $"Bila kosong, dibaca dari NIK.",
            Example = "Perempuan",
        };

    public SheetColumn<DateOnly> BirthDate { get; } =
        new("Tanggal Lahir", CellParsers.Date)
        {
            Aliases = ["Tgl Lahir"],
            Hint = $"Bila kosong, dibaca dari NIK.",
            Example = "05/08/1985",
        };

    public SheetColumn<string> Phone { get; } =
        new("Nomor HP", RegistryCells.Phone)
        {
            Aliases = ["No HP", "HP", "Nomor Telepon", "No WA"],
            Example = "0812-3456-7890",
            Width = 18,
        };

    public SheetColumn<Position> Position { get; } =
        new(
            "Jabatan",
            RegistryCells.Word(
                Enum.GetValues<Position>(),
                ("Pengawas", Persons.Position.Supervisor),
                ("Manager", Persons.Position.Manager),
                ("Wakil Ketua", Persons.Position.ViceChairBusiness)
            )
        )
        {
            Required = true,
            Example = "Ketua",
            Width = 26,
        };

    public SheetColumn<DateOnly> From { get; } =
        new("Mulai Menjabat", CellParsers.Date)
        {
            Required = true,
            Aliases = ["Periode Mulai", "Mulai", "Tanggal Mulai"],
            Example = "15/07/2025",
        };

    public SheetColumn<DateOnly> Until { get; } =
        new("Selesai Menjabat", CellParsers.Date)
        {
            Aliases = ["Periode Selesai", "Sampai", "Selesai", "Akhir Menjabat"],
            Hint = $"Kosong berarti masih menjabat.",
            Example = "14/07/2030",
        };

    public IReadOnlyList<SheetColumn> All =>
        [
            Nik,
            Name,
            Sex,
            BirthDate,
            Phone,
            cooperative.Number,
            cooperative.Name,
            cooperative.District,
            Position,
            From,
            Until,
        ];

    public ImportOfficers.Row Read(SheetRecord record) =>
        new(
            record.Get(Nik),
            record.Get(Name),
            record.FindValue(Sex),
            record.FindValue(BirthDate),
            record.Find(Phone),
            cooperative.Read(record),
            record.Get(Position),
            record.Get(From),
            record.FindValue(Until)
        );
}
