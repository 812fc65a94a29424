namespace NaikKelas.Registry.Organisations;

public static class OrganisationKinds
{
    extension(OrganisationKind kind)
    {
        /// <summary>A co-op holds a RAT, is examined, and has a form; a pesantren or a micro-enterprise does not.</summary>
        public bool IsCooperative => kind <= OrganisationKind.Marketing;
    }
}
