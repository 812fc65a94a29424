using System.Net;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Kernel.Auditing;
using NaikKelas.Registry.Organisations;
using NaikKelas.Tests.House;
using NaikKelas.Tests.Training.Rounds;
using NaikKelas.Training;
using NaikKelas.Training.Nominating;
using NaikKelas.Training.Nominations;
using NaikKelas.Training.Rounds;

namespace NaikKelas.Tests.Training.Nominating;

/// <summary>A co-op takes its own nomination back before the draw, and brings it back while the round is open.</summary>
public sealed class WithdrawOwnTests
{
    public static TheoryData<string> Providers => World.Providers;

    [Theory, MemberData(nameof(Providers))]
    public async Task Taken_back_it_leaves_the_limit_free_and_comes_back_with_the_same_code(string provider)
    {
        await using var village = await Village.StartAsync(provider);
        var board = village.BoardOf(village.First);
        var before = await NominatedAsync(village, board);

        Assert.False((await WithdrawAsync(village, board)).Refused);
        var withdrawn = Assert.Single(await village.NominationsAsync());
        Assert.Equal(
            (NominationState.Withdrawn, WithdrawnBy.Nominator),
            (withdrawn.State, withdrawn.WithdrawnBy!.Value)
        );
        Assert.Equal("nomination.withdrawn", (await WithdrawAsync(village, board)).Refusal!.Code);

        Assert.False((await UndoAsync(village, board)).Refused);
        var again = Assert.Single(await village.NominationsAsync());
        Assert.Equal(
            (NominationState.Submitted, null, before.Code, before.ArrivedAt),
            (again.State, again.WithdrawnBy, again.Code, again.ArrivedAt)
        );
        Assert.Equal("nomination.stands", (await UndoAsync(village, board)).Refusal!.Code);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Another_board_and_another_role_find_nothing_to_take_back(string provider)
    {
        await using var village = await Village.StartAsync(provider);
        await NominatedAsync(village, village.BoardOf(village.First));

        var other = village.BoardOf(village.Second);
        Assert.Equal(RefusalKind.NotFound, (await WithdrawAsync(village, other)).Refusal!.Kind);
        Assert.Equal(
            RefusalKind.NotFound,
            (await WithdrawAsync(village, other, village.Second.Id)).Refusal!.Kind
        );
        using var browser = await other.BrowserAsync();
        using var page = await browser.GetAsync(
            new Uri($"/usulkan/{village.Round.Value}/{village.First.Id.Value}/tarik/P0001", UriKind.Relative),
            World.Ct
        );
        Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);
        Assert.Equal(NominationState.Submitted, Assert.Single(await village.NominationsAsync()).State);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_reason_is_asked_for_and_stands_in_the_trail_with_the_co_op(string provider)
    {
        await using var village = await Village.StartAsync(provider);
        var board = village.BoardOf(village.First);
        await NominatedAsync(village, board);

        var refused = await WithdrawAsync(village, board, reason: " ");
        await WithdrawAsync(village, board);

        Assert.Equal(("reason", "Reason"), (refused.Refusal!.Code, refused.Refusal.Field));
        var reasons = await village.World.AskAsync<Db, List<string?>>(db =>
            db.AuditEntries.Select(a => a.Reason).ToListAsync(World.Ct)
        );
        Assert.Contains("KDMP Bendo: pindah tugas", reasons);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task What_the_office_took_back_is_not_brought_back_by_the_co_op(string provider)
    {
        await using var village = await Village.StartAsync(provider);
        var board = village.BoardOf(village.First);
        await NominatedAsync(village, board);
        var office = await village
            .World.As(Role.Officer, Blitar.Region)
            .AskAsync<WithdrawNomination, Result<Unit>>(w =>
                w.RunAsync(village.Round, "P0001", new() { Reason = "ganda" }, World.Ct)
            );

        Assert.False(office.Refused);
        Assert.Equal("nomination.withdrawn-by-other", (await UndoAsync(village, board)).Refusal!.Code);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task After_closing_it_can_still_be_taken_back_but_not_brought_back(string provider)
    {
        await using var village = await Village.StartAsync(provider);
        var board = village.BoardOf(village.First);
        await NominatedAsync(village, board);
        village.World.Clock.SetLocal(2026, 11, 23, 17);

        Assert.False((await WithdrawAsync(village, board)).Refused);
        Assert.Equal("round.closed", (await UndoAsync(village, board)).Refusal!.Code);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task After_the_draw_it_is_too_late(string provider)
    {
        await using var village = await Village.StartAsync(provider);
        var board = village.BoardOf(village.First);
        await NominatedAsync(village, board);
        await village.World.DoAsync<Db>(db =>
            db.Rounds.ExecuteUpdateAsync(s => s.SetProperty(r => r.State, RoundState.Drawn), World.Ct)
        );

        Assert.Equal("round.already-drawn", (await WithdrawAsync(village, board)).Refusal!.Code);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Who_was_put_forward_again_meanwhile_is_not_nominated_twice(string provider)
    {
        await using var village = await Village.StartAsync(provider);
        var board = village.BoardOf(village.First);
        await NominatedAsync(village, board);
        await WithdrawAsync(village, board);
        await NominatedAsync(village, board);

        Assert.Equal("person.nominated-meanwhile", (await UndoAsync(village, board)).Refusal!.Code);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Of_two_who_bring_it_back_at_once_the_second_is_told(string provider)
    {
        await using var village = await Village.StartAsync(provider);
        var board = village.BoardOf(village.First);
        await NominatedAsync(village, board);
        await WithdrawAsync(village, board);

        var both = await Task.WhenAll(UndoAsync(village, board), UndoAsync(village, board));

        Assert.Equal("nomination.stands", Assert.Single(both, r => r.Refused).Refusal!.Code);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task The_list_of_people_leads_there_and_back(string provider)
    {
        await using var village = await Village.StartAsync(provider);
        var board = village.BoardOf(village.First);
        await NominatedAsync(village, board);
        using var browser = await board.BrowserAsync();
        var list = $"/usulkan/{village.Round.Value}/{village.First.Id.Value}";

        Assert.NotNull((await browser.OpenAsync(list)).QuerySelector($"main a[href='{list}/tarik/P0001']"));
        using var done = await browser.SendAsync($"{list}/tarik/P0001", [("Input.Reason", "pindah tugas")]);
        Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        var after = await browser.OpenAsync(list);
        Assert.Contains("mengundurkan diri", after.Body!.TextContent, StringComparison.Ordinal);
        using var undone = await browser.SendAsync(
            $"{list}/tarik/P0001?handler=Undo",
            [],
            $"{list}/tarik/P0001"
        );
        Assert.Equal(HttpStatusCode.Redirect, undone.StatusCode);
        Assert.Equal(NominationState.Submitted, Assert.Single(await village.NominationsAsync()).State);
    }

    private static async Task<Nomination> NominatedAsync(Village village, Someone board)
    {
        var code = await village.NominateAsync(board, village.First, village.First.Chair);
        Assert.False(code.Refused, code.Refusal?.Code);
        return (await village.NominationsAsync()).Single(n => n.Code == code.Value);
    }

    private static Task<Result<Unit>> WithdrawAsync(
        Village village,
        Someone by,
        OrganisationId? nominator = null,
        string reason = "pindah tugas"
    ) =>
        by.AskAsync<WithdrawOwn, Result<Unit>>(w =>
            w.RunAsync(
                village.Round,
                nominator ?? village.First.Id,
                "P0001",
                new() { Reason = reason },
                World.Ct
            )
        );

    private static Task<Result<Unit>> UndoAsync(Village village, Someone by) =>
        by.AskAsync<WithdrawOwn, Result<Unit>>(w =>
            w.UndoAsync(village.Round, village.First.Id, "P0001", World.Ct)
        );
}
