using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Training.Nominations;
using NaikKelas.Training.Relaxations;
using NaikKelas.Training.Reviews;
using NaikKelas.Training.Rounds;

namespace NaikKelas.Training.Results;

/// <summary>The selection board: seats, reserves, the pool in order, and the draw.</summary>
[Allow(Role.Officer, Role.Verifier, Role.Head)]
public sealed class BoardModel(
    RoundBook rounds,
    BoardBook book,
    ReviewBook reviews,
    AdviceBook advice,
    ReviewGate gate,
    Actor actor,
    AgencyClock clock
) : PageModel
{
    [BindProperty]
    public DrawRound.Input Input { get; set; } = new();

    internal TrainingRound Round { get; private set; } = null!;

    internal Board? Board { get; private set; }

    internal ReviewStrip Reviews { get; private set; } = null!;

    internal AdviceStrip Advice { get; private set; } = null!;

    internal PhaseBanner Banner => PhaseBanner.Of(Round, clock, this.Texts);

    /// <summary>What the draw still waits for.</summary>
    public Refusal? Blocked { get; private set; }

    public bool CanDraw => Round.State == RoundState.Screened && actor.Is(Role.Officer);

    public bool CanPublish => Round.State == RoundState.Drawn && actor.Is(Role.Officer);

    /// <summary>The widest bar: all criteria at 100 points.</summary>
    public long ScoreMax => Math.Max(1, Board!.Criteria.Sum(c => (long)c.Weight) * 100);

    public IEnumerable<SelectListItem> States =>
        Round.State == RoundState.Screened
            ? Enum.GetValues<Standing>().Select(s => new SelectListItem(this.Texts.Of(s), s.ToString()))
            : Enum.GetValues<DecisionStatus>()
                .Select(s => new SelectListItem(this.Texts.Of(s), s.ToString()));

    public IEnumerable<SelectListItem> ClassItems =>
        Board!.Classes.Select(c => new SelectListItem($"{c.Class.Code} {c.Class.Title}", c.Class.Code));

    public Task<IActionResult> OnGetAsync(RoundId round, ListQuery query, CancellationToken ct) =>
        ShowAsync(round, query, ct);

    public async Task<IActionResult> OnPostAsync(
        RoundId round,
        [FromServices] DrawRound draw,
        ListQuery query,
        CancellationToken ct
    )
    {
        if (!actor.Is(Role.Officer) || await rounds.FindAsync(round, ct) is null)
            return NotFound();
        var result = await draw.RunAsync(round, Input, ct);
        if (!result.Refused)
            return this.Done(
                $"{result.Value.Admitted} orang ditetapkan, {result.Value.Reserve} cadangan, {result.Value.Ineligible} belum memenuhi.",
                $"/pelatihan/putaran/{round.Value}/papan"
            );
        await ShowAsync(round, query, ct);
        return this.Again(result);
    }

    /// <summary>Where each part of the score stands in its bar, and its colour.</summary>
    internal static IEnumerable<(long X, long Width, int Colour)> BarsOf(BoardLine line)
    {
        var x = 0L;
        foreach (var (index, part) in line.Parts.Index())
        {
            if (part.Product > 0)
                yield return (x, part.Product, index % 8 + 1);
            x += part.Product;
        }
    }

    internal static string PartsInWords(BoardLine line) =>
        string.Join(" + ", line.Parts.Select(p => p.Product.ToString(CultureInfo.InvariantCulture)))
        + $" = {line.Score.ToString(CultureInfo.InvariantCulture)}";

    private async Task<IActionResult> ShowAsync(RoundId id, ListQuery query, CancellationToken ct)
    {
        if (await rounds.FindAsync(id, ct) is not { } found)
            return NotFound();
        Round = found;
        if (found.State >= RoundState.Screened)
        {
            Board = await book.ReadAsync(found, query, ct);
            Reviews = new(
                $"/pelatihan/putaran/{id.Value}",
                await reviews.CountAsync(id, ct),
                Board.Applicants,
                found.CorrectionDays > 0,
                found.ObjectionDays > 0
            );
            if (CanDraw)
                Blocked = await gate.OfDrawAsync(found, ct);
            Advice = new(
                found.State == RoundState.Published ? [] : await advice.OfAsync(found, ct),
                actor.Is(Role.Officer)
            );
        }

        return Page();
    }
}
