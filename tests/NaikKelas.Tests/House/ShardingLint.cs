namespace NaikKelas.Tests.House;

/// <summary>
/// Whether a statement could be sent to a database that is spread by co-op: every table of a co-op's in it is held to one
/// co-op, by a value or through the key of another table that is. No parser: it knows the SQL that this program sends,
/// and what it does not understand it complains about.
/// </summary>
internal sealed class ShardingLint
{
    public const string Key = "cooperative_id";

    /// <summary>The second key of a query in brackets is called cooperative_id0.</summary>
    internal static readonly char[] Digits = [.. "0123456789"];

    private static readonly string[] Schema = ["create", "alter", "drop", "pragma", "grant", "vacuum"];

    private static readonly HashSet<string> NoAlias = new(
        "where on join left right inner cross full outer natural group order limit having union except intersect set values select using for returning default window offset fetch when then else end and or lateral".Split(
            ' '
        ),
        StringComparer.Ordinal
    );

    private readonly IReadOnlyList<SqlWord> _words;
    private readonly List<SqlSource> _sources = [];
    private readonly Dictionary<string, SqlSource?> _named = new(StringComparer.Ordinal);
    private readonly List<string> _complaints = [];
    private bool _reads = true;
    private bool _strict;

    private ShardingLint(IReadOnlyList<SqlWord> words) => _words = words;

    /// <summary>What is wrong with a text of one or more statements; nothing where it is well.</summary>
    public static IReadOnlyList<string> Of(string sql)
    {
        var words = SqlWords.Of(sql);
        List<string> complaints = [];
        for (int begin = 0, end; begin < words.Count; begin = end + 1)
        {
            end = begin;
            for (var depth = 0; end < words.Count && !(depth == 0 && words[end].Is(";")); end++)
                depth +=
                    words[end].Is("(") ? 1
                    : words[end].Is(")") ? -1
                    : 0;
            List<SqlWord> statement = [.. words.Skip(begin).Take(end - begin)];
            if (
                statement.Count > 0
                && !Schema.Any(statement[0].Is)
                && statement.Exists(w => w.Kind == SqlWordKind.Name && CoopTables.All.Contains(w.Text))
            )
                complaints.AddRange(new ShardingLint(statement).Run());
        }

        return complaints;
    }

    private List<string> Run()
    {
        Query(0, _words.Count, null);
        var own = _sources.Where(s => s.IsOwn && !s.Root.Held).ToList();
        if (
            own.Count > 0
            && _reads
            && !_strict
            && own.TrueForAll(s => CoopTables.Rollups.Contains(s.Table!))
            && own.Select(s => s.Root).Distinct().Count() == 1
        )
            return _complaints;
        _complaints.AddRange(own.Select(s => $"{s.Table} is not held to one {Key}"));
        return _complaints;
    }

    /// <summary>A statement or what stands in brackets and begins with SELECT.</summary>
    private SqlScope Query(int begin, int end, SqlScope? outer)
    {
        var scope = new SqlScope(outer);
        Sources(begin, end, scope);
        var branches = 1;
        Conditions(begin, end, scope, loose: Loose(begin, end));
        for (var (i, depth) = (begin, 0); i < end; i++)
        {
            depth += Step(i);
            if (depth == 0 && (Is(i, "union") || Is(i, "except") || Is(i, "intersect")))
                branches++;
        }

        // Which source gives the key to whoever reads this query; of many branches none does for all.
        if (branches == 1)
            scope.Gives = Projected(begin, end, scope);
        return scope;
    }

    /// <summary>First what is read, then the queries in brackets: they may name what is read outside.</summary>
    private void Sources(int begin, int end, SqlScope scope)
    {
        List<(int Open, int Close)> later = [];
        var listing = false;
        for (var i = begin; i < end; i++)
        {
            var word = _words[i];
            if (word.Is("("))
            {
                var close = Close(i, end);
                if (IsQuery(i + 1) && (Is(i - 1, "as") || Is(i - 1, "materialized")))
                    Named(i, close, scope);
                else
                    later.Add((i, close));
                i = close;
            }
            else if (word.Is("recursive") || word.Is("grouping") || word.Is("rollup") || word.Is("cube"))
                _strict = true;
            else if (word.Is("for") && (Is(i + 1, "update") || Is(i + 1, "share") || Is(i + 1, "no")))
                (_strict, i) = (true, i + 1);
            else if (word.Is("delete") || word.Is("merge"))
                _reads = false;
            else if (word.Is("update") && IsTable(i + 1))
            {
                _reads = false;
                i = Read(i + 1, end, scope);
            }
            else if (word.Is("into") && Is(i - 1, "insert"))
                i = Insert(i + 1, end, scope);
            else if (word.Is("from") || word.Is("join") || listing && word.Is(","))
            {
                listing |= word.Is("from");
                i = Read(i + 1, end, scope);
            }
            else if (
                word.Is("where")
                || word.Is("set")
                || word.Is("group")
                || word.Is("order")
                || word.Is("on")
            )
                listing = false;
        }

        foreach (var (open, close) in later)
            Bracket(open, close, scope);
    }

    /// <summary>A query, or something that may hold one.</summary>
    private void Bracket(int open, int close, SqlScope scope)
    {
        if (IsQuery(open + 1))
            Query(open + 1, close, scope);
        else
            for (var i = open + 1; i < close; i++)
                if (_words[i].Is("("))
                {
                    var end = Close(i, close);
                    Bracket(i, end, scope);
                    i = end;
                }
    }

