using System.Globalization;
using System.Text.RegularExpressions;
using NaikKelas.Kernel;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Registry.Numbers;

/// <summary>The numbers on an organisation's papers: which forms are hard, and which are only odd.</summary>
internal static partial class Paper
{
    /// <summary>The number of a document as it is kept. NIB and NPWP have a hard form.</summary>
    public static Result<string> ReadNumber(LegalDocumentKind kind, string? text, string field = "Number")
    {
        var typed = Spaces().Replace(text?.Trim() ?? "", " ");
        if (typed.Length == 0)
            return new Refusal("document.number-missing", $"Isi nomor dokumen.", field);
        if (typed.Length > 200)
            return new Refusal("document.number-long", $"Nomor dokumen paling panjang 200 huruf.", field);
        return kind switch
        {
            LegalDocumentKind.Nib => ReadNib(typed, field),
            LegalDocumentKind.Npwp => ReadNpwp(typed, field),
            _ => typed,
        };
    }

    public static IReadOnlyList<Warning> Warnings(LegalDocumentKind kind, string number)
    {
        if (kind is LegalDocumentKind.NomorIndukKoperasi)
            return NomorIndukWarnings(number, "Number");
        if (
            kind is LegalDocumentKind.Ahu or LegalDocumentKind.AhuAmendment
            && LooksLikeAhu(number)
            && !Ahu().IsMatch(number)
        )
            return
            [
                new(
                    "ahu.form",
                    $"Nomor AHU biasanya ditulis AHU-0012345.AH.01.26.TAHUN 2025; ditemukan \"{number}\".",
                    "Number"
                ),
            ];
        return [];
    }

    /// <summary>NIB: exactly thirteen digits (PP 5/2021).</summary>
    public static Result<string> ReadNib(string text, string field = "Number")
    {
        var digits = Digit.Only(text);
        if (digits is not { Length: 13 })
            return new Refusal("nib.form", $"NIB terdiri dari 13 angka; ditemukan \"{text}\".", field);
        return digits;
    }

    /// <summary>NPWP: the sixteen digits since 2024, or the old fifteen, which become sixteen with a zero in front.</summary>
    public static Result<string> ReadNpwp(string text, string field = "Number")
    {
        var digits = Digit.Only(text);
        if (digits is not { Length: 15 or 16 })
            return new Refusal(
                "npwp.form",
                $"NPWP terdiri dari 15 atau 16 angka; ditemukan \"{text}\".",
                field
            );
        return digits.Length == 15 ? $"0{digits}" : digits;
    }

    /// <summary>KBLI: five digits.</summary>
    public static Result<string> ReadKbli(string text, string field = "Kbli")
    {
        var digits = Digit.Only(text);
        if (digits is not { Length: 5 })
            return new Refusal("kbli.form", $"Kode KBLI terdiri dari 5 angka; ditemukan \"{text}\".", field);
        return digits;
    }

    /// <summary>NIP of a civil servant: birth date, month of appointment, sex (1 or 2), three more; eighteen digits.</summary>
    public static Result<string?> ReadNip(string? text, string field = "HeadNip")
    {
        if (string.IsNullOrWhiteSpace(text))
            return (string?)null;
        var digits = Digit.Only(text);
        if (digits is not { Length: 18 })
            return new Refusal(
                "nip.length",
                $"NIP terdiri dari 18 angka; ditemukan \"{text.Trim()}\".",
                field
            );
        if (
            !DateOnly.TryParseExact(digits[..8], "yyyyMMdd", Texts.Indonesian, DateTimeStyles.None, out _)
            || !DateOnly.TryParseExact(
                $"{digits[8..14]}01",
                "yyyyMMdd",
                Texts.Indonesian,
                DateTimeStyles.None,
                out _
            )
            || digits[14] is not ('1' or '2')
        )
            return new Refusal(
                "nip.form",
                $"NIP berisi tanggal lahir (8 angka), tahun dan bulan pengangkatan (6 angka), 1 atau 2 untuk jenis kelamin, lalu 3 angka; ditemukan \"{digits}\".",
                field
            );
        return digits;
    }

    /// <summary>Nomor Induk Koperasi: usually thirteen digits, the first four the regency. No rule says so, hence no refusal.</summary>
    public static IReadOnlyList<Warning> NomorIndukWarnings(
        string? number,
        string field = "NomorIndukKoperasi"
    ) =>
        number is null || Digit.Only(number) is { Length: 13 }
            ? []
            :
            [
                new(
                    "nomor-induk.form",
                    $"Nomor Induk Koperasi biasanya 13 angka; ditemukan \"{number}\".",
                    field
                ),
            ];

    private static bool LooksLikeAhu(string number) =>
        number.StartsWith("AHU", StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(
        @"^AHU-\d{4,7}\.AH\.01\.\d{2}\.TAHUN[ .]\d{4}$",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex Ahu();

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex Spaces();
}
