using System.Globalization;
using System.Text;
using NaikKelas.Books.Ledger;

namespace NaikKelas.Books.Exchange;

/// <summary>Journals in the text of another program. Whatever people typed cannot break out of its place.</summary>
internal abstract class JournalText(TextWriter output, IReadOnlyList<ExportAccount> accounts)
{
    public const string Hledger = "hledger";
    public const string Beancount = "beancount";
    public const string Csv = "csv";

    protected TextWriter Output => output;

    protected IReadOnlyDictionary<string, ExportAccount> Accounts { get; } =
        accounts.ToDictionary(a => a.Code, StringComparer.Ordinal);

    public static JournalText Of(string format, TextWriter output, IReadOnlyList<ExportAccount> accounts) =>
        format switch
        {
            Hledger => new HledgerText(output, accounts),
            Beancount => new BeancountText(output, accounts),
            _ => new CsvText(output, accounts),
        };

    public abstract Task BeginAsync(DateOnly first);

    public abstract Task WriteAsync(ExportEntry entry);

    protected static string Day(DateOnly date) => date.ToString("O", CultureInfo.InvariantCulture);

    protected static string RootOf(AccountClass side) =>
        side switch
        {
            AccountClass.Asset => "Assets",
            AccountClass.Liability => "Liabilities",
            AccountClass.Equity => "Equity",
            AccountClass.Income => "Income",
            _ => "Expenses",
        };

    /// <summary>Letters, digits, blanks and plain signs; everything else becomes a blank.</summary>
    protected static string Plain(string text, string signs)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in text)
            plain.Append(char.IsLetterOrDigit(c) || signs.Contains(c, StringComparison.Ordinal) ? c : ' ');
        return string.Join(' ', plain.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }
}

internal sealed class HledgerText(TextWriter output, IReadOnlyList<ExportAccount> accounts)
    : JournalText(output, accounts)
{
    public override async Task BeginAsync(DateOnly first)
    {
        await Output.WriteAsync("commodity 1000. IDR\n");
        foreach (var account in Accounts.Values)
            await Output.WriteAsync($"account {NameOf(account)}\n");
    }

    public override async Task WriteAsync(ExportEntry entry)
    {
        await Output.WriteAsync(
            $"\n{Day(entry.Date)} * ({Plain(entry.Reference, "/-_.")}) {Plain(entry.Description, ".,-/&+%")}  ; reference:{Plain(entry.Reference, "/-_.")}\n"
        );
        foreach (var line in entry.Lines)
            await Output.WriteAsync(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"    {NameOf(Accounts[line.Account])}  {line.Amount} IDR  ; unit:{Plain(line.Unit, "-_.")}{(line.Member is null ? "" : $", member:{Plain(line.Member, "-_./")}")}\n"
                )
            );
    }

    private static string NameOf(ExportAccount account) =>
        $"{RootOf(account.Class)}:{account.Code} {Plain(account.Name, "-/.&")}";
}

internal sealed class BeancountText(TextWriter output, IReadOnlyList<ExportAccount> accounts)
    : JournalText(output, accounts)
{
    public override async Task BeginAsync(DateOnly first)
    {
        await Output.WriteAsync("option \"operating_currency\" \"IDR\"\n");
        foreach (var account in Accounts.Values)
            await Output.WriteAsync($"{Day(first)} open {NameOf(account)} IDR\n");
    }

    public override async Task WriteAsync(ExportEntry entry)
    {
        await Output.WriteAsync(
            $"\n{Day(entry.Date)} * \"{Quoted(entry.Description)}\"\n  reference: \"{Quoted(entry.Reference)}\"\n"
        );
        foreach (var line in entry.Lines)
        {
            await Output.WriteAsync(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"  {NameOf(Accounts[line.Account])}  {line.Amount} IDR\n    unit: \"{Quoted(line.Unit)}\"\n"
                )
            );
            if (line.Member is not null)
                await Output.WriteAsync($"    member: \"{Quoted(line.Member)}\"\n");
        }
    }

    /// <summary>A name of an account there: letters, digits and dashes.</summary>
    private static string NameOf(ExportAccount account) =>
        $"{RootOf(account.Class)}:{account.Code}-{Plain(account.Name, "").Replace(' ', '-')}";

    private static string Quoted(string text) => Plain(text, ".,-/&+%():'");
}

/// <summary>The columns that <c>books import</c> reads.</summary>
internal sealed class CsvText(TextWriter output, IReadOnlyList<ExportAccount> accounts)
    : JournalText(output, accounts)
{
    public override Task BeginAsync(DateOnly first) =>
        Output.WriteAsync("date,reference,description,account,debit,credit,unit,member\n");

    public override async Task WriteAsync(ExportEntry entry)
    {
        foreach (var line in entry.Lines)
            await Output.WriteAsync(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{Day(entry.Date)},{Cell(entry.Reference)},{Cell(entry.Description)},{Cell(line.Account)},{(line.Amount > 0 ? line.Amount : null):0},{(line.Amount < 0 ? -line.Amount : null):0},{Cell(line.Unit)},{Cell(line.Member ?? "")}\n"
                )
            );
    }

    private static string Cell(string text) =>
        text.AsSpan().IndexOfAny(",\"\r\n") < 0
            ? text
            : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
