namespace NaikKelas.Registry.Organisations;

/// <summary>The kinds as lists show them: the long words are too wide for a column, and everybody here knows the short ones.</summary>
internal static class KindWord
{
    public static string Short(OrganisationKind kind) =>
        kind switch
        {
            OrganisationKind.Kdmp => "KDMP",
            OrganisationKind.Koppontren => "Koppontren",
            OrganisationKind.Ksp => "KSP",
            OrganisationKind.Ksu => "KSU",
            OrganisationKind.Producer => "Produsen",
            OrganisationKind.Consumer => "Konsumen",
            OrganisationKind.Service => "Jasa",
            OrganisationKind.Marketing => "Pemasaran",
            OrganisationKind.Pesantren => "Pesantren",
            _ => "Usaha mikro",
        };
}
