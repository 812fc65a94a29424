using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Tests.House;
using NaikKelas.Tests.Training.Nominations;
using NaikKelas.Tests.Training.Overrides;
using NaikKelas.Tests.Training.Reviews;
using NaikKelas.Training.Objections;
using NaikKelas.Training.Overrides;
using NaikKelas.Training.Results;
using NaikKelas.Training.Rounds;

namespace NaikKelas.Tests.Training.Objections;

/// <summary>Who was turned down may object in time, is answered, and no decree is made before.</summary>
public sealed class ObjectionTests
{
    private const string Answer = "Data RAT sudah diperbaiki";

    public static TheoryData<string> Providers => World.Providers;

    [Theory, MemberData(nameof(Providers))]
    public async Task Upheld_the_facts_are_read_again_and_the_seats_assigned_anew(string provider)
    {
        await using var round = await ReviewRound.DrawnAsync(provider);
        Assert.Equal(
            DecisionStatus.Ineligible,
            (await ReviewRound.DecisionsAsync(round))[ReviewRound.Late].Status
        );
        var filed = await FileAsync(round, ReviewRound.Late);

        var early = await UpholdAsync(round, filed.Value, ObjectionRemedy.Facts);
        await ReviewRound.MendAsync(round);
        var upheld = await UpholdAsync(round, filed.Value, ObjectionRemedy.Facts);

        Assert.Equal("facts.unchanged", early.Refusal!.Code);
        Assert.False(upheld.Refused, upheld.Refusal?.Code);
        Assert.NotEqual(
            DecisionStatus.Ineligible,
            (await ReviewRound.DecisionsAsync(round))[ReviewRound.Late].Status
        );
        round.World.Clock.SetLocal(2020, 6, 18, 18);
        Assert.False((await PublishAsync(round)).Refused);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Upheld_by_an_override_needs_one_approved_since_it_came_in(string provider)
    {
        await using var round = await ReviewRound.DrawnAsync(provider);
        var filed = await FileAsync(round, ReviewRound.Late);

        var early = await UpholdAsync(round, filed.Value, ObjectionRemedy.Override);
        await OverrideTests.ApproveAsync(
            round,
            await OverrideTests.ProposeAsync(round, ReviewRound.Late, OverrideKind.In, "K2")
        );
        var upheld = await UpholdAsync(round, filed.Value, ObjectionRemedy.Override);

        Assert.Equal("remedy.no-override", early.Refusal!.Code);
        Assert.False(upheld.Refused, upheld.Refusal?.Code);
        Assert.Equal("K2", (await ReviewRound.DecisionsAsync(round))[ReviewRound.Late].ClassCode);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task The_decree_waits_for_the_window_and_for_every_answer(string provider)
    {
        await using var round = await ReviewRound.DrawnAsync(provider);
        var filed = await FileAsync(round, ReviewRound.Late);

        Assert.Equal("objections.window-open", (await PublishAsync(round, day: 15)).Refusal!.Code);
        round.World.Clock.SetLocal(2020, 6, 18, 18);
        var open = await PublishAsync(round);
        Assert.Equal("objections.open", open.Refusal!.Code);
        Assert.Equal(1, open.Refusal.Message.GetArgument(0));
        await RefuseAsync(round, filed.Value);
        Assert.False((await PublishAsync(round)).Refused);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task After_the_window_by_the_servers_clock_nothing_is_taken(string provider)
    {
        await using var round = await ReviewRound.DrawnAsync(provider);

        round.World.Clock.SetLocal(2020, 6, 18, 17);
        var last = await FileAsync(round, "P0001");
        round.World.Clock.SetLocal(2020, 6, 18, 18);
        var late = await FileAsync(round, "P0002");

        Assert.False(last.Refused, last.Refusal?.Code);
        Assert.Equal("objections.closed", late.Refusal!.Code);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Before_the_draw_there_is_nothing_to_object_to(string provider)
    {
        await using var round = await ReviewRound.ScreenedAsync(provider);

        Assert.Equal("objections.not-yet", (await FileAsync(round, "P0001")).Refusal!.Code);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task An_override_after_the_draw_does_not_move_the_objection_clock(string provider)
    {
        await using var round = await ReviewRound.DrawnAsync(provider);
        round.World.Clock.SetLocal(2020, 6, 17, 9);
        await OverrideTests.ApproveAsync(
            round,
            await OverrideTests.ProposeAsync(round, ReviewRound.Late, OverrideKind.In, "K2")
        );

        round.World.Clock.SetLocal(2020, 6, 18, 18);

        Assert.Equal("objections.closed", (await FileAsync(round, "P0001")).Refusal!.Code);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task An_objection_is_answered_once(string provider)
    {
        await using var round = await ReviewRound.DrawnAsync(provider);
        var filed = await FileAsync(round, ReviewRound.Late);
        await RefuseAsync(round, filed.Value);

        var again = await UpholdAsync(round, filed.Value, ObjectionRemedy.Facts);
        var elsewhere = await round
            .World.As(Role.Officer, "35.17")
            .AskAsync<AnswerObjection, Result<RoundId>>(a =>
                a.RefuseAsync(filed.Value, new() { Answer = Answer }, World.Ct)
            );

        Assert.Equal("objection.answered", again.Refusal!.Code);
        Assert.Equal(RefusalKind.NotFound, elsewhere.Refusal!.Kind);
    }

    private static async Task<Result<ObjectionId>> FileAsync(OpenRound round, string code)
    {
        var id = await ReviewRound.IdOfAsync(round, code);
        return await round.World.AskAsync<FileObjection, Result<ObjectionId>>(f =>
            f.RunAsync(id, new() { Statement = "RAT koperasi kami tepat waktu" }, World.Ct)
        );
    }

    private static Task<Result<RoundId>> UpholdAsync(
        OpenRound round,
        ObjectionId id,
        ObjectionRemedy remedy
    ) =>
        round.Officer.AskAsync<AnswerObjection, Result<RoundId>>(a =>
            a.UpholdAsync(id, new() { Answer = Answer, Remedy = remedy }, World.Ct)
        );

    private static async Task RefuseAsync(OpenRound round, ObjectionId id)
    {
        var refused = await round.Officer.AskAsync<AnswerObjection, Result<RoundId>>(a =>
            a.RefuseAsync(id, new() { Answer = "RAT tercatat setelah batas" }, World.Ct)
        );
        Assert.False(refused.Refused, refused.Refusal?.Code);
    }

    private static Task<Result<Published>> PublishAsync(OpenRound round, int day = 18) =>
        round.Officer.AskAsync<PublishRound, Result<Published>>(p =>
            p.RunAsync(
                round.Id,
                new() { DecreeDate = new DateOnly(2020, 6, day), Origin = "https://dinas.contoh.test" },
                World.Ct
            )
        );
}
