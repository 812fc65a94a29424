using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace NaikKelas.Training.Applying;

/// <summary>How often one address may send a step of the public form: a village behind one line gets through, a script does not. Reading is free.</summary>
internal static class ApplicationLimits
{
    public const string Policy = "applications";

    /// <summary>Steps sent a minute from one address.</summary>
    public const int PerMinute = 60;

    public static IServiceCollection AddApplicationLimits(this IServiceCollection services) =>
        services.AddRateLimiter(limiter => limiter.AddPolicy(Policy, OfOneAddress));

    private static RateLimitPartition<string> OfOneAddress(HttpContext context) =>
        HttpMethods.IsPost(context.Request.Method)
            ? RateLimitPartition.GetFixedWindowLimiter(
                context.Connection.RemoteIpAddress?.ToString() ?? "",
                _ => new FixedWindowRateLimiterOptions
                {
                    PermitLimit = PerMinute,
                    Window = TimeSpan.FromMinutes(1),
                }
            )
            : RateLimitPartition.GetNoLimiter("reading");
}
