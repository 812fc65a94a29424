using System.IO.Compression;
using System.Text.Json;
using NaikKelas.Kernel;

namespace NaikKelas.Interface.Imports.Undo;

/// <summary>A value before and after, as JSON of what the database keeps; null where there was none.</summary>
internal sealed record JournalValue(string? Old, string? Now);

/// <summary>What a row of a sheet did to one record.</summary>
/// <param name="Row">As Excel shows it.</param>
/// <param name="Type">The entity type's name in the model.</param>
/// <param name="Id">Its key.</param>
/// <param name="Added">The record is new; else it was changed.</param>
/// <param name="Values">By property; for a new record all of them, for a changed one those that changed.</param>
internal sealed record JournalEntry(
    int Row,
    string Type,
    Guid Id,
    bool Added,
    IReadOnlyDictionary<string, JournalValue> Values
);

/// <summary>What an import did, so that exactly this can be taken back. It holds data of persons, so it is sealed.</summary>
internal sealed record UndoJournal(
    IReadOnlyList<JournalEntry> Entries,
    IReadOnlyDictionary<int, IReadOnlyList<RowChange>> Changes
)
{
    public byte[] Pack(PersonalDataKey key) => Packed.Pack(this, key);

    public static UndoJournal Unpack(byte[] box, PersonalDataKey key) => Packed.Unpack<UndoJournal>(box, key);
}

/// <summary>JSON, brotli, seal.</summary>
internal static class Packed
{
    public static byte[] Pack<T>(T value, PersonalDataKey key)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            JsonSerializer.Serialize(brotli, value);
        return key.Seal(packed.GetBuffer().AsSpan(0, (int)packed.Length));
    }

    public static T Unpack<T>(byte[] box, PersonalDataKey key)
    {
        using var packed = new MemoryStream(key.Open(box));
        using var brotli = new BrotliStream(packed, CompressionMode.Decompress);
        return JsonSerializer.Deserialize<T>(brotli)!;
    }
}
