using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace NaikKelas.Books.Ledger;

/// <summary>
/// The two fingerprints of a journal. <see cref="ContentOf(NewJournal)"/> covers what was asked for, so that the same key
/// with another body is found out; <see cref="ChainOf"/> covers that and everything before it. Both are built from
/// what stands in the rows, so that anybody can compute them again. PostgreSQL computes the second in
/// <c>post_journal</c>: change neither without the other.
/// </summary>
internal static class JournalHash
{
    private const char Field = '\u001f';
    private const char Row = '\u001e';

    /// <param name="journal">With units on every line: <see cref="NewJournal.In"/>.</param>
    public static byte[] ContentOf(NewJournal journal)
    {
        var text = new StringBuilder(256);
        text.Append(journal.Date.ToString("O", CultureInfo.InvariantCulture))
            .Append(Field)
            .Append(journal.UnitCode)
            .Append(Field)
            .Append(journal.Kind)
            .Append(Field)
            .Append(journal.Reverses)
            .Append(Field)
            .Append(journal.Template)
            .Append(Field)
            .Append(journal.Description);
        foreach (var line in journal.Lines)
            text.Append(Row)
                .Append(line.AccountCode)
                .Append(Field)
                .Append(line.Amount.Value)
                .Append(Field)
                .Append(line.UnitCode)
                .Append(Field)
                .Append(line.Party)
                .Append(Field)
                .Append(line.MemberId?.Value.ToString())
                .Append(Field)
                .Append(line.SubledgerId?.Value.ToString())
                .Append(Field)
                .Append(line.Memo);
        return SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()));
    }

    public static byte[] ChainOf(
        byte[] previous,
        byte[] content,
        long seq,
        int number,
        string key,
        Guid? postedBy,
        DateTime postedAt
    )
    {
        var rest = Encoding.UTF8.GetBytes(
            string.Create(CultureInfo.InvariantCulture, $"{seq}|{number}|{key}|{postedBy}|{Micros(postedAt)}")
        );
        return SHA256.HashData([.. previous, .. content, .. rest]);
    }

    /// <summary>Microseconds since 1970: what both databases keep.</summary>
    public static long Micros(DateTime at) =>
        (at.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    public static DateTime AtMicros(DateTime at) =>
        new(at.Ticks - at.Ticks % TimeSpan.TicksPerMicrosecond, DateTimeKind.Utc);
}
