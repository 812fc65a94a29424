using System.Globalization;
using System.Threading.RateLimiting;

namespace NaikKelas.Host.SignIn;

/// <summary>How often one address may try: an office behind one line still gets in, a guesser does not get far.</summary>
internal static class Attempts
{
    public const string Policy = "attempts";
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    public static IServiceCollection AddAttemptLimits(
        this IServiceCollection services,
        IConfiguration configuration
    )
    {
        var attemptsMax = configuration.GetValue("SignIn:AttemptsMax", defaultValue: 30);
        return services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.OnRejected = (context, _) =>
            {
                context.HttpContext.Response.Headers.RetryAfter = Window.TotalSeconds.ToString(
                    CultureInfo.InvariantCulture
                );
                return ValueTask.CompletedTask;
            };
            limiter.AddPolicy(Policy, context => OfOneAddress(context, attemptsMax));
        });
    }

    private static RateLimitPartition<string> OfOneAddress(HttpContext context, int attemptsMax) =>
        HttpMethods.IsPost(context.Request.Method)
            ? RateLimitPartition.GetFixedWindowLimiter(
                context.Connection.RemoteIpAddress?.ToString() ?? "",
                _ => new FixedWindowRateLimiterOptions { PermitLimit = attemptsMax, Window = Window }
            )
            : RateLimitPartition.GetNoLimiter("reading");
}
