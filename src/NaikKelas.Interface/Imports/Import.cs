using NaikKelas.Documents.Sheets;
using NaikKelas.Kernel;

namespace NaikKelas.Interface.Imports;

/// <summary>
/// A kind of sheet that a room takes in. The flow around it – upload, dry run, marked copy, all or only the good rows,
/// job with progress – is the same for all; see <see cref="Import{TRow}"/> for what a room says.
/// </summary>
public abstract class Import
{
    private protected Import() { }

    /// <summary>Stable and English: <c>officers</c>. It is stored with each run.</summary>
    public abstract string Kind { get; }

    /// <summary>Indonesian; translated when shown: "Impor pengurus dan pengawas".</summary>
    public abstract FormattableString Title { get; }

    /// <summary>One or two sentences: what a row is, and by what it is recognised.</summary>
    public abstract FormattableString Explanation { get; }

    /// <summary>Name of the template for download, without extension: "templat-pengurus".</summary>
    public abstract string TemplateName { get; }

    /// <summary>Why a run of this kind cannot be taken back now, whatever the hour; null: it can.</summary>
    protected internal virtual Task<Refusal?> UndoRefusalAsync(Guid? target, CancellationToken ct) =>
        Task.FromResult<Refusal?>(null);

    /// <summary>
    /// After the rows are in, still inside their transaction: what takes all of them together. A refusal takes everything
    /// back.
    /// </summary>
    protected internal virtual Task<Refusal?> FinishAsync(Guid? target, CancellationToken ct) =>
        Task.FromResult<Refusal?>(null);

    internal abstract Task<byte[]> TemplateAsync(
        Guid? target,
        Func<FormattableString, string> say,
        CancellationToken ct
    );

    internal abstract Task<IReadOnlyList<SheetColumn>> ColumnsAsync(Guid? target, CancellationToken ct);

    internal abstract Task<CheckedSheet> CheckAsync(Guid? target, SheetReading reading, CancellationToken ct);
}

/// <summary>
/// What a room says about one kind of sheet: its columns, and for each good row what would happen. Saying it hands over
/// the act itself, so that dry run and import cannot differ: the dry run throws the acts away, the import
/// performs them inside its transaction after looking again.
/// </summary>
/// <remarks>
/// Made for each run, inside the scope of the person who started it: inject <c>Db</c>, <c>Actor</c> and directories.
/// Look everything up in bulk, in one query for each thousand rows. Load what may change tracked.
/// </remarks>
public abstract class Import<TRow> : Import
{
    protected abstract Task<SheetSpec<TRow>> SpecAsync(Guid? target, CancellationToken ct);

    /// <summary>Tells each row <see cref="ImportRow.New"/>, <see cref="ImportRow.Change"/>, or what is wrong with it.</summary>
    protected abstract Task CheckAsync(
        Guid? target,
        IReadOnlyList<ImportRow<TRow>> rows,
        CancellationToken ct
    );

    internal sealed override async Task<byte[]> TemplateAsync(
        Guid? target,
        Func<FormattableString, string> say,
        CancellationToken ct
    ) => SheetTemplate.Write(await SpecAsync(target, ct), say);

    internal sealed override async Task<IReadOnlyList<SheetColumn>> ColumnsAsync(
        Guid? target,
        CancellationToken ct
    ) => (await SpecAsync(target, ct)).Columns;

    internal sealed override async Task<CheckedSheet> CheckAsync(
        Guid? target,
        SheetReading reading,
        CancellationToken ct
    )
    {
        var table = (await SpecAsync(target, ct)).Read(reading);
        List<ImportRow<TRow>> rows =
        [
            .. table.Rows.Select(entry => new ImportRow<TRow>(entry.Row, entry.Value, table.ProblemAt)),
        ];
        if (rows.Count > 0)
            await CheckAsync(target, rows, ct);
        return new CheckedSheet(
            table.Sheet,
            table.HeadingRow,
            table.RowCount,
            rows,
            [.. table.Problems, .. rows.SelectMany(r => r.Problems)],
            table.Warnings
        );
    }
}
