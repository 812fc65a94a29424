using NaikKelas.Books.Ledger;
using NaikKelas.Books.Loans;
using NaikKelas.Kernel;
using NaikKelas.Tests.House;
using static NaikKelas.Tests.Registry.RegistrySteps;

namespace NaikKelas.Tests.Books;

/// <summary>Another schedule, a write-off, and what comes in after it.</summary>
internal static class LoanChangeSteps
{
    public const string Provision = "1-1319";
    public const string ProvisionCost = "5-3108";
    public const string Other = "4-9900";
    public const string Service = "4-1100";

    /// <summary>Six months more at the same rate, flat.</summary>
    public static readonly AskLoanChange.RescheduleInput Six = new()
    {
        Reason = "Panen gagal",
        Months = 6,
        Rate = 12,
        Method = LoanMethod.Flat,
    };

    public static readonly AskLoanChange.WriteOffInput Lost = new() { Reason = "Pindah tanpa kabar" };

    extension(OpenedBooks books)
    {
        public Task<Result<LoanRequestId>> RescheduleAsync(
            LoanId loan,
            AskLoanChange.RescheduleInput? input = null
        ) =>
            books.AsAsync<AskLoanChange, LoanRequestId>(
                books.Treasurer,
                (ask, card) => ask.RescheduleAsync(card, loan, input ?? Six, World.Ct)
            );

        public Task<Result<LoanRequestId>> WriteOffAsync(
            LoanId loan,
            AskLoanChange.WriteOffInput? input = null
        ) =>
            books.AsAsync<AskLoanChange, LoanRequestId>(
                books.Treasurer,
                (ask, card) => ask.WriteOffAsync(card, loan, input ?? Lost, World.Ct)
            );

        public Task<Result<LoanRequestState>> AgreeAsync(Someone who, LoanRequestId request) =>
            books.AsAsync<DecideLoanChange, LoanRequestState>(
                who,
                (decide, card) => decide.AgreeAsync(card, request, World.Ct)
            );

        public async Task AgreedAsync(LoanRequestId request)
        {
            Granted(await books.AgreeAsync(books.Board, request));
            Granted(await books.AgreeAsync(books.SecondOfBoard, request));
        }

        public Task<Result<Posted>> RecoverAsync(LoanId loan, long amount, Guid? key = null) =>
            books.AsAsync<RecoverLoan, Posted>(
                books.Treasurer,
                (recover, card) =>
                    recover.RunAsync(
                        card,
                        loan,
                        new RecoverLoan.Input
                        {
                            Amount = new Rupiah(amount),
                            Key = key ?? Guid.CreateVersion7(),
                        },
                        World.Ct
                    )
            );

        public async Task<LoanRow> LoanRowAsync()
        {
            IReadOnlyList<LoanRow> rows = [];
            Granted(
                await books.AsAsync<LoanBook, NaikKelas.Kernel.Unit>(
                    books.Treasurer,
                    async (book, card) =>
                    {
                        rows = await book.AllAsync(card, World.Ct);
                        return default(NaikKelas.Kernel.Unit);
                    }
                )
            );
            return Assert.Single(rows);
        }

        /// <summary>So many months and days after the first day of everything here.</summary>
        public void Later(int months, int days = 0) =>
            books.World.Clock.Set(
                new DateTimeOffset(
                    OpenedBooks.Day.AddMonths(months).AddDays(days).ToDateTime(new TimeOnly(3, 0)),
                    TimeSpan.Zero
                )
            );
    }
}
