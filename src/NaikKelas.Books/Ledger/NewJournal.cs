using NaikKelas.Kernel;

namespace NaikKelas.Books.Ledger;

/// <summary>A journal as it is asked for.</summary>
/// <param name="Key">The idempotency key: one a form, or <c>import:REFERENCE</c>. At most 100 characters.</param>
/// <param name="Date">The day of the business: not before the books were opened, not after today.</param>
/// <param name="Description">What happened, in the treasurer's words.</param>
/// <param name="Lines">Two or more that add up to nothing.</param>
/// <param name="Kind">What it is: an ordinary entry where nothing is said.</param>
/// <param name="UnitCode">The unit it is numbered in; the co-op's main unit where nothing is said.</param>
/// <param name="Template">The template of everyday entry it comes from.</param>
/// <param name="Reverses">The journal it takes back.</param>
internal sealed record NewJournal(
    string Key,
    DateOnly Date,
    string Description,
    IReadOnlyList<NewLine> Lines,
    JournalKind Kind = JournalKind.Entry,
    string? UnitCode = null,
    string? Template = null,
    long? Reverses = null
)
{
    /// <summary>With a unit on everything that had none.</summary>
    public NewJournal In(string mainUnit)
    {
        var unit = UnitCode ?? mainUnit;
        return this with
        {
            UnitCode = unit,
            Lines = [.. Lines.Select(line => line.UnitCode is null ? line with { UnitCode = unit } : line)],
        };
    }
}

/// <summary>One line of it; the amount is positive for a debit, negative for a credit.</summary>
internal sealed record NewLine(
    string AccountCode,
    Rupiah Amount,
    string? UnitCode = null,
    Party Party = Party.None,
    MemberId? MemberId = null,
    SubledgerId? SubledgerId = null,
    string? Memo = null
);

/// <summary>The answer to a posting.</summary>
/// <param name="Seq">The journal's place in the chain.</param>
/// <param name="Reference">As printed: unit, year and number, <c>USP/2025/000123</c>.</param>
/// <param name="Again">It had been posted before with the same key; nothing was posted now.</param>
internal sealed record Posted(long Seq, string Reference, bool Again)
{
    public static string ReferenceOf(string unit, int year, int number) => $"{unit}/{year}/{number:D6}";
}
