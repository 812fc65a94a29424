using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NaikKelas.Books.Months;
using NaikKelas.Kernel;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Bank;

/// <summary>A line of a bank's statement (mutasi rekening koran). Unique together with the co-op, which stands first in every key.</summary>
internal readonly record struct BankLineId(Guid Value) : IId<BankLineId>
{
    public static BankLineId From(Guid value) => new(value);

    public static bool TryParse(string? s, IFormatProvider? provider, out BankLineId id) =>
        Ids.TryParse(s, out id);
}

/// <summary>What the bank says happened, and the journal that says the same.</summary>
internal sealed class BankLine
{
    public required OrganisationId CooperativeId { get; init; }

    public required BankLineId Id { get; init; }

    /// <summary>The books' account of this bank: 1-1201.</summary>
    public required string AccountCode { get; init; }

    public required DateOnly Date { get; init; }

    public required string Description { get; init; }

    /// <summary>Into the bank where positive, out of it where negative; never nothing.</summary>
    public required Rupiah Amount { get; init; }

    /// <summary>See <see cref="MarkOf"/>: a line that comes again in another file is known by it.</summary>
    public required string Mark { get; init; }

    /// <summary>The journal; null while none has been found.</summary>
    public long? Seq { get; set; }

    public int Version { get; set; }

    /// <summary>The bank's words without blanks, in capitals: two files of one bank break them differently.</summary>
    public static string WordsOf(string description) =>
        string.Concat(description.Where(c => !char.IsWhiteSpace(c))).ToUpperInvariant();

    /// <summary>What only a bank does – interest, fees, tax on them –, by the words that banks use for it.</summary>
    public bool IsBanksOwn =>
        MonthPractice.Current.BankWords.Any(w => WordsOf(Description).Contains(w, StringComparison.Ordinal));

    /// <summary>
    /// SHA-256, hexadecimal, of the day, the amount, the words without blanks, and which of several equal lines of the
    /// file it is: a bank writes no number on its lines, and two equal withdrawals on one day are two.
    /// </summary>
    /// <param name="date">As the bank wrote it.</param>
    /// <param name="amount">Rupiah, negative out of the bank.</param>
    /// <param name="description">As the bank wrote it.</param>
    /// <param name="nth">Zero for the first of its kind in the file.</param>
    public static string MarkOf(DateOnly date, long amount, string description, int nth) =>
        Convert.ToHexStringLower(
            SHA256.HashData(
                Encoding.UTF8.GetBytes(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{date:yyyy-MM-dd}|{amount}|{WordsOf(description)}|{nth}"
                    )
                )
            )
        );
}

/// <summary>What the bank says it holds at the end of a day, as its statement prints it.</summary>
internal sealed class BankBalance
{
    public required OrganisationId CooperativeId { get; init; }

    public required string AccountCode { get; init; }

    public required DateOnly Date { get; init; }

    /// <summary>Rupiah; negative where the account is overdrawn.</summary>
    public Rupiah Balance { get; set; }

    public int Version { get; set; }
}
