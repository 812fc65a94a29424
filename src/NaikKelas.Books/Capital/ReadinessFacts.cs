using System.ComponentModel.DataAnnotations;
using NaikKelas.Books.Filings;
using NaikKelas.Books.Years;
using NaikKelas.Registry.Facts;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Capital;

internal enum ReadinessState
{
    [Display(Name = "Sudah ada")]
    Present,

    [Display(Name = "Perlu diperbarui")]
    Renew,

    [Display(Name = "Belum ada")]
    Missing,
}

/// <summary>The lines of the list, by which <c>capital.json</c> names them.</summary>
internal static class ReadinessCodes
{
    public const string LegalEntity = "legal-entity";
    public const string NomorInduk = "nomor-induk";
    public const string Npwp = "npwp";
    public const string Nib = "nib";
    public const string BankAccount = "bank-account";
    public const string Rat = "rat";
    public const string YearClosed = "year-closed";
    public const string Statements = "statements";
    public const string Proof = "books-proof";
    public const string Arrears = "arrears";
    public const string Health = "health";
    public const string Plan = "plan";
    public const string Musdes = "musdes";
    public const string Approval = "approval";
    public const string MembersApproval = "members-approval";

    /// <summary>What only the board can show.</summary>
    public static IReadOnlyList<string> Attached { get; } = [BankAccount, Musdes, Approval, MembersApproval];

    public static IReadOnlyList<string> All { get; } =
    [
        LegalEntity,
        NomorInduk,
        Npwp,
        Nib,
        BankAccount,
        Rat,
        YearClosed,
        Statements,
        Proof,
        Arrears,
        Health,
        Plan,
        Musdes,
        Approval,
        MembersApproval,
    ];
}

/// <param name="Code">See <see cref="ReadinessCodes"/>.</param>
/// <param name="Name">What a lender asks for.</param>
/// <param name="State">Whether it is there.</param>
/// <param name="Words">What is known, and where it comes from.</param>
/// <param name="Href">Where it is mended: below the books' first page, or from the root; null where it is a form on the page.</param>
/// <param name="Needed">The scheme asks for it; else it only speaks for the co-op.</param>
/// <param name="Paper">What the board handed in.</param>
internal sealed record ReadinessLine(
    string Code,
    FormattableString Name,
    ReadinessState State,
    FormattableString Words,
    string? Href = null,
    bool Needed = false,
    CapitalPaper? Paper = null
)
{
    public bool Attachable => ReadinessCodes.Attached.Contains(Code, StringComparer.Ordinal);
}

/// <summary>Everything the list follows from.</summary>
/// <param name="Today">On the agency's clock.</param>
/// <param name="OpenedOn">Of the books.</param>
/// <param name="Known">By the registry.</param>
/// <param name="NomorInduk">Of the co-op.</param>
/// <param name="Form">Primer or sekunder.</param>
/// <param name="Year">Of the year that ended last, if it was ever closed.</param>
/// <param name="Filing">Of that year's statements; null: never handed in.</param>
/// <param name="Proven">The last proof: its day, and how much it found.</param>
/// <param name="Lent">To members, by how well it is paid, rupiah.</param>
/// <param name="Papers">The newest of each kind.</param>
/// <param name="PlanVersion">0: nothing planned yet.</param>
internal sealed record ReadinessFacts(
    DateOnly Today,
    DateOnly OpenedOn,
    OrganisationFacts Known,
    string? NomorInduk,
    CooperativeForm? Form,
    BookYear? Year,
    FilingState? Filing,
    (DateOnly On, int Differences)? Proven,
    (long Late, long All) Lent,
    IReadOnlyList<CapitalPaper> Papers,
    int PlanVersion
)
{
    public int LastYear => Today.Year - 1;
}
