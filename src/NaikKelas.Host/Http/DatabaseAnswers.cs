using Microsoft.Extensions.Diagnostics.HealthChecks;
using NaikKelas.Kernel;

namespace NaikKelas.Host.Http;

/// <summary>/sehat: whether the database answers a question.</summary>
internal sealed class DatabaseAnswers(Db db) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    ) =>
        await db.Database.CanConnectAsync(cancellationToken)
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Unhealthy();
}
