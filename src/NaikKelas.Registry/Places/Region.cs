namespace NaikKelas.Registry.Places;

public enum RegionLevel
{
    Province,
    Regency,
    District,
    Village,
}

/// <summary>A place of the Kemendagri list (Permendagri 58/2021).</summary>
/// <param name="Code">With dots: 35, 35.17, 35.17.09, 35.17.09.2001.</param>
/// <param name="Name">As people write it: "Jawa Timur", "Kabupaten Jombang", "Diwek".</param>
/// <param name="Level">From province to village.</param>
/// <param name="ParentCode">Null for a province.</param>
public sealed record Region(string Code, string Name, RegionLevel Level, string? ParentCode)
{
    /// <summary>The first digit of the village part: 1 = kelurahan, 2 = desa, 3 = desa adat.</summary>
    public bool IsKelurahan => Level == RegionLevel.Village && Code[9] == '1';

    public bool IsAdat => Level == RegionLevel.Village && Code[9] == '3';

    /// <summary>For a picture with little room: "Lombok Barat", "Kota Bima".</summary>
    public string ShortName => Name.Replace("Kabupaten ", "", StringComparison.Ordinal);

    /// <summary>"Kel. Bendo", "Desa Keras", "Kec. Diwek", "Kab. Jombang", "Kota Blitar".</summary>
    public string Title =>
        Level switch
        {
            RegionLevel.Village when IsKelurahan => $"Kel. {Name}",
            RegionLevel.Village when IsAdat => $"Desa adat {Name}",
            RegionLevel.Village => $"Desa {Name}",
            RegionLevel.District => $"Kec. {Name}",
            RegionLevel.Regency => Name.Replace("Kabupaten ", "Kab. ", StringComparison.Ordinal),
            _ => Name,
        };
}
