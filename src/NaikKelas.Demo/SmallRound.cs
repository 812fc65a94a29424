using System.Globalization;
using NaikKelas.Training.Classes;
using NaikKelas.Training.Nominations;
using NaikKelas.Training.Results;
using NaikKelas.Training.Rounds;

namespace NaikKelas.Demo;

/// <summary>A round of Kabupaten Jombang in these weeks, brought as far as its facts are frozen and further.</summary>
internal sealed class SmallRound(Stage stage)
{
    private const string Officer = DemoLogins.JombangOfficer;
    private const string Pengurus = "Pengurus,Pengawas,Pengelola";
    private const int BookYear = 2025;
    private const int OpenDays = 9;

    /// <param name="Name">Of the class.</param>
    /// <param name="InDays">From today to its first day.</param>
    /// <param name="Place">Where.</param>
    /// <param name="Seats">How many.</param>
    internal sealed record Course(string Name, int InDays, string Place, int Seats);

    /// <param name="Title">Of the round.</param>
    /// <param name="Topic">Of its classes.</param>
    /// <param name="ClosedDaysAgo">When it closed.</param>
    /// <param name="Courses">Its classes.</param>
    /// <param name="Reserves">Class, group, seats.</param>
    /// <param name="CorrectionDays">0: none.</param>
    /// <param name="ObjectionDays">0: none.</param>
    internal sealed record Call(
        string Title,
        string Topic,
        int ClosedDaysAgo,
        IReadOnlyList<Course> Courses,
        IReadOnlyList<(string Class, string Group, int Seats)> Reserves,
        int CorrectionDays = 5,
        int ObjectionDays = 0
    );

    /// <summary>A moment some days ago, on the agency's wall clock.</summary>
    public static DateTimeOffset Ago(int days, int hour)
    {
        var day = Stage.Now.Date.AddDays(-days);
        return Stage.At(day.Year, day.Month, day.Day, hour);
    }

    /// <summary>Codes are given in the order of the sheet.</summary>
    public static string CodeAt(int index) =>
        string.Create(CultureInfo.InvariantCulture, $"P{index + 1:0000}");

    /// <summary>Composed, locked, filled and closed with its facts frozen.</summary>
    public async Task<RoundId> OpenAsync(Call call, IEnumerable<DemoNomination> sent, CancellationToken ct)
    {
        var today = Stage.Now.Date;
        stage.SetTime(Ago(call.ClosedDaysAgo + OpenDays + 1, 9));
        var round = await stage.ActAsync<ComposeRound, RoundId>(
            Officer,
            compose =>
                compose.RunAsync(
                    null,
                    new ComposeRound.Input
                    {
                        Title = call.Title,
                        OpensAt = today.AddDays(-call.ClosedDaysAgo - OpenDays).AddHours(8),
                        ClosesAt = today.AddDays(-call.ClosedDaysAgo).AddHours(16),
                        PublicValueName = "penutupan IHSG pada hari bursa pertama setelah masa koreksi",
                        CorrectionDays = call.CorrectionDays,
                        ObjectionDays = call.ObjectionDays,
                        Classes = [.. call.Courses.Select(c => ClassOf(call.Topic, c, today))],
                    },
                    ct
                ),
            ct
        );
        await stage.ActAsync<SaveTerms, RoundId>(
            Officer,
            save =>
                save.RunAsync(
                    round,
                    DemoTerms.HealthyAndOnTime(BookYear, Pengurus, "Secretary,Treasurer", call.Reserves),
                    null,
                    ct
                ),
            ct
        );
        await stage.ActAsync<LockRound, RoundId>(Officer, l => l.RunAsync(round, ct), ct);
        stage.SetTime(Ago(call.ClosedDaysAgo + 4, 10));
        await stage.ImportAsync(Officer, "nominations", round.Value, DemoSheets.Nominations(sent), ct);
        stage.SetTime(Ago(call.ClosedDaysAgo, 17));
        await stage.ActAsync<FreezeFacts, Frozen>(null, f => f.RunAsync(round, ct), ct);
        return round;
    }

    public Task DrawAsync(RoundId round, int daysAgo, CancellationToken ct)
    {
        stage.SetTime(Ago(daysAgo, 9));
        return stage.ActAsync<DrawRound, Drawn>(
            Officer,
            d => d.RunAsync(round, new DrawRound.Input { PublicValue = "7214,35" }, ct),
            ct
        );
    }

    public Task<IReadOnlyDictionary<string, NominationId>> IdsAsync(RoundId round, CancellationToken ct) =>
        stage.AskAsync<NominationBook, IReadOnlyDictionary<string, NominationId>>(
            Officer,
            book => book.IdsAsync(round, ct),
            ct
        );

    private static ClassInput ClassOf(string topic, Course course, DateTime today)
    {
        var first = DateOnly.FromDateTime(today.AddDays(course.InDays));
        return new ClassInput
        {
            Topic = topic,
            Name = course.Name,
            StartsOn = first,
            EndsOn = first.AddDays(2),
            Place = course.Place,
            Capacity = course.Seats,
        };
    }
}
