using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using NaikKelas.Kernel;

namespace NaikKelas.Books.Ledger;

/// <summary>
/// One writer with group commit: whoever comes while the disk writes is served together next, so that many share one
/// flush. Many writers on one file would wait for each other instead. Everything is flushed before it is answered
/// (<c>synchronous=FULL</c>; NORMAL loses acknowledged postings when the power fails).
/// </summary>
internal sealed class SqliteLedger(Store store) : ILedgerEngine, IDisposable
{
    private const int AtOnceMax = 256;
    private const int WaitingMax = 4096;

    private readonly BlockingCollection<Waiting> _queue = new(WaitingMax);
    private readonly Lock _starting = new();
    private Thread? _writer;

    public Task<PostingAnswer> PostAsync(PostingRequest request, CancellationToken ct)
    {
        Start();
        var waiting = new Waiting(
            request,
            new TaskCompletionSource<PostingAnswer>(TaskCreationOptions.RunContinuationsAsynchronously)
        );
        _queue.Add(waiting, ct);
        return waiting.Answer.Task;
    }

    public Task<PostingAnswer> PostWithinAsync(
        DbConnection connection,
        DbTransaction transaction,
        PostingRequest request,
        CancellationToken ct
    )
    {
        using var posting = new SqlitePosting((SqliteConnection)connection);
        return Task.FromResult(posting.Post(request, (SqliteTransaction)transaction));
    }

    public Task<IReadOnlyList<PostingAnswer>> PostAllWithinAsync(
        DbConnection connection,
        DbTransaction transaction,
        IReadOnlyList<PostingRequest> requests,
        CancellationToken ct
    )
    {
        using var posting = new SqlitePosting((SqliteConnection)connection);
        List<PostingAnswer> answers = new(requests.Count);
        foreach (var request in requests)
        {
            ct.ThrowIfCancellationRequested();
            answers.Add(posting.Post(request, (SqliteTransaction)transaction));
            if (answers[^1].RefusedBy is not null)
                break;
        }

        return Task.FromResult<IReadOnlyList<PostingAnswer>>(answers);
    }

    public void Dispose()
    {
        _queue.CompleteAdding();
        _writer?.Join();
        _queue.Dispose();
    }

    private void Start()
    {
        lock (_starting)
        {
            if (_writer is not null)
                return;
            _writer = new Thread(Write) { IsBackground = true, Name = "ledger" };
            _writer.Start();
        }
    }

    private void Write()
    {
        using var connection = new SqliteConnection(store.Connection);
        SqlitePosting? posting = null;
        try
        {
            List<Waiting> together = new(AtOnceMax);
            foreach (var first in _queue.GetConsumingEnumerable())
            {
                together.Clear();
                together.Add(first);
                while (together.Count < AtOnceMax && _queue.TryTake(out var next))
                    together.Add(next);
                try
                {
                    posting ??= Open(connection);
                    Commit(connection, posting, together);
                }
                catch (SqliteException e)
                {
                    Fail(together, e);
                }
            }
        }
        finally
        {
            posting?.Dispose();
        }
    }

    private static SqlitePosting Open(SqliteConnection connection)
    {
        connection.Open();
        using var command = connection.CreateCommand();
        // Waiting for another writer is left to SQLite, which looks again every few milliseconds.
        command.CommandText = "PRAGMA synchronous=FULL; PRAGMA busy_timeout=30000; PRAGMA foreign_keys=ON";
        command.ExecuteNonQuery();
        return new SqlitePosting(connection);
    }

    private static void Commit(SqliteConnection connection, SqlitePosting posting, List<Waiting> together)
    {
        var answers = new PostingAnswer[together.Count];
        using (var transaction = connection.BeginTransaction(deferred: false))
        {
            for (var i = 0; i < answers.Length; i++)
                answers[i] = posting.Post(together[i].Request, transaction);
            transaction.Commit();
        }

        for (var i = 0; i < answers.Length; i++)
            together[i].Answer.SetResult(answers[i]);
    }

    /// <summary>Nothing of these stands: the disk is full, or something is broken that is not theirs.</summary>
    private static void Fail(List<Waiting> together, SqliteException e)
    {
        foreach (var waiting in together)
            if (e.SqliteErrorCode == SQLitePCL.raw.SQLITE_FULL)
                waiting.Answer.TrySetResult(PostingAnswer.No("storage-full"));
            else
                waiting.Answer.TrySetException(e);
    }

    private sealed record Waiting(PostingRequest Request, TaskCompletionSource<PostingAnswer> Answer);
}
