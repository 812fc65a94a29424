using System.Diagnostics;

namespace NaikKelas.Host.Http;

/// <summary>
/// One line a request: the route as it is written in the program, never the path as it was asked, because a path may
/// hold somebody's secret link and a query somebody's name.
/// </summary>
internal sealed partial class RequestLog(RequestDelegate next, ILogger<RequestLog> log, TimeProvider time)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var begun = time.GetTimestamp();
        await next(context);
        var route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "-";
        LogRequest(
            log,
            context.Request.Method,
            route,
            context.Response.StatusCode,
            (long)time.GetElapsedTime(begun).TotalMilliseconds,
            Activity.Current?.TraceId.ToString()
        );
    }

    [LoggerMessage(LogLevel.Information, "{Method} {Route} {Status} {Milliseconds} ms {TraceId}")]
    private static partial void LogRequest(
        ILogger logger,
        string method,
        string route,
        int status,
        long milliseconds,
        string? traceId
    );
}
