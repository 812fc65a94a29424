using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using NaikKelas.Kernel;

namespace NaikKelas.Interface.Imports.Undo;

/// <summary>
/// One look at a run that is to be taken back: which rows can go, which stay and why. A row goes whole or stays whole;
/// a record that a staying row points at makes its own row stay too, so this is looked at until nothing changes.
/// </summary>
internal sealed class UndoWork(Db db, UndoJournal journal, Texts texts)
{
    private readonly UndoRecords _records = new(db);
    private readonly Dictionary<Guid, EntityEntry> _entries = [];
    private readonly Dictionary<int, FormattableString> _stays = [];

    /// <param name="hold">Keep the records until the transaction ends.</param>
    /// <param name="ct">Stops the looking.</param>
    public async Task LookAsync(bool hold, CancellationToken ct)
    {
        List<Pointer> pointers = [];
        foreach (
            var (name, some) in journal
                .Entries.GroupBy(e => e.Type, StringComparer.Ordinal)
                .Select(g => (g.Key, g.ToList()))
        )
        {
            var type = db.Model.FindEntityType(name)!;
            foreach (var (id, entry) in await _records.LoadAsync(type, [.. some.Select(e => e.Id)], hold, ct))
                _entries[id] = entry;
            foreach (var one in some)
                LookAt(one);
            List<Guid> added = [.. some.Where(e => e.Added && _entries.ContainsKey(e.Id)).Select(e => e.Id)];
            pointers.AddRange(await _records.PointersAsync(type, added, ct));
        }

        LookAtPointers(pointers);
    }

    public UndoPlan Plan()
    {
        var rows = journal.Entries.GroupBy(e => e.Row).OrderBy(g => g.Key).ToList();
        var going = rows.Where(g => !_stays.ContainsKey(g.Key)).ToList();
        return new UndoPlan(
            going.Count(g => g.Any(e => e.Added)),
            going.Count(g => g.All(e => !e.Added)),
            [
                .. going
                    .SelectMany(g => journal.Changes.GetValueOrDefault(g.Key) ?? [])
                    .Select(c => c with { Old = c.Now, Now = c.Old }),
            ],
            [
                .. rows.Where(g => _stays.ContainsKey(g.Key))
                    .Select(g => new KeptRow(g.Key, AboutOf(g), ImportReport.Both(_stays[g.Key], texts))),
            ]
        );
    }

    /// <summary>Takes back what goes. The caller saves.</summary>
    public async Task PerformAsync(CancellationToken ct)
    {
        // Records go together: one that goes first must not be told that another still points at it.
        (db.ChangeTracker.CascadeDeleteTiming, db.ChangeTracker.DeleteOrphansTiming) = (
            CascadeTiming.OnSaveChanges,
            CascadeTiming.OnSaveChanges
        );
        foreach (var one in journal.Entries.Where(e => !_stays.ContainsKey(e.Row)))
        {
            if (!_entries.TryGetValue(one.Id, out var entry))
                continue;
            if (one.Added)
                entry.State = EntityState.Deleted;
            else
                await PutBackAsync(entry, one, ct);
        }
    }

    private static async Task PutBackAsync(EntityEntry entry, JournalEntry one, CancellationToken ct)
    {
        if (entry.Entity is IHasDerived)
            foreach (var collection in entry.Collections)
                await collection.LoadAsync(ct);
        foreach (var (name, value) in one.Values)
        {
            var property = entry.Property(name);
            property.CurrentValue = IsVersion(property.Metadata)
                // Whoever has the record open must learn that it changed again.
                ? (int)property.CurrentValue! + 1
                : StoredValue.Read(property.Metadata, value.Old);
        }

        (entry.Entity as IHasDerived)?.Derive();
    }

    private void LookAt(JournalEntry one)
    {
        if (!_entries.TryGetValue(one.Id, out var entry))
        {
            if (!one.Added)
                _stays.TryAdd(one.Row, $"Datanya sudah dihapus sesudah impor.");
            return;
        }

        foreach (var (name, value) in one.Values)
        {
            var property = entry.Property(name);
            if (!one.Added && IsVersion(property.Metadata))
                continue;
            if (StoredValue.Write(property.Metadata, property.CurrentValue) == value.Now)
                continue;
            _stays.TryAdd(one.Row, $"Datanya sudah diubah sesudah impor.");
            return;
        }
    }

    private void LookAtPointers(List<Pointer> pointers)
    {
        var rowOf = journal.Entries.Where(e => e.Added).ToDictionary(e => e.Id, e => e.Row);
        for (var changed = true; changed; )
        {
            changed = false;
            foreach (var pointer in pointers)
            {
                var row = rowOf[pointer.To];
                if (_stays.ContainsKey(row))
                    continue;
                var goes =
                    pointer.From is { } from
                    && rowOf.TryGetValue(from, out var other)
                    && !_stays.ContainsKey(other);
                if (goes)
                    continue;
                _stays[row] = $"Datanya sudah dipakai: {texts[pointer.Words]}.";
                changed = true;
            }
        }
    }

    private static bool IsVersion(IProperty property) =>
        property.IsConcurrencyToken && property.ClrType == typeof(int);

    /// <summary>The name that the changes of the row bear, or that of what it made; else the row's number must do.</summary>
    private string AboutOf(IGrouping<int, JournalEntry> row) =>
        journal.Changes.GetValueOrDefault(row.Key)?[0].About
        ?? row.Select(e =>
                _entries.TryGetValue(e.Id, out var entry)
                && entry.Metadata.FindProperty("Name") is { } name
                && name.ClrType == typeof(string)
                    ? (string?)entry.Property(name.Name).CurrentValue
                    : null
            )
            .OfType<string>()
            .FirstOrDefault()
        ?? "";
}
