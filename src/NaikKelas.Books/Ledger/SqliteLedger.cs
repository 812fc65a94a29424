using System.Collections.Concurrent;
using System.Data.Common;
using System.Globalization;
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
    private const int CacheOfOne = 2_000;
    private const int CacheOfMany = 64_000;

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
        Cache(connection, transaction, CacheOfMany);
        try
        {
            foreach (var request in requests)
            {
                ct.ThrowIfCancellationRequested();
                // The first that is refused ends all of them: nothing has to be put aside to go on without it.
                answers.Add(posting.Post(request, (SqliteTransaction)transaction, alone: false));
                if (answers[^1].RefusedBy is not null)
                    break;
            }
        }
        finally
        {
            Cache(connection, transaction, CacheOfOne);
        }

        return Task.FromResult<IReadOnlyList<PostingAnswer>>(answers);
    }

    /// <summary>In KiB: what many postings change stays in memory until they are written once.</summary>
    private static void Cache(DbConnection connection, DbTransaction transaction, int size)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
#pragma warning disable CA2100 // The number is ours.
        command.CommandText = string.Create(CultureInfo.InvariantCulture, $"PRAGMA cache_size=-{size}");
#pragma warning restore CA2100
        command.ExecuteNonQuery();
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
        command.CommandText =
            "PRAGMA synchronous=FULL; PRAGMA busy_timeout=30000; PRAGMA foreign_keys=ON; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-64000; PRAGMA wal_autocheckpoint=16000";
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
