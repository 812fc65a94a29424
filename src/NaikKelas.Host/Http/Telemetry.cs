using System.Diagnostics;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace NaikKelas.Host.Http;

/// <summary>
/// Traces and metrics over OTLP, when <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> names a collector; nothing otherwise. The
/// framework and Npgsql already measure themselves, so listening to them is all there is to do.
/// </summary>
internal sealed class Telemetry : IHostedService, IDisposable
{
    private TracerProvider? _traces;
    private MeterProvider? _metrics;

    public static bool Wanted(IConfiguration configuration) =>
        configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] is { Length: > 0 };

    public Task StartAsync(CancellationToken cancellationToken)
    {
        var who = ResourceBuilder.CreateDefault().AddService("naikkelas");
        _traces = Sdk.CreateTracerProviderBuilder()
            .SetResourceBuilder(who)
            .AddSource("Microsoft.AspNetCore", "Npgsql")
            .AddProcessor(new RoutesOnly())
            .AddOtlpExporter()
            .Build();
        _metrics = Sdk.CreateMeterProviderBuilder()
            .SetResourceBuilder(who)
            .AddMeter(
                "Microsoft.AspNetCore.Hosting",
                "Microsoft.AspNetCore.Server.Kestrel",
                "Microsoft.AspNetCore.RateLimiting",
                "System.Runtime",
                "Npgsql"
            )
            .AddOtlpExporter()
            .Build();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        _traces?.Dispose();
        _metrics?.Dispose();
    }

    /// <summary>A path may hold somebody's secret link, a query somebody's name: only the route leaves the house.</summary>
    private sealed class RoutesOnly : BaseProcessor<Activity>
    {
        public override void OnEnd(Activity data)
        {
            data.SetTag("url.path", data.GetTagItem("http.route"));
            data.SetTag("url.query", value: null);
        }
    }
}
