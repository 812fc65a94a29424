using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Numbers;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Registry.Papers;

/// <summary>Use case: record a legal document, or mend one (mencatat dokumen: akta, AHU, NIB, NPWP, …).</summary>
public sealed class RecordDocument(Db db, Actor actor, AgencyClock clock)
{
    public sealed record Input
    {
        [Display(Name = "Jenis dokumen")]
        public LegalDocumentKind? Kind { get; init; }

        [Display(Name = "Nomor")]
        public string? Number { get; init; }

        [Display(Name = "Tanggal terbit")]
        public DateOnly? IssuedOn { get; init; }

        [Display(Name = "Berlaku sampai")]
        public DateOnly? ExpiresOn { get; init; }
    }

    /// <param name="organisationId">Whose paper it is.</param>
    /// <param name="document">The document to mend; null for a new one.</param>
    /// <param name="input">What the paper says.</param>
    /// <param name="ct">Stops the work.</param>
    public Task<Result<Guid>> RunAsync(
        OrganisationId organisationId,
        Guid? document,
        Input input,
        CancellationToken ct
    ) => db.RunAsync(() => RecordAsync(organisationId, document, input, ct), ct);

    private async Task<Result<Guid>> RecordAsync(
        OrganisationId organisationId,
        Guid? documentId,
        Input input,
        CancellationToken ct
    )
    {
        if (await db.ReachOrganisationAsync(organisationId, actor, ct) is null)
            return Unknown.Organisation;
        var papers = await db.LegalDocuments.Where(d => d.OrganisationId == organisationId).ToListAsync(ct);
        var mended = papers.Find(d => d.Id == documentId);
        if (documentId is not null && mended is null)
            return Refusal.NotFound($"Dokumen tidak ditemukan.");
        var told = Check(organisationId, input, clock.Today);
        if (told.Refused)
            return told.As<Guid>();
        if (
            papers.Exists(d =>
                d.Id != documentId && d.Kind == told.Value.Kind && d.Number == told.Value.Number
            )
        )
            return new Refusal(
                "document.twice",
                $"{told.Value.Kind} nomor {told.Value.Number} sudah tercatat pada organisasi ini.",
                nameof(input.Number)
            );
        if (mended is null)
        {
            db.LegalDocuments.Add(told.Value);
            return told.Value.Id;
        }

        (mended.Kind, mended.Number) = (told.Value.Kind, told.Value.Number);
        (mended.IssuedOn, mended.ExpiresOn) = (told.Value.IssuedOn, told.Value.ExpiresOn);
        return mended.Id;
    }

    /// <summary>The rule: a kind, a number of the right form, and dates in their order.</summary>
    internal static Result<LegalDocument> Check(OrganisationId organisation, Input input, DateOnly today)
    {
        var refusals = new Refusals();
        refusals.When(input.Kind is null, "document.kind", $"Pilih jenis dokumen.", nameof(input.Kind));
        var number = Paper.ReadNumber(input.Kind ?? LegalDocumentKind.Other, input.Number);
        refusals.Add(number.Refusal);
        refusals.When(
            input.IssuedOn > today,
            "document.issued",
            $"Tanggal terbit {input.IssuedOn} belum tiba.",
            nameof(input.IssuedOn)
        );
        refusals.When(
            input.ExpiresOn < input.IssuedOn,
            "document.expires",
            $"Berlaku sampai {input.ExpiresOn} mendahului tanggal terbit {input.IssuedOn}.",
            nameof(input.ExpiresOn)
        );
        if (refusals.Any)
            return refusals;
        return new LegalDocument
        {
            Id = Guid.CreateVersion7(),
            OrganisationId = organisation,
            Kind = input.Kind!.Value,
            Number = number.Value!,
            IssuedOn = input.IssuedOn,
            ExpiresOn = input.ExpiresOn,
        };
    }
}
