using System.Text;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Tests.House;
using NaikKelas.Tests.Training.Nominations;
using NaikKelas.Tests.Training.Results;
using NaikKelas.Tests.Training.Reviews;
using NaikKelas.Training.Overrides;
using NaikKelas.Training.Results;
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
        await using var round = await ReviewRound.ScreenedAsync(provider, 0, 0);
        // P0021 comes from the co-op whose RAT was too late: by the rules there is no seat.
        await ApproveAsync(round, await ProposeAsync(round, "P0021", OverrideKind.In, "K1"));
        await ApproveAsync(round, await ProposeAsync(round, "P0001", OverrideKind.Out, null));

        await round.DrawAsync();
        var published = await round.PublishAsync();

        Assert.False(published.Refused, published.Refusal?.Code);
        var decisions = await ReviewRound.DecisionsAsync(round);
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
        await using var round = await ReviewRound.ScreenedAsync(Store.Sqlite, 0, 0);
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
        await using var round = await ReviewRound.ScreenedAsync(provider, 0, 0);
        await round.DrawAsync();
        var seated = (await ReviewRound.DecisionsAsync(round)).Values.First(d => d.ClassCode == "K1");

        var id = await ProposeAsync(round, seated.Code, OverrideKind.Out, null);
        Assert.Equal("K1", (await ReviewRound.DecisionsAsync(round))[seated.Code].ClassCode);
        await ApproveAsync(round, id);

        var after = await ReviewRound.DecisionsAsync(round);
        Assert.Equal(DecisionStatus.WithdrawnByDecision, after[seated.Code].Status);
        Assert.Equal(6, after.Values.Count(d => d.Status == DecisionStatus.Admitted));
        Assert.False((await round.PublishAsync()).Refused);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Lifting_an_override_brings_the_rules_back(string provider)
    {
        await using var round = await ReviewRound.ScreenedAsync(provider, 0, 0);
        await round.DrawAsync();
        var before = await ReviewRound.DecisionsAsync(round);
        await ApproveAsync(round, await ProposeAsync(round, "P0021", OverrideKind.In, "K1"));

        await ApproveAsync(round, await ProposeAsync(round, "P0021", OverrideKind.Lift, null));

        var after = await ReviewRound.DecisionsAsync(round);
        Assert.Equal(
            before.Values.OrderBy(d => d.Code).Select(d => (d.Code, d.ClassCode, d.TraceJson)),
            after.Values.OrderBy(d => d.Code).Select(d => (d.Code, d.ClassCode, d.TraceJson))
        );
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task The_preview_says_what_approving_then_does(string provider)
    {
        await using var round = await ReviewRound.ScreenedAsync(provider, 0, 0);
        await round.DrawAsync();
        var before = await ReviewRound.DecisionsAsync(round);
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

        var after = await ReviewRound.DecisionsAsync(round);
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
}
