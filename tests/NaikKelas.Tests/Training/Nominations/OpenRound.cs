using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Interface.Imports;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Kernel.Imports;
using NaikKelas.Registry;
using NaikKelas.Registry.Agencies;
using NaikKelas.Registry.Organisations;
using NaikKelas.Tests.House;
using NaikKelas.Training;
using NaikKelas.Training.Classes;
using NaikKelas.Training.Nominations;
using NaikKelas.Training.Results;
using NaikKelas.Training.Rounds;
using NaikKelas.Training.Terms;

namespace NaikKelas.Tests.Training.Nominations;

/// <summary>
/// A world with an agency, co-ops of which the last had its RAT too late, and a round of two classes that takes
/// nominations: composed, locked and opened by the real use cases. It is 12 May 2020, 09.00 WIB; it closes on 12 June, 16.00.
/// </summary>
internal sealed class OpenRound : IAsyncDisposable
{
    public const string Region = "35.72";
    public const string Late = "KSU Terlambat";

    private OpenRound(World world) => World = world;

    public World World { get; }

    public RoundId Id { get; private set; }

    public Someone Officer => World.As(Role.Officer, Region);

    public static async Task<OpenRound> StartAsync(string provider, int capacity = 3, int cooperatives = 6)
    {
        var round = new OpenRound(await World.StartAsync(provider));
        round.World.Clock.SetLocal(2020, 5, 8, 9);
        await round.RegisterAsync(cooperatives);
        await round.ComposeAsync(capacity);
        round.World.Clock.SetLocal(2020, 5, 12, 9);
        return round;
    }

    public static string Cooperative(int number) => $"KSU Maju {number}";

    /// <summary>A made-up NIK with a date that exists.</summary>
    public static string Nik(int number) =>
        string.Create(CultureInfo.InvariantCulture, $"357201{10 + number % 15:00}0780{1000 + number:0000}");

    /// <summary>A name nobody else has: letters only, since it is matched by words.</summary>
    public static string Name(int number) =>
        $"Orang {(char)('A' + number / 26 % 26)}{(char)('a' + number % 26)}ra Uji";

    public static string Line(
        int number,
        string cooperative,
        string choices = "K1;K2",
        string position = "Bendahara"
    ) => $"{Nik(number)};{Name(number)};0812345{number:00000};{cooperative};{position};{choices}";

    public static byte[] Sheet(params IEnumerable<string> lines) =>
        Encoding.UTF8.GetBytes(
            "NIK;Nama;HP;Nama koperasi;Jabatan;Pilihan 1;Pilihan 2\n" + string.Join('\n', lines) + "\n"
        );

    /// <summary>As many people as asked for, going round the co-ops that held their RAT in time.</summary>
    public static byte[] Sheet(int people, int cooperatives = 5) =>
        Sheet(
            Enumerable
                .Range(1, people)
                .Select(i => Line(i, Cooperative(i % cooperatives + 1), i % 2 == 0 ? "K1;K2" : "K2;K1"))
        );

    public async Task<Result<ImportRun>> ImportAsync(byte[] sheet, bool onlyGood = false)
    {
        var run = await CheckAsync(sheet);
        return await Officer.AskAsync<IServiceProvider, Result<ImportRun>>(async services =>
            await ((ApplyImport)services.GetService(typeof(ApplyImport))!).RunAsync(
                (ImportNominations)services.GetService(typeof(ImportNominations))!,
                run,
                onlyGood,
                progress: null,
                World.Ct
            )
        );
    }

    public async Task<ImportRunId> CheckAsync(byte[] sheet) =>
        await Officer.AskAsync<IServiceProvider, ImportRunId>(async services =>
        {
            var run = await ((CheckImport)services.GetService(typeof(CheckImport))!).RunAsync(
                (ImportNominations)services.GetService(typeof(ImportNominations))!,
                Id.Value,
                sheet,
                "usulan.csv",
                World.Ct
            );
            Assert.False(run.Refused, run.Refusal?.Message.ToString(CultureInfo.InvariantCulture));
            return run.Value;
        });

    public Task<List<Nomination>> NominationsAsync() =>
        World.AskAsync<Db, List<Nomination>>(db =>
            db.Nominations.AsNoTracking()
                .Where(n => n.RoundId == Id)
                .OrderBy(n => n.Code)
                .ToListAsync(World.Ct)
        );

    public async Task FreezeAsync()
    {
        World.Clock.SetLocal(2020, 6, 12, 17);
        var frozen = await Officer.AskAsync<FreezeFacts, Result<Frozen>>(f => f.RunAsync(Id, World.Ct));
        Assert.False(frozen.Refused);
    }

    public Task<Result<Drawn>> DrawAsync(string publicValue = "4.880,36") =>
        Officer.AskAsync<DrawRound, Result<Drawn>>(d =>
            d.RunAsync(Id, new DrawRound.Input { PublicValue = publicValue }, World.Ct)
        );

