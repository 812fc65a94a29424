using NaikKelas.Books.Ledger;

namespace NaikKelas.Books.Entries;

/// <summary>An everyday entry as a phone sends it. Nothing is taken for granted: what is missing gets its sentence.</summary>
/// <param name="Template">Which act.</param>
/// <param name="Date">The day of the business; today where nothing is said on the page.</param>
/// <param name="Amount">Whole rupiah.</param>
/// <param name="Cost">What sold goods had cost, whole rupiah.</param>
/// <param name="Row">Whose savings.</param>
/// <param name="Account">The account chosen.</param>
/// <param name="Party">With whom.</param>
/// <param name="Unit">The unit, where it is not the template's own.</param>
/// <param name="Description">In the treasurer's words; the template's where empty.</param>
internal sealed record EntryBody(
    string? Template,
    DateOnly? Date,
    long? Amount,
    long? Cost = null,
    Guid? Row = null,
    string? Account = null,
    Party? Party = null,
    string? Unit = null,
    string? Description = null
);

/// <summary>A member's savings account as an entry needs it.</summary>
internal sealed record SavingsRow(
    SubledgerId Id,
    string Number,
    string AccountCode,
    MemberId? MemberId,
    string Member,
    string MemberNumber
);

/// <summary>What the books say about the things an entry names.</summary>
internal sealed record EntryFacts(
    string Chart,
    string MainUnit,
    IReadOnlyList<string> Units,
    IReadOnlyDictionary<string, string> Accounts,
    SavingsRow? Row
);
