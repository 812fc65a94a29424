using NaikKelas.Documents.Sheets;
using NaikKelas.Interface.Imports;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Organisations;
using NaikKelas.Registry.Places;

namespace NaikKelas.Registry.Imports;

/// <summary>Which co-op a row means, as the sheet says it.</summary>
internal sealed record CooperativeReference(string? Number, string? Name, string? District)
{
    public string? NameKey => Name is null ? null : Numbers.NameKey.Of(Name);
}

/// <summary>
/// The columns by which a row names its co-op: the Nomor Induk, or else the exact name, with the district where two
/// co-ops share one. A co-op outside the person's reach does not exist here.
/// </summary>
internal sealed class CooperativeColumns(Regions regions, Actor actor)
{
    public SheetColumn<string> Number { get; } =
        new("Nomor Induk Koperasi", CellParsers.Text(20))
        {
            Aliases = ["NIK Koperasi", "No Induk Koperasi", "NIKOP"],
            Hint = $"Bila kosong, koperasi dicari menurut namanya.",
            Example = "3517090010001",
            Width = 20,
        };

    public SheetColumn<string> Name { get; } =
        new("Nama Koperasi", CellParsers.Text(200))
        {
            Aliases = ["Koperasi", "Nama Kop"],
            Hint = $"Persis seperti tercatat; huruf besar/kecil dan tanda baca tidak berpengaruh.",
            Example = "Koperasi Desa Merah Putih Keras",
            Width = 40,
        };

    public SheetColumn<string> District { get; } =
        new("Kecamatan", CellParsers.Text(100))
        {
            Hint = $"Perlu bila ada dua koperasi dengan nama yang sama.",
            Example = "Diwek",
            Width = 18,
        };

    public CooperativeReference Read(SheetRecord record) =>
        new(record.Find(Number), record.Find(Name), record.Find(District));

    /// <returns>Null after telling the row why.</returns>
    public Organisation? Find<TRow>(ImportRow<TRow> row, CooperativeReference told, CooperativeIndex index)
    {
        if (told.Number is not null)
            return ByNumber(row, told, index);
        if (told.NameKey is null)
        {
            row.Problem(Number, "cooperative-missing", $"Isi Nomor Induk Koperasi atau nama koperasi.");
            return null;
        }

        var named = index
            .ByName(told.NameKey)
            .Where(o => IsReached(o) && (told.District is null || IsIn(o, told.District)))
            .ToList();
        if (named.Count == 1)
            return named[0];
        if (named.Count == 0)
            row.Problem(
                Name,
                "cooperative-unknown",
                $"Koperasi ini tidak tercatat dalam wilayah kerja Anda. Periksa ejaannya atau isi Nomor Induk Koperasi."
            );
        else
            row.Problem(
                Name,
                "cooperative-ambiguous",
                $"Ada {named.Count} koperasi dengan nama ini. Isi Nomor Induk Koperasi atau kecamatannya."
            );
        return null;
    }

    private Organisation? ByNumber<TRow>(
        ImportRow<TRow> row,
        CooperativeReference told,
        CooperativeIndex index
    )
    {
        if (index.ByNumber(told.Number) is not { } numbered || !IsReached(numbered))
        {
            row.Problem(
                Number,
                "cooperative-unknown",
                $"Nomor Induk Koperasi ini tidak tercatat dalam wilayah kerja Anda."
            );
            return null;
        }

        if (told.NameKey is not null && told.NameKey != numbered.NameKey)
        {
            row.Problem(
                Name,
                "cooperative-name",
                $"Nomor Induk {told.Number} milik {numbered.Name}; nama di baris ini berbeda."
            );
            return null;
        }

        return numbered;
    }

    private bool IsReached(Organisation o) => o.Kind.IsCooperative && actor.Reaches(o.RegionCode, o.Id.Value);

    private bool IsIn(Organisation organisation, string district)
    {
        var code = organisation.RegionCode.Length >= 8 ? organisation.RegionCode[..8] : "";
        return district == code
            || regions
                .Named(district, RegionLevel.District, code.Length >= 5 ? code[..5] : "")
                .Any(r => r.Code == code);
    }
}
