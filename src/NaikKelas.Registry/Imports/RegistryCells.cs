using NaikKelas.Documents.Sheets;
using NaikKelas.Interface.Imports;
using NaikKelas.Kernel;
using NaikKelas.Registry.Numbers;

namespace NaikKelas.Registry.Imports;

/// <summary>Cells that the registry's own rules read.</summary>
internal static class RegistryCells
{
    public static CellParser<Nik> Nik { get; } = Read(text => Numbers.Nik.Read(text), $"NIK, 16 angka");

    public static CellParser<string> Phone { get; } =
        Read(text => Known(Contact.ReadPhone(text)), $"nomor HP, misalnya 0812-3456-7890");

    public static CellParser<string> Nib { get; } = Read(text => Paper.ReadNib(text), $"NIB, 13 angka");

    public static CellParser<string> Npwp { get; } =
        Read(text => Paper.ReadNpwp(text), $"NPWP, 15 atau 16 angka");

    public static CellParser<string> PostalCode { get; } =
        Read(text => Known(Contact.ReadPostalCode(text)), $"kode pos, 5 angka");

    /// <summary>One of an enum's words, or its code (KSP), or a word that people use instead.</summary>
    public static CellParser<T> Word<T>(
        IReadOnlyList<T> values,
        params IReadOnlyList<(string Text, T Value)> more
    )
        where T : struct, Enum
    {
        var known = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var value in values)
        {
            known[NameKey.Of(Texts.Word(value))] = value;
            known.TryAdd(NameKey.Of(value.ToString()), value);
        }

        foreach (var (text, value) in more)
            known.TryAdd(NameKey.Of(text), value);
        var words = values.Select(v => Texts.Word(v)).ToArray();
        var list = string.Join(", ", words);
        return new CellParser<T>(
            text =>
                known.TryGetValue(NameKey.Of(text), out var value)
                    ? CellResult.Good(value)
                    : CellResult.Bad<T>($"Pilihan tidak dikenal. Pilih salah satu: {list}."),
            $"salah satu: {list}"
        )
        {
            Choices = words,
        };
    }

    private static CellParser<T> Read<T>(Func<string, Result<T>> read, FormattableString expected) =>
        CellParsers
            .Text(60)
            .Then(
                text =>
                    read(text) is { Refused: true } refused
                        ? CellResult.Bad<T>(refused.Refusal.Message)
                        : CellResult.Good(read(text).Value!),
                expected
            );

    private static Result<string> Known(Result<string?> told) =>
        told.Refused ? told.As<string>() : told.Value!;

    extension<TRow>(ImportRow<TRow> row)
    {
        /// <summary>What a rule refused, in the cell of its field; refusals of fields that have no column are passed over.</summary>
        public void Problems(
            IEnumerable<Refusal> refusals,
            params (string Field, SheetColumn Column)[] columns
        )
        {
            foreach (var refusal in refusals)
            foreach (var (field, column) in columns)
                if (field == refusal.Field)
                    row.Problem(column, refusal.Code, refusal.Message);
        }

        /// <summary>A told value that differs from the one on record; an empty cell leaves things as they are.</summary>
        public void Compare<T>(string about, SheetColumn column, T old, T told, bool isTold, Action act)
        {
            if (isTold && !EqualityComparer<T>.Default.Equals(old, told))
                row.Change(about, column, Shown(old), Shown(told), act);
        }
    }

    public static string? Shown(object? value) =>
        value switch
        {
            null => null,
            Enum word => Texts.Word(word),
            DateOnly day => day.ToString("dd/MM/yyyy", Texts.Indonesian),
            IFormattable number => number.ToString(null, Texts.Indonesian),
            _ => value.ToString(),
        };
}
