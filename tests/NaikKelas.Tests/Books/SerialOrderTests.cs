using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Ledger;
using NaikKelas.Kernel;
using NaikKelas.Tests.House;
using static NaikKelas.Tests.Books.OpenedBooks;

namespace NaikKelas.Tests.Books;

/// <summary>
/// Whatever ran at once equals one after another: the journals, played in their order on a model, give the balances that
/// are kept, and every refusal was right at some moment between its question and its answer.
/// </summary>
public sealed class SerialOrderTests
{
    private const int Workers = 8;
    private const int Commands = 30;
    private const long Floor = 10_000;

    private static readonly DateOnly[] Days = [new(2026, 9, 15), new(2026, 10, 15), Day];

    public static TheoryData<string> Providers => World.Providers;

    [Theory, MemberData(nameof(Providers))]
    public async Task What_ran_at_once_equals_one_after_another(string provider)
    {
        await using var books = await StartAsync(provider);
        SubledgerId[] savers =
        [
            await books.SaverAsync(floor: Floor),
            await books.SaverAsync(floor: Floor),
            await books.SaverAsync(floor: Floor),
        ];
        var crowd = new Crowd(books, savers);

        await Task.WhenAll(
            Enumerable.Range(0, Workers).Select(who => Task.Run(() => crowd.WorkAsync(who), World.Ct))
        );

        var played = await Played.OfAsync(books, savers);
        await played.StandsAsync();
        played.Explains(crowd);
        await books.HoldsAsync();
    }

    /// <summary>One command and what came of it.</summary>
    /// <param name="Lines">What it would move; null for a reversal, whose lines are the other's.</param>
    /// <param name="Reverses">The journal it takes back.</param>
    /// <param name="Date">Its day.</param>
    /// <param name="Before">So many journals were answered before it was asked: they stand.</param>
    /// <param name="After">So many journals stood when it had been answered.</param>
    /// <param name="Result">The answer.</param>
    private sealed record Tried(
        IReadOnlyList<NewLine>? Lines,
        long? Reverses,
        DateOnly Date,
        long Before,
        long After,
        Result<Posted> Result
    );

    /// <param name="Month">Which was closed.</param>
    /// <param name="Before">So many journals were answered before it was asked.</param>
    /// <param name="After">So many journals stood when it had been answered.</param>
    private sealed record Closed(int Month, long Before, long After);

    /// <summary>People who post, draw, take back and close, all at once.</summary>
    private sealed class Crowd(OpenedBooks books, SubledgerId[] savers)
    {
        private long _answered;

        public ConcurrentQueue<Tried> Tried { get; } = new();

        public ConcurrentQueue<Closed> Closed { get; } = new();

        public async Task WorkAsync(int who)
        {
            var chance = new Random(who);
            for (var i = 0; i < Commands; i++)
                if (who < 2 && i == Commands / 2)
                    await CloseAsync(Period.MonthOf(Days[who]));
                else if (chance.Next(6) == 0 && Interlocked.Read(ref _answered) is > 0 and var last)
                    await ReverseAsync(chance.NextInt64(1, last + 1));
                else
                    await PostAsync(
                        chance.Next(5) switch
                        {
                            0 => Journal(chance.Next(1, 9_000)),
                            1 or 2 => Saving(savers[chance.Next(savers.Length)], chance.Next(1, 20_000)),
                            _ => Saving(savers[chance.Next(savers.Length)], -chance.Next(1, 20_000)),
                        } with
                        {
                            Date = Days[chance.Next(Days.Length)],
                        }
                    );
        }

        private async Task PostAsync(NewJournal journal)
        {
            var before = Interlocked.Read(ref _answered);
            await NoteAsync(before, await books.PostAsync(journal), journal.Date, journal.Lines, null);
        }

        private async Task ReverseAsync(long seq)
        {
            var before = Interlocked.Read(ref _answered);
            await NoteAsync(before, await books.ReverseAsync(seq), Day, null, seq);
        }

        private async Task CloseAsync(int month)
        {
            var before = Interlocked.Read(ref _answered);
            Assert.False((await books.PeriodAsync(month, PeriodState.Locked)).Refused);
            Closed.Enqueue(new(month, before, await books.CountAsync()));
        }

        private async Task NoteAsync(
            long before,
            Result<Posted> result,
            DateOnly date,
            IReadOnlyList<NewLine>? lines,
            long? reverses
        )
        {
            var after = result.Refused ? await books.CountAsync() : result.Value!.Seq;
            Tried.Enqueue(new(lines, reverses, date, before, after, result));
            for (
                var known = Interlocked.Read(ref _answered);
                known < after && Interlocked.CompareExchange(ref _answered, after, known) != known;
                known = Interlocked.Read(ref _answered)
            )
                continue;
        }
    }

