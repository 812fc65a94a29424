using FsCheck;
using FsCheck.Fluent;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Ledger;
using NaikKelas.Kernel;
using NaikKelas.Tests.House;
using static NaikKelas.Tests.Books.OpenedBooks;

namespace NaikKelas.Tests.Books;

/// <summary>
/// Random histories of commands, tried on the real engine and on a model of a few dictionaries. The numbers are those of
/// the field's list of properties (P1 sums, P2 kept balances, P3 sub-ledger, P4 numbers, P5 reversing everything, P7 keys,
/// P8 closed months, P13 other co-ops).
/// </summary>
public sealed class HistoryTests
{
    private const int Histories = 4;
    private const int Steps = 40;

    private static readonly DateOnly[] Days = [new(2026, 9, 15), new(2026, 10, 15), new(2026, 11, 15)];

    public static TheoryData<string> Providers => World.Providers;

    [Theory, MemberData(nameof(Providers))]
    public async Task After_every_history_the_books_agree_with_the_model_and_with_themselves(string provider)
    {
        await using var first = await StartAsync(provider);
        foreach (var history in Gen.Sample(Gen.ListOf(Command, Steps), Histories))
        {
            var (books, other) = (await first.BesideAsync(), await first.BesideAsync());
            var before = await PrintAsync(other);
            var model = new Model(books, await books.SaverAsync(), await books.SaverAsync());
            foreach (var command in history)
                await model.DoAsync(command);

            await books.HoldsAsync();
            await model.AgreesAsync();
            Assert.Equal(before, await PrintAsync(other));

            await model.ReverseEverythingAsync();
            await books.HoldsAsync();
            foreach (var account in new[] { Cash, Bank, Voluntary, Power, Fees })
                Assert.Equal(0, await books.BalanceAsync(account));
        }
    }

    private sealed record Step(int What, int Day, int Amount, int Which);

    private static Gen<Step> Command =>
        from what in Gen.Choose(0, 9)
        from day in Gen.Choose(0, Days.Length - 1)
        from amount in Gen.Choose(1, 90_000)
        from which in Gen.Choose(0, 99)
        select new Step(what, day, amount, which);

    private static Task<string> PrintAsync(OpenedBooks books) =>
        books.World.AskAsync<Db, string>(async db =>
            $"{await db.Journals.CountAsync(j => j.CooperativeId == books.Id, World.Ct)} {await db.Balances.CountAsync(b => b.CooperativeId == books.Id, World.Ct)}"
        );

    private sealed class Model(OpenedBooks books, params SubledgerId[] savers)
    {
        private readonly Dictionary<string, long> _accounts = [];
        private readonly Dictionary<SubledgerId, long> _saved = savers.ToDictionary(s => s, _ => 0L);
        private readonly List<(Posted Posted, NewJournal Journal)> _posted = [];
        private readonly HashSet<long> _reversed = [];
        private readonly HashSet<int> _closed = [];

        public Task DoAsync(Step step) =>
            step.What switch
            {
                0 or 1 => PostAsync(Journal(step.Amount) with { Date = Days[step.Day] }),
                2 => PostAsync(Journal(step.Amount, Cash, Fees) with { Date = Days[step.Day] }),
                3 or 4 => PostAsync(Saving(Saver(step), step.Amount) with { Date = Days[step.Day] }),
                5 => PostAsync(Saving(Saver(step), -step.Amount) with { Date = Days[step.Day] }),
                6 => RepeatAsync(step),
                7 => ReverseAsync(step.Which),
                8 => CloseAsync(Days[step.Day]),
                _ => OpenAsync(Days[step.Day]),
            };

        public async Task AgreesAsync()
        {
            foreach (var (account, amount) in _accounts)
                Assert.Equal(amount, await books.BalanceAsync(account));
            foreach (var (saver, amount) in _saved)
                Assert.Equal(amount, await books.SavedAsync(saver));
            Assert.Equal(-_saved.Values.Sum(), await books.BalanceAsync(Voluntary));
            Assert.Equal(_posted.Count, await books.CountAsync());
        }

