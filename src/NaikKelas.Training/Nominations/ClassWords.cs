using NaikKelas.Documents.Sheets;
using NaikKelas.Registry.Numbers;
using NaikKelas.Training.Results;

namespace NaikKelas.Training.Nominations;

/// <summary>How people name a class of a round: "K1", "Kuliner – Angkatan I", "K1 Kuliner – Angkatan I", or the topic alone where one class teaches it.</summary>
internal sealed class ClassWords
{
    private readonly Dictionary<string, string> _codes = new(StringComparer.Ordinal);
    private readonly IReadOnlyList<ClassOfRound> _classes;

    public ClassWords(IReadOnlyList<ClassOfRound> classes)
    {
        _classes = classes;
        foreach (var one in classes)
        {
            _codes[NameKey.Of(one.Code)] = one.Code;
            _codes.TryAdd(NameKey.Of(Full(one)), one.Code);
            _codes.TryAdd(NameKey.Of(one.Title), one.Code);
            if (classes.Count(c => c.Topic == one.Topic) == 1)
                _codes.TryAdd(NameKey.Of(one.Topic), one.Code);
        }
    }

    public IReadOnlyList<string> Offered => [.. _classes.Select(Full)];

    public string? Find(string text) => _codes.GetValueOrDefault(NameKey.Of(text));

    /// <summary>As the template's drop-down shows it.</summary>
    public string Full(string code) => Full(_classes.First(c => c.Code == code));

    public CellParser<string> Parser =>
        new(
            text =>
                Find(text) is { } code
                    ? CellResult.Good(code)
                    : CellResult.Bad<string>(
                        $"Kelas tidak dikenal pada putaran ini. Pilih salah satu: {string.Join("; ", Offered)}."
                    ),
            $"kelas putaran ini, misalnya {(_classes.Count > 0 ? _classes[0].Code : "K1")}"
        )
        {
            Choices = Offered,
        };

    private static string Full(ClassOfRound one) => $"{one.Code} {one.Title}";
}
