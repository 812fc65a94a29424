using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Registry.Rats;

/// <summary>Use case: record that a RAT was held for a book year (mencatat RAT).</summary>
public sealed class RecordRat(Db db, Actor actor, AgencyClock clock)
{
    public Task<Result<Guid>> RunAsync(OrganisationId organisation, RatInput input, CancellationToken ct) =>
        db.RunAsync(() => RecordAsync(organisation, input, ct), ct);

    private async Task<Result<Guid>> RecordAsync(
        OrganisationId organisationId,
        RatInput input,
        CancellationToken ct
    )
    {
        if (await db.ReachOrganisationAsync(organisationId, actor, ct) is not { } organisation)
            return Unknown.Organisation;
        if (!organisation.Kind.IsCooperative)
            return new Refusal("rat.no-cooperative", $"{organisation.Kind} tidak menyelenggarakan RAT.");
        var rat = RatRules.Check(organisationId, input, clock.Today);
        if (rat.Refused)
            return rat.As<Guid>();
        var year = rat.Value.BookYear;
        if (
            await db
                .RatRecords.AsNoTracking()
                .SingleOrDefaultAsync(r => r.OrganisationId == organisationId && r.BookYear == year, ct) is
            { } known
        )
            return new Refusal(
                "rat.twice",
                $"RAT tahun buku {year:0} sudah tercatat ({known.HeldOn}, sumber: {known.Source}). Koreksi catatan itu bila keliru.",
                nameof(input.BookYear)
            );
        db.RatRecords.Add(rat.Value);
        return rat.Value.Id;
    }
}
