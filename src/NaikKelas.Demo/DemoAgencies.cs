using NaikKelas.Registry.Agencies;
using NaikKelas.Registry.Signing;

namespace NaikKelas.Demo;

/// <summary>The agencies of the demo. Places are real, the people who sign are made up.</summary>
internal static class DemoAgencies
{
    public static readonly IReadOnlyList<AgencyInput> All =
    [
        new()
        {
            RegionCode = "35.17",
            Government = "Pemerintah Kabupaten Jombang",
            Name = "Dinas Koperasi dan Usaha Mikro Kabupaten Jombang",
            Address = "Jombang, Jawa Timur",
            City = "Jombang",
            HeadName = "Fajar Wicaksono",
            HeadTitle = "Kepala Dinas Koperasi dan Usaha Mikro Kabupaten Jombang",
            DecreePattern = "518/{n}/415.31/{year}",
        },
        new()
        {
            RegionCode = "35.72",
            Government = "Pemerintah Kota Blitar",
            Name = "Dinas Koperasi dan Usaha Mikro Kota Blitar",
            Address = "Kota Blitar, Jawa Timur",
            City = "Blitar",
            HeadName = "Endah Rahayu",
            HeadTitle = "Kepala Dinas Koperasi dan Usaha Mikro Kota Blitar",
            DecreePattern = "518/{n}/410.113/{year}",
        },
        new()
        {
            RegionCode = "52",
            Government = "Pemerintah Provinsi Nusa Tenggara Barat",
            Name = "Dinas Koperasi dan UKM Provinsi Nusa Tenggara Barat",
            Address = "Mataram, Nusa Tenggara Barat",
            City = "Mataram",
            HeadName = "Oktavia Lestari",
            HeadTitle = "Kepala Dinas Koperasi dan UKM Provinsi Nusa Tenggara Barat",
            DecreePattern = "518/{n}/DISKOP/{year}",
        },
    ];

    /// <summary>Letters of assignment stand under their own code (094).</summary>
    public static SetLetterPattern.Input AssignmentsOf(AgencyInput agency) =>
        InvitationsOf(agency) with
        {
            Kind = LetterKind.Assignment,
            Pattern = InvitationsOf(agency).Pattern!.Replace("005/", "094/", StringComparison.Ordinal),
        };

    /// <summary>Invitations are numbered as decrees are, under the code for invitations (005) and with the month.</summary>
    public static SetLetterPattern.Input InvitationsOf(AgencyInput agency) =>
        new()
        {
            Kind = LetterKind.Invitation,
            Pattern = agency
                .DecreePattern!.Replace("518/{n}", "005/{nnn}", StringComparison.Ordinal)
                .Replace("{year}", "{roman}/{year}", StringComparison.Ordinal),
        };
}
