using System.Globalization;
using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NaikKelas.Host;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Kernel.Mail;

namespace NaikKelas.Tests.House;

/// <summary>
/// The whole application on a database of its own, with a clock that stands still.
/// <c>world.DoAsync&lt;T&gt;</c> acts as the system, <c>world.As(Role.Officer, "35.72")</c> as somebody,
/// <c>world.CliAsync("migrate")</c> as the command line, <c>world.Browser()</c> as nobody.
/// </summary>
internal sealed class World : IAsyncDisposable
{
    private static readonly AsyncLocal<bool> SystemActs = new();

    private readonly QueryCounter _queries = new();
    private readonly Factory _factory;
    private readonly TestDatabase _database;

    private World(TestDatabase database, IReadOnlyDictionary<string, string> settings) =>
        (_database, _factory) = (database, new Factory(database, Clock, Letters, _queries, settings));

    /// <summary>Every database at hand. PostgreSQL joins when its address is in the environment.</summary>
    public static TheoryData<string> Providers =>
        TestDatabase.PostgresServer is null ? [Store.Sqlite] : [Store.Sqlite, Store.Postgres];

    public static CancellationToken Ct => TestContext.Current.CancellationToken;

    public StoppedClock Clock { get; } = new();

    /// <summary>What the program sent by mail.</summary>
    public KeptLetters Letters { get; } = new();

    /// <summary>How many questions the database was asked so far.</summary>
    public int Queries => _queries.Count;

    public IServiceProvider Services => _factory.Services;

    public string Folder => _database.Folder;

    public Store Store => _database.Store;

    /// <param name="provider">"sqlite" or "postgres"; see <see cref="Providers"/>.</param>
    /// <param name="settings">As on the command line: <c>("Demo:Enabled", "true")</c>.</param>
    public static async Task<World> StartAsync(
        string provider = Store.Sqlite,
        params (string Key, string Value)[] settings
    )
    {
        var world = new World(
            await TestDatabase.CreateAsync(provider),
            settings.ToDictionary(s => s.Key, s => s.Value, StringComparer.Ordinal)
        );
        try
        {
            QueryCounter.StartClocks(() => _ = world.Services);
            return world;
        }
        catch
        {
            await world.DisposeAsync();
            throw;
        }
    }

    /// <summary>Somebody with one role for one region ("" is the country) or one organisation.</summary>
    public Someone As(Role role, string region = "") => new(this, role, region, null);

    public Someone As(Role role, Guid organisation) => new(this, role, null, organisation);

    /// <summary>Another person of the same role.</summary>
    public Someone As(Role role, Guid organisation, string called) =>
        new(this, role, null, organisation, called);

    /// <summary>Nobody: a browser that is not signed in. Redirects are shown, not followed.</summary>
    public HttpClient Browser() => Browser(new CookieContainer());

    internal HttpClient Browser(CookieContainer cookies) =>
        _factory.CreateDefaultClient(new Uri("http://localhost"), new CookieContainerHandler(cookies));

    /// <summary>Acts as the system, in a scope of its own.</summary>
    public async Task DoAsync<T>(Func<T, Task> act)
        where T : notnull
    {
        await using var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Actor>().IsSystem = true;
        await act(scope.ServiceProvider.GetRequiredService<T>());
    }

    public async Task<TOut> AskAsync<T, TOut>(Func<T, Task<TOut>> ask)
        where T : notnull
    {
        await using var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Actor>().IsSystem = true;
        return await ask(scope.ServiceProvider.GetRequiredService<T>());
    }

    /// <summary>Runs a verb against this world's database, as the system.</summary>
    public async Task<(int ExitCode, string Output, string Error)> CliAsync(params string[] args)
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture);
        using var error = new StringWriter(CultureInfo.InvariantCulture);
        SystemActs.Value = true;
        try
        {
            var code = await Cli.RunAsync(args, () => Services, new() { Output = output, Error = error });
            return (code, output.ToString(), error.ToString());
        }
        finally
        {
            SystemActs.Value = false;
        }
    }

    public static async Task<IHtmlDocument> ReadAsync(HttpResponseMessage response) =>
        await new HtmlParser().ParseDocumentAsync(await response.Content.ReadAsStringAsync(Ct), Ct);

    public async ValueTask DisposeAsync()
    {
        await _factory.DisposeAsync();
        await _database.DisposeAsync();
    }

    private sealed class Factory(
        TestDatabase database,
        StoppedClock clock,
        KeptLetters letters,
        QueryCounter queries,
        IReadOnlyDictionary<string, string> settings
    ) : WebApplicationFactory<Program>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseEnvironment(Environments.Production);
            builder.UseSetting("PersonalData:Key", Convert.ToBase64String(new byte[32]));
            builder.UseSetting("SignIn:StaffNeedsTotp", "false");
            builder.UseSetting("SignIn:AttemptsMax", "100000");
            builder.UseSetting("Site:Url", "http://localhost");
            builder.UseSetting("Store:Provider", database.Store.Provider);
            builder.UseSetting("Store:Connection", database.Store.Connection);
            builder.UseSetting("Data:Folder", database.Folder);
            foreach (var (key, value) in settings)
                builder.UseSetting(key, value);
            builder.ConfigureServices(services =>
                services
                    .AddLogging(log => log.ClearProviders())
                    .Replace(ServiceDescriptor.Singleton<TimeProvider>(clock))
                    .Replace(ServiceDescriptor.Singleton<IMailer>(letters))
                    .ConfigureDbContext<Db>(options => options.AddInterceptors(queries))
                    .Replace(ServiceDescriptor.Scoped(_ => new Actor { IsSystem = SystemActs.Value }))
            );
        }
    }
}
