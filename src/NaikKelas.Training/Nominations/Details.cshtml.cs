using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NaikKelas.Interface;
using NaikKelas.Kernel.Access;
using NaikKelas.Training.Nominating;
using NaikKelas.Training.Rounds;

namespace NaikKelas.Training.Nominations;

/// <summary>One nomination: who, by whom, for what, and whether the rules hold.</summary>
[Allow(Role.Officer, Role.Verifier, Role.Head)]
internal sealed class NominationModel(
    RoundBook rounds,
    NominationBook book,
    OriginBook origins,
    ApplicantLink links,
    Actor actor,
    Say say
) : PageModel
{
    [BindProperty]
    public WithdrawNomination.Input Input { get; set; } = new();

    internal new NominationFile File { get; private set; } = null!;

    public string? Link { get; private set; }

    private IReadOnlyList<Answer> Origin { get; set; } = [];

    public bool CanWithdraw =>
        File.Nomination.State == NominationState.Submitted
        && File.Round.State < RoundState.Drawn
        && actor.Is(Role.Officer);

    /// <summary>A chat with the text written: the officer only presses send.</summary>
    public string? WhatsApp =>
        File.Person.Phone is { } phone
            ? $"https://wa.me/{phone}?text={Uri.EscapeDataString(this.Texts["Perkembangan usulan Anda pada {0}, kode {1}: {2}", File.Round.Title, File.Nomination.Code, Link])}"
            : null;

    public IEnumerable<Answer> Facts =>
        [
            new(this.Texts["Status"], this.Texts.Of(File.Nomination.State)),
            new(this.Texts["NIK"], File.Person.MaskedNik),
            new(this.Texts["Koperasi pengusul"], File.Nominator?.Name),
            new(this.Texts["Pilihan kelas"], string.Join(" › ", File.Nomination.ChoiceList)),
            new(this.Texts["Masuk"], say.Instant(File.Nomination.ArrivedAt)),
            new(this.Texts["Sumber"], File.Nomination.Source),
            .. Origin,
        ];

    public async Task<IActionResult> OnGetAsync(RoundId round, string code, CancellationToken ct) =>
        await OpenAsync(round, code, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(
        RoundId round,
        string code,
        [FromServices] WithdrawNomination withdraw,
        CancellationToken ct
    )
    {
        if (!actor.Is(Role.Officer) || !await OpenAsync(round, code, ct))
            return NotFound();
        var result = await withdraw.RunAsync(round, code, Input, ct);
        return result.Refused
            ? this.Again(result)
            : this.Done($"Usulan {code} ditarik.", $"/pelatihan/putaran/{round.Value}/usulan");
    }

    private async Task<bool> OpenAsync(RoundId round, string code, CancellationToken ct)
    {
        if (
            await rounds.FindAsync(round, ct) is not { } found
            || await book.ReadAsync(found, code, ct) is not { } file
        )
            return false;
        File = file;
        Origin = await origins.OfAsync(found, file.Nomination, ct);
        if (actor.Is(Role.Officer) && found.State != RoundState.Draft)
            Link = $"{Request.Scheme}://{Request.Host}{Request.PathBase}{links.PathOf(file.Nomination.Id)}";
        return true;
    }
}
