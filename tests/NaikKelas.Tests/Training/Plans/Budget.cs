using NaikKelas.Kernel;
using NaikKelas.Tests.House;
using NaikKelas.Tests.Training.Rounds;
using NaikKelas.Training.Plans;
using NaikKelas.Training.Rounds;

namespace NaikKelas.Tests.Training.Plans;

/// <summary>A line of one hundred million, and rounds of forty seats that draw on it.</summary>
internal static class Budget
{
    public const string Reason = "Disetujui kepala dinas, tambahan menyusul di perubahan anggaran";

    public static ActivityInput Input { get; } =
        new()
        {
            RegionCode = Blitar.Region,
            Title = "Pelatihan kuliner",
            Kind = ActivityKind.Training,
            Year = 2026,
            Source = BudgetSource.Apbd,
            Code = "2.17.05.2.01.0001",
            Amount = new Rupiah(100_000_000),
            Target = 80,
            StartsOn = new DateOnly(2026, 12, 7),
            EndsOn = new DateOnly(2026, 12, 18),
            Place = "Balai Kota",
        };

    public static async Task<ActivityId> ActivityAsync(World world, ActivityInput? input = null)
    {
        var saved = await SaveAsync(world, null, input ?? Input);
        Assert.False(saved.Refused, saved.Refusal?.Message.ToString());
        return saved.Value;
    }

    public static Task<Result<ActivityId>> SaveAsync(World world, ActivityId? id, ActivityInput input) =>
        world.AskAsync<SaveActivity, Result<ActivityId>>(s => s.RunAsync(id, input, World.Ct));

    /// <summary>A draft of one class of forty seats at this price.</summary>
    public static Task<RoundId> DraftAsync(World world, ActivityId activity, long seat, string title)
    {
        var input = Blitar.Input(title);
        return Blitar.DraftAsync(
            world,
            input with
            {
                Classes = [input.Classes[0] with { ActivityId = activity, PerSeat = new Rupiah(seat) }],
            }
        );
    }

    public static Task<Result<RoundId>> LockAsync(World world, RoundId round, string? reason = null) =>
        world.AskAsync<LockRound, Result<RoundId>>(l =>
            l.RunAsync(round, new LockRound.Input { OverBudgetReason = reason }, World.Ct)
        );
}
