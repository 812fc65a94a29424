using NaikKelas.Documents.Sheets;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Registry.Imports;

/// <summary>One co-op as a sheet tells it.</summary>
internal sealed record CooperativeRow(
    string Name,
    OrganisationKind Kind,
    CooperativeForm? Form,
    string? VillageCode,
    string? Village,
    string? District,
    string? Regency,
    string? Address,
    string? PostalCode,
    string? Phone,
    string? NomorInduk,
    DateOnly? FoundedOn,
    DateOnly? OperatingSince,
    string? MusdesusNumber,
    DateOnly? MusdesusDate,
    string? DeedNumber,
    DateOnly? DeedDate,
    string? AhuNumber,
    DateOnly? AhuDate,
    string? Nib,
    string? Npwp
);

/// <summary>The columns of a sheet of co-ops.</summary>
internal sealed class CooperativeSheet
{
    public SheetColumn<string> Name { get; } =
        new("Nama Koperasi", CellParsers.Text(200))
        {
            Required = true,
            Aliases = ["Nama", "Nama Kop"],
            Example = "Koperasi Desa Merah Putih Keras",
            Width = 40,
        };

    public SheetColumn<OrganisationKind> Kind { get; } =
        new(
            "Jenis",
            RegistryCells.Word(
                [.. Enum.GetValues<OrganisationKind>().Where(k => k.IsCooperative)],
                ("KKMP", OrganisationKind.Kdmp),
                ("KDKMP", OrganisationKind.Kdmp),
                ("Produsen", OrganisationKind.Producer),
                ("Konsumen", OrganisationKind.Consumer),
                ("Jasa", OrganisationKind.Service),
                ("Pemasaran", OrganisationKind.Marketing),
                ("Simpan Pinjam", OrganisationKind.Ksp)
            )
        )
        {
            Required = true,
            Aliases = ["Jenis Koperasi"],
            Example = "Koperasi Desa/Kelurahan Merah Putih",
            Width = 36,
        };

    public SheetColumn<CooperativeForm> Form { get; } =
        new("Bentuk", RegistryCells.Word(Enum.GetValues<CooperativeForm>()))
        {
            Aliases = ["Bentuk Koperasi"],
            Hint = $"Bila kosong: Primer.",
            Example = "Primer",
        };

    public SheetColumn<string> VillageCode { get; } =
        new("Kode Desa", CellParsers.Text(20))
        {
            Aliases = ["Kode Wilayah", "Kode Desa/Kelurahan", "Kode Kemendagri"],
            Hint = $"Kode Kemendagri. Bila kosong, isi nama desa/kelurahan dan kecamatannya.",
            Example = "35.17.08.2001",
            Width = 16,
        };

    public SheetColumn<string> Village { get; } =
        new("Desa/Kelurahan", CellParsers.Text(100)) { Aliases = ["Desa", "Kelurahan"], Example = "Keras" };

    public SheetColumn<string> District { get; } =
        new("Kecamatan", CellParsers.Text(100)) { Aliases = ["Kec"], Example = "Diwek" };

    public SheetColumn<string> Regency { get; } =
        new("Kabupaten/Kota", CellParsers.Text(100))
        {
            Aliases = ["Kabupaten", "Kota", "Kab/Kota"],
            Hint = $"Perlu bila nama kecamatannya ada di beberapa kabupaten/kota wilayah kerja Anda.",
            Example = "Kabupaten Jombang",
        };

    public SheetColumn<string> Address { get; } =
        new("Alamat", CellParsers.Text(200)) { Aliases = ["Alamat Lengkap"], Width = 36 };

    public SheetColumn<string> PostalCode { get; } =
        new("Kode Pos", RegistryCells.PostalCode) { Example = "61471" };

    public SheetColumn<string> Phone { get; } =
        new("Nomor HP", RegistryCells.Phone)
        {
            Aliases = ["No HP", "Telepon", "Nomor Telepon"],
            Example = "0812-3456-7890",
            Width = 18,
        };

