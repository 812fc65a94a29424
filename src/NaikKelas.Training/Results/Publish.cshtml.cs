using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Agencies;
using NaikKelas.Registry.Signing;
using NaikKelas.Training.Reviews;
using NaikKelas.Training.Rounds;

namespace NaikKelas.Training.Results;

/// <summary>Check your answers before what cannot be undone.</summary>
[Allow(Role.Officer)]
public sealed class PublishModel(
    RoundBook rounds,
    BoardBook book,
    ReviewGate gate,
    AgencyDirectory agencies,
    SigningDesk signing,
    AgencyClock clock,
    Say say
) : PageModel
{
    [BindProperty]
    public PublishRound.Input Input { get; set; } = new();

    internal TrainingRound Round { get; private set; } = null!;

    internal IReadOnlyList<BoardClass> Classes { get; private set; } = [];

    /// <summary>What the decree still waits for.</summary>
    public Refusal? Blocked { get; private set; }

    public AgencyCard? Agency { get; private set; }

    /// <summary>Who signs on the date in the form.</summary>
    public SignerCard? Signer { get; private set; }

    public IReadOnlyList<Answer> Answers { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(RoundId round, CancellationToken ct)
    {
        if (!await OpenAsync(round, ct))
            return NotFound();
        if (Round.State == RoundState.Published)
            return LocalRedirect($"/pelatihan/putaran/{round.Value}/papan");
        Input = new PublishRound.Input { DecreeDate = clock.Today };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(
        RoundId round,
        [FromServices] PublishRound publish,
        CancellationToken ct
    )
    {
        if (await rounds.FindAsync(round, ct) is null)
            return NotFound();
        var input = Input with { Origin = $"{Request.Scheme}://{Request.Host}{Request.PathBase}" };
        var result = await publish.RunAsync(round, input, ct);
        if (!result.Refused)
            return this.Done(
                $"Hasil diumumkan dengan keputusan nomor {result.Value.DecreeNumber}.",
                $"/pelatihan/putaran/{round.Value}/papan"
            );
        return await OpenAsync(round, ct) ? this.Again(result) : NotFound();
    }

    private async Task<bool> OpenAsync(RoundId id, CancellationToken ct)
    {
        if (await rounds.FindAsync(id, ct) is not { State: >= RoundState.Drawn } found)
            return false;
        Round = found;
        var board = await book.ReadAsync(found, ListQuery.Of("", ""), ct);
        Classes = board.Classes;
        Blocked = await gate.OfPublishingAsync(found, ct);
        Agency = await agencies.ForRegionAsync(found.RegionCode, ct);
        if (Agency is not null)
            Signer = await signing.SignerOnAsync(Agency, Input.DecreeDate ?? clock.Today, ct);
        Answers =
        [
            new(this.Texts["Usulan"], Interface.Say.Number(board.Applicants)),
            new(this.Texts["Ditetapkan"], Interface.Say.Number(board.Classes.Sum(c => c.Filled))),
            new(this.Texts["Memenuhi syarat"], Interface.Say.Number(board.Eligible)),
            new(this.Texts["Ditetapkan oleh"], $"{found.DrawnBy}, {say.Instant(found.DrawnAt)}"),
            new(this.Texts["Nilai publik"], $"{found.PublicValue} ({found.PublicValueName})"),
            new(this.Texts["Sidik ketentuan"], found.LockDigest),
            new(this.Texts["Sidik rahasia"], found.SecretDigest),
        ];
        return true;
    }
}
