using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Training.Corrections;
using NaikKelas.Training.Nominations;
using NaikKelas.Training.Rounds;

namespace NaikKelas.Training.Public;

/// <summary>The applicant says that a fact is wrong. Only the link opens it.</summary>
[AllowAnonymous, EnableRateLimiting(LinkLimits.Policy)]
public sealed class CorrectModel(
    ApplicantDoor door,
    CorrectionBook book,
    FileCorrection file,
    AgencyClock clock
) : CorrectionPage
{
    private NominationId _id;

    internal TrainingRound Round { get; private set; } = null!;

    public string Code { get; private set; } = "";

    public Refusal? Closed => CorrectionTime.RefusalOf(Round, clock);

    public async Task<IActionResult> OnGetAsync(string token, CancellationToken ct) =>
        await OpenAsync(token, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string token, CancellationToken ct)
    {
        if (!await OpenAsync(token, ct))
            return NotFound();
        var filed = await file.ByApplicantAsync(_id, Input, await ReadAsync(ct), ct);
        return filed.Refused
            ? Again(filed)
            : this.Done($"Koreksi Anda terkirim dan akan diperiksa petugas.", Back);
    }

    private async Task<bool> OpenAsync(string token, CancellationToken ct)
    {
        if (await door.OpenAsync(token, Response, ct) is not var (nomination, round))
            return false;
        (_id, Round, Code) = (nomination.Id, round, nomination.Code);
        Offer(round, book, $"/lamaran/{token}");
        return true;
    }
}
