using NaikKelas.Kernel;
using NaikKelas.Kernel.Privacy;

namespace NaikKelas.Registry.Privacy;

/// <summary>A rule and how many it would let go today.</summary>
public sealed record RetentionLine(RetentionRule Rule, int Count);

/// <summary>Use case: carry out the rules of keeping, or only count what they would let go.</summary>
public sealed class ApplyRetention(Db db, AgencyClock clock, IEnumerable<IRetains> rooms)
{
    public async Task<IReadOnlyList<RetentionLine>> CountAsync(CancellationToken ct)
    {
        var lines = new List<RetentionLine>();
        foreach (var rule in PrivacyRules.Current.Retention)
            lines.Add(new(rule, await Of(rule).CountAsync(Since(rule), ct)));
        return lines;
    }

    /// <summary>Each rule in a transaction of its own.</summary>
    /// <returns>How many went, over all rules.</returns>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        var gone = 0;
        foreach (var rule in PrivacyRules.Current.Retention)
        {
            var dropped = await db.RunAsync<int>(
                async () =>
                {
                    var count = await Of(rule).DropAsync(Since(rule), ct);
                    if (count > 0)
                        db.Audit("retention.applied", $"retention/{rule.Code}", $"{count}");
                    return count;
                },
                ct
            );
            gone += dropped.Value;
        }

        return gone;
    }

    private DateTime Since(RetentionRule rule) => clock.UtcNow.AddDays(-rule.Days);

    private IRetains Of(RetentionRule rule) => rooms.Single(r => r.Rule == rule.Code);
}
