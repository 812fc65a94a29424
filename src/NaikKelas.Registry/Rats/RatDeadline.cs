using NaikKelas.Registry.Organisations;

namespace NaikKelas.Registry.Rats;

/// <summary>Until when a RAT counts as on time in the practice of the agencies.</summary>
public static class RatDeadline
{
    /// <summary>
    /// Primer: three months after the book year (31 March). Sekunder: six (30 June), which is also the latest the law
    /// allows anybody (UU 25/1992 art. 26).
    /// </summary>
    public static DateOnly Of(CooperativeForm? form, int bookYear) =>
        form == CooperativeForm.Secondary ? new(bookYear + 1, 6, 30) : new(bookYear + 1, 3, 31);
}
