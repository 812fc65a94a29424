using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using NaikKelas.Kernel.Access;
using NaikKelas.Kernel.Auditing;
using Npgsql;

namespace NaikKelas.Kernel;

/// <summary>
/// One context, one transaction, one set of migrations. It has no DbSets: each module opens its own tables
/// with an internal extension property, so that a neighbour cannot even name them.
/// </summary>
public sealed class Db(
    DbContextOptions<Db> options,
    IReadOnlyList<IModule> modules,
    AgencyClock clock,
    Actor actor
) : DbContext(options)
{
    private const int AttemptsMax = 5;
    private const string TakeBack = "RESET ALL";
    private readonly List<ChangeLog.Line> _told = [];
    private readonly List<Action> _afterCommit = [];
    private string? _reason;
    private bool _inside;
    private bool _insideRefused;
    private bool _toldConnection;

    /// <summary>Why the next saved changes are made, where the person was asked.</summary>
    public void Because(string? reason) => _reason = reason;

    /// <summary>What to do once what is being made stands in the database; nothing, should it be rolled back.</summary>
    public void AfterCommit(Action act) => _afterCommit.Add(act);

    /// <summary>An act that changes no row but must be told: a NIK read in full, a file exported.</summary>
    /// <param name="action">English, dotted: <c>nik.read</c>.</param>
    /// <param name="subject">Table and id: <c>persons/…</c>. Never a name or a number of a person.</param>
    /// <param name="detail">JSON or a plain word, without personal data.</param>
    public void Audit(string action, string subject, string detail = "") =>
        _told.Add(new ChangeLog.Line(action, subject, detail));

    /// <summary>
    /// Tells PostgreSQL something for this unit of work, which keeps its connection from now on and takes back what it
    /// told before anybody else gets it.
    /// </summary>
    /// <param name="setting">Its name, dotted.</param>
    /// <param name="value">Seen by row level security.</param>
    /// <param name="ct">Ends the waiting.</param>
    public async Task TellAsync(string setting, string value, CancellationToken ct)
    {
        if (!_toldConnection)
            await Database.OpenConnectionAsync(ct);
        _toldConnection = true;
        await Database.ExecuteSqlAsync($"SELECT set_config({setting}, {value}, false)", ct);
    }

    public override async ValueTask DisposeAsync()
    {
        if (MustTakeBack)
            await Database.ExecuteSqlRawAsync(TakeBack, CancellationToken.None);
        await base.DisposeAsync();
    }

    public override void Dispose()
    {
        if (MustTakeBack)
            Database.ExecuteSqlRaw(TakeBack);
        base.Dispose();
    }

    /// <summary>A connection that broke is nobody's any more.</summary>
    private bool MustTakeBack =>
        _toldConnection && Database.GetDbConnection().State == System.Data.ConnectionState.Open;

    /// <summary>
    /// Runs a use case whole or not at all. A refusal saves nothing. Losing a race (stale version, or a unique
    /// index that another request filled first) starts the use case again from fresh rows, so that its own
    /// rules give the answer. A use case run inside another joins its transaction; refused inside, refused as a whole.
    /// </summary>
    /// <exception cref="InvalidOperationException">A use case was refused inside, and the one around it went on.</exception>
    public async Task<Result<T>> RunAsync<T>(Func<Task<Result<T>>> useCase, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(useCase);
        if (_inside)
            return await JoinAsync(useCase, ct);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                (_inside, _insideRefused) = (true, false);
                await using var transaction = await Database.BeginTransactionAsync(ct);
                var result = await useCase();
                if (result.Refused)
                {
                    Forget();
                    return result;
                }

                if (_insideRefused)
                    throw new InvalidOperationException("Refused inside, yet not as a whole.");
                await SaveChangesAsync(ct);
                await transaction.CommitAsync(ct);
                Committed();
                Forget();
                return result;
            }
            catch (Exception e) when (attempt < AttemptsMax && LostRace(e))
            {
                Forget();
            }
            finally
            {
                _inside = false;
            }
        }
    }

    private async Task<Result<T>> JoinAsync<T>(Func<Task<Result<T>>> useCase, CancellationToken ct)
    {
        var result = await useCase();
        if (result.Refused)
            _insideRefused = true;
        else
            await SaveChangesAsync(ct);
        return result;
    }

    /// <summary>Saves, and writes the audit lines of what was saved in the same transaction.</summary>
    public override async Task<int> SaveChangesAsync(
        bool acceptAllChangesOnSuccess,
        CancellationToken cancellationToken = default
    )
    {
        ChangeTracker.DetectChanges();
        var personal = ChangeLog.PersonalIn(ChangeTracker);
        var keys = await TrailKeys.ForAsync(this, personal, cancellationToken);
        List<ChangeLog.Line> lines = [.. ChangeLog.Of(ChangeTracker, keys), .. _told];
        _told.Clear();
        if (lines.Count == 0)
        {
            var quiet = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
            if (Database.CurrentTransaction is null)
                Committed();
            return quiet;
        }

        await using var own = Database.CurrentTransaction is null
            ? await Database.BeginTransactionAsync(cancellationToken)
            : null;
        var saved = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        await AppendAsync(lines, cancellationToken);
        await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        foreach (
            var entry in ChangeTracker
                .Entries()
                .Where(e => e.Entity is AuditEntry or AuditHead or TrailKey)
                .ToList()
        )
            entry.State = EntityState.Detached;
        if (own is not null)
        {
            await own.CommitAsync(cancellationToken);
            Committed();
        }

        return saved;
    }

    /// <exception cref="NotSupportedException">Always: what is saved is audited, and that asks the database first.</exception>
    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        throw new NotSupportedException("Save with SaveChangesAsync.");

    /// <summary>Holds the end of the chain last of all, so that writers wait for each other as briefly as can be.</summary>
    private async Task AppendAsync(IReadOnlyList<ChangeLog.Line> lines, CancellationToken ct)
    {
        var head =
            await Set<AuditHead>().HoldAsync(1, ct)
            ?? throw new InvalidOperationException("audit_head has no row");
        var at = Microseconds(clock.UtcNow);
        foreach (var line in lines)
        {
            var (number, previous) = (head.Number + 1, head.Hash);
            head.Hash = AuditEntry.HashOf(
                number,
                at,
                actor.UserId,
                actor.Name,
                line.Action,
                line.Subject,
                line.Detail,
                _reason,
                previous
            );
            head.Number = number;
            Add(
                new AuditEntry(
                    number,
                    at,
                    actor.UserId,
                    actor.Name,
                    line.Action,
                    line.Subject,
                    line.Detail,
                    _reason,
                    previous,
                    head.Hash
                )
            );
        }
    }

    /// <summary>PostgreSQL keeps microseconds; the hash must cover what comes back.</summary>
    private static DateTime Microseconds(DateTime at) => new(at.Ticks - at.Ticks % 10, DateTimeKind.Utc);

    private void Committed()
    {
        foreach (var act in _afterCommit)
            act();
        _afterCommit.Clear();
    }

    private void Forget()
    {
        ChangeTracker.Clear();
        _afterCommit.Clear();
        _told.Clear();
        _reason = null;
    }

    private static bool LostRace(Exception e) =>
        e is DbUpdateConcurrencyException
        // Npgsql wraps a deadlock that meets a query, not a save, in an InvalidOperationException.
        || (e is DbUpdateException or InvalidOperationException ? e.InnerException : e)
            is PostgresException
                {
                    SqlState: PostgresErrorCodes.UniqueViolation
                        // A row that was to go was pointed at meanwhile.
                        or PostgresErrorCodes.ForeignKeyViolation
                        or PostgresErrorCodes.DeadlockDetected
                        or PostgresErrorCodes.SerializationFailure
                }
                or SqliteException { SqliteExtendedErrorCode: SQLitePCL.raw.SQLITE_CONSTRAINT_UNIQUE };

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        ArgumentNullException.ThrowIfNull(modelBuilder);
        KernelTables.Map(modelBuilder);
        foreach (var module in modules)
            module.MapTables(modelBuilder);
        SnakeCase.Apply(modelBuilder);
        if (Database.IsNpgsql())
            CodesSortByByte(modelBuilder);
    }

    /// <summary>Region codes and search keys are compared as ranges; other collations pass over dots and blanks.</summary>
    private static void CodesSortByByte(ModelBuilder model)
    {
        foreach (
            var property in model
                .Model.GetEntityTypes()
                .SelectMany(e => e.GetProperties())
                .Where(p =>
                    p.ClrType == typeof(string) && p.Name.EndsWith("RegionCode", StringComparison.Ordinal)
                    || p.FindAnnotation(ByteOrder.Mark) is not null
                )
        )
            property.SetCollation("C");
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        ArgumentNullException.ThrowIfNull(configurationBuilder);
        var ids = modules
            .Select(m => m.GetType().Assembly)
            .Append(typeof(Db).Assembly)
            .Distinct()
            .SelectMany(a => a.GetTypes())
            .Where(Ids.IsId);
        foreach (var id in ids)
            configurationBuilder.Properties(id).HaveConversion(typeof(IdConverter<>).MakeGenericType(id));

        configurationBuilder.ComplexProperties<Rupiah>();
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcConverter>();
        configurationBuilder.Properties<string>().HaveMaxLength(200);
        configurationBuilder.Properties<Enum>().HaveConversion<string>();
    }

    private sealed class IdConverter<T>() : ValueConverter<T, Guid>(id => id.Value, value => Make(value))
        where T : struct, IId<T>
    {
        private static T Make(Guid value) => T.From(value);
    }

    private sealed class UtcConverter()
        : ValueConverter<DateTime, DateTime>(at => at, at => DateTime.SpecifyKind(at, DateTimeKind.Utc));
}
