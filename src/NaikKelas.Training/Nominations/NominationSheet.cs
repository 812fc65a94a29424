using NaikKelas.Documents.Sheets;
using NaikKelas.Kernel;
using NaikKelas.Registry.Numbers;
using NaikKelas.Registry.Persons;

namespace NaikKelas.Training.Nominations;

/// <summary>One row of the sheet of nominations, its cells read.</summary>
internal sealed record NominationRow(
    Nik Nik,
    string Name,
    Sex? Sex,
    DateOnly? BirthDate,
    string? Phone,
    string? NominatorNumber,
    string? NominatorName,
    Position? Position,
    string FirstChoice,
    string? SecondChoice,
    string? ThirdChoice
)
{
    public IReadOnlyList<string> Choices =>
        [.. new[] { FirstChoice, SecondChoice, ThirdChoice }.OfType<string>()];
}

/// <summary>The columns of the sheet, its drop-downs made for one round.</summary>
internal sealed class NominationSheet
{
    public static readonly SheetColumn<Nik> Nik = new("NIK", NikParser)
    {
        Aliases = ["No. KTP", "Nomor KTP", "NIK KTP"],
        Required = true,
        Hint = $"Nomor Induk Kependudukan, 16 angka pada KTP.",
        Example = "3572014107900001",
        Width = 20,
    };

    public static readonly SheetColumn<string> Name = new("Nama", CellParsers.Text(150))
    {
        Aliases = ["Nama lengkap", "Nama peserta"],
        Required = true,
        Hint = $"Sesuai KTP. Bila orangnya sudah tercatat, nama pada data induk yang dipakai.",
        Example = "Siti Rahayu",
        Width = 28,
    };

    public static readonly SheetColumn<Sex> Sex = new(
        "Jenis kelamin",
        CellParsers.Choice(
            ("Perempuan", Registry.Persons.Sex.Female),
            ("Laki-laki", Registry.Persons.Sex.Male),
            ("P", Registry.Persons.Sex.Female),
            ("L", Registry.Persons.Sex.Male)
        )
    )
    {
        Aliases = ["L/P", "JK"],
        Hint = $"Boleh kosong: NIK menunjukkannya.",
        Example = "Perempuan",
    };

    public static readonly SheetColumn<DateOnly> BirthDate = new("Tanggal lahir", CellParsers.Date)
    {
        Aliases = ["Tgl lahir", "Tgl. lahir"],
        Hint = $"Boleh kosong: NIK menunjukkannya.",
        Example = "01/07/1990",
    };

    public static readonly SheetColumn<string> Phone = new("HP", CellParsers.Text(30))
    {
        Aliases = ["Nomor HP", "No. HP", "WA", "WhatsApp", "Telepon"],
        Hint = $"Boleh kosong. Dipakai untuk mengirim tautan hasil.",
        Example = "0812-3456-7890",
        Width = 18,
    };

    public static readonly SheetColumn<string> NominatorNumber = new(
        "Nomor Induk Koperasi",
        CellParsers.Text(30)
    )
    {
        Aliases = ["NIK koperasi", "No. Induk Koperasi"],
        Hint = $"Nomor Induk Koperasi pengusul; boleh kosong bila nama koperasi diisi.",
        Width = 22,
    };

    public static readonly SheetColumn<string> NominatorName = new("Nama koperasi", CellParsers.Text(200))
    {
        Aliases = ["Koperasi", "Pengusul", "Koperasi pengusul"],
        Hint = $"Nama koperasi pengusul seperti pada data induk.",
        Example = "KSU Sumber Rejeki",
        Width = 32,
    };

    public static readonly SheetColumn<Position> Position = new(
        "Jabatan",
        CellParsers.Choice([.. Enum.GetValues<Position>().Select(p => (Texts.Word(p), p))])
    )
    {
        Hint = $"Jabatan di koperasi pengusul. Hanya dicatat bila orangnya belum tercatat di koperasi itu.",
        Example = Texts.Word(Registry.Persons.Position.Treasurer),
        Width = 24,
    };

    public NominationSheet(ClassWords words)
    {
        First = Choice("Pilihan 1", words, required: true);
        Second = Choice("Pilihan 2", words);
        Third = Choice("Pilihan 3", words);
    }

    public SheetColumn<string> First { get; }

    public SheetColumn<string> Second { get; }

    public SheetColumn<string> Third { get; }

    public SheetSpec<NominationRow> Spec =>
        new(
            "Usulan",
            [
                Nik,
                Name,
                Sex,
                BirthDate,
                Phone,
                NominatorNumber,
                NominatorName,
                Position,
                First,
                Second,
                Third,
            ],
            record => new NominationRow(
                record.Get(Nik),
                record.Get(Name),
                record.FindValue(Sex),
                record.FindValue(BirthDate),
                record.Find(Phone),
                record.Find(NominatorNumber),
                record.Find(NominatorName),
                record.FindValue(Position),
                record.Get(First),
                record.Find(Second),
                record.Find(Third)
            )
        );

    /// <summary>The column in which a problem of this field stands.</summary>
    public SheetColumn ColumnOf(string? field) =>
        field switch
        {
            WishField.Name => Name,
            WishField.Phone => Phone,
            WishField.BirthDate => BirthDate,
            WishField.Nominator => NominatorName,
            WishField.Position => Position,
            "Choice1" => First,
            "Choice2" => Second,
            "Choice3" => Third,
            _ => Nik,
        };

    private static CellParser<Nik> NikParser =>
        CellParsers
            .Text(40)
            .Then(
                text =>
                    Registry.Numbers.Nik.Read(text) is { Refused: false } read
                        ? CellResult.Good(read.Value)
                        : CellResult.Bad<Nik>(Registry.Numbers.Nik.Read(text).Refusal!.Message),
                $"NIK, 16 angka"
            );

    private static FormattableString Wanted => $"Kelas yang paling diinginkan.";

    private static FormattableString Next => $"Kelas berikutnya bila pilihan sebelumnya penuh; boleh kosong.";

    private static SheetColumn<string> Choice(string heading, ClassWords words, bool required = false) =>
        new(heading, words.Parser)
        {
            Required = required,
            Hint = required ? Wanted : Next,
            Example = words.Offered is [var first, ..] ? first : null,
            Width = 34,
        };
}
