using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using NaikKelas.Interface;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Registry.Papers;

/// <summary>One form for a new document ("baru") and for one on record.</summary>
[Allow(Role.Officer)]
internal sealed class EditDocumentModel(OrganisationSheet sheet) : BelowOrganisation
{
    [BindProperty]
    public RecordDocument.Input Input { get; set; } = new();

    [BindProperty, Display(Name = "Alasan")]
    public string? Reason { get; set; }

    public LegalDocument? Document { get; private set; }

    public async Task<IActionResult> OnGetAsync(string document, CancellationToken ct)
    {
        if (!await LoadAsync(document, ct))
            return NotFound();
        if (Document is { } known)
            Input = new RecordDocument.Input
            {
                Kind = known.Kind,
                Number = known.Number,
                IssuedOn = known.IssuedOn,
                ExpiresOn = known.ExpiresOn,
            };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(
        string document,
        [FromServices] RecordDocument record,
        CancellationToken ct
    )
    {
        if (!await LoadAsync(document, ct))
            return NotFound();
        return ModelState.IsValid
            ? Answer(
                await record.RunAsync(Organisation.Id, Document?.Id, Input, ct),
                $"Dokumen {Input.Number} tersimpan."
            )
            : this.Again();
    }

    public async Task<IActionResult> OnPostRemoveAsync(
        string document,
        [FromServices] RemoveDocument remove,
        CancellationToken ct
    )
    {
        if (!await LoadAsync(document, ct) || Document is not { } known)
            return NotFound();
        ModelState.Clear();
        Input = new RecordDocument.Input
        {
            Kind = known.Kind,
            Number = known.Number,
            IssuedOn = known.IssuedOn,
            ExpiresOn = known.ExpiresOn,
        };
        var result = await remove.RunAsync(Organisation.Id, known.Id, Reason, ct);
        if (!result.Refused)
            return this.Done($"Dokumen {known.Number} dihapus.", Home);
        ModelState.AddModelError(nameof(Reason), this.Texts.Of(result.Refusal.Message));
        return this.Again();
    }

    /// <summary>False when the address names a document this organisation does not have.</summary>
    private async Task<bool> LoadAsync(string document, CancellationToken ct)
    {
        if (document == "baru")
            return true;
        if (Guid.TryParse(document, out var id))
            Document = await sheet.DocumentAsync(Organisation.Id, id, ct);
        return Document is not null;
    }
}
