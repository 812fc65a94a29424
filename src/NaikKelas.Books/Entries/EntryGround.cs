using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using NaikKelas.Books.Desk;
using NaikKelas.Books.Ledger;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Entries;

/// <summary>What the database says about an entry before the ledger is asked.</summary>
/// <param name="Books">Of the co-op it is for.</param>
/// <param name="Row">The member's savings it names; null where it names none, or none that is in use.</param>
/// <param name="Known">What was asked for with its key before.</param>
internal sealed record EntryGround(BooksTerms Books, SavingsRow? Row, KnownRequest? Known);

/// <summary>A request for a second person's word, as far as a repetition needs it.</summary>
internal sealed record KnownRequest(byte[] Content, RequestState State, string? Reason, long? Seq);

/// <summary>
/// Reads the ground of an entry in one trip: an entry is what the program is asked for most, and on PostgreSQL each trip
/// costs more than the question it carries. Therefore plain SQL, and row level security is told in the same breath.
/// </summary>
internal sealed class EntryGrounds(Db db, Actor actor)
{
    /// <summary>Holds until the end of the transaction, here of the statement that follows it.</summary>
    private const string Scope = "SELECT set_config('naikkelas.cooperative', @cooperative_text, true);";

    private const string Question = """
        SELECT b.opened_on, b.main_unit_code, b.approval_from, b.version,
            s.id, s.number, s.account_code, m.id, m.name, m.number,
            r.content, r.state, r.reason, r.seq
        FROM books b
        LEFT JOIN subledger_accounts s
            ON s.cooperative_id = b.cooperative_id AND s.id = @row AND s.state <> 'Closed' AND s.sign = -1
        LEFT JOIN members m ON m.cooperative_id = s.cooperative_id AND m.id = s.member_id
        LEFT JOIN journal_requests r ON r.cooperative_id = b.cooperative_id AND r.key = @key
        WHERE b.cooperative_id = @cooperative
        """;

    /// <summary>Whether the co-op is the actor's own; asks nobody.</summary>
    public bool Own(OrganisationId cooperative) =>
        actor.Current.Any(g => g.Organisation == cooperative.Value);

    /// <returns>Null where the co-op is not the actor's own or keeps no books.</returns>
    public async Task<EntryGround?> ReadAsync(
        OrganisationId cooperative,
        string key,
        Guid? row,
        CancellationToken ct
    )
    {
        if (!Own(cooperative))
            return null;
        await db.Database.OpenConnectionAsync(ct);
        try
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
            command.CommandText = Question;
            Add("cooperative", cooperative.Value);
            // Nobody's savings have the empty id; a null would have no type.
            Add("row", row ?? Guid.Empty);
            Add("key", key);
            if (db.Database.IsNpgsql())
            {
                command.CommandText = Scope + Question;
                Add("cooperative_text", cooperative.Value.ToString());
            }

            await using var reader = await command.ExecuteReaderAsync(ct);
            if (db.Database.IsNpgsql())
                await reader.NextResultAsync(ct);
            return await reader.ReadAsync(ct) ? Of(cooperative, reader) : null;

            void Add(string name, object value)
            {
                var parameter = command.CreateParameter();
                (parameter.ParameterName, parameter.Value) = (name, value);
                command.Parameters.Add(parameter);
            }
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    private static EntryGround Of(OrganisationId cooperative, DbDataReader row) =>
        new(
            new BooksTerms(
                cooperative,
                row.GetFieldValue<DateOnly>(0),
                row.GetString(1),
                new Rupiah(row.GetInt64(2)),
                row.GetInt32(3)
            ),
            row.IsDBNull(7)
                ? null
                : new SavingsRow(
                    new SubledgerId(row.GetGuid(4)),
                    row.GetString(5),
                    row.GetString(6),
                    new MemberId(row.GetGuid(7)),
                    row.GetString(8),
                    row.GetString(9)
                ),
            row.IsDBNull(10)
                ? null
                : new KnownRequest(
                    row.GetFieldValue<byte[]>(10),
                    Enum.Parse<RequestState>(row.GetString(11)),
                    row.IsDBNull(12) ? null : row.GetString(12),
                    row.IsDBNull(13) ? null : row.GetInt64(13)
                )
        );
}
