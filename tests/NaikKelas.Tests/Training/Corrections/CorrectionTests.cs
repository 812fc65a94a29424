using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry;
using NaikKelas.Tests.House;
using NaikKelas.Tests.Training.Nominations;
using NaikKelas.Tests.Training.Reviews;
using NaikKelas.Training.Corrections;
using NaikKelas.Training.Results;
using NaikKelas.Training.Reviews;
using NaikKelas.Training.Rounds;

namespace NaikKelas.Tests.Training.Corrections;

/// <summary>A wrong fact is said before the draw, mended in the registry, and stands beside the frozen one.</summary>
public sealed class CorrectionTests
{
    private const string Rule = "rat-held-by";

    private static readonly byte[] Photo = [0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3];

    public static TheoryData<string> Providers => World.Providers;

    [Theory, MemberData(nameof(Providers))]
    public async Task Accepted_the_facts_are_read_again_and_the_frozen_sheet_stays(string provider)
    {
        await using var round = await ReviewRound.ScreenedAsync(provider);
        var filed = await FileAsync(round, ReviewRound.Late, evidence: Photo);
        Assert.False(filed.Refused, filed.Refusal?.Code);

        var early = await AcceptAsync(round, filed.Value);
        await ReviewRound.MendAsync(round);
        var accepted = await AcceptAsync(round, filed.Value);

        Assert.Equal("facts.unchanged", early.Refusal!.Code);
        Assert.False(accepted.Refused, accepted.Refusal?.Code);
        var versions = await VersionsAsync(round);
        var change = Assert.Single(Assert.Single(versions).Changes);
        var texts = (Texts)round.World.Services.GetService(typeof(Texts))!;
        Assert.Contains("14 April 2020", texts.Of(change.Before), StringComparison.Ordinal);
        Assert.Contains("20 Maret 2020", texts.Of(change.After), StringComparison.Ordinal);
        round.World.Clock.SetLocal(2020, 6, 16, 9);
        Assert.False((await round.DrawAsync()).Refused);
        Assert.NotEqual(
            DecisionStatus.Ineligible,
            (await ReviewRound.DecisionsAsync(round))[ReviewRound.Late].Status
        );
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_fact_about_the_coop_is_read_again_for_all_its_nominees(string provider)
    {
        await using var round = await ReviewRound.ScreenedAsync(provider, late: 2);
        var filed = await FileAsync(round, ReviewRound.Late);
        await ReviewRound.MendAsync(round);

        Assert.False((await AcceptAsync(round, filed.Value)).Refused);

        round.World.Clock.SetLocal(2020, 6, 16, 9);
        Assert.False((await round.DrawAsync()).Refused);
        Assert.All(
            (await ReviewRound.DecisionsAsync(round)).Values,
            d => Assert.NotEqual(DecisionStatus.Ineligible, d.Status)
        );
        Assert.Equal(2, await round.World.AskAsync<Db, int>(db => db.CorrectedFacts.CountAsync(World.Ct)));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task The_draw_waits_for_the_window_and_for_every_answer(string provider)
    {
        await using var round = await ReviewRound.ScreenedAsync(provider);
        var filed = await FileAsync(round, ReviewRound.Late);

        Assert.Equal("corrections.window-open", (await round.DrawAsync()).Refusal!.Code);
        round.World.Clock.SetLocal(2020, 6, 15, 17);
        var open = await round.DrawAsync();
        Assert.Equal("corrections.open", open.Refusal!.Code);
        Assert.Equal(1, open.Refusal.Message.GetArgument(0));
        await RefuseAsync(round, filed.Value);
        Assert.False((await round.DrawAsync()).Refused);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task After_the_window_by_the_servers_clock_nothing_is_taken(string provider)
    {
        await using var round = await ReviewRound.ScreenedAsync(provider);

        round.World.Clock.SetLocal(2020, 6, 15, 16);
        var last = await FileAsync(round, "P0001");
        round.World.Clock.SetLocal(2020, 6, 15, 17);
        var late = await FileAsync(round, "P0002");

        Assert.False(last.Refused, last.Refusal?.Code);
        Assert.Equal("corrections.closed", late.Refusal!.Code);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_round_without_a_window_takes_none_and_is_drawn_at_once(string provider)
    {
        await using var round = await ReviewRound.ScreenedAsync(provider, correction: 0, objection: 0);

        Assert.Equal("corrections.none", (await FileAsync(round, "P0001")).Refusal!.Code);
        Assert.False((await round.DrawAsync()).Refused);
        Assert.False((await round.PublishAsync()).Refused);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task What_is_wrong_with_a_correction_is_said_field_by_field(string provider)
    {
        await using var round = await ReviewRound.ScreenedAsync(provider);
        await FileAsync(round, ReviewRound.Late);

        var again = await FileAsync(round, ReviewRound.Late);
        var wrong = await FileAsync(round, "P0001", fact: "x", statement: "?", evidence: "MZ"u8.ToArray());

        Assert.Equal("correction.waits", again.Refusal!.Code);
        Assert.Equal(["fact.unknown", "statement", "file.kind"], wrong.Refusals.Select(r => r.Code));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task The_board_of_the_nominating_coop_may_and_that_of_another_may_not(string provider)
    {
        await using var round = await ReviewRound.ScreenedAsync(provider);
        var id = await ReviewRound.IdOfAsync(round, ReviewRound.Late);
        var (own, other) = await round.World.AskAsync<Db, (Guid, Guid)>(async db =>
        {
            var all = await db.Organisations.ToDictionaryAsync(o => o.Name, o => o.Id.Value, World.Ct);
            return (all[OpenRound.Late], all[OpenRound.Cooperative(1)]);
        });

        var stranger = await round
            .World.As(Role.CoopBoard, other)
            .AskAsync<FileCorrection, Result<CorrectionId>>(f =>
                f.ByBoardAsync(id, Input(), default, World.Ct)
            );
        var board = round.World.As(Role.CoopBoard, own);
        var listed = await board.AskAsync<CorrectionBook, IReadOnlyList<OwnNomination>>(b =>
            b.OwnAsync(World.Ct)
        );
        var filed = await board.AskAsync<FileCorrection, Result<CorrectionId>>(f =>
            f.ByBoardAsync(id, Input(), default, World.Ct)
        );

        Assert.Equal(RefusalKind.NotFound, stranger.Refusal!.Kind);
        Assert.Equal([ReviewRound.Late], listed.Select(l => l.Code));
        Assert.False(filed.Refused, filed.Refusal?.Code);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Of_two_who_answer_at_once_the_second_is_told_who_was_first(string provider)
    {
        await using var round = await ReviewRound.ScreenedAsync(provider);
        var filed = await FileAsync(round, ReviewRound.Late);
        await ReviewRound.MendAsync(round);

        var results = await Task.WhenAll(AcceptAsync(round, filed.Value), AcceptAsync(round, filed.Value));

        Assert.Equal("correction.resolved", Assert.Single(results, r => r.Refused).Refusal!.Code);
        Assert.Equal(1, await round.World.AskAsync<Db, int>(db => db.CorrectedFacts.CountAsync(World.Ct)));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Facts_that_were_read_again_are_as_final_as_the_frozen_ones(string provider)
    {
        await using var round = await ReviewRound.ScreenedAsync(provider);
        var filed = await FileAsync(round, ReviewRound.Late);
        await ReviewRound.MendAsync(round);
        await AcceptAsync(round, filed.Value);

        var forced = await Record.ExceptionAsync(() =>
            round.World.DoAsync<Db>(db =>
                db.CorrectedFacts.ExecuteUpdateAsync(set => set.SetProperty(f => f.Reason, "x"), World.Ct)
            )
        );

        Assert.Contains("append-only", forced!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Evidence_is_told_by_its_first_bytes()
    {
        Assert.Equal(("application/pdf", "pdf"), Evidence.KindOf("%PDF-1.7"u8));
        Assert.Equal(("image/jpeg", "jpg"), Evidence.KindOf(Photo));
        Assert.Null(Evidence.KindOf("<html>"u8));
        Assert.Null(Evidence.KindOf([]));
    }

    internal static async Task<Result<CorrectionId>> FileAsync(
        OpenRound round,
        string code,
        string fact = Rule,
        string statement = "RAT kami 20 Maret 2020, berita acara terlampir",
        byte[]? evidence = null
    )
    {
        var id = await ReviewRound.IdOfAsync(round, code);
        return await round.World.AskAsync<FileCorrection, Result<CorrectionId>>(f =>
            f.ByApplicantAsync(
                id,
                Input(fact, statement),
                evidence ?? default(ReadOnlyMemory<byte>),
                World.Ct
            )
        );
    }

    private static FileCorrection.Input Input(
        string fact = Rule,
        string statement = "RAT kami 20 Maret 2020, berita acara terlampir"
    ) => new() { Fact = fact, Statement = statement };

    private static Task<Result<RoundId>> AcceptAsync(OpenRound round, CorrectionId id) =>
        round.Officer.AskAsync<ResolveCorrection, Result<RoundId>>(r =>
            r.AcceptAsync(id, new() { Answer = "Berita acara RAT sudah dicatat" }, World.Ct)
        );

    private static async Task RefuseAsync(OpenRound round, CorrectionId id)
    {
        var refused = await round.Officer.AskAsync<ResolveCorrection, Result<RoundId>>(r =>
            r.RefuseAsync(id, new() { Answer = "Tidak ada bukti yang diserahkan" }, World.Ct)
        );
        Assert.False(refused.Refused, refused.Refusal?.Code);
    }

    private static async Task<IReadOnlyList<FactVersion>> VersionsAsync(OpenRound round)
    {
        var id = await ReviewRound.IdOfAsync(round, ReviewRound.Late);
        return await round.World.AskAsync<IServiceProvider, IReadOnlyList<FactVersion>>(async services =>
        {
            var found = await ((RoundBook)services.GetService(typeof(RoundBook))!).FindAsync(
                round.Id,
                World.Ct
            );
            return await ((CorrectionBook)services.GetService(typeof(CorrectionBook))!).VersionsAsync(
                found!,
                id,
                World.Ct
            );
        });
    }
}
