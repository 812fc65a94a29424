using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Training.Rounds;

namespace NaikKelas.Training.Offers;

/// <summary>The decrees of a published round, and the making of one that replaces the last.</summary>
[Allow(Role.Officer, Role.Verifier, Role.Head)]
public sealed class DecreeModel(
    RoundBook rounds,
    DecreeBook book,
    SeatBook seats,
    AgencyClock clock,
    Actor actor
) : PageModel
{
    [BindProperty]
    public ReplaceDecree.Input Input { get; set; } = new();

    internal TrainingRound Round { get; private set; } = null!;

    internal IReadOnlyList<DecreeChange> Changes { get; private set; } = [];

    public int Seats { get; private set; }

    public bool MayAct => actor.Is(Role.Officer);

    /// <summary>The decree of the publishing.</summary>
    public (string Number, DateOnly Date) First =>
        Changes is [.., var oldest]
            ? (oldest.ReplacedNumber, oldest.ReplacedDate)
            : (Round.DecreeNumber!, Round.DecreeDate!.Value);

    public async Task<IActionResult> OnGetAsync(
        RoundId round,
        [FromQuery(Name = "berkas")] int? number,
        CancellationToken ct
    )
    {
        if (!await OpenAsync(round, ct))
            return NotFound();
        if (number is { } wanted)
            return await book.FileAsync(round, wanted, ct) is { } file
                ? File(file.Content, file.ContentType, file.Name)
                : NotFound();
        Input = new() { DecreeDate = clock.Today };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(
        RoundId round,
        [FromServices] ReplaceDecree replace,
        CancellationToken ct
    )
    {
        if (!MayAct || !await OpenAsync(round, ct))
            return NotFound();
        if (!ModelState.IsValid)
            return this.Again();
        var origin = $"{Request.Scheme}://{Request.Host}{Request.PathBase}";
        var replaced = await replace.RunAsync(round, Input with { Origin = origin }, ct);
        return replaced.Refused
            ? this.Again(replaced)
            : this.Done(
                $"Keputusan nomor {replaced.Value} diterbitkan; yang lama terlihat sebagai diganti.",
                $"/pelatihan/putaran/{round.Value}/sk"
            );
    }

    private async Task<bool> OpenAsync(RoundId id, CancellationToken ct)
    {
        if (await rounds.FindAsync(id, ct) is not { State: RoundState.Published } found)
            return false;
        Round = found;
        Changes = await book.OfRoundAsync(id, ct);
        Seats = (await seats.ReadAsync(found, ct)).Bars.Sum(b => b.Accepted + b.Offered);
        return true;
    }
}
