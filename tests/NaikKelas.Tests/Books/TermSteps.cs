using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Ledger;
using NaikKelas.Books.Members;
using NaikKelas.Books.Terms;
using NaikKelas.Kernel;
using NaikKelas.Tests.House;
using static NaikKelas.Tests.Books.OpenedBooks;
using static NaikKelas.Tests.Registry.RegistrySteps;

namespace NaikKelas.Tests.Books;

/// <summary>What the people of a co-op do with terms of savings.</summary>
internal static class TermSteps
{
    public const string OnTerm = "2-1102";

    /// <summary>The clock stands on 20 November 2026.</summary>
    public static readonly PlaceTerm.Input Three = new()
    {
        Amount = new Rupiah(1_000_000),
        StartsOn = new DateOnly(2026, 11, 1),
        Months = 3,
        Rate = 7.5m,
        AtMaturity = AtMaturity.PayOut,
    };

    public sealed record Saver(MemberId Member, SubledgerId OnTerm, SubledgerId Voluntary);

    extension(OpenedBooks books)
    {
        /// <summary>A member with simpanan sukarela and so much on simpanan berjangka.</summary>
        public async Task<Saver> TermSaverAsync(long amount)
        {
            var joined = Granted(
                await books.World.AskAsync<RegisterMembers, Result<IReadOnlyList<MemberId>>>(r =>
                    r.RunAsync(
                        books.Id,
                        [
                            new RegisterMembers.Input
                            {
                                Name = "Sri Lestari",
                                JoinedOn = new DateOnly(2026, 1, 5),
                            },
                        ],
                        World.Ct
                    )
                )
            )[0];
            Granted(
                await books.AsAsync<ChangeMember, MemberId>(
                    books.Treasurer,
                    (change, card) => change.OpenAsync(card, joined, OnTerm, World.Ct)
                )
            );
            var rows = await books.World.AskAsync<Db, Dictionary<string, SubledgerId>>(db =>
                db.SubledgerAccounts.Where(s => s.CooperativeId == books.Id && s.MemberId == joined)
                    .ToDictionaryAsync(s => s.AccountCode, s => s.Id, World.Ct)
            );
            var saver = new Saver(joined, rows[OnTerm], rows[Voluntary]);
            await books.PostedAsync(
                Saving(saver.OnTerm, amount, account: OnTerm) with
                {
                    Date = new DateOnly(2026, 10, 1),
                }
            );
            return saver;
        }

        public Task<Result<TermId>> PlaceTermAsync(Saver saver, PlaceTerm.Input? input = null) =>
            books.AsAsync<PlaceTerm, TermId>(
                books.Treasurer,
                (place, card) => place.RunAsync(card, saver.OnTerm, input ?? Three, World.Ct)
            );

        public Task<Result<Posted>> PayOutTermAsync(TermId term) =>
            books.AsAsync<EndTerm, Posted>(
                books.Treasurer,
                (end, card) => end.PayOutAsync(card, term, World.Ct)
            );

        public Task<Result<Posted>> BreakTermAsync(Someone who, TermId term, EndTerm.BreakInput input) =>
            books.AsAsync<EndTerm, Posted>(who, (end, card) => end.BreakAsync(card, term, input, World.Ct));

        public Task<Result<TermId>> ExtendTermAsync(TermId term) =>
            books.AsAsync<ExtendTerms, TermId>(
                books.Treasurer,
                (extend, card) => extend.RunAsync(card.CooperativeId, term, World.Ct)
            );

        public Task<Result<int>> ExtendTermsAsync() =>
            books.World.AskAsync<ExtendTerms, Result<int>>(extend => extend.RunAsync(books.Id, World.Ct));

        public Task<Result<MemberId>> HoldPassbookAsync(Saver saver, long floor) =>
            books.AsAsync<ChangeMember, MemberId>(
                books.Treasurer,
                (change, card) =>
                    change.HoldAsync(
                        card,
                        saver.Member,
                        saver.OnTerm,
                        new ChangeMember.PassbookInput { Floor = new Rupiah(floor) },
                        World.Ct
                    )
            );

        public Task<long> FloorAsync(Saver saver) =>
            books.World.AskAsync<Db, long>(db =>
                db.SubledgerAccounts.Where(s => s.CooperativeId == books.Id && s.Id == saver.OnTerm)
                    .Select(s => s.Floor.Value)
                    .SingleAsync(World.Ct)
            );

        public Task<List<SavingsTerm>> TermsAsync(Saver saver) =>
            books.World.AskAsync<Db, List<SavingsTerm>>(db =>
                db.SavingsTerms.Where(t => t.CooperativeId == books.Id && t.SubledgerId == saver.OnTerm)
                    .OrderBy(t => t.Number)
                    .ToListAsync(World.Ct)
            );
    }
}
