using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Desk;
using NaikKelas.Books.Ledger;
using NaikKelas.Books.Months;
using NaikKelas.Kernel;

namespace NaikKelas.Books.Bank;

/// <summary>Use case: what the bank's statement says the bank holds at the end of a day. Told again, the later word counts.</summary>
internal sealed class SaveBankBalance(Db db, AgencyClock clock)
{
    public sealed record Input
    {
        [Display(Name = "Rekening")]
        public string? Account { get; init; }

        [Display(Name = "Per tanggal")]
        public DateOnly? Date { get; init; }

        /// <summary>Negative where the account is overdrawn.</summary>
        [Display(Name = "Saldo menurut bank")]
        public Rupiah? Balance { get; init; }
    }

    public Task<Result<Kernel.Unit>> RunAsync(BooksCard books, Input input, CancellationToken ct) =>
        db.RunAsync<Kernel.Unit>(
            async () =>
            {
                var id = books.CooperativeId;
                await db.HoldBooksAsync(id, ct);
                var wrong = new Refusals();
                wrong.When(
                    !MonthPractice.Current.Banks.Contains(input.Account, StringComparer.Ordinal)
                        || !await db.Accounts.AnyAsync(
                            a => a.CooperativeId == id && a.Code == input.Account && a.Active,
                            ct
                        ),
                    "account",
                    $"Pilih rekening bank dari bagan akun koperasi.",
                    nameof(input.Account)
                );
                wrong.When(
                    input.Date is not { } day || day > clock.Today || day < books.OpenedOn,
                    "date",
                    $"Per tanggal: sesudah pembukuan dibuka, paling lambat hari ini.",
                    nameof(input.Date)
                );
                wrong.When(
                    input.Balance is not { Value: <= JournalRules.AmountMax and >= -JournalRules.AmountMax },
                    "balance",
                    $"Isi saldo menurut bank.",
                    nameof(input.Balance)
                );
                if (wrong.Any)
                    return wrong;
                var (account, date) = (input.Account!, input.Date!.Value);
                var row = await db.BankBalances.SingleOrDefaultAsync(
                    b => b.CooperativeId == id && b.AccountCode == account && b.Date == date,
                    ct
                );
                if (row is null)
                    db.Add(
                        row = new BankBalance
                        {
                            CooperativeId = id,
                            AccountCode = account,
                            Date = date,
                        }
                    );
                row.Balance = input.Balance!.Value;
                row.Version++;
                return default(Kernel.Unit);
            },
            ct
        );
}
