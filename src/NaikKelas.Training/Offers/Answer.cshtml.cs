using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Registry.Persons;
using NaikKelas.Training.Nominations;
using NaikKelas.Training.Public;

namespace NaikKelas.Training.Offers;

/// <summary>The word in the address: what the applicant is about to answer.</summary>
public enum AnswerChoice
{
    Bersedia,
    Mundur,
    Tarik,
}

/// <summary>
/// Check your answers, then send. Reading the page does nothing, so the preview a messenger fetches answers for nobody;
/// sending needs the link and what is asked, no cookie.
/// </summary>
[AllowAnonymous, IgnoreAntiforgeryToken, EnableRateLimiting(LinkLimits.Policy)]
public sealed class AnswerModel(
    Db db,
    ApplicantLink links,
    SeatCards cards,
    SeatBook seats,
    ContactBook contacts
) : PageModel
{
    public sealed record Form
    {
        public OfferId? Offer { get; init; }

        [Display(Name = "Alasan")]
        public string? Reason { get; init; }

        [Display(Name = "4 angka terakhir nomor HP Anda")]
        public string? PhoneEnd { get; init; }

        [Display(Name = "Tanggal lahir Anda")]
        public DateOnly? BirthDate { get; init; }

        public IReadOnlyList<OfferId> GivesBack { get; init; } = new List<OfferId>();
    }

    [BindProperty]
    public Form Input { get; set; } = new();

    [BindProperty(SupportsGet = true, Name = "pilihan")]
    public AnswerChoice Choice { get; set; }

    internal SeatCard Card { get; private set; } = null!;

    internal IReadOnlyList<(Offer Offer, string Round)> Rivals { get; private set; } = [];

    public ProofKind Asks { get; private set; }

    public string Back { get; private set; } = "";

    public string Here => $"{Back}/jawaban?pilihan={Word}";

    private string Word => Choice.ToString().ToLowerInvariant();

    public IEnumerable<Answer> Answers =>
        Card.Class is { } one
            ?
            [
                new(this.Texts["Kelas"], one.Title),
                new(this.Texts["Tanggal"], Say.Days(one.Class.StartsOn, one.Class.EndsOn)),
                new(this.Texts["Tempat"], one.Class.Place),
                new(this.Texts["Jawaban Anda"], this.Texts.Of(Said)),
            ]
            :
            [
                new(this.Texts["Putaran"], Card.Round.Title),
                new(this.Texts["Jawaban Anda"], this.Texts.Of(Said)),
            ];

    private FormattableString Said =>
        Choice switch
        {
            AnswerChoice.Bersedia => $"Bersedia hadir dari hari pertama sampai terakhir",
            AnswerChoice.Mundur => $"Mengundurkan diri; kursi diberikan kepada daftar tunggu",
            _ => $"Usulan ditarik dan tidak ikut seleksi",
        };

    public async Task<IActionResult> OnGetAsync(string token, CancellationToken ct)
    {
        Quiet();
        if (!await OpenAsync(token, ct))
            return NotFound();
        // Nothing to answer (any more): the applicant's page says where it stands.
        return IsOpen ? Page() : LocalRedirect(Back);
    }

    public async Task<IActionResult> OnPostAsync(
        string token,
        [FromServices] AnswerOffer answer,
        [FromServices] WithdrawByLink withdraw,
        CancellationToken ct
    )
    {
        Quiet();
        if (!await OpenAsync(token, ct))
            return NotFound();
        if (!ModelState.IsValid)
            return this.Again();
        var id = Card.Nomination.Id;
        var taken =
            Choice == AnswerChoice.Tarik
                ? await withdraw.RunAsync(
                    id,
                    new()
                    {
                        Reason = Input.Reason,
                        PhoneEnd = Input.PhoneEnd,
                        BirthDate = Input.BirthDate,
                    },
                    ct
                )
                : await answer.RunAsync(
                    id,
                    Choice == AnswerChoice.Bersedia,
                    new()
                    {
                        Offer = Input.Offer,
                        PhoneEnd = Input.PhoneEnd,
                        BirthDate = Input.BirthDate,
                        GivesBack = Input.GivesBack,
                    },
                    ct
                );
        if (taken is { Refused: false, Value.Outcome: AnswerOutcome.WrongProof })
            taken = WrongProof(taken.Value.TriesLeft);
        return taken.Refused ? this.Again(taken) : this.Done(Told(taken.Value), Back);
    }

    private bool IsOpen =>
        Choice switch
        {
            AnswerChoice.Bersedia => Card.CanAccept || Card.CanTakeLate,
            AnswerChoice.Mundur => Card.CanDecline,
            _ => Card.CanWithdraw,
        };

    private FormattableString Told(Answered answered) =>
        Choice == AnswerChoice.Tarik ? $"Usulan Anda sudah ditarik."
        : answered.State == OfferState.Accepted
            ? (FormattableString)$"Tercatat: Anda bersedia. Kursi ini milik Anda."
        : $"Tercatat: kursi Anda dikembalikan dan diberikan kepada daftar tunggu.";

    private Result<Answered> WrongProof(int left) =>
        Asks == ProofKind.PhoneEnd
            ? new Refusal(
                "proof.wrong",
                $"Bukan 4 angka terakhir nomor HP yang tercatat. Masih {left} kali percobaan hari ini; bila nomor Anda berganti, hubungi dinas.",
                nameof(Input.PhoneEnd)
            )
            : new Refusal(
                "proof.wrong",
                $"Bukan tanggal lahir yang tercatat. Masih {left} kali percobaan hari ini; bila data Anda keliru, hubungi dinas.",
                nameof(Input.BirthDate)
            );

    private void Quiet()
    {
        // Last of all: a form in the layout says something weaker.
        Response.OnStarting(() =>
        {
            Response.Headers.CacheControl = "private, no-store";
            return Task.CompletedTask;
        });
        Response.Headers["X-Robots-Tag"] = "noindex, nofollow";
    }

    private async Task<bool> OpenAsync(string token, CancellationToken ct)
    {
        if (
            !links.TryRead(token, out var id)
            || await db.Nominations.AsNoTracking().SingleOrDefaultAsync(n => n.Id == id, ct)
                is not { } nomination
        )
            return false;
        var round = await db.Rounds.AsNoTracking().SingleAsync(r => r.Id == nomination.RoundId, ct);
        Card = await cards.OfAsync(nomination, round, ct);
        Back = links.PathOf(id);
        if (Choice == AnswerChoice.Bersedia)
            Rivals = await seats.RivalsAsync(nomination, ct);
        Asks = HolderProof.Asked(
            (await contacts.FindAllAsync([nomination.PersonId], ct))[nomination.PersonId]
        );
        return true;
    }
}
