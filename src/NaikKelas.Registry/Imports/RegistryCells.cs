using NaikKelas.Documents.Sheets;
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
}