        /// <summary>
        /// What was taken from savings comes back first: with a reversal in the middle, "last first" could ask for more
        /// than is saved.
        /// </summary>
        public async Task ReverseEverythingAsync()
        {
            foreach (var day in Days.Append(Day))
                await OpenAsync(day);
            foreach (var (posted, journal) in _posted.OrderByDescending(TakenFromSavings).ToList())
                if (journal.Kind != JournalKind.Reversal && !_reversed.Contains(posted.Seq))
                    Assert.False((await books.ReverseAsync(posted.Seq)).Refused);
        }

        private static long TakenFromSavings((Posted Posted, NewJournal Journal) one) =>
            one.Journal.Lines.Where(l => l.SubledgerId is not null).Sum(l => l.Amount.Value);

        private SubledgerId Saver(Step step) => savers[step.Which % savers.Length];

        private async Task PostAsync(NewJournal journal)
        {
            var expected =
                _closed.Contains(Period.MonthOf(journal.Date)) ? "closed-period"
                : journal.Lines.Any(l => l.SubledgerId is { } s && _saved[s] - l.Amount.Value < 0)
                    ? "insufficient"
                : null;
            var result = await books.PostAsync(journal);
            Assert.Equal(expected, result.Refusal?.Code);
            if (!result.Refused)
                Take(result.Value!, journal);
        }

        private void Take(Posted posted, NewJournal journal)
        {
            Assert.Equal(_posted.Count + 1, posted.Seq);
            _posted.Add((posted, journal));
            foreach (var line in journal.Lines)
            {
                _accounts[line.AccountCode] =
                    _accounts.GetValueOrDefault(line.AccountCode) + line.Amount.Value;
                if (line.SubledgerId is { } saver)
                    _saved[saver] -= line.Amount.Value;
            }
        }

        private async Task RepeatAsync(Step step)
        {
            if (_posted.Count == 0)
                return;
            var (posted, journal) = _posted[step.Which % _posted.Count];
            if (journal.Kind == JournalKind.Reversal)
                return;
            Assert.Equal(posted with { Again = true }, (await books.PostAsync(journal)).Value);
            Assert.Equal(
                "key-reused",
                (await books.PostAsync(journal with { Description = "lain" })).Refusal?.Code
            );
        }

        private async Task ReverseAsync(int which)
        {
            if (_posted.Count == 0)
                return;
            var (posted, journal) = _posted[which % _posted.Count];
            var key = $"{Guid.CreateVersion7():N}";
            var back = new NewJournal(
                key,
                Day,
                "x",
                [.. journal.Lines.Select(l => l with { Amount = Rupiah.Zero - l.Amount })],
                JournalKind.Reversal
            );
            string[] expected =
                journal.Kind == JournalKind.Reversal ? ["reversal-of-reversal"]
                : _closed.Contains(Period.MonthOf(Day)) && _reversed.Contains(posted.Seq)
                    ? ["closed-period", "reversed-before"]
                : _closed.Contains(Period.MonthOf(Day)) ? ["closed-period"]
                : _reversed.Contains(posted.Seq) ? ["reversed-before", "insufficient"]
                : back.Lines.Any(l => l.SubledgerId is { } s && _saved[s] - l.Amount.Value < 0)
                    ? ["insufficient"]
                : [];
            var result = await books.ReverseAsync(posted.Seq, key);
            if (expected.Length == 0)
                Assert.False(result.Refused, result.Refusal?.ToString());
            else
                Assert.Contains(result.Refusal?.Code, expected);
            if (result.Refused)
                return;
            _reversed.Add(posted.Seq);
            Take(result.Value!, back);
        }

        private async Task CloseAsync(DateOnly day)
        {
            Assert.False((await books.PeriodAsync(Period.MonthOf(day), PeriodState.Locked)).Refused);
            _closed.Add(Period.MonthOf(day));
        }

        private async Task OpenAsync(DateOnly day)
        {
            Assert.False((await books.PeriodAsync(Period.MonthOf(day), PeriodState.Open, "lupa")).Refused);
            _closed.Remove(Period.MonthOf(day));
        }
    }
}
