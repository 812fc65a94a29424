using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Tests.House;
using NaikKelas.Training.Plans;

namespace NaikKelas.Tests.Training.Plans;

/// <summary>The plan's rows: entered, changed by two people, cancelled, and what became of them.</summary>
public sealed class PlanTests
{
    public static TheoryData<string> Providers => World.Providers;

    [Theory, MemberData(nameof(Providers))]
    public async Task The_second_of_two_editors_is_told_what_the_first_changed(string provider)
    {
        await using var world = await World.StartAsync(provider);
        var activity = await Budget.ActivityAsync(world);
        var seen = Budget.Input with { Version = 1 };

        var first = await Budget.SaveAsync(world, activity, seen with { Place = "Aula dinas", Target = 90 });
        var second = await Budget.SaveAsync(world, activity, seen with { Title = "Judul lain" });

        Assert.False(first.Refused);
        Assert.Equal(RefusalKind.Conflict, second.Refusal?.Kind);
        var told = ((Texts)world.Services.GetService(typeof(Texts))!).Of(second.Refusal!.Message);
        Assert.Contains("Tempat", told, StringComparison.Ordinal);
        Assert.Contains("Sasaran", told, StringComparison.Ordinal);
        Assert.DoesNotContain("Nama kegiatan", told, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Recorded_people_count_with_their_source_and_only_once_it_began(string provider)
    {
        await using var world = await World.StartAsync(provider);
        var activity = await Budget.ActivityAsync(world);
        var came = new RecordRealisation.Input
        {
            People = 40,
            Assessed = 5,
            Competent = 5,
            Source = "Laporan kegiatan",
            Version = 1,
        };

        var early = await RecordAsync(world, activity, came);
        world.Clock.SetLocal(2026, 12, 19);
        var sourceless = await RecordAsync(world, activity, came with { Source = " ", Competent = 6 });
        var told = await RecordAsync(world, activity, came);

        Assert.Equal("activity-not-begun", early.Refusal?.Code);
        Assert.Equal(["competent", "source"], sourceless.Refusals.Select(r => r.Code));
        Assert.False(told.Refused);
        var before = await LineAsync(world, new(2026, 12, 6));
        var after = await LineAsync(world, new(2026, 12, 19));
        Assert.Equal((ActivityState.Planned, null, false), (before.State, before.People, before.IsRecorded));
        Assert.Equal((ActivityState.Done, 40, true), (after.State, after.People, after.IsRecorded));
        var year = Assert.Single(
            await world.AskAsync<PlanBook, IReadOnlyList<PlanYear>>(b =>
                b.YearsAsync(new(2026, 12, 31), World.Ct)
            )
        );
        Assert.Equal(new PlanYear(2026, 80, 40, 0), year);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_cancelled_activity_stays_in_the_plan_and_takes_no_class(string provider)
    {
        await using var world = await World.StartAsync(provider);
        var activity = await Budget.ActivityAsync(world);
        var draft = await Budget.DraftAsync(world, activity, 1, "Putaran");

        var silent = await CancelAsync(world, activity, null);
        var told = await CancelAsync(world, activity, "Anggaran dialihkan ke kegiatan lain");
        var opened = await Budget.LockAsync(world, draft);

        Assert.Equal("reason", silent.Refusal?.Code);
        Assert.False(told.Refused);
        Assert.Equal("activity-cancelled", opened.Refusal?.Code);
        Assert.Equal(ActivityState.Cancelled, (await LineAsync(world, new(2026, 11, 20))).State);
        Assert.Equal(ActivityState.Planned, (await LineAsync(world, new(2026, 11, 19))).State);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task An_activity_with_open_classes_is_not_cancelled(string provider)
    {
        await using var world = await World.StartAsync(provider);
        var activity = await Budget.ActivityAsync(world);
        await Budget.LockAsync(world, await Budget.DraftAsync(world, activity, 1_000_000, "Putaran"));

        var refused = await CancelAsync(world, activity, "Anggaran dialihkan ke kegiatan lain");

        Assert.Equal("activity-committed", refused.Refusal?.Code);
        Assert.Equal(new Rupiah(40_000_000), (await LineAsync(world, new(2026, 11, 20))).Committed);
    }

    [Fact]
    public async Task Bad_input_is_told_all_at_once()
    {
        await using var world = await World.StartAsync();
        var wrong = Budget.Input with
        {
            Title = " ",
            Kind = null,
            Year = 1,
            Code = "0.00",
            Amount = new Rupiah(-1),
            Target = 0,
            EndsOn = null,
        };

        var refused = await Budget.SaveAsync(world, null, wrong);

        Assert.Equal(
            ["Title", "Kind", "Year", "Code", "Amount", "Target", "EndsOn", "StartsOn"],
            refused.Refusals.Select(r => r.Field)
        );
        Assert.Equal(0, await world.AskAsync<Db, int>(db => db.Activities.CountAsync(World.Ct)));
    }

    [Fact]
    public async Task Another_region_does_not_know_the_activity()
    {
        await using var world = await World.StartAsync();
        var activity = await Budget.ActivityAsync(world);
        var stranger = world.As(Role.Officer, "35.17");

        var saved = await stranger.AskAsync<SaveActivity, Result<ActivityId>>(s =>
            s.RunAsync(activity, Budget.Input with { Version = 1 }, World.Ct)
        );
        var lines = await stranger.AskAsync<PlanBook, IReadOnlyList<ActivityLine>>(b =>
            b.ListAsync(2026, new(2026, 11, 20), World.Ct)
        );

        Assert.Equal(RefusalKind.NotFound, saved.Refusal?.Kind);
        Assert.Empty(lines);
    }

    private static Task<Result<ActivityId>> RecordAsync(
        World world,
        ActivityId id,
        RecordRealisation.Input input
    ) => world.AskAsync<RecordRealisation, Result<ActivityId>>(r => r.RunAsync(id, input, World.Ct));

    private static Task<Result<ActivityId>> CancelAsync(World world, ActivityId id, string? reason) =>
        world.AskAsync<CancelActivity, Result<ActivityId>>(c =>
            c.RunAsync(id, new CancelActivity.Input { Reason = reason, Version = 1 }, World.Ct)
        );

    private static async Task<ActivityLine> LineAsync(World world, DateOnly on) =>
        Assert.Single(
            await world.AskAsync<PlanBook, IReadOnlyList<ActivityLine>>(b => b.ListAsync(2026, on, World.Ct))
        );
}
