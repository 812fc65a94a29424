using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NaikKelas.Books.Desk;
using NaikKelas.Books.Entries;
using NaikKelas.Books.Ledger;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Tests.House;

namespace NaikKelas.Tests.Books;

/// <summary>What the people of a co-op do with entries.</summary>
internal static class EntrySteps
{
    public static EntryBody Bill(long amount = 50_000) =>
        new("bayar-beban", OpenedBooks.Day, amount, Account: OpenedBooks.Power);

    public static EntryBody Deposit(SubledgerId row, long amount = 20_000) =>
        new("terima-simpanan", OpenedBooks.Day, amount, Row: row.Value);

    extension(OpenedBooks books)
    {
        public Someone Treasurer => books.World.As(Role.CoopTreasurer, books.Id.Value);

        public Someone Board => books.World.As(Role.CoopBoard, books.Id.Value);

        public Someone SecondOfBoard => books.World.As(Role.CoopBoard, books.Id.Value, "dua");

        public Task<Result<EntryAnswer>> SendAsync(EntryBody body, string? key = null) =>
            books.AsAsync<SendEntry, EntryAnswer>(
                books.Treasurer,
                (send, card) =>
                    send.RunAsync(card.CooperativeId, key ?? $"{Guid.CreateVersion7()}", body, World.Ct)
            );

        public async Task<EntryAnswer> SentAsync(EntryBody body, string? key = null)
        {
            var sent = await books.SendAsync(body, key);
            Assert.False(sent.Refused, sent.Refusal?.ToString());
            return sent.Value!;
        }

        public Task<Result<Posted>> ApproveAsync(Someone person, string key) =>
            books.AsAsync<DecideRequest, Posted>(person, (d, card) => d.ApproveAsync(card, key, World.Ct));

        public Task<Result<NaikKelas.Kernel.Unit>> ReturnAsync(Someone person, string key, string? reason) =>
            books.AsAsync<DecideRequest, NaikKelas.Kernel.Unit>(
                person,
                (d, card) => d.ReturnAsync(card, key, reason, World.Ct)
            );

        public Task<Result<Posted>> UndoAsync(Someone person, long seq) =>
            books.AsAsync<UndoEntry, Posted>(person, (undo, card) => undo.RunAsync(card, seq, World.Ct));

        public Task LimitAsync(long amount) =>
            books.World.DoAsync<Db>(async db =>
            {
                (await db.Books.SingleAsync(b => b.CooperativeId == books.Id, World.Ct)).ApprovalFrom = new(
                    amount
                );
                await db.SaveChangesAsync(World.Ct);
            });

        /// <summary>Through the same door as a page: the reach first, then the act.</summary>
        public Task<Result<TOut>> AsAsync<T, TOut>(Someone person, Func<T, BooksCard, Task<Result<TOut>>> act)
            where T : notnull =>
            person.AskAsync<IServiceProvider, Result<TOut>>(async services =>
                await act(
                    services.GetRequiredService<T>(),
                    (await services.GetRequiredService<BooksReach>().FindAsync(books.Id, World.Ct))!
                )
            );
    }
}
