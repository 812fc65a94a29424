using NaikKelas.Books.Ledger;
using NaikKelas.Books.Loans;
using NaikKelas.Books.Members;
using NaikKelas.Kernel;
using NaikKelas.Registry.Organisations;
using NaikKelas.Tests.House;
using static NaikKelas.Tests.Registry.RegistrySteps;

namespace NaikKelas.Tests.Books;

/// <summary>What the people of a co-op do with loans.</summary>
internal static class LoanSteps
{
    public const string OnLoan = "1-1311";

    /// <summary>1,200,000 over a year, flat, 12 % a year: 112,000 a month.</summary>
    public static readonly ApplyLoan.Input Usual = new()
    {
        Member = "0001",
        Amount = new Rupiah(1_200_000),
        Rate = 12,
        Months = 12,
        Method = LoanMethod.Flat,
        Fee = new Rupiah(12_000),
        Purpose = "Modal warung",
        Ability = new Rupiah(600_000),
    };

    public static async Task<MemberId> JoinAsync(World world, OrganisationId id, string number) =>
        Granted(
            await world.AskAsync<RegisterMembers, Result<IReadOnlyList<MemberId>>>(r =>
                r.RunAsync(
                    id,
                    [
                        new RegisterMembers.Input
                        {
                            Name = $"Anggota {number}",
                            Number = number,
                            JoinedOn = new DateOnly(2026, 1, 5),
                        },
                    ],
                    World.Ct
                )
            )
        )[0];

    public static async Task<LoanId> AppliedAsync(World world, OrganisationId id, ApplyLoan.Input input) =>
        Granted(
            await world.AskAsync<ApplyLoan, Result<LoanId>>(apply =>
                apply.RunAsync(new(id, "KSP", new DateOnly(2025, 1, 1), "USP", Rupiah.Zero), input, World.Ct)
            )
        );

    extension(OpenedBooks books)
    {
        /// <summary>With 5,000,000 in cash and member 0001.</summary>
        public async Task<MemberId> ReadyToLendAsync()
        {
            await books.PostedAsync(OpenedBooks.Journal(5_000_000, OpenedBooks.Cash, OpenedBooks.Fees));
            return await JoinAsync(books.World, books.Id, "0001");
        }

        public Task<Result<LoanId>> ApplyAsync(ApplyLoan.Input? input = null) =>
            books.AsAsync<ApplyLoan, LoanId>(
                books.Treasurer,
                (apply, card) => apply.RunAsync(card, input ?? Usual, World.Ct)
            );

        public Task<Result<LoanState>> ApproveLoanAsync(Someone who, LoanId loan) =>
            books.AsAsync<DecideLoan, LoanState>(
                who,
                (decide, card) => decide.ApproveAsync(card, loan, World.Ct)
            );

        public Task<Result<Posted>> DisburseAsync(LoanId loan) =>
            books.AsAsync<DisburseLoan, Posted>(
                books.Treasurer,
                (disburse, card) => disburse.RunAsync(card, loan, World.Ct)
            );

        public Task<Result<Posted>> PayLoanAsync(
            LoanId loan,
            long amount,
            long penalty = 0,
            Guid? key = null
        ) =>
            books.AsAsync<PayLoan, Posted>(
                books.Treasurer,
                (pay, card) =>
                    pay.RunAsync(
                        card,
                        loan,
                        new PayLoan.Input
                        {
                            Amount = new Rupiah(amount),
                            Penalty = new Rupiah(penalty),
                            Key = key ?? Guid.CreateVersion7(),
                        },
                        World.Ct
                    )
            );

        public Task<LoanPaper> LoanAsync(LoanId loan) =>
            books.World.AskAsync<LoanBook, LoanPaper>(async book =>
                (
                    await book.FindAsync(
                        new(books.Id, "KSP", new DateOnly(2025, 1, 1), "USP", Rupiah.Zero),
                        loan,
                        World.Ct
                    )
                )!
            );

        /// <summary>Asked for, approved by two, paid out.</summary>
        public async Task<LoanId> LentAsync(ApplyLoan.Input? input = null)
        {
            var loan = Granted(await books.ApplyAsync(input));
            Granted(await books.ApproveLoanAsync(books.Board, loan));
            Granted(await books.ApproveLoanAsync(books.SecondOfBoard, loan));
            Granted(await books.DisburseAsync(loan));
            return loan;
        }
    }
}
