using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Changes;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Registry.Papers;

/// <summary>Use case: take a document off the record (menghapus dokumen). The audit trail keeps what it said, and why it went.</summary>
public sealed class RemoveDocument(Db db, Actor actor)
{
    public Task<Result<Unit>> RunAsync(
        OrganisationId organisation,
        Guid document,
        string? reason,
        CancellationToken ct
    ) => db.RunAsync(() => RemoveAsync(organisation, document, reason, ct), ct);

    private async Task<Result<Unit>> RemoveAsync(
        OrganisationId organisationId,
        Guid documentId,
        string? reason,
        CancellationToken ct
    )
    {
        if (await db.ReachOrganisationAsync(organisationId, actor, ct) is null)
            return Unknown.Organisation;
        if (
            await db.LegalDocuments.SingleOrDefaultAsync(
                d => d.Id == documentId && d.OrganisationId == organisationId,
                ct
            )
            is not { } document
        )
            return Refusal.NotFound($"Dokumen tidak ditemukan.");
        if (Reason.Missing(reason) is { } missing)
            return missing;
        db.Because(reason!.Trim());
        db.LegalDocuments.Remove(document);
        return new Unit();
    }
}
