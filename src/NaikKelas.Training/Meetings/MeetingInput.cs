using System.ComponentModel.DataAnnotations;
using NaikKelas.Kernel;

namespace NaikKelas.Training.Meetings;

/// <summary>A meeting as it is called: when, where, what about, whom.</summary>
public sealed record MeetingInput
{
    private const int NameMax = 200;
    private const int PointsMax = 20;

    [Display(Name = "Nama rapat")]
    public string? Title { get; init; }

    [Display(Name = "Tanggal")]
    public DateOnly? HeldOn { get; init; }

    [Display(Name = "Pukul")]
    public TimeOnly? StartsAt { get; init; }

    [Display(Name = "Tempat")]
    public string? Place { get; init; }

    /// <summary>One point a line.</summary>
    [Display(Name = "Agenda")]
    public string? Agenda { get; init; }

    /// <summary>All districts of the region.</summary>
    [Display(Name = "Undang semua kecamatan")]
    public bool AllDistricts { get; init; }

    /// <summary>All Merah Putih co-ops of the region.</summary>
    [Display(Name = "Undang semua Koperasi Desa/Kelurahan Merah Putih")]
    public bool AllVillageCooperatives { get; init; }

    /// <summary>Names or Nomor Induk, one a line.</summary>
    [Display(Name = "Koperasi yang diundang")]
    public string? Cooperatives { get; init; }

    /// <summary>One a line.</summary>
    [Display(Name = "Instansi lain yang diundang")]
    public string? Offices { get; init; }

    /// <summary>Needed only by who reaches more than one region.</summary>
    public string? RegionCode { get; init; }

    public int Version { get; init; }

    internal IReadOnlyList<string> Points => Lines(Agenda);

    internal static IReadOnlyList<string> Lines(string? text) =>
        [
            .. (text ?? "")
                .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .Distinct(StringComparer.OrdinalIgnoreCase),
        ];

    internal Refusals Check()
    {
        var refusals = new Refusals();
        var title = (Title ?? "").Trim().Length;
        refusals.When(
            title is < 5 or > NameMax,
            "meeting.title",
            $"Nama rapat: ditemukan {title} huruf, seharusnya 5 sampai {NameMax}.",
            nameof(Title)
        );
        refusals.When(HeldOn is null, "meeting.date", $"Tanggal: belum diisi.", nameof(HeldOn));
        refusals.When(
            StartsAt is null,
            "meeting.time",
            $"Pukul: belum diisi, misalnya 09.00.",
            nameof(StartsAt)
        );
        var place = (Place ?? "").Trim().Length;
        refusals.When(
            place is < 3 or > NameMax,
            "meeting.place",
            $"Tempat: ditemukan {place} huruf, seharusnya 3 sampai {NameMax}.",
            nameof(Place)
        );
        refusals.When(
            Points.Count is 0 or > PointsMax || Points.Any(p => p.Length > NameMax),
            "meeting.agenda",
            $"Agenda: ditemukan {Points.Count} pokok, seharusnya 1 sampai {PointsMax}, satu baris satu pokok, paling banyak {NameMax} huruf sebaris.",
            nameof(Agenda)
        );
        refusals.When(
            Lines(Offices).Any(o => o.Length > NameMax),
            "meeting.offices",
            $"Instansi lain: paling banyak {NameMax} huruf sebaris.",
            nameof(Offices)
        );
        return refusals;
    }
}
