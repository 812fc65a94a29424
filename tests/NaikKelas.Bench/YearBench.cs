using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Ledger;
using NaikKelas.Books.Proof;
using NaikKelas.Books.Shu;
using NaikKelas.Books.Years;
using NaikKelas.Kernel;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Bench;

/// <summary>
/// The end of the year of 306 co-ops, 40 members and 300 journals each: checked and closed, accepted, articles saved, the
/// SHU divided and paid to the members' savings, each a use case with all its checks.
/// </summary>
internal static class YearBench
{
    private const int Cooperatives = 306;
    private const int Members = 40;
    private const int Journals = 300;
    private const long Service = 2_500_000;

    private static readonly SaveArticles.Input Articles = new()
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

    public static async Task RunAsync(BooksHouse house)
    {
        var year = house.Today.Year - 1;
        var first = new DateOnly(year, 1, 1);
        var all = await house.OpenAsync(Cooperatives, first, Members);
        var csv = JournalTexts.Days(0, Journals, first, BookYear.EndOf(year), Members);
        foreach (var id in all)
        {
            await house.ImportAsync(id, csv);
            await ServeAsync(house, id, year);
            await house.AskAsync<KeepProof, BookProof>(k => k.RunAsync(id, CancellationToken.None));
        }

        var paid = 0;
        var pace = await Pace.OfAsync(all, async id => paid += await EndAsync(house, id, year));
        await house.TellAsync(
            $"year-end of {Cooperatives} co-ops, {paid} members' parts paid: {pace.Took.TotalSeconds:0.0} s; {pace.Spread}"
        );
    }

    /// <summary>Each member pays for a loan, so that there is a SHU and business to divide it by.</summary>
    private static Task<Posted> ServeAsync(BooksHouse house, OrganisationId id, int year) =>
        house.AskAsync<Db, Posted>(async db =>
        {
            var members = await db
                .Members.AsNoTracking()
                .Where(m => m.CooperativeId == id)
                .OrderBy(m => m.Number)
                .Select(m => m.Id)
                .ToListAsync();
            var lines = members.Select(
                (m, i) => new NewLine("4-1100", new Rupiah(-Service - i * 1000), MemberId: m)
            );
            List<NewLine> all = [.. lines];
            all.Add(new NewLine("1-1101", new Rupiah(-all.Sum(l => l.Amount.Value))));
            return await house.AskAsync<LedgerDesk, Posted>(async desk =>
                Done(
                    await desk.PostAsync(
                        id,
                        new NewJournal("jasa", BookYear.EndOf(year), "Jasa pinjaman setahun", all),
                        CancellationToken.None
                    )
                )
            );
        });

    /// <returns>How many members were paid.</returns>
    private static async Task<int> EndAsync(BooksHouse house, OrganisationId id, int year)
    {
        var (books, none) = (LoanBench.CardOf(id, new DateOnly(year, 1, 1)), CancellationToken.None);
        await DoneAsync<CloseYear, BookYear>(c => c.RunAsync(books, year, none));
        await DoneAsync<AcceptYear, Kernel.Unit>(a => a.RunAsync(id, year, new(year + 1, 3, 12), none));
        await DoneAsync<SaveArticles, Kernel.Unit>(s => s.RunAsync(books, year, Articles, none));
        var view = await DoneAsync<ShuBook, ShuView>(async book => await book.OfAsync(books, year, none));
        await DoneAsync<DivideShu, Posted>(d => d.RunAsync(books, year, view.Seal, none));
        return (await DoneAsync<PayShu, ShuPaid>(p => p.ToSavingsAsync(books, year, none))).Members;

        Task<TOut> DoneAsync<TDoor, TOut>(Func<TDoor, Task<Result<TOut>>> act)
            where TDoor : notnull => house.AskAsync<TDoor, TOut>(async door => Done(await act(door)));
    }

    private static T Done<T>(Result<T> result) =>
        result.Refused
            ? throw new InvalidOperationException(string.Join("; ", result.Refusals.Select(r => r.Code)))
            : result.Value!;
}
