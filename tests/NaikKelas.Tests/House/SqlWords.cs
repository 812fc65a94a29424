namespace NaikKelas.Tests.House;

internal enum SqlWordKind
{
    Name,
    Value,
    Sign,
}

/// <summary>A name with its table (<c>j.seq</c>), a value (literal or parameter), or a sign.</summary>
/// <param name="Kind">Which of these.</param>
/// <param name="Text">Without quotes; in small letters unless it was quoted.</param>
/// <param name="Of">The table or alias before the dot; null where there is none.</param>
/// <param name="Quoted">A quoted name is never a keyword.</param>
internal readonly record struct SqlWord(SqlWordKind Kind, string Text, string? Of = null, bool Quoted = false)
{
    public bool Is(string text) => !Quoted && Of is null && Text == text;
}

/// <summary>Takes SQL of either engine apart into words; comments and blanks go.</summary>
internal static class SqlWords
{
    public static IReadOnlyList<SqlWord> Of(string sql)
    {
        List<SqlWord> words = [];
        for (var i = 0; i < sql.Length; )
        {
            var begin = i;
            var c = sql[i];
            if (char.IsWhiteSpace(c))
                i++;
            else if (At(sql, i, "--"))
                i = End(sql, i, "\n");
            else if (At(sql, i, "/*"))
                i = End(sql, i + 2, "*/");
            else if (c == '\'')
            {
                i = Closing(sql, i, '\'');
                words.Add(new(SqlWordKind.Value, sql[begin..i]));
            }
            else if (c == '"')
            {
                i = Closing(sql, i, '"');
                Add(words, sql[begin..i].Trim('"'), quoted: true);
            }
            else if (c == '{')
            {
                i = End(sql, i, "}");
                words.Add(new(SqlWordKind.Value, sql[begin..i]));
            }
            else if (IsName(c) || c is '@' or '$' or ':' && i + 1 < sql.Length && IsName(sql[i + 1]))
            {
                i++;
                while (i < sql.Length && IsName(sql[i]))
                    i++;
                if (char.IsLetter(c) || c == '_')
                    Add(words, sql[begin..i].ToLowerInvariant(), quoted: false);
                else
                    words.Add(new(SqlWordKind.Value, sql[begin..i]));
            }
            else
                words.Add(new(SqlWordKind.Sign, sql[i++].ToString()));
        }

        return words;
    }

    /// <summary>A name after a dot belongs to the name before it.</summary>
    private static void Add(List<SqlWord> words, string name, bool quoted)
    {
        if (words is [.., { Kind: SqlWordKind.Name } of, { Kind: SqlWordKind.Sign, Text: "." }])
        {
            words.RemoveRange(words.Count - 2, 2);
            words.Add(new(SqlWordKind.Name, name, of.Text, quoted));
        }
        else
            words.Add(new(SqlWordKind.Name, name, null, quoted));
    }

    private static bool IsName(char c) => char.IsLetterOrDigit(c) || c == '_';

    private static bool At(string sql, int i, string what) => sql.AsSpan(i).StartsWith(what);

    private static int End(string sql, int i, string what) =>
        sql.IndexOf(what, i, StringComparison.Ordinal) is var end and >= 0 ? end + what.Length : sql.Length;

    private static int Closing(string sql, int i, char quote)
    {
        for (i++; i < sql.Length; i++)
            if (sql[i] == quote && !(i + 1 < sql.Length && sql[i + 1] == quote && ++i > 0))
                return i + 1;
        return sql.Length;
    }
}
