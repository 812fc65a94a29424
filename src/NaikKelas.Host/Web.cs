using System.Globalization;
using System.IO.Compression;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting.StaticWebAssets;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NaikKelas.Demo;
using NaikKelas.Host.Access;
using NaikKelas.Host.Http;
using NaikKelas.Host.SignIn;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Kernel.Idempotency;
using NaikKelas.Kernel.Jobs;
using NaikKelas.Kernel.Mail;

namespace NaikKelas.Host;

/// <summary>Puts the application together; serving it is one of its uses, the command line the other.</summary>
internal static class Web
{
    public static async Task<int> ServeAsync(string[] args)
    {
        var builder = Builder(args);
        var settings = new Settings(builder.Configuration, builder.Environment);
        AddRooms(builder.Services, settings);
        AddWeb(builder.Services, builder.Configuration);
        Log(builder);

        var app = builder.Build();
        SpeakIndonesian();
        Pipeline(app);
        RouteCheck.EveryRouteSaysWhoMayEnter(app);
        if (await StartUp.RunAsync(app.Services, CancellationToken.None) is { } refusal)
        {
            await Console.Error.WriteLineAsync(refusal);
            return 2;
        }

        await app.RunAsync();
        return 0;
    }

    /// <summary>The same rooms without the web, acting as the system; the log keeps out of a verb's output.</summary>
    public static ServiceProvider BuildForVerbs()
    {
        var builder = Builder([]);
        AddRooms(builder.Services, new Settings(builder.Configuration, builder.Environment));
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Warning);
        builder.Logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Services.Replace(
            ServiceDescriptor.Scoped(_ => new Actor { IsSystem = true, Name = Environment.UserName })
        );
        SpeakIndonesian();
        return builder.Services.BuildServiceProvider();
    }

    private static WebApplicationBuilder Builder(string[] args)
    {
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions
            {
                Args = args,
                ApplicationName = typeof(Web).Assembly.GetName().Name,
                ContentRootPath = AppContext.BaseDirectory,
            }
        );
        builder.Configuration.AddEnvironmentVariables("NAIKKELAS_").AddCommandLine(args);
        // Also outside Development: ./run serves what the build made, without publishing first – and as it was
        // compressed then, not packed anew without compression for whoever edits a stylesheet.
        builder.Configuration["ReloadStaticAssetsAtRuntime"] = "false";
        StaticWebAssetsLoader.UseStaticWebAssets(builder.Environment, builder.Configuration);
        return builder;
    }

    /// <summary>One JSON object a line for whoever collects them; words for whoever develops.</summary>
    private static void Log(WebApplicationBuilder builder)
    {
        builder.Logging.ClearProviders();
        if (builder.Environment.IsDevelopment())
            builder.Logging.AddSimpleConsole(console => console.SingleLine = true);
        else
            builder.Logging.AddJsonConsole(console =>
            {
                console.UseUtcTimestamp = true;
                console.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
            });
        // Their lines hold paths; ours (RequestLog) hold routes.
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Warning);
    }

    private static void SpeakIndonesian() =>
        CultureInfo.DefaultThreadCurrentCulture =
            CultureInfo.DefaultThreadCurrentUICulture =
            CultureInfo.CurrentCulture =
            CultureInfo.CurrentUICulture =
                Texts.Indonesian;

    private static void AddRooms(IServiceCollection services, Settings settings)
    {
        AddKernel(services, settings);
        services
            .AddDataProtection()
            .SetApplicationName("naikkelas")
            .PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(settings.DataFolder, "keys")));
        services.AddAccess();
        foreach (var module in Modules.WithHost)
        {
            services.AddSingleton(module);
            module.AddServices(services);
        }
    }

    private static void AddKernel(IServiceCollection services, Settings settings)
    {
        // The demo's past is played at its own dates; outside the play its clock is the world's.
        if (settings.Demo)
            services.TryAddSingleton<TimeProvider>(p => p.GetRequiredService<DemoTime>());
        services.TryAddSingleton(TimeProvider.System);
        services
            .AddSingleton(settings)
            .AddSingleton(settings.Store())
            .AddSingleton(new SiteAddress(settings.SiteUrl ?? ""))
            .AddSingleton(Modules.All)
            .AddSingleton(new Texts(Modules.WithTexts))
            .AddSingleton(_ => settings.PersonalDataKey())
            .AddSingleton(provider => new AgencyClock(
                provider.GetRequiredService<TimeProvider>(),
                settings.Zone
            ))
            .AddScoped<Actor>()
            .AddScoped<Migrator>()
            // Which database is one for all requests: reading it out of the settings anew for each costs more than a query.
            .AddDbContext<Db>(
                (provider, options) => provider.GetRequiredService<Store>().Configure(options),
                optionsLifetime: ServiceLifetime.Singleton
            )
            .AddSingleton<JobRunner>()
            .AddHostedService(provider => provider.GetRequiredService<JobRunner>())
            .AddOutbox()
            .AddOnceOnly(settings.AnswersKept);
        if (settings.SendsMail)
            services.AddSingleton<IMailer, SmtpMailer>();
        else
            services.AddSingleton<IMailer>(new FolderMailer(settings.MailFolder));
    }

    private static void AddWeb(IServiceCollection services, IConfiguration configuration)
    {
        services.AddProblemDetails(ApiProblems.Describe);
        services.AddOpenApi("v1", OpenApi.Describe);
        services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.Converters.Add(new IdJsonConverterFactory());
            json.SerializerOptions.Converters.Add(new JsonStringEnumConverter());
        });
        services.AddInterface();
        services.AddAttemptLimits(configuration);
        if (Telemetry.Wanted(configuration))
            services.AddHostedService<Telemetry>();
        services.AddHealthChecks().AddCheck<DatabaseAnswers>("database");
        services.AddResponseCompression(compression =>
        {
            compression.EnableForHttps = true;
            compression.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "image/svg+xml"];
        });
        services.Configure<BrotliCompressionProviderOptions>(brotli =>
            brotli.Level = CompressionLevel.Fastest
        );
        services.AddAntiforgery(antiforgery => antiforgery.Cookie.Name = "naikkelas-form");
        services
            .AddRazorPages(pages => pages.Conventions.ConfigureFilter(new OneAfterAnother()))
            .WithRazorPagesAtContentRoot();
    }

    private static void Pipeline(WebApplication app)
    {
        if (!app.Environment.IsDevelopment())
            app.UseHsts();
        app.UseMiddleware<SafeHeaders>();
        app.UseMiddleware<RequestLog>();
        app.UseResponseCompression();
        app.UseErrorAnswers();
        app.UseRouting();
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseMiddleware<WhoIsThere>();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.MapStaticAssets().AllowAnonymous();
        app.MapHealthChecks("/sehat").AllowAnonymous();
        app.MapOpenApi("/api/{documentName}.json").AllowAnonymous();
        app.MapSignIn();
        app.MapRazorPages().WithStaticAssets();
        var api = app.MapGroup("/api/v1");
        foreach (var module in Modules.All)
            module.MapApi(api);
    }
}
