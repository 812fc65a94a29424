using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Registry;
using NaikKelas.Tests.House;
using NaikKelas.Tests.Training.Nominations;
using NaikKelas.Training;
using NaikKelas.Training.Nominations;
using NaikKelas.Training.Results;

namespace NaikKelas.Tests.Training.Reviews;

/// <summary>
/// A screened round of twenty who meet the rule and one, P0021, whose co-op's RAT is recorded too late. It was frozen
/// on 12 June 2020, 17.00 WIB, and has windows of three days for corrections and objections.
/// </summary>
internal static class ReviewRound
{
    public const string Late = "P0021";
    public const int Days = 3;

    public static async Task<OpenRound> ScreenedAsync(
        string provider,
        int correction = Days,
        int objection = Days,
        int late = 1
    )
    {
        var round = await OpenRound.StartAsync(provider);
        IEnumerable<string> lines =
        [
            .. Enumerable
                .Range(1, 20)
                .Select(i =>
                    OpenRound.Line(i, OpenRound.Cooperative(i % 5 + 1), i % 2 == 0 ? "K1;K2" : "K2;K1")
                ),
            .. Enumerable.Range(21, late).Select(i => OpenRound.Line(i, OpenRound.Late)),
        ];
        Assert.False((await round.ImportAsync(OpenRound.Sheet(lines))).Refused);
        await round.World.DoAsync<Db>(db =>
            db.Rounds.Where(r => r.Id == round.Id)
                .ExecuteUpdateAsync(
                    set =>
                        set.SetProperty(r => r.CorrectionDays, correction)
                            .SetProperty(r => r.ObjectionDays, objection),
                    World.Ct
                )
        );
        await round.FreezeAsync();
        return round;
    }

    /// <summary>Drawn after the correction window, on 15 June, 18.00.</summary>
    public static async Task<OpenRound> DrawnAsync(string provider)
    {
        var round = await ScreenedAsync(provider);
        round.World.Clock.SetLocal(2020, 6, 15, 18);
        var drawn = await round.DrawAsync();
        Assert.False(drawn.Refused, drawn.Refusal?.Code);
        return round;
    }

    public static async Task<NominationId> IdOfAsync(OpenRound round, string code) =>
        (await round.NominationsAsync()).Single(n => n.Code == code).Id;

    /// <summary>What an officer does on the registry's page: the RAT was in March after all.</summary>
    public static Task MendAsync(OpenRound round) =>
        round.World.DoAsync<Db>(async db =>
        {
            var (records, organisations) = (db.RatRecords, db.Organisations);
            var late = await organisations.SingleAsync(o => o.Name == OpenRound.Late, World.Ct);
            await records
                .Where(r => r.OrganisationId == late.Id)
                .ExecuteUpdateAsync(
                    set => set.SetProperty(r => r.HeldOn, new DateOnly(2020, 3, 20)),
                    World.Ct
                );
        });

    public static Task<Dictionary<string, Decision>> DecisionsAsync(OpenRound round) =>
        round.World.AskAsync<Db, Dictionary<string, Decision>>(db =>
            db.Decisions.AsNoTracking()
                .Where(d => d.RoundId == round.Id)
                .ToDictionaryAsync(d => d.Code, World.Ct)
        );
}
