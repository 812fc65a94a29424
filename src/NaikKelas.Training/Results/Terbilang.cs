namespace NaikKelas.Training.Results;

/// <summary>Numbers in Indonesian words, as official papers repeat them: 230 (dua ratus tiga puluh).</summary>
internal static class Terbilang
{
    private static readonly string[] Units =
    [
        "nol",
        "satu",
        "dua",
        "tiga",
        "empat",
        "lima",
        "enam",
        "tujuh",
        "delapan",
        "sembilan",
        "sepuluh",
        "sebelas",
    ];

    private static readonly (long Size, string Word)[] Scales =
    [
        (1_000_000_000_000, "triliun"),
        (1_000_000_000, "miliar"),
        (1_000_000, "juta"),
        (1_000, "ribu"),
        (100, "ratus"),
    ];

    /// <summary>"se-" stands for one with ten, eleven, a hundred and a thousand only: satu juta, seribu.</summary>
    public static string Of(long number)
    {
        if (number < 0)
            return "minus " + Of(-number);
        if (number < Units.Length)
            return Units[number];
        if (number < 20)
            return Units[number - 10] + " belas";
        if (number < 100)
            return Units[number / 10] + " puluh" + Rest(number % 10);
        var (size, word) = Scales.First(scale => number >= scale.Size);
        var head = number / size == 1 && size <= 1000 ? "se" + word : Of(number / size) + " " + word;
        return head + Rest(number % size);
    }

    private static string Rest(long number) => number == 0 ? "" : " " + Of(number);
}
