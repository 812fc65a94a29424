using NaikKelas.Books.Ledger;
using NaikKelas.Kernel;

namespace NaikKelas.Books.Opening;

/// <summary>Where an opening balance stands: an account of a unit, and whose savings where it is some member's.</summary>
internal readonly record struct OpeningPlace(
    string Account,
    string Unit,
    SubledgerId? Subledger = null,
    MemberId? Member = null
);

/// <summary>What must be posted so that the books open with what was written down.</summary>
internal static class OpeningRules
{
    /// <summary>
    /// What is wanted less what was posted as an opening balance before. A mistake is mended by posting the difference on
    /// the same day, so that no day in between shows both.
    /// </summary>
    /// <param name="wanted">Debit positive, credit negative.</param>
    /// <param name="posted">The same, of the opening journals so far.</param>
    public static IReadOnlyList<NewLine> Lines(
        IReadOnlyDictionary<OpeningPlace, long> wanted,
        IReadOnlyDictionary<OpeningPlace, long> posted
    ) =>
        [
            .. wanted
                .Keys.Union(posted.Keys)
                .Select(place =>
                    (
                        Place: place,
                        Amount: checked(wanted.GetValueOrDefault(place) - posted.GetValueOrDefault(place))
                    )
                )
                .Where(p => p.Amount != 0)
                .OrderBy(p => p.Place.Account, StringComparer.Ordinal)
                .ThenBy(p => p.Place.Unit, StringComparer.Ordinal)
                .ThenBy(p => p.Place.Subledger?.Value)
                .Select(p => new NewLine(
                    p.Place.Account,
                    new Rupiah(p.Amount),
                    p.Place.Unit,
                    p.Place.Member is null ? Party.None : Party.Member,
                    p.Place.Member,
                    p.Place.Subledger
                )),
        ];

    /// <summary>What is missing on the other side; nothing where assets equal debts and capital.</summary>
    public static long Difference(IReadOnlyDictionary<OpeningPlace, long> wanted) => wanted.Values.Sum();
}
