using System.Text;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Tests.House;
using NaikKelas.Tests.Training.Nominations;
using NaikKelas.Tests.Training.Results;
using NaikKelas.Training;
using NaikKelas.Training.Nominations;
using NaikKelas.Training.Overrides;
using NaikKelas.Training.Results;
using NaikKelas.Training.Reviews;
using NaikKelas.Training.Rounds;
using NaikKelas.Training.Selection;

namespace NaikKelas.Tests.Training.Overrides;

/// <summary>A decision outside the rules: two people, a published reason, and files that still give the same result.</summary>
public sealed class OverrideTests
{
    private const string Reason = "Keputusan rapat tim seleksi nomor 12";

    public static TheoryData<string> Providers => World.Providers;

    [Theory, MemberData(nameof(Providers))]
    public async Task An_approved_override_is_in_the_draw_and_in_the_published_file(string provider)
    {
        await using var round = await ScreenedAsync(provider);
        // P0021 comes from the co-op whose RAT was too late: by the rules there is no seat.
        await ApproveAsync(round, await ProposeAsync(round, "P0021", OverrideKind.In, "K1"));
        await ApproveAsync(round, await ProposeAsync(round, "P0001", OverrideKind.Out, null));

        await round.DrawAsync();
        var published = await round.PublishAsync();

        Assert.False(published.Refused, published.Refusal?.Code);
        var decisions = await DecisionsAsync(round);
        Assert.Equal("K1", decisions["P0021"].ClassCode);
        Assert.Equal(1, decisions["P0021"].Priority);
        Assert.Equal(DecisionStatus.WithdrawnByDecision, decisions["P0001"].Status);
        Assert.Equal(Reason, Trace.FromJson(decisions["P0021"].TraceJson).Decided!.Reason);
        var (roundJson, resultJson) = await PublishRoundTests.FilesAsync(round);
        var outcome = Selector.Run(RoundReader.Read(roundJson).Round!);
        Assert.Equal(published.Value!.ResultDigest, Digests.Of(roundJson, ResultWriter.ToUtf8(outcome)));
        Assert.Equal(published.Value.ResultDigest, Digests.Of(roundJson, resultJson));
        Assert.Contains(Reason, Encoding.UTF8.GetString(roundJson), StringComparison.Ordinal);
        Assert.Equal(
            decisions.Values.OrderBy(d => d.Code).Select(d => (d.Code, d.ClassCode, d.Rank)),
            outcome.Assignments.Select(a => (a.Id, a.Class, a.Rank))
        );
    }

