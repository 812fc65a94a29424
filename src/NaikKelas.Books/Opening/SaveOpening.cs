using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Desk;
using NaikKelas.Books.Ledger;
using NaikKelas.Kernel;

namespace NaikKelas.Books.Opening;

/// <summary>Use case: writes opening balances down. Nothing is posted before they add up and the treasurer says so.</summary>
internal sealed class SaveOpening(Db db)
{
    /// <param name="Account">Its code.</param>
    /// <param name="Value">As one writes it down: positive is what such an account usually has. Nothing: none.</param>
    internal sealed record Amount(string Account, Rupiah? Value);

    /// <param name="Passbook">Its id.</param>
    /// <param name="Value">Zero or more.</param>
    internal sealed record Saving(SubledgerId Passbook, Rupiah? Value);

    /// <summary>Accounts of one unit; those that are not named stay as they are.</summary>
    public Task<Result<Kernel.Unit>> AmountsAsync(
        BooksCard books,
        string unit,
        IReadOnlyList<Amount> amounts,
        CancellationToken ct
    ) =>
        WithAsync(
            books,
            async refusals =>
            {
                var id = books.CooperativeId;
                if (!await db.BusinessUnits.AnyAsync(u => u.CooperativeId == id && u.Code == unit, ct))
                    return Refusal.NotFound($"Unit usaha tidak ditemukan.");
                var accounts = await db
                    .Accounts.AsNoTracking()
                    .Where(a => a.CooperativeId == id && a.Active && a.Subledger == Subledger.None)
                    .ToDictionaryAsync(a => a.Code, StringComparer.Ordinal, ct);
                var written = await db
                    .OpeningAmounts.Where(a => a.CooperativeId == id && a.UnitCode == unit)
                    .ToDictionaryAsync(a => a.AccountCode, StringComparer.Ordinal, ct);
                foreach (var (i, amount) in amounts.Index())
                {
                    if (!accounts.TryGetValue(amount.Account, out var account))
                        return new Refusal(
                            "unknown-account",
                            $"Akun {amount.Account} tidak ada dalam bagan akun."
                        );
                    var value = amount.Value ?? Rupiah.Zero;
                    refusals.When(
                        value.Value is > JournalRules.AmountMax or < -JournalRules.AmountMax,
                        "amount-too-large",
                        $"Jumlah terlalu besar.",
                        $"Amounts[{i}].Value"
                    );
                    var debit = new Rupiah(OpeningBook.SignOf(account.Class, account.Line) * value.Value);
                    if (written.TryGetValue(amount.Account, out var row))
                        row.Amount = debit;
                    else if (debit != Rupiah.Zero)
                        db.OpeningAmounts.Add(
                            new OpeningAmount
                            {
                                CooperativeId = id,
                                AccountCode = amount.Account,
                                UnitCode = unit,
                                Amount = debit,
                            }
                        );
                }

                return null;
            },
            ct
        );

    /// <summary>Members' savings; those that are not named stay as they are.</summary>
    public Task<Result<Kernel.Unit>> SavingsAsync(
        BooksCard books,
        IReadOnlyList<Saving> savings,
        CancellationToken ct
    ) =>
        WithAsync(
            books,
            async refusals =>
            {
                var id = books.CooperativeId;
                var known = (
                    await db
                        .SubledgerAccounts.AsNoTracking()
                        .Where(s => s.CooperativeId == id && s.State != SubledgerState.Closed)
                        .Select(s => s.Id)
                        .ToListAsync(ct)
                ).ToHashSet();
                var written = await db
                    .OpeningSavings.Where(s => s.CooperativeId == id)
                    .ToDictionaryAsync(s => s.SubledgerId, ct);
                foreach (var (i, saving) in savings.Index())
                {
                    if (!known.Contains(saving.Passbook))
                        return Refusal.NotFound($"Rekening tidak ditemukan.");
                    var value = saving.Value ?? Rupiah.Zero;
                    refusals.When(
                        value.Value is < 0 or > JournalRules.AmountMax,
                        "saving",
                        $"Simpanan: isi nol atau lebih.",
                        $"Savings[{i}].Value"
                    );
                    if (refusals.Any)
                        continue;
                    if (written.TryGetValue(saving.Passbook, out var row))
                        row.Amount = value;
                    else if (value != Rupiah.Zero)
                        db.OpeningSavings.Add(
                            new OpeningSaving
                            {
                                CooperativeId = id,
                                SubledgerId = saving.Passbook,
                                Amount = value,
                            }
                        );
                }

                return null;
            },
            ct
        );

    /// <summary>Holds the books, so that two who write at once do not meet, and nobody posts half of it.</summary>
    private Task<Result<Kernel.Unit>> WithAsync(
        BooksCard books,
        Func<Refusals, Task<Refusal?>> write,
        CancellationToken ct
    ) =>
        db.RunAsync<Kernel.Unit>(
            async () =>
            {
                await db.HoldBooksAsync(books.CooperativeId, ct);
                var refusals = new Refusals();
                if (await write(refusals) is { } refusal)
                    return refusal;
                return refusals.Any ? refusals : default(Kernel.Unit);
            },
            ct
        );
}
