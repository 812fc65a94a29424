using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Desk;
using NaikKelas.Books.Entries;
using NaikKelas.Books.Ledger;
using NaikKelas.Kernel;

namespace NaikKelas.Books.Journals;

/// <summary>Use case: a journal by somebody who knows debit and credit. Goes the way of every entry, second person included.</summary>
internal sealed class WriteJournal(Db db, SendEntry send)
{
    /// <summary>A line as it is typed: an account's code, one of the two sides, and whose savings where the account asks.</summary>
    internal sealed record Line(
        string? Account,
        Rupiah? Debit,
        Rupiah? Credit,
        string? Saved,
        string? Unit,
        Party Party,
        string? Memo
    )
    {
        public bool Empty => string.IsNullOrWhiteSpace(Account) && Debit is null && Credit is null;
    }

    internal sealed record Input(
        string Key,
        DateOnly? Date,
        string? Description,
        bool Adjustment,
        IReadOnlyList<Line> Lines
    );

    public async Task<Result<EntryAnswer>> RunAsync(BooksCard books, Input input, CancellationToken ct)
    {
        var wrong = new Refusals();
        wrong.When(input.Date is null, "date", $"Isi tanggal jurnal.", nameof(input.Date));
        wrong.When(
            string.IsNullOrWhiteSpace(input.Description),
            "description",
            $"Uraian belum diisi.",
            nameof(input.Description)
        );
        var lines = await LinesAsync(books, input.Lines, wrong, ct);
        if (wrong.Any)
            return wrong;
        var sent = await send.RunAsync(
            books,
            new NewJournal(
                input.Key,
                input.Date!.Value,
                input.Description!.Trim(),
                lines,
                input.Adjustment ? JournalKind.Adjustment : JournalKind.Entry
            ),
            ct
        );
        return sent.Refused ? Named(sent) : sent;
    }

    /// <summary>The ledger's names of fields are not this form's.</summary>
    private static Result<EntryAnswer> Named(Result<EntryAnswer> sent)
    {
        var wrong = new Refusals();
        foreach (var refusal in sent.Refusals)
            wrong.Add(
                refusal with
                {
                    Field = refusal.Field switch
                    {
                        "date" => nameof(Input.Date),
                        "description" => nameof(Input.Description),
                        _ => null,
                    },
                }
            );
        return wrong;
    }

    private async Task<List<NewLine>> LinesAsync(
        BooksCard books,
        IReadOnlyList<Line> typed,
        Refusals wrong,
        CancellationToken ct
    )
    {
        var id = books.CooperativeId;
        var kinds = await db
            .Accounts.AsNoTracking()
            .Where(a => a.CooperativeId == id)
            .ToDictionaryAsync(a => a.Code, a => a.Subledger, StringComparer.Ordinal, ct);
        List<string> numbers = [.. typed.Select(l => l.Saved?.Trim()).OfType<string>()];
        var saved = await db
            .SubledgerAccounts.AsNoTracking()
            .Where(s => s.CooperativeId == id && numbers.Contains(s.Number))
            .ToDictionaryAsync(s => s.Number, StringComparer.Ordinal, ct);
        var lines = new List<NewLine>();
        for (var i = 0; i < typed.Count; i++)
            if (!typed[i].Empty && LineOf(typed[i], i, kinds, saved, wrong) is { } line)
                lines.Add(line);
        return lines;
    }

    private static NewLine? LineOf(
        Line line,
        int at,
        Dictionary<string, Subledger> kinds,
        Dictionary<string, SubledgerAccount> saved,
        Refusals wrong
    )
    {
        var (number, field) = (at + 1, $"Lines[{at}]");
        // "1-1101 Kas", as the list of accounts offers it.
        var code = line.Account?.Trim().Split(' ')[0] ?? "";
        if (!kinds.TryGetValue(code, out var kind))
            return No(
                "unknown-account",
                $"Baris {number}: akun tidak ada dalam bagan akun koperasi ini.",
                "Account"
            );
        if (line is { Debit.Value: < 0 } or { Credit.Value: < 0 })
            return No(
                "amount",
                $"Baris {number}: isi jumlah tanpa tanda kurang, di sisi yang benar.",
                "Debit"
            );
        if ((line.Debit?.Value ?? 0) == 0 == ((line.Credit?.Value ?? 0) == 0))
            return No("side", $"Baris {number}: isi debit atau kredit, salah satu saja.", "Debit");
        SubledgerAccount? row = null;
        if (
            kind != Subledger.None
            && (
                !saved.TryGetValue(line.Saved?.Trim() ?? "", out row)
                || !string.Equals(row.AccountCode, code, StringComparison.Ordinal)
            )
        )
            return No(
                "subledger",
                $"Baris {number}: akun ini perlu nomor rekening anggota yang benar.",
                "Saved"
            );
        return new NewLine(
            code,
            line.Debit is { Value: > 0 } debit ? debit : Rupiah.Zero - line.Credit!.Value,
            string.IsNullOrWhiteSpace(line.Unit) ? null : line.Unit,
            row is not null ? Party.Member : line.Party,
            row?.MemberId,
            row?.Id,
            string.IsNullOrWhiteSpace(line.Memo) ? null : line.Memo.Trim()
        );

        NewLine? No(string code, FormattableString message, string part)
        {
            wrong.Add(new Refusal(code, message, $"{field}.{part}"));
            return null;
        }
    }
}
