using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Changes;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Registry.Rats;

/// <summary>Use case: correct a RAT record, saying why (mengoreksi RAT). Eligibility hangs on it, so the old value and the reason stay in the trail.</summary>
public sealed class CorrectRat(Db db, Actor actor, AgencyClock clock)
{
    public Task<Result<Guid>> RunAsync(
        OrganisationId organisation,
        int bookYear,
        RatInput input,
        CancellationToken ct
    ) => db.RunAsync(() => CorrectAsync(organisation, bookYear, input, ct), ct);

    private async Task<Result<Guid>> CorrectAsync(
        OrganisationId organisationId,
        int bookYear,
        RatInput input,
        CancellationToken ct
    )
    {
        if (await db.ReachOrganisationAsync(organisationId, actor, ct) is null)
            return Unknown.Organisation;
        if (
            await db.RatRecords.SingleOrDefaultAsync(
                r => r.OrganisationId == organisationId && r.BookYear == bookYear,
                ct
            )
            is not { } rat
        )
            return Refusal.NotFound($"Belum ada RAT tahun buku {bookYear:0}.");
        var refusals = new Refusals();
        var told = RatRules.Check(organisationId, input with { BookYear = bookYear }, clock.Today);
        foreach (var refusal in told.Refusals)
            refusals.Add(refusal);
        refusals.Add(Reason.Missing(input.Reason));
        if (refusals.Any)
            return refusals;
        db.Because(input.Reason!.Trim());
        (rat.HeldOn, rat.ReportedOn) = (told.Value!.HeldOn, told.Value.ReportedOn);
        (rat.Attendance, rat.Members, rat.Source) = (
            told.Value.Attendance,
            told.Value.Members,
            told.Value.Source
        );
        return rat.Id;
    }
}
