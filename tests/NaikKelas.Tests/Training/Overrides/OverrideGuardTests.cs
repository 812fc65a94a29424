using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Tests.House;
using NaikKelas.Tests.Training.Nominations;
using NaikKelas.Tests.Training.Reviews;
using NaikKelas.Training.Nominations;
using NaikKelas.Training.Overrides;
using NaikKelas.Training.Reviews;
using NaikKelas.Training.Rounds;

namespace NaikKelas.Tests.Training.Overrides;

/// <summary>Who may not, what may not, and what happens when two do it at once.</summary>
public sealed class OverrideGuardTests
{
    public static TheoryData<string> Providers => World.Providers;

    [Theory, MemberData(nameof(Providers))]
    public async Task Who_proposed_does_not_decide_and_the_database_says_so_too(string provider)
    {
        await using var round = await ReviewRound.ScreenedAsync(provider, 0, 0);
        var id = await OverrideTests.ProposeAsync(round, "P0021", OverrideKind.In, "K1");

        var approved = await round.Officer.AskAsync<DecideOverride, Result<RoundId>>(d =>
            d.ApproveAsync(id, World.Ct)
        );
        var refused = await round.Officer.AskAsync<DecideOverride, Result<RoundId>>(d =>
            d.RefuseAsync(id, new() { Answer = "Tidak perlu lagi" }, World.Ct)
        );

        Assert.Equal("override.same-person", approved.Refusal!.Code);
        Assert.Equal("override.same-person", refused.Refusal!.Code);
        var forced = await Record.ExceptionAsync(() =>
            round.World.DoAsync<Db>(db =>
                db.Overrides.Where(o => o.Id == id)
                    .ExecuteUpdateAsync(
                        set =>
                            set.SetProperty(o => o.State, OverrideState.Approved)
                                .SetProperty(o => o.DecidedBy, o => o.ProposedBy),
                        World.Ct
                    )
            )
        );
        Assert.NotNull(forced);
        Assert.Contains("second_person", forced.ToString(), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Of_two_who_approve_at_once_one_is_told_who_was_first(string provider)
    {
        await using var round = await ReviewRound.ScreenedAsync(provider, 0, 0);
        await round.DrawAsync();
        var id = await OverrideTests.ProposeAsync(round, "P0021", OverrideKind.In, "K1");
        var (head, province) = (round.World.As(Role.Head, OpenRound.Region), round.World.As(Role.Head, "35"));
        await Task.WhenAll(head.UserAsync(), province.UserAsync());

        var results = await Task.WhenAll(
            head.AskAsync<DecideOverride, Result<RoundId>>(d => d.ApproveAsync(id, World.Ct)),
            province.AskAsync<DecideOverride, Result<RoundId>>(d => d.ApproveAsync(id, World.Ct))
        );

        Assert.Single(results, r => !r.Refused);
        Assert.Equal("override.decided", Assert.Single(results, r => r.Refused).Refusal!.Code);
        Assert.Equal(21, (await ReviewRound.DecisionsAsync(round)).Count);
        Assert.Equal("K1", (await ReviewRound.DecisionsAsync(round))["P0021"].ClassCode);
    }

    /// <summary>What the hold is for: without it both see an open proposal and both sign it, and the first signature is lost.</summary>
    [Theory, MemberData(nameof(Providers))]
    public async Task Without_the_hold_both_sign_and_the_first_signature_is_lost(string provider)
    {
        await using var round = await ReviewRound.ScreenedAsync(provider, 0, 0);
        var id = await OverrideTests.ProposeAsync(round, "P0021", OverrideKind.In, "K1");
        using var together = new Barrier(2);
        var people = new[]
        {
            await round.World.As(Role.Head, OpenRound.Region).UserAsync(),
            await round.World.As(Role.Head, "35").UserAsync(),
        };

        await Task.WhenAll(
            people.Select(p => Task.Run(() => SignUnguardedAsync(round, id, p, together), World.Ct))
        );

        // Both were let through: neither saw the other's signature.
        var kept = await round.World.AskAsync<Db, UserId?>(db =>
            db.Overrides.Where(o => o.Id == id).Select(o => o.DecidedBy).SingleAsync(World.Ct)
        );
        Assert.Contains(kept, people.Select(p => (UserId?)p.Id));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task An_override_that_waits_keeps_the_result_from_being_published(string provider)
    {
        await using var round = await ReviewRound.ScreenedAsync(provider, 0, 0);
        await round.DrawAsync();
        await OverrideTests.ProposeAsync(round, "P0021", OverrideKind.In, "K1");

        Assert.Equal("overrides.waiting", (await round.PublishAsync()).Refusal!.Code);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Of_somebody_who_withdrew_meanwhile_it_can_still_be_refused(string provider)
    {
        await using var round = await ReviewRound.ScreenedAsync(provider, 0, 0);
        var id = await OverrideTests.ProposeAsync(round, "P0021", OverrideKind.In, "K1");
        await round.Officer.AskAsync<WithdrawNomination, Result<Unit>>(w =>
            w.RunAsync(round.Id, "P0021", new() { Reason = "Pindah kota" }, World.Ct)
        );
        var head = round.World.As(Role.Head, OpenRound.Region);

        var approved = await head.AskAsync<DecideOverride, Result<RoundId>>(d =>
            d.ApproveAsync(id, World.Ct)
        );
        var refused = await head.AskAsync<DecideOverride, Result<RoundId>>(d =>
            d.RefuseAsync(id, new() { Answer = "Calon sudah mundur" }, World.Ct)
        );

        Assert.Equal("nomination.withdrawn", approved.Refusal!.Code);
        Assert.False(refused.Refused, refused.Refusal?.Code);
        await round.DrawAsync();
        Assert.False((await round.PublishAsync()).Refused);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task What_cannot_be_proposed_is_refused_by_name(string provider)
    {
        await using var round = await ReviewRound.ScreenedAsync(provider, 0, 0);
        await OverrideTests.ProposeAsync(round, "P0001", OverrideKind.Out, null);

        var refused = await round.Officer.AskAsync<ProposeOverride, Result<OverrideId>>(p =>
            p.RunAsync(
                round.Id,
                new()
                {
                    Code = "P0001",
                    Kind = OverrideKind.In,
                    ClassCode = "K9",
                    Reason = "pendek",
                },
                World.Ct
            )
        );
        var elsewhere = await round
            .World.As(Role.Officer, "35.17")
            .AskAsync<ProposeOverride, Result<OverrideId>>(p =>
                p.RunAsync(round.Id, new() { Code = "P0002", Kind = OverrideKind.Out }, World.Ct)
            );

        Assert.Equal(["class.unknown", "reason", "override.waits"], refused.Refusals.Select(r => r.Code));
        Assert.Equal(RefusalKind.NotFound, elsewhere.Refusal!.Kind);
    }

    private static Task SignUnguardedAsync(OpenRound round, OverrideId id, User person, Barrier together) =>
        round.World.DoAsync<Db>(async db =>
        {
            var seen = await db.Overrides.AsNoTracking().SingleAsync(o => o.Id == id, World.Ct);
            Assert.Equal(OverrideState.Proposed, seen.State);
            together.SignalAndWait(World.Ct);
            await db
                .Overrides.Where(o => o.Id == id)
                .ExecuteUpdateAsync(
                    set =>
                        set.SetProperty(o => o.State, OverrideState.Approved)
                            .SetProperty(o => o.DecidedBy, person.Id),
                    World.Ct
                );
        });
}
