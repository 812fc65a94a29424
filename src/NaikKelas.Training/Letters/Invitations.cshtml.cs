using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.DependencyInjection;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Kernel.Jobs;
using NaikKelas.Kernel.Mail;
using NaikKelas.Training.Results;
using NaikKelas.Training.Rounds;

namespace NaikKelas.Training.Letters;

/// <summary>The invitations of a published round: what they say, whom they reached, and the files.</summary>
[Allow(Role.Officer)]
internal sealed class InvitationsModel(Db db, RoundBook rounds, InvitationBook book, AgencyClock clock)
    : PageModel
{
    private IReadOnlyDictionary<LetterState, int> _mail = new Dictionary<LetterState, int>();

    public PrepareInvitations.Input Input { get; set; } = new();

    internal TrainingRound Round { get; private set; } = null!;

    internal InvitationTerms? Terms { get; private set; }

    internal Page<InvitationRow>? Rows { get; private set; }

    public IReadOnlyList<SelectListItem> ClassItems { get; private set; } = [];

    private bool Upcoming { get; set; }

    public int MailedIn(params LetterState[] states) => states.Sum(s => _mail.GetValueOrDefault(s));

    public static Tone ToneOf(LetterState state) =>
        state switch
        {
            LetterState.Sent => Tone.Green,
            LetterState.Failed => Tone.Red,
            LetterState.Uncertain => Tone.Amber,
            _ => Tone.Blue,
        };

    public async Task<IActionResult> OnGetAsync(RoundId round, ListQuery query, CancellationToken ct)
    {
        if (!await LoadAsync(round, query, ct))
            return NotFound();
        Input = Terms is { } terms
            ? new()
            {
                Date = terms.Date,
                Arrival = terms.Arrival,
                EndsAt = terms.EndsAt,
                Bring = terms.Bring,
                Contact = terms.Contact,
            }
            : new()
            {
                // A class that has begun was invited to before; only its decree tells when.
                Date = Upcoming ? clock.Today : Round.DecreeDate,
                Arrival = new TimeOnly(8, 0),
                EndsAt = new TimeOnly(16, 0),
            };
        return Page();
    }

    public async Task<IActionResult> OnPostPrepareAsync(
        RoundId round,
        ListQuery query,
        [Bind(Prefix = nameof(Input))] PrepareInvitations.Input input,
        [FromServices] PrepareInvitations prepare,
        CancellationToken ct
    )
    {
        Input = input;
        if (!ModelState.IsValid)
            return await LoadAsync(round, query, ct) ? this.Again() : NotFound();
        var prepared = await prepare.RunAsync(round, input, ct);
        return prepared.Refused
            ? await AgainAsync(round, query, prepared, ct)
            : this.Done(
                $"{prepared.Value.Letters} undangan siap; {prepared.Value.Numbered} diberi nomor baru.",
                Here(round)
            );
    }

    public async Task<IActionResult> OnPostMailAsync(
        RoundId round,
        ListQuery query,
        [FromServices] MailInvitations mail,
        CancellationToken ct
    )
    {
        var mailed = await mail.RunAsync(round, ct);
        return mailed.Refused
            ? await AgainAsync(round, query, mailed, ct)
            : this.Done(
                $"{mailed.Value.Posted} undangan dikirim; {mailed.Value.Before} sudah dikirim sebelumnya, {mailed.Value.WithoutAddress} tanpa alamat surel.",
                Here(round)
            );
    }

    public async Task<IActionResult> OnPostFilesAsync(
        RoundId round,
        ListQuery query,
        [FromServices] JobRunner jobs,
        [FromServices] Actor actor,
        CancellationToken ct
    )
    {
        if (!await LoadAsync(round, query, ct))
            return NotFound();
        if (Terms is null)
            return this.Again<RoundId>(MailInvitations.NotPrepared);
        var job = await jobs.StartAsync(
            this.Texts["Berkas undangan {0}", Round.Title],
            Here(round),
            actor,
            async (services, progress, stop) =>
                (
                    await services
                        .GetRequiredService<MakeInvitationFiles>()
                        .RunAsync(round, progress.Report, stop)
                ).Refusal,
            ct
        );
        return LocalRedirect($"/pekerjaan/{job.Value}");
    }

    public async Task<IActionResult> OnPostWhatsAppAsync(
        RoundId round,
        string code,
        [FromServices] NoteWhatsApp note,
        CancellationToken ct
    )
    {
        var noted = await note.RunAsync(round, code, ct);
        return noted.Refused ? NotFound() : this.Done($"Undangan {code} ditandai terkirim.", Here(round));
    }

    private static string Here(RoundId round) => $"/pelatihan/putaran/{round.Value}/undangan";

    private async Task<IActionResult> AgainAsync<T>(
        RoundId round,
        ListQuery query,
        Result<T> refused,
        CancellationToken ct
    ) => await LoadAsync(round, query, ct) ? this.Again(refused) : NotFound();

    private async Task<bool> LoadAsync(RoundId id, ListQuery query, CancellationToken ct)
    {
        if (await rounds.FindAsync(id, ct) is not { State: RoundState.Published } found)
            return false;
        Round = found;
        var classes = await ClassOfRound.LoadAsync(db, id, ct);
        Upcoming = classes.Any(c => c.Class.StartsOn >= clock.Today);
        Terms = await book.TermsAsync(id, ct);
        if (Terms is null)
            return true;
        Rows = await book.ListAsync(found, Terms, query, ct);
        _mail = await book.MailAsync(id, ct);
        ClassItems = [.. classes.Select(c => new SelectListItem($"{c.Code} {c.Title}", c.Code))];
        return true;
    }
}
