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

    private const int AtOnce = 500;

    private readonly Lazy<NpgsqlDataSource> _source = new(() => NpgsqlDataSource.Create(store.Prepared));

    public async Task<PostingAnswer> PostAsync(PostingRequest request, CancellationToken ct)
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

    /// <summary>Calls travel together: the wire is waited for once a batch instead of once a journal.</summary>
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
            await using var batch = new NpgsqlBatch(
                (NpgsqlConnection)connection,
                (NpgsqlTransaction)transaction
            );
            foreach (var request in together)
            {
                var call = new NpgsqlBatchCommand(Call);
                Fill(call.Parameters, request);
                batch.BatchCommands.Add(call);
            }

            if (!await ReadAsync(batch, together, answers, ct))
                break;
        }

        return answers;
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

    private static T[] Each<T>(IReadOnlyList<NewLine> lines, Func<NewLine, T> part) =>
        [.. lines.Select(part)];

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