    /// <summary>WITH name AS (…).</summary>
    private void Named(int open, int close, SqlScope scope)
    {
        var given = Query(open + 1, close, scope).Gives;
        var at = open - 1;
        if (Is(at, "materialized"))
            at -= Is(at - 1, "not") ? 2 : 1;
        if (at > 0 && _words[at - 1] is { Kind: SqlWordKind.Name } name)
            _named[name.Text] = given;
    }

    /// <summary>What stands after FROM, JOIN or UPDATE, with its alias.</summary>
    private int Read(int at, int end, SqlScope scope)
    {
        while (Is(at, "lateral") || Is(at, "only"))
            at++;
        if (at >= end)
            return end;
        SqlSource source;
        if (_words[at].Is("("))
        {
            var close = Close(at, end);
            source = new SqlSource(null);
            if (!IsQuery(at + 1) && !Is(at + 1, "values"))
                _complaints.Add("a bracket after FROM is not understood");
            else if (IsQuery(at + 1) && Query(at + 1, close, scope).Gives is { } given)
                source.Join(given);
            at = close;
        }
        else if (_words[at] is { Kind: SqlWordKind.Name } name)
        {
            source = new SqlSource(_named.ContainsKey(name.Text) ? null : name.Text);
            if (_named.GetValueOrDefault(name.Text) is { } given)
                source.Join(given);
            scope.Aliases[name.Text] = source;
            // A function's rows: unnest(…).
            if (Is(at + 1, "(") && !source.IsOwn)
            {
                var close = Close(at + 1, end);
                Bracket(at + 1, close, scope);
                at = close;
            }
        }
        else
            return at;

        _sources.Add(source);
        scope.Sources.Add(source);
        return Alias(at, end, scope, source);
    }

    private int Alias(int at, int end, SqlScope scope, SqlSource source)
    {
        if (Is(at + 1, "as"))
            at++;
        if (
            at + 1 < end
            && _words[at + 1] is { Kind: SqlWordKind.Name } alias
            && (alias.Quoted || !NoAlias.Contains(alias.Text))
        )
            scope.Aliases[_words[++at].Text] = source;
        return at;
    }

    private int Insert(int at, int end, SqlScope scope)
    {
        _reads = false;
        var last = Read(at, end, scope);
        if (!Is(last + 1, "(") || IsQuery(last + 2))
            return last;
        var close = Close(last + 1, end);
        if (_words.Skip(last + 1).Take(close - last).Any(w => w.Text == Key))
            scope.Sources[^1].Root.Held = true;
        return close;
    }

    /// <summary>Every <c>cooperative_id = …</c> that must hold, whatever else does.</summary>
    private void Conditions(int begin, int end, SqlScope scope, bool loose)
    {
        for (var i = begin; i < end; i++)
            if (_words[i].Is("("))
            {
                var close = Close(i, end);
                // A query in brackets looked after its own.
                if (!IsQuery(i + 1))
                    Conditions(i + 1, close, scope, loose || HasOr(i + 1, close));
                i = close;
            }
            else if (!loose && _words[i].Is("=") && i > begin && i + 1 < end)
                Equal(_words[i - 1], _words[i + 1], scope);
    }

    private static void Equal(SqlWord left, SqlWord right, SqlScope scope)
    {
        var (a, b) = (scope.Find(left), scope.Find(right));
        if (a is not null && b is not null)
            a.Join(b);
        else if ((a ?? b) is { } one && IsGiven(a is null ? left : right))
            one.Root.Held = true;
    }

    /// <summary>A value, a parameter, a variable, or a column of the row a trigger was called for.</summary>
    private static bool IsGiven(SqlWord word) =>
        word.Kind == SqlWordKind.Value
        || word.Kind == SqlWordKind.Name
            && (
                word.Of is null
                    ? word.Text.StartsWith("p_", StringComparison.Ordinal)
                    : word.Of is "new" or "old"
            );

    private SqlSource? Projected(int begin, int end, SqlScope scope)
    {
        for (var i = begin; i < end && !Is(i, "from"); i++)
            if (_words[i].Is("("))
                i = Close(i, end);
            else if (scope.Find(_words[i]) is { } source)
                return source;
            else if (_words[i].Is("*") && scope.Sources.Count == 1)
                return scope.Sources[0];
        return null;
    }

    /// <summary>An OR between the conditions of a query, outside brackets and CASE.</summary>
    private bool Loose(int begin, int end)
    {
        var (where, cases) = (false, 0);
        for (var i = begin; i < end; i++)
        {
            if (_words[i].Is("("))
                i = Close(i, end);
            where |= Is(i, "where") || Is(i, "on");
            cases +=
                Is(i, "case") ? 1
                : Is(i, "end") ? -1
                : 0;
            if (where && cases == 0 && Is(i, "or"))
                return true;
        }

        return false;
    }

    private bool HasOr(int begin, int end)
    {
        for (var i = begin; i < end; i++)
            if (_words[i].Is("("))
                i = Close(i, end);
            else if (_words[i].Is("or"))
                return true;
        return false;
    }

    private int Close(int open, int end)
    {
        for (var (i, depth) = (open, 0); i < end; i++)
            if ((depth += Step(i)) == 0)
                return i;
        return end - 1;
    }

    private int Step(int i) =>
        _words[i].Is("(") ? 1
        : _words[i].Is(")") ? -1
        : 0;

    private bool Is(int i, string text) => i >= 0 && i < _words.Count && _words[i].Is(text);

    private bool IsQuery(int i) => Is(i, "select") || Is(i, "with");

    private bool IsTable(int i) =>
        i < _words.Count && _words[i] is { Kind: SqlWordKind.Name } name && !NoAlias.Contains(name.Text);
}
