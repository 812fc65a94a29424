using NaikKelas.Documents.Sheets;

namespace NaikKelas.Interface.Imports;

/// <summary>What the import of a row would do.</summary>
public enum RowOutcome
{
    Unchanged,
    New,
    Changed,
    Bad,
}

/// <summary>A value that would become another; texts as the sheet writes them.</summary>
/// <param name="Row">As Excel shows it.</param>
/// <param name="About">Whose value: the name of the person or the co-op.</param>
/// <param name="Heading">The column.</param>
/// <param name="Old">Empty when there was none.</param>
/// <param name="Now">The value of the sheet.</param>
public sealed record RowChange(int Row, string About, string Heading, string Old, string Now);

/// <summary>One row of a sheet on its way in.</summary>
public abstract class ImportRow
{
    private readonly List<Action> _acts = [];
    private readonly List<RowChange> _changes = [];
    private bool _isNew;
    private readonly List<object> _touched = [];
    private readonly List<object> _concerned = [];

    private protected ImportRow(int number) => Number = number;

    /// <summary>As Excel shows it.</summary>
    public int Number { get; }

    internal List<SheetProblem> Problems { get; } = [];

    internal IReadOnlyList<RowChange> Changes => _changes;

    public bool IsBad => Problems.Count > 0;

    internal RowOutcome Outcome =>
        IsBad ? RowOutcome.Bad
        : _isNew ? RowOutcome.New
        : _acts.Count > 0 ? RowOutcome.Changed
        : RowOutcome.Unchanged;

    /// <summary>The row brings something that was not there.</summary>
    /// <param name="add">Performed on import, inside its transaction.</param>
    public void New(Action add)
    {
        _isNew = true;
        _acts.Add(add);
    }

    /// <summary>The row changes a value, which the dry run shows as old → new.</summary>
    /// <param name="about">Whose value: the name of the person or the co-op.</param>
    /// <param name="column">Where the new value stands.</param>
    /// <param name="old">As the sheet would write it.</param>
    /// <param name="now">As the sheet writes it.</param>
    /// <param name="act">Performed on import, inside its transaction.</param>
    public void Change(string about, SheetColumn column, string? old, string? now, Action act)
    {
        ArgumentNullException.ThrowIfNull(column);
        _changes.Add(new RowChange(Number, about, column.Heading, old ?? "", now ?? ""));
        _acts.Add(act);
    }

    /// <summary>The record that this row's changes are made to, so that they can be taken back.</summary>
    public void Touches(object record) => _touched.Add(record);

    /// <summary>
    /// The id of something that the check itself put aside to be added (a person nobody knew): what carries the id came
    /// with this row, and goes with it.
    /// </summary>
    public void Concerns(object id) => _concerned.Add(id);

    internal IReadOnlyList<object> Touched => _touched;

    internal IReadOnlyList<object> Concerned => _concerned;

    internal void Perform()
    {
        foreach (var act in _acts)
            act();
    }
}

/// <inheritdoc cref="ImportRow"/>
public sealed class ImportRow<TRow> : ImportRow
{
    private readonly Func<int, SheetColumn, string, FormattableString, SheetProblem> _problemAt;

    internal ImportRow(
        int number,
        TRow value,
        Func<int, SheetColumn, string, FormattableString, SheetProblem> problemAt
    )
        : base(number) => (Value, _problemAt) = (value, problemAt);

    public TRow Value { get; }

    /// <summary>Something that only the tables could know: an unknown village, a person twice.</summary>
    /// <param name="column">The cell to mark.</param>
    /// <param name="code">Stable and English: <c>village-unknown</c>.</param>
    /// <param name="message">What is wrong and how to mend it.</param>
    public void Problem(SheetColumn column, string code, FormattableString message)
    {
        ArgumentNullException.ThrowIfNull(column);
        Problems.Add(_problemAt(Number, column, code, message) with { Expected = column.Expected });
    }
}