    public SheetColumn<string> NomorInduk { get; } =
        new("Nomor Induk Koperasi", CellParsers.Text(20))
        {
            Aliases = ["NIK Koperasi", "No Induk Koperasi", "NIKOP"],
            Hint = $"Biasanya 13 angka. Koperasi dikenali dari nomor ini, atau dari nama dan desanya.",
            Example = "3517080010001",
            Width = 20,
        };

    public SheetColumn<DateOnly> FoundedOn { get; } =
        new("Tanggal Berdiri", CellParsers.Date) { Aliases = ["Tgl Berdiri"], Example = "27/05/2025" };

    public SheetColumn<DateOnly> OperatingSince { get; } =
        new("Mulai Beroperasi", CellParsers.Date)
        {
            Aliases = ["Tanggal Beroperasi"],
            Example = "01/07/2025",
        };

    public SheetColumn<string> MusdesusNumber { get; } =
        new("Nomor Musdesus", CellParsers.Text(200))
        {
            Aliases = ["Nomor Berita Acara Musdesus", "Nomor Muskelsus"],
            Hint = $"Berita acara musyawarah desa/kelurahan khusus.",
            Example = "140/05/415.71/2025",
            Width = 24,
        };

    public SheetColumn<DateOnly> MusdesusDate { get; } =
        new("Tanggal Musdesus", CellParsers.Date) { Aliases = ["Tanggal Muskelsus"], Example = "12/05/2025" };

    public SheetColumn<string> DeedNumber { get; } =
        new("Nomor Akta", CellParsers.Text(200)) { Aliases = ["No Akta", "Akta Pendirian"], Example = "12" };

    public SheetColumn<DateOnly> DeedDate { get; } =
        new("Tanggal Akta", CellParsers.Date) { Aliases = ["Tgl Akta"], Example = "20/05/2025" };

    public SheetColumn<string> AhuNumber { get; } =
        new("Nomor AHU", CellParsers.Text(200))
        {
            Aliases = ["No AHU", "Badan Hukum", "Nomor Badan Hukum"],
            Example = "AHU-0012345.AH.01.26.TAHUN 2025",
            Width = 34,
        };

    public SheetColumn<DateOnly> AhuDate { get; } =
        new("Tanggal AHU", CellParsers.Date)
        {
            Aliases = ["Tgl AHU", "Tanggal Badan Hukum"],
            Example = "12/06/2025",
        };

    public SheetColumn<string> Nib { get; } =
        new("NIB", RegistryCells.Nib) { Example = "1234567890123", Width = 16 };

    public SheetColumn<string> Npwp { get; } =
        new("NPWP", RegistryCells.Npwp) { Example = "0123456789012345", Width = 20 };

    public SheetSpec<CooperativeRow> Spec =>
        new(
            "Koperasi",
            [
                Name,
                Kind,
                Form,
                VillageCode,
                Village,
                District,
                Regency,
                Address,
                PostalCode,
                Phone,
                NomorInduk,
                FoundedOn,
                OperatingSince,
                MusdesusNumber,
                MusdesusDate,
                DeedNumber,
                DeedDate,
                AhuNumber,
                AhuDate,
                Nib,
                Npwp,
            ],
            Read
        );

    private CooperativeRow Read(SheetRecord record) =>
        new(
            record.Get(Name),
            record.Get(Kind),
            record.FindValue(Form),
            record.Find(VillageCode),
            record.Find(Village),
            record.Find(District),
            record.Find(Regency),
            record.Find(Address),
            record.Find(PostalCode),
            record.Find(Phone),
            record.Find(NomorInduk),
            record.FindValue(FoundedOn),
            record.FindValue(OperatingSince),
            record.Find(MusdesusNumber),
            record.FindValue(MusdesusDate),
            record.Find(DeedNumber),
            record.FindValue(DeedDate),
            record.Find(AhuNumber),
            record.FindValue(AhuDate),
            record.Find(Nib),
            record.Find(Npwp)
        );
}