    [Fact]
    public async Task The_public_list_says_that_it_was_decided_outside_the_rules_and_why()
    {
        await using var round = await ScreenedAsync(Store.Sqlite);
        await ApproveAsync(round, await ProposeAsync(round, "P0021", OverrideKind.In, "K1"));
        await ApproveAsync(round, await ProposeAsync(round, "P0001", OverrideKind.Out, null));
        await round.DrawAsync();
        var published = await round.PublishAsync();
        using var browser = round.World.Browser();

        var page = await browser.OpenAsync($"/hasil/{published.Value!.Slug}");

        Assert.Contains(
            $"Diputuskan di luar aturan: masuk kelas K1. {Reason}",
            page.Body!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Contains(
            $"Diputuskan di luar aturan: tidak ikut putaran ini. {Reason}",
            page.Body.TextContent,
            StringComparison.Ordinal
        );
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Approved_after_the_draw_the_seats_are_assigned_anew(string provider)
    {
        await using var round = await ScreenedAsync(provider);
        await round.DrawAsync();
        var seated = (await DecisionsAsync(round)).Values.First(d => d.ClassCode == "K1");

        var id = await ProposeAsync(round, seated.Code, OverrideKind.Out, null);
        Assert.Equal("K1", (await DecisionsAsync(round))[seated.Code].ClassCode);
        await ApproveAsync(round, id);

        var after = await DecisionsAsync(round);
        Assert.Equal(DecisionStatus.WithdrawnByDecision, after[seated.Code].Status);
        Assert.Equal(6, after.Values.Count(d => d.Status == DecisionStatus.Admitted));
        Assert.False((await round.PublishAsync()).Refused);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Lifting_an_override_brings_the_rules_back(string provider)
    {
        await using var round = await ScreenedAsync(provider);
        await round.DrawAsync();
        var before = await DecisionsAsync(round);
        await ApproveAsync(round, await ProposeAsync(round, "P0021", OverrideKind.In, "K1"));

        await ApproveAsync(round, await ProposeAsync(round, "P0021", OverrideKind.Lift, null));

        var after = await DecisionsAsync(round);
        Assert.Equal(
            before.Values.OrderBy(d => d.Code).Select(d => (d.Code, d.ClassCode, d.TraceJson)),
            after.Values.OrderBy(d => d.Code).Select(d => (d.Code, d.ClassCode, d.TraceJson))
        );
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Who_proposed_does_not_decide_and_the_database_says_so_too(string provider)
    {
        await using var round = await ScreenedAsync(provider);
        var id = await ProposeAsync(round, "P0021", OverrideKind.In, "K1");

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
        await using var round = await ScreenedAsync(provider);
        await round.DrawAsync();
        var id = await ProposeAsync(round, "P0021", OverrideKind.In, "K1");
        var (head, province) = (round.World.As(Role.Head, OpenRound.Region), round.World.As(Role.Head, "35"));
        await Task.WhenAll(head.UserAsync(), province.UserAsync());

        var results = await Task.WhenAll(
            head.AskAsync<DecideOverride, Result<RoundId>>(d => d.ApproveAsync(id, World.Ct)),
            province.AskAsync<DecideOverride, Result<RoundId>>(d => d.ApproveAsync(id, World.Ct))
        );

        Assert.Single(results, r => !r.Refused);
        Assert.Equal("override.decided", Assert.Single(results, r => r.Refused).Refusal!.Code);
        Assert.Equal(21, (await DecisionsAsync(round)).Count);
        Assert.Equal("K1", (await DecisionsAsync(round))["P0021"].ClassCode);
    }

    /// <summary>What the hold is for: without it both see an open proposal and both sign it, and the first signature is lost.</summary>
    [Theory, MemberData(nameof(Providers))]
    public async Task Without_the_hold_both_sign_and_the_first_signature_is_lost(string provider)
    {
        await using var round = await ScreenedAsync(provider);
        var id = await ProposeAsync(round, "P0021", OverrideKind.In, "K1");
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
        await using var round = await ScreenedAsync(provider);
        await round.DrawAsync();
        await ProposeAsync(round, "P0021", OverrideKind.In, "K1");

        Assert.Equal("overrides.waiting", (await round.PublishAsync()).Refusal!.Code);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Of_somebody_who_withdrew_meanwhile_it_can_still_be_refused(string provider)
    {
        await using var round = await ScreenedAsync(provider);
        var id = await ProposeAsync(round, "P0021", OverrideKind.In, "K1");
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
        await using var round = await ScreenedAsync(provider);
        await ProposeAsync(round, "P0001", OverrideKind.Out, null);

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

    [Theory, MemberData(nameof(Providers))]
    public async Task The_preview_says_what_approving_then_does(string provider)
    {
        await using var round = await ScreenedAsync(provider);
        await round.DrawAsync();
        var before = await DecisionsAsync(round);
        var preview = await round.Officer.AskAsync<IServiceProvider, OverridePreview?>(async services =>
        {
            var found = await ((RoundBook)services.GetService(typeof(RoundBook))!).FindAsync(
                round.Id,
                World.Ct
            );
            return await ((OverrideBook)services.GetService(typeof(OverrideBook))!).PreviewAsync(
                found!,
                "P0021",
                OverrideKind.In,
                "K1",
                World.Ct
            );
        });

        await ApproveAsync(round, await ProposeAsync(round, "P0021", OverrideKind.In, "K1"));

        var after = await DecisionsAsync(round);
        Assert.Equal(
            after
                .Values.Where(d => d.ClassCode is not null && before[d.Code].ClassCode is null)
                .Select(d => d.Code),
            preview!.Entered.Select(c => c.Code)
        );
        Assert.Equal(
            after
                .Values.Where(d => d.ClassCode is null && before[d.Code].ClassCode is not null)
                .Select(d => d.Code),
            preview.Left.Select(c => c.Code)
        );
    }

    internal static async Task<OverrideId> ProposeAsync(
        OpenRound round,
        string code,
        OverrideKind kind,
        string? into
    )
    {
        var proposed = await round.Officer.AskAsync<ProposeOverride, Result<OverrideId>>(p =>
            p.RunAsync(
                round.Id,
                new()
                {
                    Code = code,
                    Kind = kind,
                    ClassCode = into,
                    Reason = Reason,
                },
                World.Ct
            )
        );
        Assert.False(proposed.Refused, proposed.Refusal?.Code);
        return proposed.Value;
    }

    internal static async Task ApproveAsync(OpenRound round, OverrideId id)
    {
        var approved = await round
            .World.As(Role.Head, OpenRound.Region)
            .AskAsync<DecideOverride, Result<RoundId>>(d => d.ApproveAsync(id, World.Ct));
        Assert.False(approved.Refused, approved.Refusal?.Code);
    }

    /// <summary>Twenty who meet the rules and one, P0021, who does not.</summary>
    private static async Task<OpenRound> ScreenedAsync(string provider)
    {
        var round = await OpenRound.StartAsync(provider);
        IEnumerable<string> lines =
        [
            .. Enumerable
                .Range(1, 20)
                .Select(i =>
                    OpenRound.Line(i, OpenRound.Cooperative(i % 5 + 1), i % 2 == 0 ? "K1;K2" : "K2;K1")
                ),
            OpenRound.Line(21, OpenRound.Late),
        ];
        Assert.False((await round.ImportAsync(OpenRound.Sheet(lines))).Refused);
        await round.FreezeAsync();
        return round;
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

    private static async Task<Dictionary<string, Decision>> DecisionsAsync(OpenRound round) =>
        await round.World.AskAsync<Db, Dictionary<string, Decision>>(db =>
            db.Decisions.AsNoTracking()
                .Where(d => d.RoundId == round.Id)
                .ToDictionaryAsync(d => d.Code, World.Ct)
        );
}