    /// <summary>The journals, one after another, on a model of two dictionaries.</summary>
    private sealed class Played
    {
        private readonly OpenedBooks _books;
        private readonly List<Journal> _journals;
        private readonly Dictionary<string, long> _accounts = new(StringComparer.Ordinal);

        /// <summary>What was saved after so many journals.</summary>
        private readonly List<Dictionary<SubledgerId, long>> _saved;

        private Played(OpenedBooks books, List<Journal> journals, SubledgerId[] savers)
        {
            (_books, _journals, _saved) = (books, journals, [savers.ToDictionary(s => s, _ => 0L)]);
            foreach (var journal in journals)
                Play(journal);
        }

        public static async Task<Played> OfAsync(OpenedBooks books, SubledgerId[] savers) =>
            new(
                books,
                await books.World.AskAsync<Db, List<Journal>>(db =>
                    db.Journals.AsNoTracking()
                        .Include(j => j.Lines)
                        .Where(j => j.CooperativeId == books.Id)
                        .OrderBy(j => j.Seq)
                        .ToListAsync(World.Ct)
                ),
                savers
            );

        public async Task StandsAsync()
        {
            Assert.Equal(Enumerable.Range(1, _journals.Count), _journals.Select(j => j.Number));
            foreach (var (account, amount) in _accounts)
                Assert.Equal((account, amount), (account, await _books.BalanceAsync(account)));
            foreach (var (saver, amount) in _saved[^1])
                Assert.Equal(amount, await _books.SavedAsync(saver));
        }

        public void Explains(Crowd crowd)
        {
            var posted = crowd.Tried.Where(t => !t.Result.Refused).Select(t => t.Result.Value!.Seq);
            Assert.Equal(_journals.Select(j => j.Seq), posted.Order());
            foreach (var (month, _, after) in crowd.Closed)
                Assert.DoesNotContain(_journals.Skip((int)after), j => Period.MonthOf(j.Date) == month);
            foreach (var tried in crowd.Tried.Where(t => t.Result.Refused))
                Assert.True(IsRight(tried, crowd.Closed), $"{tried}");
            Assert.Superset(
                new HashSet<string>(StringComparer.Ordinal) { "closed-period", "insufficient" },
                crowd.Tried.Select(t => t.Result.Refusal?.Code ?? "").ToHashSet(StringComparer.Ordinal)
            );
        }

        private void Play(Journal journal)
        {
            var saved = new Dictionary<SubledgerId, long>(_saved[^1]);
            foreach (var line in journal.Lines)
            {
                _accounts[line.AccountCode] =
                    _accounts.GetValueOrDefault(line.AccountCode) + line.Amount.Value;
                if (line.SubledgerId is { } row)
                {
                    saved[row] -= line.Amount.Value;
                    Assert.True(line.Amount.Value < 0 || saved[row] >= Floor, $"{journal.Seq}: {saved[row]}");
                }
            }

            _saved.Add(saved);
        }

        /// <summary>Whether the refusal was true at a moment between the question and the answer.</summary>
        private bool IsRight(Tried tried, IEnumerable<Closed> closed) =>
            tried.Result.Refusal!.Code switch
            {
                "closed-period" => closed.Any(c =>
                    c.Month == Period.MonthOf(tried.Date) && c.Before <= tried.After
                ),
                "insufficient" => _saved
                    .Skip((int)tried.Before)
                    .Take((int)(tried.After - tried.Before) + 1)
                    .Any(saved => Lacks(saved, tried)),
                "reversed-before" => _journals.Take((int)tried.After).Any(j => j.Reverses == tried.Reverses),
                "reversal-of-reversal" => _journals[(int)tried.Reverses! - 1].Kind == JournalKind.Reversal,
                _ => false,
            };

        private bool Lacks(Dictionary<SubledgerId, long> saved, Tried tried)
        {
            var takes =
                tried.Lines?.Select(l => (l.SubledgerId, Amount: l.Amount.Value))
                ?? _journals[(int)tried.Reverses! - 1]
                    .Lines.Select(l => (l.SubledgerId, Amount: -l.Amount.Value));
            return takes.Any(t => t.SubledgerId is { } row && t.Amount > 0 && saved[row] - t.Amount < Floor);
        }
    }
}
