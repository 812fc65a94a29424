using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Changes;
using NaikKelas.Training.Rounds;

namespace NaikKelas.Training.Plans;

/// <summary>
/// Use case: put an activity into the plan, or change one. Of two people who change one row the second is told what
/// the first did. A line goes below what its open classes cost only with a reason.
/// </summary>
public sealed class SaveActivity(Db db, Actor actor, AgencyClock clock, LastChange lastChange)
{
    /// <summary>The columns a person knows by these words.</summary>
    internal static readonly IReadOnlyDictionary<string, string> Words = new Dictionary<string, string>(
        StringComparer.Ordinal
    )
    {
        ["title"] = "Nama kegiatan",
        ["kind"] = "Jenis",
        ["year"] = "Tahun anggaran",
        ["source"] = "Sumber dana",
        ["code"] = "Kode kegiatan",
        ["amount_rupiah"] = "Pagu",
        ["target"] = "Sasaran (orang)",
        ["starts_on"] = "Hari pertama",
        ["ends_on"] = "Hari terakhir",
        ["month"] = "Bulan",
        ["place"] = "Tempat",
        ["outcome"] = "Hasil yang diharapkan",
        ["cancelled_on"] = "Pembatalan",
        ["realised_people"] = "Orang terlayani",
        ["realised_cohorts"] = "Angkatan",
        ["assessed"] = "Ikut uji kompetensi",
        ["competent"] = "Kompeten",
        ["realised_source"] = "Sumber catatan",
        ["realised_note"] = "Hasil yang terlihat",
    };

    public Task<Result<ActivityId>> RunAsync(ActivityId? id, ActivityInput input, CancellationToken ct) =>
        db.RunAsync(() => SaveAsync(id, input, ct), ct);

    private async Task<Result<ActivityId>> SaveAsync(
        ActivityId? id,
        ActivityInput input,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(input);
        // Held: what its classes commit is weighed against the line, and must not grow meanwhile.
        var existing = id is { } known ? await db.Activities.HoldAsync(known, ct) : null;
        if (id is not null && (existing is null || !actor.Reaches(existing.RegionCode)))
            return Refusal.NotFound($"Kegiatan tidak ditemukan.");
        if (existing is not null && existing.Version != input.Version)
            return await lastChange.RefuseAsync("plan_activities", existing.Id.Value, Words, ct);
        var region = existing is null ? HomeRegion.Of(actor, input.RegionCode) : existing.RegionCode;
        if (region.Refused)
            return region.As<ActivityId>();
        var refusals = new Refusals();
        input.Check(refusals, region.Value);
        if (refusals.Any)
            return refusals;
        if (existing is not null && await CutAsync(existing, input, ct) is { } cut)
            return cut;
        return Write(existing, input, region.Value).Id;
    }

    /// <summary>A line that goes below what is committed must say why; that stays on record beside it.</summary>
    private async Task<Refusal?> CutAsync(PlanActivity one, ActivityInput input, CancellationToken ct)
    {
        if (input.Amount is not { } line || one.Amount <= line)
            return null;
        var committed = await Commitments.OfAsync(db, one.Id, null, ct);
        if (committed <= line)
            return null;
        if (SaveTerms.ReasonRefusal(input.Reason) is not null)
            return new Refusal(
                "below-committed",
                $"Pagu: ditemukan {line}, sedangkan kelas yang sudah dibuka memerlukan {committed}. Naikkan pagunya, atau tulis alasan sekurang-kurangnya {SaveTerms.ReasonMin} huruf.",
                nameof(input.Reason)
            );
        db.Overruns.Add(Overrun.Of(one.Id, null, committed, line, input.Reason!, actor.Name, clock.UtcNow));
        db.Because(input.Reason!.Trim());
        return null;
    }

    private PlanActivity Write(PlanActivity? existing, ActivityInput input, string region)
    {
        var one =
            existing
            ?? new PlanActivity
            {
                Id = Ids.New<ActivityId>(),
                RegionCode = region,
                Title = input.Title!.Trim(),
                Kind = input.Kind!.Value,
                Year = input.Year!.Value,
            };
        if (existing is null)
            db.Activities.Add(one);
        (one.Title, one.Kind, one.Year) = (input.Title!.Trim(), input.Kind!.Value, input.Year!.Value);
        (one.Source, one.Code) = (input.Source, Tidy(input.Code));
        (one.Amount, one.Target) = (input.Amount, input.Target);
        (one.StartsOn, one.EndsOn) = (input.StartsOn, input.EndsOn);
        // Days say more than a month; the month is only kept while there are none.
        one.Month = input.StartsOn is null ? input.Month : null;
        (one.Place, one.Outcome) = (Tidy(input.Place), Tidy(input.Outcome));
        one.Version++;
        return one;
    }

    internal static string? Tidy(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
