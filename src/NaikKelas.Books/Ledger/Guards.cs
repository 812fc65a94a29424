namespace NaikKelas.Books.Ledger;

/// <summary>
/// How the database says no: a trigger raises <c>books:CODE</c>, a constraint is told by its name. Both engines use the
/// same words, so that a refusal reads the same on either.
/// </summary>
internal static class Guards
{
    private const string Mark = "books:";

    private static readonly (string Constraint, string Code)[] Constraints =
    [
        ("ck_subledger_accounts_balance", "insufficient"),
        ("ck_journal_lines_amount", "zero-amount"),
        ("FK_journal_lines_accounts", "unknown-account"),
        ("FK_journal_lines_business_units", "unknown-unit"),
        ("FK_journals_business_units", "unknown-unit"),
        ("FK_journal_lines_members", "unknown-member"),
        ("FK_journal_lines_subledger_accounts", "unknown-subledger"),
        ("FK_journals_journals", "unknown-journal"),
        ("IX_journals_cooperative_id_reverses", "reversed-before"),
        ("journals.reverses", "reversed-before"),
        ("ck_goods_quantity", "stock-short"),
        ("ck_goods_value", "stock-value"),
        ("ck_goods_active", "good-inactive"),
    ];

    /// <summary>The code in a database's message; null where it is none of ours.</summary>
    public static string? In(string message)
    {
        var at = message.IndexOf(Mark, StringComparison.Ordinal);
        if (at >= 0)
        {
            var rest = message.AsSpan(at + Mark.Length);
            var end = rest.IndexOfAnyExcept(Letters);
            return (end < 0 ? rest : rest[..end]).ToString();
        }

        return Constraints
            .Where(c => message.Contains(c.Constraint, StringComparison.Ordinal))
            .Select(c => c.Code)
            .FirstOrDefault();
    }

    private static readonly System.Buffers.SearchValues<char> Letters = System.Buffers.SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyz-"
    );
}