    public Task<Result<Published>> PublishAsync() =>
        Officer.AskAsync<PublishRound, Result<Published>>(p =>
            p.RunAsync(
                Id,
                new PublishRound.Input
                {
                    DecreeDate = new DateOnly(2020, 6, 12),
                    Origin = "https://dinas.contoh.test",
                },
                World.Ct
            )
        );

    /// <summary>All the way: nominations, closing, draw, publishing.</summary>
    public static async Task<(OpenRound Round, Published Published)> PublishedAsync(
        string provider,
        int people = 20
    )
    {
        var round = await StartAsync(provider);
        IEnumerable<string> lines =
        [
            .. Enumerable
                .Range(1, people)
                .Select(i => Line(i, Cooperative(i % 5 + 1), i % 2 == 0 ? "K1;K2" : "K2;K1")),
            Line(people + 1, Late),
        ];
        Assert.False((await round.ImportAsync(Sheet(lines))).Refused);
        await round.FreezeAsync();
        Assert.False((await round.DrawAsync()).Refused);
        var published = await round.PublishAsync();
        Assert.False(published.Refused, published.Refusal?.Message.ToString(CultureInfo.InvariantCulture));
        return (round, published.Value);
    }

    public ValueTask DisposeAsync() => World.DisposeAsync();

    private Task RegisterAsync(int cooperatives) =>
        World.DoAsync<Db>(async db =>
        {
            db.Agencies.Add(
                new Agency
                {
                    Id = Ids.New<AgencyId>(),
                    RegionCode = Region,
                    Name = "Dinas Koperasi Contoh",
                    Government = "Pemerintah Kota Contoh",
                    Address = "Jalan Contoh 1",
                    City = "Contoh",
                    HeadName = "Drs. Kepala Contoh",
                    HeadTitle = "Kepala Dinas Koperasi Contoh",
                    DecreePattern = "518/{n}/410.112/{year}",
                }
            );
            for (var i = 1; i <= cooperatives; i++)
                Cooperative(db, i == cooperatives ? Late : Cooperative(i), late: i == cooperatives);
            await db.SaveChangesAsync(World.Ct);
        });

    private static void Cooperative(Db db, string name, bool late)
    {
        var cooperative = new Organisation
        {
            Id = Ids.New<OrganisationId>(),
            Kind = OrganisationKind.Ksu,
            Name = name,
            NameKey = name.ToUpperInvariant(),
            RegionCode = "35.72.01.1001",
        };
        db.Organisations.Add(cooperative);
        db.RatRecords.Add(
            new RatRecord
            {
                Id = Guid.CreateVersion7(),
                OrganisationId = cooperative.Id,
                BookYear = 2019,
                HeldOn = late ? new DateOnly(2020, 8, 14).AddMonths(-4) : new DateOnly(2020, 3, 10),
                Source = "Berita acara RAT",
            }
        );
    }

    private async Task ComposeAsync(int capacity)
    {
        var composed = await Officer.AskAsync<ComposeRound, Result<RoundId>>(c =>
            c.RunAsync(
                null,
                new ComposeRound.Input
                {
                    Title = "Pelatihan Contoh 2020",
                    OpensAt = new DateTime(2020, 5, 11, 8, 0, 0, DateTimeKind.Unspecified),
                    ClosesAt = new DateTime(2020, 6, 12, 16, 0, 0, DateTimeKind.Unspecified),
                    PublicValueName = "penutupan IHSG 15 Juni 2020",
                    Classes = [Class("Kuliner", 16, capacity), Class("Pemasaran", 22, capacity)],
                },
                World.Ct
            )
        );
        Assert.False(composed.Refused);
        Id = composed.Value;
        var terms = await Officer.AskAsync<SaveTerms, Result<RoundId>>(s =>
            s.RunAsync(Id, Terms, null, World.Ct)
        );
        Assert.False(terms.Refused);
        var locked = await Officer.AskAsync<LockRound, Result<RoundId>>(l => l.RunAsync(Id, World.Ct));
        Assert.False(locked.Refused);
    }

    private static ClassInput Class(string topic, int day, int capacity) =>
        new()
        {
            Topic = topic,
            Name = "Angkatan I",
            StartsOn = new DateOnly(2020, 6, day),
            EndsOn = new DateOnly(2020, 6, day + 2),
            Place = "Aula",
            Capacity = capacity,
        };

    private static RoundTerms Terms =>
        new()
        {
            Rules =
            [
                new ChosenRule(
                    "rat-held-by",
                    "rat-held-by",
                    new(StringComparer.Ordinal) { ["year"] = "2019", ["date"] = "2020-03-31" }
                ),
            ],
            Criteria =
            [
                new ChosenCriterion(
                    "time-since-training",
                    "time-since-training",
                    2,
                    new(StringComparer.Ordinal) { ["never"] = "100", ["perYear"] = "20" }
                ),
            ],
            Reserves = [new ChosenReserve("K1", "women", 1)],
            MaxPerNominator = 2,
        };
}
