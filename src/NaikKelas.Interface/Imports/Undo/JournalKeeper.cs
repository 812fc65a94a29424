using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using NaikKelas.Kernel;

namespace NaikKelas.Interface.Imports.Undo;

/// <summary>
/// Writes down, while an import performs its rows, which row made or changed which record. New records are caught as they
/// are added; changed ones are told by the import (<see cref="ImportRow.Touches"/>), since comparing everything that is
/// tracked after each row would cost rows times records. What nobody tells of, such as a running number, stays given.
/// </summary>
internal sealed class JournalKeeper : IDisposable
{
    private readonly Db _db;
    private readonly List<JournalEntry> _entries = [];
    private readonly Dictionary<int, IReadOnlyList<RowChange>> _changes = [];
    private readonly List<(int Row, EntityEntry Entry)> _added = [];
    private readonly Dictionary<object, int> _touched = new(ReferenceEqualityComparer.Instance);
    private int? _row;

    public JournalKeeper(Db db, IReadOnlyList<ImportRow> rows)
    {
        _db = db;
        NoteSetAside(rows);
        db.ChangeTracker.Tracked += OnTracked;
    }

    public UndoJournal Journal => new(_entries, _changes);

    public void Perform(ImportRow row)
    {
        _row = row.Number;
        row.Perform();
        _row = null;
        foreach (var record in row.Touched)
            _touched.TryAdd(record, row.Number);
        if (row.Changes.Count > 0)
            _changes[row.Number] = row.Changes;
    }

    /// <summary>Before what was performed is saved: afterwards the old values are forgotten.</summary>
    public void Note()
    {
        foreach (var (row, entry) in _added)
            _entries.Add(Entry(row, entry, added: true, _ => true));
        _added.Clear();
        foreach (var (record, row) in _touched)
        {
            var entry = _db.Entry(record);
            entry.DetectChanges();
            if (entry.State == EntityState.Modified)
                _entries.Add(Entry(row, entry, added: false, p => p.IsModified));
        }

        _touched.Clear();
    }

    public void Dispose() => _db.ChangeTracker.Tracked -= OnTracked;

    private void OnTracked(object? sender, EntityTrackedEventArgs e)
    {
        if (_row is { } row && e.Entry.State == EntityState.Added && IsOwn(e.Entry.Metadata))
            _added.Add((row, e.Entry));
    }

    /// <summary>What the check itself added for a row, told apart by the ids the row is about.</summary>
    private void NoteSetAside(IReadOnlyList<ImportRow> rows)
    {
        var rowOf = new Dictionary<object, int>();
        foreach (var row in rows)
        foreach (var id in row.Concerned)
            rowOf.TryAdd(id, row.Number);
        if (rowOf.Count == 0)
            return;
        foreach (
            var entry in _db
                .ChangeTracker.Entries()
                .Where(e => e.State == EntityState.Added && IsOwn(e.Metadata))
        )
        foreach (var property in entry.Properties.Where(p => p.Metadata.IsKey() || p.Metadata.IsForeignKey()))
            if (property.CurrentValue is { } id && rowOf.TryGetValue(id, out var row))
            {
                _added.Add((row, entry));
                break;
            }
    }

    /// <summary>A record that goes with another by itself (search words of a person) is no record of its own.</summary>
    private static bool IsOwn(IEntityType type) =>
        type.FindPrimaryKey()!.Properties.Count == 1
        && type.GetForeignKeys().All(f => f.DeleteBehavior != DeleteBehavior.Cascade);

    private static JournalEntry Entry(
        int row,
        EntityEntry entry,
        bool added,
        Func<PropertyEntry, bool> which
    ) =>
        new(
            row,
            entry.Metadata.Name,
            StoredValue.IdOf(
                entry.Property(entry.Metadata.FindPrimaryKey()!.Properties[0].Name).CurrentValue!
            ),
            added,
            entry
                .Properties.Where(p => !p.Metadata.IsPrimaryKey() && which(p))
                .ToDictionary(
                    p => p.Metadata.Name,
                    p => new JournalValue(
                        added ? null : StoredValue.Write(p.Metadata, p.OriginalValue),
                        StoredValue.Write(p.Metadata, p.CurrentValue)
                    ),
                    StringComparer.Ordinal
                )
        );
}
