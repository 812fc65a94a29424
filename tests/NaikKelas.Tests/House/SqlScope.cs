namespace NaikKelas.Tests.House;

/// <summary>A table or a query in brackets that a statement reads from, and what it is joined with by the key.</summary>
internal sealed class SqlSource(string? table)
{
    private SqlSource? _parent;

    public string? Table => table;

    public bool IsOwn => table is not null && CoopTables.All.Contains(table);

    /// <summary>Held to one co-op; said of the root, for all that are joined by the key.</summary>
    public bool Held { get; set; }

    public SqlSource Root => _parent?.Root ?? this;

    public void Join(SqlSource other)
    {
        var (mine, its) = (Root, other.Root);
        if (mine == its)
            return;
        its._parent = mine;
        mine.Held |= its.Held;
    }
}

/// <summary>The names that hold within one query.</summary>
internal sealed class SqlScope(SqlScope? outer)
{
    public Dictionary<string, SqlSource> Aliases { get; } = new(StringComparer.Ordinal);

    public List<SqlSource> Sources { get; } = [];

    public SqlSource? Gives { get; set; }

    /// <summary>Whose key the word is; null where it is none.</summary>
    public SqlSource? Find(SqlWord word)
    {
        if (word.Kind != SqlWordKind.Name || word.Text.TrimEnd(ShardingLint.Digits) != ShardingLint.Key)
            return null;
        if (word.Of is { } alias)
            return Aliases.GetValueOrDefault(alias) ?? outer?.Find(word);
        return Sources.Find(s => s.IsOwn) ?? Sources.FirstOrDefault() ?? outer?.Find(word);
    }
}
