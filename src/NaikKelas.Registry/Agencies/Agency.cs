using NaikKelas.Kernel;

namespace NaikKelas.Registry.Agencies;

public readonly record struct AgencyId(Guid Value) : IId<AgencyId>
{
    public static AgencyId From(Guid value) => new(value);

    public static bool TryParse(string? s, IFormatProvider? provider, out AgencyId id) =>
        Ids.TryParse(s, out id);
}

/// <summary>A cooperative agency (Dinas Koperasi dan Usaha Mikro) and what its papers carry.</summary>
internal sealed class Agency
{
    public required AgencyId Id { get; init; }

    /// <summary>The region it serves: 52, 35.17, 35.72.</summary>
    public required string RegionCode { get; init; }

    public required string Name { get; set; }

    /// <summary>First line of the letterhead: "PEMERINTAH KABUPATEN JOMBANG".</summary>
    public required string Government { get; set; }

    public required string Address { get; set; }

    /// <summary>Where its papers are signed.</summary>
    public required string City { get; set; }

    public required string HeadName { get; set; }

    /// <summary>"Kepala Dinas Koperasi dan Usaha Mikro".</summary>
    public required string HeadTitle { get; set; }

    /// <summary>NIP, 18 digits.</summary>
    public string? HeadNip { get; set; }

    /// <summary>Decree numbers: <c>{n}</c> is the running number of the year, <c>{year}</c> the year.</summary>
    public required string DecreePattern { get; set; }

    public int Version { get; set; }
}
