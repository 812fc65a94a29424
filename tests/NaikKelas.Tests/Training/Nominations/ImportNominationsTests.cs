using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Interface.Imports;
using NaikKelas.Kernel;
using NaikKelas.Registry;
using NaikKelas.Tests.House;
using NaikKelas.Training.Nominations;

namespace NaikKelas.Tests.Training.Nominations;

/// <summary>The sheet of nominations, from the file to the rows, on every database at hand.</summary>
public sealed class ImportNominationsTests
{
    public static TheoryData<string> Providers => World.Providers;

    [Theory, MemberData(nameof(Providers))]
    public async Task Codes_are_given_in_the_order_of_the_rows_and_persons_are_registered(string provider)
    {
        await using var round = await OpenRound.StartAsync(provider);

        var run = await round.ImportAsync(OpenRound.Sheet(12));

        Assert.Equal(12, run.Value!.RowsNew);
        var all = await round.NominationsAsync();
        Assert.Equal(
            Enumerable.Range(1, 12).Select(i => $"P{i.ToString("0000", CultureInfo.InvariantCulture)}"),
            all.Select(n => n.Code)
        );
        Assert.Equal("baris 2", all[0].Source);
        var (persons, places) = await round.World.AskAsync<Db, (int, int)>(async db =>
            (await db.Persons.CountAsync(World.Ct), await db.Affiliations.CountAsync(World.Ct))
        );
        Assert.Equal((12, 12), (persons, places));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task The_same_file_twice_changes_nothing(string provider)
    {
        await using var round = await OpenRound.StartAsync(provider);
        await round.ImportAsync(OpenRound.Sheet(12));
        var before = await round.NominationsAsync();

        var again = await round.ImportAsync(OpenRound.Sheet(12));

        Assert.Equal((0, 0, 12), (again.Value!.RowsNew, again.Value.RowsChanged, again.Value.RowsUnchanged));
        Assert.Equal(
            before.Select(n => (n.Id, n.Code, n.Choices, n.ArrivedAt)),
            (await round.NominationsAsync()).Select(n => (n.Id, n.Code, n.Choices, n.ArrivedAt))
        );
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Every_problem_is_told_at_once_and_nothing_is_kept(string provider)
    {
        await using var round = await OpenRound.StartAsync(provider);
        string[] lines =
        [
            OpenRound.Line(1, OpenRound.Cooperative(1)),
            OpenRound
                .Line(2, OpenRound.Cooperative(1))
                .Replace(OpenRound.Nik(2), "35720110078010", StringComparison.Ordinal),
            OpenRound
                .Line(3, OpenRound.Cooperative(1))
                .Replace(OpenRound.Nik(3), "3572013113801003", StringComparison.Ordinal),
            OpenRound.Line(4, "KSU Tidak Ada"),
            OpenRound.Line(1, OpenRound.Cooperative(1)),
            OpenRound.Line(5, OpenRound.Cooperative(1), "K9;K1"),
            OpenRound.Line(6, OpenRound.Cooperative(1), "K1;K1"),
            OpenRound.Line(7, OpenRound.Cooperative(1), position: ""),
        ];

        var run = await round.ImportAsync(OpenRound.Sheet(lines));

        Assert.Equal("rows-bad", run.Refusal!.Code);
        Assert.Empty(await round.NominationsAsync());
        Assert.Equal(0, await round.World.AskAsync<Db, int>(db => db.Persons.CountAsync(World.Ct)));
        Assert.Equal(
            [
                "A3 cell-invalid",
                "A4 cell-invalid",
                "D5 nominator.unknown",
                "A6 person.twice",
                "F7 cell-invalid",
                "G8 choice.twice",
                "E9 affiliation.unknown",
            ],
            await ProblemsAsync(round, OpenRound.Sheet(lines))
        );
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Only_the_good_rows_come_in_where_that_is_chosen(string provider)
    {
        await using var round = await OpenRound.StartAsync(provider);

        var run = await round.ImportAsync(
            OpenRound.Sheet(
                OpenRound.Line(1, OpenRound.Cooperative(1)),
                OpenRound.Line(2, "KSU Tidak Ada"),
                OpenRound.Line(3, OpenRound.Cooperative(2))
            ),
            onlyGood: true
        );

        Assert.False(run.Refused);
        Assert.Equal(["P0001", "P0002"], (await round.NominationsAsync()).Select(n => n.Code));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_person_nominated_by_another_co_op_is_a_problem(string provider)
    {
        await using var round = await OpenRound.StartAsync(provider);
        await round.ImportAsync(OpenRound.Sheet(OpenRound.Line(1, OpenRound.Cooperative(1))));

        var problems = await ProblemsAsync(
            round,
            OpenRound.Sheet(OpenRound.Line(1, OpenRound.Cooperative(2)))
        );

        Assert.Equal(["A2 person.nominated-elsewhere"], problems);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task New_choices_of_the_same_co_op_change_the_nomination_and_keep_its_code(string provider)
    {
        await using var round = await OpenRound.StartAsync(provider);
        await round.ImportAsync(OpenRound.Sheet(OpenRound.Line(1, OpenRound.Cooperative(1), "K1;K2")));

        var run = await round.ImportAsync(
            OpenRound.Sheet(OpenRound.Line(1, OpenRound.Cooperative(1), "K2;K1"))
        );

        Assert.Equal(1, run.Value!.RowsChanged);
        var only = Assert.Single(await round.NominationsAsync());
        Assert.Equal(("P0001", "K2,K1"), (only.Code, only.Choices));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task The_clock_of_the_server_opens_and_closes_to_the_second(string provider)
    {
        await using var round = await OpenRound.StartAsync(provider);
        var closing = new DateTimeOffset(2020, 6, 12, 16, 0, 0, TimeSpan.FromHours(7));

        round.World.Clock.Set(closing.AddSeconds(-1));
        var before = await round.ImportAsync(OpenRound.Sheet(OpenRound.Line(1, OpenRound.Cooperative(1))));
        round.World.Clock.Set(closing);
        var after = await NominateAsync(round, 2);

        Assert.False(before.Refused);
        Assert.Equal("round.closed", after.Refusal!.Code);
        var said = round.World.Services.GetService(typeof(Texts)) is Texts texts
            ? texts.Of(after.Refusal.Message)
            : "";
        Assert.Equal(
            "Putaran ditutup 12 Juni 2020 pukul 16.00 WIB; sekarang 12 Juni 2020 pukul 16.00.00 WIB.",
            said
        );
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Twenty_at_once_get_twenty_codes_without_gap_or_twin(string provider)
    {
        await using var round = await OpenRound.StartAsync(provider);

        var results = await Task.WhenAll(Enumerable.Range(1, 20).Select(i => NominateAsync(round, i)));

        Assert.All(results, r => Assert.False(r.Refused));
        Assert.Equal(
            Enumerable.Range(1, 20).Select(i => $"P{i.ToString("0000", CultureInfo.InvariantCulture)}"),
            (await round.NominationsAsync()).Select(n => n.Code)
        );
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_withdrawn_nomination_frees_the_person_and_keeps_its_code(string provider)
    {
        await using var round = await OpenRound.StartAsync(provider);
        await NominateAsync(round, 1);

        var withdrawn = await round.Officer.AskAsync<WithdrawNomination, Result<Unit>>(w =>
            w.RunAsync(round.Id, "P0001", new WithdrawNomination.Input { Reason = "Pindah kerja" }, World.Ct)
        );
        var again = await NominateAsync(round, 1);

        Assert.False(withdrawn.Refused);
        Assert.Equal("P0002", again.Value);
    }

    private static Task<Result<string>> NominateAsync(OpenRound round, int number) =>
        round.Officer.AskAsync<Nominate, Result<string>>(n =>
            n.RunAsync(
                round.Id,
                new Nominate.Input
                {
                    Nik = OpenRound.Nik(number),
                    Name = OpenRound.Name(number),
                    Nominator = OpenRound.Cooperative(number % 5 + 1),
                    Position = NaikKelas.Registry.Persons.Position.Member,
                    Choice1 = "K1",
                },
                "Formulir",
                World.Ct
            )
        );

    private static async Task<IReadOnlyList<string>> ProblemsAsync(OpenRound round, byte[] sheet)
    {
        var run = await round.CheckAsync(sheet);
        return await round.Officer.AskAsync<IServiceProvider, IReadOnlyList<string>>(async services =>
        {
            var view = await ((ImportRunViews)services.GetService(typeof(ImportRunViews))!).FindAsync(
                (ImportNominations)services.GetService(typeof(ImportNominations))!,
                run,
                "",
                World.Ct
            );
            return [.. view!.Report.Problems.Select(p => $"{p.Cell} {p.Code}")];
        });
    }
}
