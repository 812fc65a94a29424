using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Training.Plans;
using NaikKelas.Training.Rounds;
using NaikKelas.Training.Timetables;

namespace NaikKelas.Training.Classes;

/// <summary>
/// Use case: add a class, or change one. Once its round is locked dates, topic and capacity are promises; only the
/// place may still move.
/// </summary>
public sealed class SaveClass(
    Db db,
    Actor actor,
    ClassBook book,
    BudgetLine line,
    ClassMoney money,
    TimetableDesk timetable
)
{
    public Task<Result<ClassId>> RunAsync(
        ClassInput input,
        CancellationToken ct,
        string? regionCode = null
    ) => db.RunAsync(() => SaveAsync(input, regionCode, ct), ct);

    private async Task<Result<ClassId>> SaveAsync(ClassInput input, string? regionCode, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        var existing = input.Id is { } id ? await db.Classes.HoldAsync(id, ct) : null;
        if (input.Id is not null && (existing is null || !actor.Reaches(existing.RegionCode)))
            return Refusal.NotFound($"Kelas tidak ditemukan.");
        var region = existing is null ? HomeRegion.Of(actor, regionCode) : existing.RegionCode;
        if (region.Refused)
            return region.As<ClassId>();
        var refusals = new Refusals();
        input.Check(refusals);
        refusals.Add(await money.UnknownAsync([input.ActivityId], nameof(input.ActivityId), ct));
        if (refusals.Any)
            return refusals;
        if (
            existing?.RoundId is { } roundId
            && await PromisedAsync(existing, roundId, input, ct) is { } broken
        )
            return broken;
        var before = existing is null ? new Before(input.StartsOn!.Value, null) : Before.Of(existing);
        var written = await book.WriteAsync(existing, input, region.Value, ct);
        written.VenueId = input.VenueId;
        var fields = new DeskFields(nameof(input.EndsOn), nameof(input.VenueId));
        var met = await timetable.FollowAsync(written, before, fields, ct);
        return met.Any ? met : written.Id;
    }

    private async Task<Refusal?> PromisedAsync(
        TrainingClass one,
        RoundId roundId,
        ClassInput input,
        CancellationToken ct
    )
    {
        // Held, so that nobody locks the round while its class changes.
        var round = await db.Rounds.HoldAsync(roundId, ct);
        if (round is null or { State: RoundState.Draft })
            return null;
        var topic = await db.Topics.AsNoTracking().SingleAsync(t => t.Id == one.TopicId, ct);
        var same =
            (one.StartsOn, one.EndsOn, one.Capacity) == (input.StartsOn, input.EndsOn, input.Capacity)
            && topic.Name == input.Topic?.Trim();
        return same
            ? await DearerAsync(one, input, ct)
            : Refusal.Conflict(
                "class-locked",
                $"Putaran “{round.Title}” sudah dikunci: materi, tanggal, dan kapasitas kelas tidak dapat diubah lagi."
            );
    }

    /// <summary>The class is open already: what it costs more, or costs another activity, is weighed at once.</summary>
    private async Task<Refusal?> DearerAsync(TrainingClass one, ClassInput input, CancellationToken ct)
    {
        if (input.ActivityId is not { } activity)
            return null;
        var cost = ClassCost.Of(input.Budget, input.PerSeat, one.Capacity);
        return activity == one.ActivityId && cost <= one.Cost
            ? null
            : await line.ChangingAsync(activity, one.Id, cost, input.OverBudgetReason, ct);
    }
}
