using System.Data.Common;
using NaikKelas.Kernel;
using Npgsql;
using NpgsqlTypes;

namespace NaikKelas.Books.Ledger;

/// <summary>One function a posting (<c>post_journal</c>), one round trip; the co-op's head row keeps postings in order.</summary>
internal sealed class PostgresLedger(Store store) : ILedgerEngine, IAsyncDisposable
{
    private const string Call =
        "SELECT seq, number, before FROM post_journal($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)";

    private const string CallMany =
        "SELECT seq, number FROM post_journals($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)";

    /// <summary>Each statement leaves a version of every balance it moves, which the next one walks over.</summary>
    private const int AtOnce = 10_000;

    private const int Few = 100;

    /// <summary>
    /// More at once only take turns on the database's processors: on two of them four at once post twice as many as
    /// thirty-two, and the last in line waits a fraction.
    /// </summary>
    private static readonly int PostingsAtOnce = Environment.ProcessorCount * 2;

    /// <summary>Whoever takes longer waits for somebody else's books, not for a processor, and keeps no place.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(100);

    private readonly Lazy<NpgsqlDataSource> _source = new(() => NpgsqlDataSource.Create(store.Prepared));

    private readonly SemaphoreSlim _places = new(PostingsAtOnce);

    public async Task<PostingAnswer> PostAsync(PostingRequest request, CancellationToken ct)
    {
        await _places.WaitAsync(ct);
        Task<PostingAnswer> posting;
        try
        {
            posting = PostAloneAsync(request, ct);
            await Task.WhenAny(posting, Task.Delay(Patience, CancellationToken.None));
        }
        finally
        {
            _places.Release();
        }

        return await posting;
    }

    private async Task<PostingAnswer> PostAloneAsync(PostingRequest request, CancellationToken ct)
    {
        await using var connection = await _source.Value.OpenConnectionAsync(ct);
        return await PostAsync(connection, null, request, ct);
    }

    public Task<PostingAnswer> PostWithinAsync(
        DbConnection connection,
        DbTransaction transaction,
        PostingRequest request,
        CancellationToken ct
    ) => PostAsync((NpgsqlConnection)connection, (NpgsqlTransaction)transaction, request, ct);

    /// <summary>
    /// Thousands with one statement. Where that is refused, or some were posted before, each half goes alone, and the
    /// last few one by one: which of them it was, and what was answered before, only each one alone can tell.
    /// </summary>
    public async Task<IReadOnlyList<PostingAnswer>> PostAllWithinAsync(
        DbConnection connection,
        DbTransaction transaction,
        IReadOnlyList<PostingRequest> requests,
        CancellationToken ct
    )
    {
        List<PostingAnswer> answers = new(requests.Count);
        foreach (var together in requests.Chunk(AtOnce))
        {
            if (!await PostSomeAsync(together))
                break;
        }

        return answers;

        async Task<bool> PostSomeAsync(PostingRequest[] some)
        {
            var (own, within) = ((NpgsqlConnection)connection, (NpgsqlTransaction)transaction);
            if (some.Length <= Few)
                return await PostEachAsync(own, within, some, answers, ct);
            if (await PostManyAsync(own, within, some, ct) is { } all)
            {
                answers.AddRange(all);
                return true;
            }

            var half = some.Length / 2;
            return await PostSomeAsync(some[..half]) && await PostSomeAsync(some[half..]);
        }
    }

