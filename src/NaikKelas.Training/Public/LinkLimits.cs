using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace NaikKelas.Training.Public;

/// <summary>How often one address may try applicants' links: a village behind one line still gets in, a guesser does not get far.</summary>
internal static class LinkLimits
{
    public const string Policy = "applicant-links";

    /// <summary>Requests a minute from one address.</summary>
    private const int PerMinute = 120;

    public static IServiceCollection AddLinkLimits(this IServiceCollection services) =>
        services.AddRateLimiter(limiter => limiter.AddPolicy(Policy, OfOneAddress));

    private static RateLimitPartition<string> OfOneAddress(HttpContext context) =>
        RateLimitPartition.GetFixedWindowLimiter(
            context.Connection.RemoteIpAddress?.ToString() ?? "",
            _ => new FixedWindowRateLimiterOptions
            {
                PermitLimit = PerMinute,
                Window = TimeSpan.FromMinutes(1),
            }
        );
}
