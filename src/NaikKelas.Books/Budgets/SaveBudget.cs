using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Desk;
using NaikKelas.Books.Ledger;
using NaikKelas.Kernel;

namespace NaikKelas.Books.Budgets;

/// <summary>Use case: the plan of a year (RAPB) is written down, account by account; the audit trail keeps what it was.</summary>
internal sealed class SaveBudget(Db db, BudgetBook book)
{
    public sealed record Line
    {
        public string Account { get; init; } = "";

        /// <summary>Empty: nothing is planned.</summary>
        public Rupiah? Amount { get; init; }
    }

    public sealed record Input
    {
        /// <summary>Of the plan that the form was opened on.</summary>
        public string? Mark { get; init; }

        public List<Line> Lines { get; init; } = [];
    }

    public Task<Result<Kernel.Unit>> RunAsync(BooksCard books, int year, Input input, CancellationToken ct) =>
        db.RunAsync<Kernel.Unit>(
            async () =>
            {
                var id = books.CooperativeId;
                await db.HoldBooksAsync(id, ct);
                if (!book.Has(books, year))
                    return Refusal.NotFound($"Tahun ini belum dapat direncanakan.");
                if (await book.ApprovedOnAsync(id, year, ct) is { } approved)
                    return Refusal.Conflict(
                        "budget-approved",
                        $"RAPB {year:0} sudah disetujui RAT {approved} dan tidak diubah lagi."
                    );
                var kept = await db
                    .BudgetLines.Where(l => l.CooperativeId == id && l.Year == year)
                    .ToDictionaryAsync(l => l.AccountCode, StringComparer.Ordinal, ct);
                var known = await db
                    .Accounts.AsNoTracking()
                    .Where(a =>
                        a.CooperativeId == id
                        && (a.Class == AccountClass.Income || a.Class == AccountClass.Expense)
                    )
                    .Select(a => a.Code)
                    .ToListAsync(ct);
                var mark = BudgetBook.MarkOf(
                    kept.ToDictionary(k => k.Key, k => k.Value.Amount.Value, StringComparer.Ordinal)
                );
                if (!string.Equals(mark, input.Mark, StringComparison.Ordinal))
                    return Refusal.Conflict(
                        "budget-changed",
                        $"RAPB sudah diubah orang lain. Muat ulang halaman ini, lalu isi lagi."
                    );
                var wrong = Check(input, known);
                if (wrong.Any)
                    return wrong;
                foreach (var line in input.Lines)
                    Write(books, year, line, kept.GetValueOrDefault(line.Account));
                return default(Kernel.Unit);
            },
            ct
        );

    private void Write(BooksCard books, int year, Line line, BudgetLine? kept)
    {
        var amount = line.Amount ?? Rupiah.Zero;
        if (kept is null && amount > Rupiah.Zero)
            db.Add(
                new BudgetLine
                {
                    CooperativeId = books.CooperativeId,
                    Year = year,
                    AccountCode = line.Account,
                    Amount = amount,
                }
            );
        else if (kept is not null && kept.Amount != amount)
        {
            kept.Amount = amount;
            kept.Version++;
        }
    }

    private static Refusals Check(Input input, IReadOnlyCollection<string> known)
    {
        var wrong = new Refusals();
        wrong.When(
            input.Lines.GroupBy(l => l.Account, StringComparer.Ordinal).Any(g => g.Count() > 1),
            "account-twice",
            $"Satu akun cukup satu baris."
        );
        for (var i = 0; i < input.Lines.Count; i++)
        {
            var field = $"Lines[{i}].Amount";
            wrong.When(
                !known.Contains(input.Lines[i].Account, StringComparer.Ordinal),
                "unknown-account",
                $"Akun {input.Lines[i].Account} bukan pendapatan atau beban koperasi ini.",
                field
            );
            wrong.When(
                input.Lines[i].Amount is { } amount
                    && (amount < Rupiah.Zero || amount.Value > JournalRules.AmountMax),
                "amount",
                $"Isi rupiah bulat, nol atau lebih.",
                field
            );
        }

        return wrong;
    }
}
