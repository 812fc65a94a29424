using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Training.Nominations;
using NaikKelas.Training.Objections;
using NaikKelas.Training.Rounds;

namespace NaikKelas.Training.Public;

/// <summary>The applicant objects to the provisional result. Only the link opens it.</summary>
[AllowAnonymous, EnableRateLimiting(LinkLimits.Policy)]
public sealed class ObjectModel(ApplicantDoor door, FileObjection file, AgencyClock clock) : PageModel
{
    private NominationId _id;

    [BindProperty]
    public FileObjection.Input Input { get; set; } = new();

    internal TrainingRound Round { get; private set; } = null!;

    public string Code { get; private set; } = "";

    public string Back { get; private set; } = "";

    public Refusal? Closed => ObjectionTime.RefusalOf(Round, clock);

    public async Task<IActionResult> OnGetAsync(string token, CancellationToken ct) =>
        await OpenAsync(token, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string token, CancellationToken ct)
    {
        if (!await OpenAsync(token, ct))
            return NotFound();
        var filed = await file.RunAsync(_id, Input, ct);
        return filed.Refused
            ? this.Again(filed)
            : this.Done($"Keberatan Anda terkirim dan akan dijawab petugas.", Back);
    }

    private async Task<bool> OpenAsync(string token, CancellationToken ct)
    {
        if (await door.OpenAsync(token, Response, ct) is not var (nomination, round))
            return false;
        (_id, Round, Code, Back) = (nomination.Id, round, nomination.Code, $"/lamaran/{token}");
        return true;
    }
}
