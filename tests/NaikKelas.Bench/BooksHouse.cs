using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NaikKelas.Books.Charts;
using NaikKelas.Books.Exchange;
using NaikKelas.Books.Ledger;
using NaikKelas.Books.Members;
using NaikKelas.Demo;
using NaikKelas.Host;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Bench;

/// <summary>A database of its own for co-ops with books, and the program's own use cases upon it.</summary>
internal sealed class BooksHouse : IAsyncDisposable
{
    private const string Village = "35.72.01.1006";
    private readonly FilledHouse _house;
    private readonly ServiceProvider _services;
    private readonly Stage _stage;

    /// <param name="postgres">A connection string to a database for this alone; null: SQLite.</param>
    /// <param name="output">Where the figures go.</param>
    public BooksHouse(string? postgres, TextWriter output)
    {
        (Postgres, Output) = (postgres, output);
        _house = new FilledHouse(postgres);
        _house.Run("migrate");
        _services = Web.BuildForVerbs();
        _stage = new Stage(_services, _services.GetRequiredService<DemoTime>(), output);
    }

    public string? Postgres { get; }

    public TextWriter Output { get; }

    public string Store => Postgres is null ? "SQLite" : "PostgreSQL";

    /// <summary>The agency's day.</summary>
    public DateOnly Today => _services.GetRequiredService<AgencyClock>().Today;

    public Task TellAsync(FormattableString line) =>
        Output.WriteLineAsync($"{Store}: {line.ToString(CultureInfo.InvariantCulture)}");

    /// <summary>A use case or a door in a scope of its own, as the machine.</summary>
    public Task<TOut> AskAsync<TDoor, TOut>(Func<TDoor, Task<TOut>> ask)
        where TDoor : notnull => _stage.AskAsync(null, ask, CancellationToken.None);

    /// <summary>The desk of one caller who posts again and again; its scope lives as long as the house.</summary>
    public LedgerDesk Desk()
    {
        var scope = _services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Actor>().IsSystem = true;
        return scope.ServiceProvider.GetRequiredService<LedgerDesk>();
    }

    /// <summary>So many co-ops whose books are open since a day, each with so many members.</summary>
    public async Task<IReadOnlyList<OrganisationId>> OpenAsync(int cooperatives, DateOnly since, int members)
    {
        List<OrganisationId> all = [];
        for (var i = 0; i < cooperatives; i++)
        {
            var id = await _stage.ActAsync<RegisterOrganisation, OrganisationId>(
                null,
                register =>
                    register.RunAsync(
                        new OrganisationInput
                        {
                            Kind = OrganisationKind.Ksu,
                            Name = $"KSU Ukur {Guid.CreateVersion7():N}",
                            RegionCode = Village,
                        },
                        CancellationToken.None
                    ),
                CancellationToken.None
            );
            await _stage.ActAsync<OpenBooks, Kernel.Unit>(
                null,
                open => open.RunAsync(new OpenBooks.Input(id, "kdmp", since), CancellationToken.None),
                CancellationToken.None
            );
            await _stage.ActAsync<RegisterMembers, IReadOnlyList<MemberId>>(
                null,
                register =>
                    register.RunAsync(
                        id,
                        [
                            .. Enumerable
                                .Range(1, members)
                                .Select(n => new RegisterMembers.Input
                                {
                                    Number = JournalTexts.NumberOf(n),
                                    Name = $"Anggota {n}",
                                    JoinedOn = since,
                                }),
                        ],
                        CancellationToken.None
                    ),
                CancellationToken.None
            );
            all.Add(id);
        }

        return all;
    }

    /// <summary>A file of journals through the import that people use.</summary>
    /// <exception cref="InvalidOperationException">Something in it was refused.</exception>
    public async Task<int> ImportAsync(OrganisationId cooperative, string csv)
    {
        using var text = new StringReader(csv);
        var imported = await AskAsync<ImportJournals, JournalsImported>(import =>
            import.RunAsync(cooperative, text, CancellationToken.None)
        );
        return imported.Problems is [var problem, ..]
            ? throw new InvalidOperationException($"{problem.Line}: {problem.Code} {problem.Message}")
            : imported.Posted;
    }

    /// <summary>The officers of the agencies, who sign in with the button of the demo.</summary>
    public Task AddOfficersAsync() => AddAsync(DemoLogins.OfAgencies);

    /// <summary>A treasurer a co-op, named <c>Bendahara 00</c> and so on; answers their ids.</summary>
    public async Task<IReadOnlyList<Guid>> AddTreasurersAsync(IReadOnlyList<OrganisationId> cooperatives)
    {
        var logins = cooperatives
            .Select(
                (id, i) =>
                    new DemoLogin(
                        $"bendahara.{id.Value:N}",
                        TreasurerOf(i),
                        Role.CoopTreasurer,
                        null,
                        id.Value
                    )
            )
            .ToList();
        await AddAsync(logins);
        var emails = logins.Select(l => $"{l.Key}@naikkelas.example").ToList();
        var ids = await AskAsync<Db, Dictionary<string, Guid>>(db =>
            db.Users.Where(u => emails.Contains(u.Email)).ToDictionaryAsync(u => u.Email, u => u.Id.Value)
        );
        return [.. emails.Select(e => ids[e])];
    }

    public static string TreasurerOf(int index) => $"Bendahara {index:00}";

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        _house.Dispose();
    }

    private async Task AddAsync(IReadOnlyList<DemoLogin> logins)
    {
        await using var scope = _services.CreateAsyncScope();
        await DemoLogins.AddAsync(
            scope.ServiceProvider.GetRequiredService<Db>(),
            logins,
            CancellationToken.None
        );
    }
}
