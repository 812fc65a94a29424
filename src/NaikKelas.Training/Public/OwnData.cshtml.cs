using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.RateLimiting;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Registry.Persons;
using NaikKelas.Registry.Privacy;
using NaikKelas.Training.Nominations;
using NaikKelas.Training.Offers;
using NaikKelas.Training.Privacy;

namespace NaikKelas.Training.Public;

/// <summary>The applicant asks for a copy, a correction or the end of the data kept. Only the link opens it.</summary>
[AllowAnonymous, EnableRateLimiting(LinkLimits.Policy)]
public sealed class OwnDataModel(
    ApplicantDoor door,
    ContactBook contacts,
    OwnRequests requests,
    AskByLink ask
) : PageModel
{
    private NominationId _id;

    [BindProperty]
    public AskByLink.Input Input { get; set; } = new();

    public string Code { get; private set; } = "";

    public string Back { get; private set; } = "";

    public ProofKind Asks { get; private set; }

    public IReadOnlyList<PrivacyRequest> Requests { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Kinds =>
        [.. Enum.GetValues<PrivacyKind>().Select(k => new SelectListItem(this.Texts.Of(k), k.ToString()))];

    public async Task<IActionResult> OnGetAsync(string token, CancellationToken ct) =>
        await OpenAsync(token, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string token, CancellationToken ct)
    {
        if (!await OpenAsync(token, ct))
            return NotFound();
        if (!ModelState.IsValid)
            return this.Again();
        var asked = await ask.RunAsync(_id, Input, ct);
        if (asked.Refused)
            return this.Again(asked);
        if (asked.Value is not null)
            return this.Again(Wrong);
        return this.Done($"Permintaan Anda diterima.", $"{Back}/data");
    }

    private Result<Unit> Wrong =>
        Asks == ProofKind.PhoneEnd
            ? new Refusal(
                "proof.wrong",
                $"Bukan 4 angka terakhir nomor HP yang tercatat. Bila nomor Anda berganti, hubungi dinas.",
                nameof(Input.PhoneEnd)
            )
            : new Refusal(
                "proof.wrong",
                $"Bukan tanggal lahir yang tercatat. Bila data Anda keliru, hubungi dinas.",
                nameof(Input.BirthDate)
            );

    private async Task<bool> OpenAsync(string token, CancellationToken ct)
    {
        if (await door.OpenAsync(token, Response, ct) is not var (nomination, _))
            return false;
        (_id, Code, Back) = (nomination.Id, nomination.Code, $"/lamaran/{token}");
        Asks = HolderProof.Asked(
            (await contacts.FindAllAsync([nomination.PersonId], ct))[nomination.PersonId]
        );
        Requests = await requests.OfAsync(nomination.PersonId, ct);
        return true;
    }
}
