using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Ledger;
using NaikKelas.Books.Members;
using NaikKelas.Books.Shu;
using NaikKelas.Books.Statements;
using NaikKelas.Books.Years;
using NaikKelas.Kernel;
using NaikKelas.Tests.House;
using static NaikKelas.Tests.Books.OpenedBooks;
using static NaikKelas.Tests.Registry.RegistrySteps;

namespace NaikKelas.Tests.Books;

/// <summary>What the people of a co-op do at the end of a year. The clock stands on 20 November 2026; 2025 is over.</summary>
internal static class YearSteps
{
    public const int Year = 2025;
    public const string Pokok = "3-1100";
    public const string Wajib = "3-1200";
    public const string LoanService = "4-1100";
    public const string Earlier = "3-1600";
    public const string Reserve = "3-1500";
    public const string MembersFund = "2-1501";
    public static readonly DateOnly Rat = new(2026, 3, 12);

    /// <summary>The defaults of <c>shu.json</c>, as the co-op's own.</summary>
    public static readonly SaveArticles.Input Usual = new()
    {
        Lines =
        [
            .. ShuDefaults.Current.Funds.Select(f => new SaveArticles.Line
            {
                Fund = f.Fund,
                Percent = f.Percent,
            }),
        ],
        Capital = CapitalBase.PokokWajib,
        Business = BusinessBase.LoanService,
        Basis = "Anggaran Dasar pasal 45",
    };

    extension(OpenedBooks books)
    {
        /// <summary>
        /// 2025: Ani saves 600,000 of pokok and wajib and pays 300,000 for her loan, Budi 400,000 and 100,000; power is
        /// 39,999. The SHU is 360,001. Budi has no simpanan sukarela any more.
        /// </summary>
        public async Task<(MemberId Ani, MemberId Budi)> EarningYearAsync()
        {
            var joined = Granted(
                await books.World.AskAsync<RegisterMembers, Result<IReadOnlyList<MemberId>>>(r =>
                    r.RunAsync(books.Id, [Named("Ani Lestari"), Named("Budi Santoso")], World.Ct)
                )
            );
            var (ani, budi) = (joined[0], joined[1]);
            await books.SaveAsync(ani, Pokok, 100_000, new DateOnly(2025, 1, 10));
            await books.SaveAsync(ani, Wajib, 500_000, new DateOnly(2025, 12, 1));
            await books.SaveAsync(budi, Wajib, 400_000, new DateOnly(2025, 1, 10));
            await books.ServeAsync(ani, 300_000);
            await books.ServeAsync(budi, 100_000);
            await books.PostedAsync(Journal(39_999) with { Date = new DateOnly(2025, 8, 1) });
            await books.World.DoAsync<Db>(async db =>
            {
                (
                    await db.SubledgerAccounts.SingleAsync(
                        s => s.CooperativeId == books.Id && s.MemberId == budi && s.AccountCode == Voluntary,
                        World.Ct
                    )
                ).State = SubledgerState.Closed;
                await db.SaveChangesAsync(World.Ct);
            });
            return (ani, budi);
        }

        public async Task<SubledgerId> RowAsync(MemberId member, string account) =>
            await books.World.AskAsync<Db, SubledgerId>(db =>
                db.SubledgerAccounts.Where(s =>
                        s.CooperativeId == books.Id && s.MemberId == member && s.AccountCode == account
                    )
                    .Select(s => s.Id)
                    .SingleAsync(World.Ct)
            );

        public async Task SaveAsync(MemberId member, string account, long amount, DateOnly on) =>
            await books.PostedAsync(
                Saving(await books.RowAsync(member, account), amount, account: account) with
                {
                    Date = on,
                }
            );

        public Task<Posted> ServeAsync(MemberId member, long amount) =>
            books.PostedAsync(
                new NewJournal(
                    $"{Guid.CreateVersion7():N}",
                    new DateOnly(2025, 9, 30),
                    "Jasa pinjaman",
                    [
                        new NewLine(Cash, new Rupiah(amount)),
                        new NewLine(LoanService, new Rupiah(-amount), MemberId: member),
                    ]
                )
            );

        public Task<Result<BookYear>> CloseAsync(int year = Year) =>
            books.AsAsync<CloseYear, BookYear>(
                books.Treasurer,
                (close, card) => close.RunAsync(card, year, World.Ct)
            );

        public Task<Result<NaikKelas.Kernel.Unit>> ReopenAsync(string? reason) =>
            books.AsAsync<ReopenYear, NaikKelas.Kernel.Unit>(
                books.Board,
                (reopen, card) => reopen.RunAsync(card.CooperativeId, Year, reason, World.Ct)
            );

        public Task<Result<NaikKelas.Kernel.Unit>> AcceptAsync(DateOnly? on) =>
            books.AsAsync<AcceptYear, NaikKelas.Kernel.Unit>(
                books.Board,
                (accept, card) => accept.RunAsync(card.CooperativeId, Year, on, World.Ct)
            );

        public Task<Result<NaikKelas.Kernel.Unit>> ArticlesAsync(SaveArticles.Input input) =>
            books.AsAsync<SaveArticles, NaikKelas.Kernel.Unit>(
                books.Treasurer,
                (save, card) => save.RunAsync(card, Year, input, World.Ct)
            );

        public async Task<ShuView> ViewAsync() =>
            Granted(
                await books.AsAsync<ShuBook, ShuView>(
                    books.Treasurer,
                    async (book, card) => await book.OfAsync(card, Year, World.Ct)
                )
            );

        public Task<Result<Posted>> DivideAsync(string? seal) =>
            books.AsAsync<DivideShu, Posted>(
                books.Treasurer,
                (divide, card) => divide.RunAsync(card, Year, seal, World.Ct)
            );

        public Task<Result<ShuPaid>> PayAsync() =>
            books.AsAsync<PayShu, ShuPaid>(
                books.Treasurer,
                (pay, card) => pay.ToSavingsAsync(card, Year, World.Ct)
            );

        public Task<Result<ShuPaid>> PayCashAsync(MemberId member, string? account = Cash) =>
            books.AsAsync<PayShu, ShuPaid>(
                books.Treasurer,
                (pay, card) => pay.InCashAsync(card, Year, member, account, World.Ct)
            );

        /// <summary>Closed, accepted, and with articles of its own.</summary>
        public async Task AcceptedAsync()
        {
            Granted(await books.CloseAsync());
            Granted(await books.AcceptAsync(Rat));
            Granted(await books.ArticlesAsync(Usual));
        }

        /// <summary>For plain SQL: ids stand in upper case in SQLite.</summary>
        public string OwnRows(string provider) =>
            $"cooperative_id = '{(provider == Store.Sqlite ? $"{books.Id.Value}".ToUpperInvariant() : $"{books.Id.Value}")}'";

        public Task<BooksFigures> FiguresAsync(DateOnly to) =>
            books.World.AskAsync<ReadFigures, BooksFigures>(read =>
                read.RunAsync(books.Id, StatementSpan.YearTo(to), World.Ct)
            );
    }

    private static RegisterMembers.Input Named(string name) =>
        new() { Name = name, JoinedOn = new DateOnly(2025, 1, 5) };
}
