using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using NaikKelas.Tests.House;

[assembly: AssemblyFixture(typeof(ShardingWatch))]

namespace NaikKelas.Tests.House;

/// <summary>
/// Reads every statement that any test's program sends through EF, in this whole run, and stops what could not be sent
/// to a database spread by co-op: the test that sent it fails there, and the run at its end.
/// </summary>
public sealed class ShardingWatch : IObserver<DiagnosticListener>, IDisposable
{
    private static readonly ConcurrentDictionary<string, string> Seen = new(StringComparer.Ordinal);

    /// <summary>Marks the bad statement by which a test shows that the watch bites.</summary>
    internal const string Planted = "planted";

    private readonly ConcurrentBag<IDisposable> _watched = [];
    private readonly IDisposable _all;

    public ShardingWatch() => _all = DiagnosticListener.AllListeners.Subscribe(this);

    private const string Attack = "GuardTests: what somebody with the database in hand would send";
    private const string Forged =
        "account_code, amount, unit_code, party, date FROM journal_lines WHERE line_no = 1";
    private const string Copied =
        "INSERT INTO journal_lines (cooperative_id, seq, line_no, account_code, amount, unit_code, party, date) SELECT cooperative_id,";

    /// <summary>What tests send where the program must not, word for word, and why.</summary>
    private static readonly Dictionary<string, string> Allowed = new(StringComparer.Ordinal)
    {
        ["UPDATE journals SET description = 'x'"] = Attack,
        ["UPDATE journals SET description = 'Bayar air' WHERE seq = 1"] = Attack,
        ["DELETE FROM journals"] = Attack,
        ["UPDATE journal_lines SET amount = amount * 2"] = Attack,
        ["DELETE FROM journal_lines"] = Attack,
        [$"{Copied} seq, 9, {Forged}"] = Attack,
        [$"{Copied} 2, 1, {Forged}"] = Attack,
        ["UPDATE accounts SET class = 'Asset' WHERE code = '5-3102'"] = Attack,
        ["UPDATE balances SET debit = debit + 1 WHERE account_code = '5-3102'"] = Attack,
        ["UPDATE balances SET debit = debit - 1 WHERE account_code = '5-3102'"] = Attack,
        ["UPDATE subledger_accounts SET state = 'Blocked' WHERE id = @p0"] =
            "PostingTests: blocks an account, which no page does yet",
    };

    public void OnNext(DiagnosticListener value)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (value.Name == DbLoggerCategory.Name)
            _watched.Add(
                value.Subscribe(new Reader(), name => name == RelationalEventId.CommandExecuting.Name)
            );
    }

    public void OnCompleted() { }

    public void OnError(Exception error) { }

    public void Dispose()
    {
        _all.Dispose();
        foreach (var one in _watched)
            one.Dispose();
        var bad = Seen.Where(s =>
                s.Value.Length > 0 && !s.Key.StartsWith($"-- {Planted}", StringComparison.Ordinal)
            )
            .Select(s => $"{s.Value}\n{s.Key}")
            .ToList();
        if (bad.Count > 0)
            throw new InvalidOperationException(string.Join("\n\n", bad));
    }

    /// <summary>What is wrong with a statement; empty where nothing is.</summary>
    internal static string Look(string sql) =>
        Allowed.ContainsKey(sql) ? "" : string.Join("; ", ShardingLint.Of(sql));

    private sealed class Reader : IObserver<KeyValuePair<string, object?>>
    {
        public void OnNext(KeyValuePair<string, object?> value)
        {
            var sql = ((CommandEventData)value.Value!).Command.CommandText;
            if (Seen.GetOrAdd(sql, Look) is { Length: > 0 } wrong)
                throw new InvalidOperationException($"{wrong}\n{sql}");
        }

        public void OnCompleted() { }

        public void OnError(Exception error) { }
    }
}