    /// <returns>Null where they must go one by one; nothing was posted then.</returns>
    private static async Task<IReadOnlyList<PostingAnswer>?> PostManyAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        PostingRequest[] requests,
        CancellationToken ct
    )
    {
        const string before = "posting_many";
        await transaction.SaveAsync(before, ct);
        try
        {
            await using var command = new NpgsqlCommand(CallMany, connection, transaction);
            FillMany(command.Parameters, requests);
            List<PostingAnswer> answers = new(requests.Length);
            await using var reader = await command.ExecuteReaderAsync(ct);
            while (await reader.ReadAsync(ct))
            {
                var journal = requests[answers.Count].Journal;
                answers.Add(
                    PostingAnswer.Yes(
                        new Posted(
                            reader.GetInt64(0),
                            Posted.ReferenceOf(journal.UnitCode!, journal.Date.Year, reader.GetInt32(1)),
                            false
                        )
                    )
                );
            }

            return answers.Count == requests.Length ? answers : null;
        }
        catch (PostgresException e)
            when (CodeOf(e) is not null || e.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            await transaction.RollbackAsync(before, ct);
            return null;
        }
    }

    /// <summary>Calls travel together: the wire is waited for once instead of once a journal.</summary>
    /// <returns>Whether none was refused.</returns>
    private static async Task<bool> PostEachAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        PostingRequest[] requests,
        List<PostingAnswer> answers,
        CancellationToken ct
    )
    {
        await using var batch = new NpgsqlBatch(connection, transaction);
        foreach (var request in requests)
        {
            var call = new NpgsqlBatchCommand(Call);
            Fill(call.Parameters, request);
            batch.BatchCommands.Add(call);
        }

        return await ReadAsync(batch, requests, answers, ct);
    }

    /// <returns>Whether none was refused.</returns>
    private static async Task<bool> ReadAsync(
        NpgsqlBatch batch,
        PostingRequest[] together,
        List<PostingAnswer> answers,
        CancellationToken ct
    )
    {
        try
        {
            await using var reader = await batch.ExecuteReaderAsync(ct);
            foreach (var request in together)
            {
                await reader.ReadAsync(ct);
                answers.Add(AnswerOf(reader, request));
                if (answers[^1].RefusedBy is not null)
                    return false;
                await reader.NextResultAsync(ct);
            }

            return true;
        }
        catch (PostgresException e) when (CodeOf(e) is { } code)
        {
            answers.Add(PostingAnswer.No(code));
            return false;
        }
    }

    private static PostingAnswer AnswerOf(NpgsqlDataReader reader, PostingRequest request)
    {
        var (seq, number) = (reader.GetInt64(0), reader.GetInt32(1));
        var (unit, year) = (request.Journal.UnitCode!, request.Journal.Date.Year);
        return reader.IsDBNull(2)
            ? PostingAnswer.Yes(new Posted(seq, Posted.ReferenceOf(unit, year, number), false))
            : PostingAnswer.Again(seq, unit, year, number, reader.GetFieldValue<byte[]>(2), request.Content);
    }

    public async ValueTask DisposeAsync()
    {
        if (_source.IsValueCreated)
            await _source.Value.DisposeAsync();
        _places.Dispose();
    }

    private static async Task<PostingAnswer> PostAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction? transaction,
        PostingRequest request,
        CancellationToken ct
    )
    {
        await using var command = new NpgsqlCommand(Call, connection, transaction);
        Fill(command.Parameters, request);
        try
        {
            await using var reader = await command.ExecuteReaderAsync(ct);
            await reader.ReadAsync(ct);
            return AnswerOf(reader, request);
        }
        catch (PostgresException e) when (CodeOf(e) is { } code)
        {
            return PostingAnswer.No(code);
        }
    }

    private static void Fill(NpgsqlParameterCollection parameters, PostingRequest request)
    {
        var (journal, lines) = (request.Journal, request.Journal.Lines);
        Add(parameters, NpgsqlDbType.Uuid, request.CooperativeId.Value);
        Add(parameters, NpgsqlDbType.Text, journal.Key);
        Add(parameters, NpgsqlDbType.Bytea, request.Content);
        Add(parameters, NpgsqlDbType.Text, journal.UnitCode);
        Add(parameters, NpgsqlDbType.Date, journal.Date);
        Add(parameters, NpgsqlDbType.Text, journal.Kind.ToString());
        Add(parameters, NpgsqlDbType.Text, journal.Description);
        Add(parameters, NpgsqlDbType.Text, journal.Template);
        Add(parameters, NpgsqlDbType.Bigint, journal.Reverses);
        Add(parameters, NpgsqlDbType.Uuid, request.PostedBy);
        Add(parameters, NpgsqlDbType.TimestampTz, request.PostedAt);
        Add(parameters, NpgsqlDbType.Array | NpgsqlDbType.Text, Each(lines, l => l.AccountCode));
        Add(parameters, NpgsqlDbType.Array | NpgsqlDbType.Bigint, Each(lines, l => l.Amount.Value));
        Add(parameters, NpgsqlDbType.Array | NpgsqlDbType.Text, Each(lines, l => l.UnitCode!));
        Add(parameters, NpgsqlDbType.Array | NpgsqlDbType.Text, Each(lines, l => l.Party.ToString()));
        Add(parameters, NpgsqlDbType.Array | NpgsqlDbType.Uuid, Each(lines, l => l.MemberId?.Value));
        Add(parameters, NpgsqlDbType.Array | NpgsqlDbType.Uuid, Each(lines, l => l.SubledgerId?.Value));
        Add(parameters, NpgsqlDbType.Array | NpgsqlDbType.Text, Each(lines, l => l.Memo));
    }

    private static void FillMany(NpgsqlParameterCollection parameters, PostingRequest[] requests)
    {
        const NpgsqlDbType texts = NpgsqlDbType.Array | NpgsqlDbType.Text;
        const NpgsqlDbType ids = NpgsqlDbType.Array | NpgsqlDbType.Uuid;
        const NpgsqlDbType integers = NpgsqlDbType.Array | NpgsqlDbType.Integer;
        const NpgsqlDbType longs = NpgsqlDbType.Array | NpgsqlDbType.Bigint;
        List<(NewLine Line, int Journal, int No)> lines =
        [
            .. requests.SelectMany((r, at) => r.Journal.Lines.Select((l, no) => (l, at + 1, no + 1))),
        ];
        Add(parameters, NpgsqlDbType.Uuid, requests[0].CooperativeId.Value);
        Add(parameters, NpgsqlDbType.Uuid, requests[0].PostedBy);
        Add(parameters, NpgsqlDbType.Array | NpgsqlDbType.TimestampTz, Each(requests, r => r.PostedAt));
        Add(parameters, texts, Each(requests, r => r.Journal.Key));
        Add(parameters, NpgsqlDbType.Array | NpgsqlDbType.Bytea, Each(requests, r => r.Content));
        Add(parameters, texts, Each(requests, r => r.Journal.UnitCode!));
        Add(parameters, NpgsqlDbType.Array | NpgsqlDbType.Date, Each(requests, r => r.Journal.Date));
        Add(parameters, texts, Each(requests, r => r.Journal.Kind.ToString()));
        Add(parameters, texts, Each(requests, r => r.Journal.Description));
        Add(parameters, texts, Each(requests, r => r.Journal.Template));
        Add(parameters, longs, Each(requests, r => r.Journal.Reverses));
        Add(parameters, integers, Each(lines, l => l.Journal));
        Add(parameters, integers, Each(lines, l => l.No));
        Add(parameters, texts, Each(lines, l => l.Line.AccountCode));
        Add(parameters, longs, Each(lines, l => l.Line.Amount.Value));
        Add(parameters, texts, Each(lines, l => l.Line.UnitCode!));
        Add(parameters, texts, Each(lines, l => l.Line.Party.ToString()));
        Add(parameters, ids, Each(lines, l => l.Line.MemberId?.Value));
        Add(parameters, ids, Each(lines, l => l.Line.SubledgerId?.Value));
        Add(parameters, texts, Each(lines, l => l.Line.Memo));
    }

    private static TOut[] Each<TIn, TOut>(IReadOnlyList<TIn> all, Func<TIn, TOut> part) =>
        [.. all.Select(part)];

    private static void Add(NpgsqlParameterCollection parameters, NpgsqlDbType type, object? value) =>
        parameters.Add(new NpgsqlParameter { NpgsqlDbType = type, Value = value ?? DBNull.Value });

    private static string? CodeOf(PostgresException e) =>
        e.SqlState switch
        {
            PostgresErrorCodes.RaiseException => Guards.In(e.MessageText),
            PostgresErrorCodes.ForeignKeyViolation
            or PostgresErrorCodes.CheckViolation
            or PostgresErrorCodes.UniqueViolation => Guards.In(e.ConstraintName ?? ""),
            PostgresErrorCodes.DiskFull => "storage-full",
            _ => null,
        };
}
