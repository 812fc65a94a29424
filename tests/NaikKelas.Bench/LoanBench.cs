using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Desk;
using NaikKelas.Books.Ledger;
using NaikKelas.Books.Loans;
using NaikKelas.Kernel;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Bench;

/// <summary>
/// What the loans of a district cost: a schedule of 72 months, and one night's collectability and provision of 306 co-ops
/// with 327 running loans each – 100,062 loans, 1,200,744 instalments.
/// </summary>
internal static class LoanBench
{
    private const int Cooperatives = 306;
    private const int LoansEach = 327;
    private const int Months = 12;
    private const int Members = 60;
    private const long Amount = 1_200_000;
    private const int Schedules = 10_000;

    public static async Task RunAsync(BooksHouse house)
    {
        await SchedulesAsync(house);
        var since = new DateOnly(house.Today.Year - 2, 1, 1);
        var all = await house.OpenAsync(Cooperatives, since, Members);
        foreach (var id in all)
            await house.AskAsync<LedgerDesk, Posted>(desk => LendAsync(house, desk, id));
        await house.TellAsync(
            $"{await house.AskAsync<Db, int>(async db =>
            {
                await db.ForRollupAsync(CancellationToken.None);
                return await db.Loans.CountAsync();
            })} loans of {Cooperatives} co-ops"
        );
        foreach (var turn in new[] { "the first time", "again, with nothing to post" })
            await NightAsync(house, all, since, turn);
    }

    /// <summary>Each way of reckoning in turn.</summary>
    private static async Task SchedulesAsync(BooksHouse house)
    {
        var methods = Enum.GetValues<LoanMethod>();
        var start = house.Today;
        long rows = 0;
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < Schedules; i++)
            rows += LoanSchedule
                .Of(new LoanTerms(3_000_000_000 + i, 0.06m, 72, methods[i % methods.Length], start, 1, 6))
                .Value!.Rows.Count;
        await house.TellAsync(
            $"schedule of 72 months: {watch.Elapsed.TotalMilliseconds / Schedules:0.000} ms ({rows} rows)"
        );
    }

    private static async Task NightAsync(
        BooksHouse house,
        IReadOnlyList<OrganisationId> all,
        DateOnly since,
        string turn
    )
    {
        var posted = 0;
        var pace = await Pace.OfAsync(
            all,
            async id =>
            {
                var answer = await house.AskAsync<SetAsideLoans, Result<Posted>>(setAside =>
                    setAside.RunAsync(CardOf(id, since), CancellationToken.None)
                );
                posted += answer.Refused ? 0 : 1;
            }
        );
        await house.TellAsync(
            $"collectability and provision, {turn}: {pace.Took.TotalSeconds:0.0} s, {posted} journals; {pace.Spread}"
        );
    }

    internal static BooksCard CardOf(OrganisationId id, DateOnly since) =>
        new(id, "Ukur", since, "USP", Rupiah.Zero);

    /// <summary>One journal pays them all out; four in five run since this month, the others are late from one month to eleven.</summary>
    private static async Task<Posted> LendAsync(BooksHouse house, LedgerDesk desk, OrganisationId id) =>
        (
            await house.AskAsync<Db, Result<Posted>>(async db =>
            {
                var members = await db
                    .Members.AsNoTracking()
                    .Where(m => m.CooperativeId == id)
                    .Select(m => m.Id)
                    .ToListAsync();
                List<Loan> loans = [];
                List<SubledgerAccount> cards = [];
                for (var i = 0; i < LoansEach; i++)
                {
                    var since = house.Today.AddMonths(i % 5 == 0 ? -1 - i / 5 % 11 : 0).AddDays(-3);
                    var (loan, card) = LoanOf(id, i + 1, members[i % members.Count], since);
                    loans.Add(loan);
                    cards.Add(card);
                }

                db.Add(LoansAccount(id));
                db.AddRange(cards);
                await db.SaveChangesAsync();
                var posted = await desk.PostAsync(id, PaidOut(cards, house.Today.AddMonths(-12)), default);
                db.AddRange(loans);
                db.AddRange(loans.SelectMany(RowsOf));
                await db.SaveChangesAsync();
                return posted;
            })
        ).Value!;

    private static (Loan, SubledgerAccount) LoanOf(
        OrganisationId id,
        int number,
        MemberId member,
        DateOnly since
    )
    {
        var card = new SubledgerAccount
        {
            CooperativeId = id,
            Id = Ids.New<SubledgerId>(),
            AccountCode = LoanPractice.Current.Account.Code,
            MemberId = member,
            Number = $"P-{number:D4}",
            Sign = 1,
        };
        return (
            new Loan
            {
                CooperativeId = id,
                Id = Ids.New<LoanId>(),
                MemberId = member,
                Number = card.Number,
                State = LoanState.Disbursed,
                Amount = new Rupiah(Amount),
                Rate = 1200,
                Months = Months,
                GraceMonths = 0,
                Method = LoanMethod.Flat,
                RoundTo = new Rupiah(1),
                Purpose = "Usaha",
                AppliedOn = since,
                DisbursedOn = since,
                SubledgerId = card.Id,
            },
            card
        );
    }

    private static Account LoansAccount(OrganisationId id)
    {
        var account = LoanPractice.Current.Account;
        return new Account
        {
            CooperativeId = id,
            Code = account.Code,
            Name = account.Name,
            Class = AccountClass.Asset,
            Line = account.Line,
            Flow = account.Flow,
            Subledger = Subledger.Loans,
        };
    }

    private static NewJournal PaidOut(List<SubledgerAccount> cards, DateOnly on) =>
        new(
            "ukur",
            on,
            "Pinjaman",
            [
                .. cards.Select(c => new NewLine(
                    c.AccountCode,
                    new Rupiah(Amount),
                    Party: Party.Member,
                    MemberId: c.MemberId,
                    SubledgerId: c.Id
                )),
                new NewLine("3-1400", new Rupiah(-Amount * cards.Count)),
            ]
        );

    private static IEnumerable<LoanInstalment> RowsOf(Loan loan) =>
        LoanSchedule
            .Of(loan.TermsFrom(loan.DisbursedOn!.Value))
            .Value!.Rows.Select(r => new LoanInstalment
            {
                CooperativeId = loan.CooperativeId,
                LoanId = loan.Id,
                No = r.No,
                Due = r.Due,
                Principal = new Rupiah(r.Principal),
                Interest = new Rupiah(r.Interest),
            });
}
