using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Registry.Affiliations;

/// <summary>Use case: a term ends (mengakhiri jabatan). The last day counts as in office.</summary>
public sealed class EndAffiliation(Db db, Actor actor, AgencyClock clock)
{
    public sealed record Input
    {
        [Display(Name = "Hari terakhir menjabat")]
        public DateOnly? Until { get; init; }

        [Display(Name = "Alasan")]
        public string? Reason { get; init; }
    }

    public Task<Result<Unit>> RunAsync(
        OrganisationId organisation,
        Guid affiliation,
        Input input,
        CancellationToken ct
    ) => db.RunAsync(() => EndAsync(organisation, affiliation, input, ct), ct);

    private async Task<Result<Unit>> EndAsync(
        OrganisationId organisationId,
        Guid affiliationId,
        Input input,
        CancellationToken ct
    )
    {
        if (await db.ReachOrganisationAsync(organisationId, actor, ct) is null)
            return Unknown.Organisation;
        if (
            await db.Affiliations.SingleOrDefaultAsync(
                a => a.Id == affiliationId && a.OrganisationId == organisationId,
                ct
            )
            is not { } affiliation
        )
            return Refusal.NotFound($"Jabatan tidak ditemukan.");
        if (input.Until is null)
            return new Refusal(
                "affiliation.until-missing",
                $"Isi hari terakhir menjabat.",
                nameof(input.Until)
            );
        if (AffiliationRules.CheckEnd(affiliation.From, input.Until, clock.Today) is { } refusal)
            return refusal;
        db.Because(string.IsNullOrWhiteSpace(input.Reason) ? null : input.Reason.Trim());
        affiliation.Until = input.Until;
        return new Unit();
    }
}
