using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NaikKelas.Books.Desk;
using NaikKelas.Books.Years;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Rats;

/// <summary>One members' meeting from the plan to the agency; at each step one thing to do.</summary>
[Allow(Role.CoopTreasurer, Role.CoopBoard)]
internal sealed class RatPageModel(
    BooksReach reach,
    RatBook rats,
    YearBook years,
    PlanRat plan,
    OpenRat open,
    DecideRat decide,
    FileRat file,
    AgencyClock clock,
    SiteAddress site,
    Actor actor
) : PageModel
{
    public BooksCard Books { get; private set; } = null!;

    [BindProperty(SupportsGet = true, Name = "year")]
    public int Year { get; set; }

    /// <summary>Null until it is planned.</summary>
    public Rat? Rat { get; private set; }

    public TermsCard Terms { get; private set; } = null!;

    public RatDays Days { get; private set; } = null!;

    public QuorumStand Stand { get; private set; }

    public IReadOnlyList<RatDecision> Decisions { get; private set; } = [];

    public IReadOnlyList<SignerRow> Signers { get; private set; } = [];

    public YearState YearState { get; private set; }

    [BindProperty]
    public PlanRat.Input Plan { get; set; } = new();

    [BindProperty]
    public OpenRat.PostponeInput Postpone { get; set; } = new();

    [BindProperty]
    public OpenRat.MinutesInput Minutes { get; set; } = new();

    [BindProperty]
    public DecideRat.Input Decision { get; set; } = new();

    public bool Board => actor.IsIn(Books.CooperativeId, Role.CoopBoard);

    public DateOnly Today => clock.Today;

    public string Home => $"/pembukuan/{Books.CooperativeId.Value}";

    public string Above => $"{Home}/rat";

    public string Here => $"{Above}/{Year}";

    public int Waiting => Signers.Count(s => s.Waits);

    public IReadOnlyList<Phase> Phases =>
        [
            new(this.Texts.Of($"Rencana")),
            new(this.Texts.Of($"Kehadiran")),
            new(this.Texts.Of($"Keputusan")),
            new(this.Texts.Of($"Kirim ke dinas")),
        ];

    public int Phase =>
        Rat switch
        {
            null => 0,
            { State: RatState.Planned } => 1,
            { State: RatState.Open } => 2,
            { State: RatState.Held } => 3,
            _ => 4,
        };

    public async Task<IActionResult> OnGetAsync(Guid cooperative, CancellationToken ct)
    {
        if (!await LoadAsync(cooperative, ct))
            return NotFound();
        FillPlan();
        FillMinutes();
        return Page();
    }

    public async Task<IActionResult> OnGetInvitationAsync(Guid cooperative, CancellationToken ct) =>
        await LoadAsync(cooperative, ct) && Rat is { } rat
            ? Paper(RatPapers.Invitation(CoverOf(rat)), "undangan")
            : NotFound();

    public async Task<IActionResult> OnGetSheetAsync(Guid cooperative, CancellationToken ct) =>
        await LoadAsync(cooperative, ct) && Rat is { } rat
            ? Paper(
                RatPapers.SignIn(
                    CoverOf(rat),
                    await rats.EverybodyAsync(rat, ct),
                    $"{site.Url}{Here}/hadir?kode="
                ),
                "daftar-hadir"
            )
            : NotFound();

    public async Task<IActionResult> OnGetReportAsync(Guid cooperative, CancellationToken ct) =>
        await LoadAsync(cooperative, ct) && Rat is { State: not RatState.Planned } rat
            ? Paper(
                RatPapers.Report(
                    CoverOf(rat),
                    Stand,
                    Decisions,
                    (await rats.EverybodyAsync(rat, ct)).FindAll(r => r.At is not null)
                ),
                "berita-acara"
            )
            : NotFound();

    public Task<IActionResult> OnPostAsync(Guid cooperative, CancellationToken ct) =>
        EndAsync(
            cooperative,
            nameof(Plan),
            () => plan.RunAsync(Books, Year, Plan, ct),
            $"Rencana RAT disimpan. Cetak undangannya, lalu catat yang hadir.",
            ct
        );

    public Task<IActionResult> OnPostPostponeAsync(Guid cooperative, CancellationToken ct) =>
        EndAsync(
            cooperative,
            nameof(Postpone),
            () => open.PostponeAsync(Books, Year, Postpone, ct),
            $"RAT ditunda ke rapat kedua. Cetak undangannya yang baru.",
            ct
        );

    public Task<IActionResult> OnPostOpenAsync(Guid cooperative, CancellationToken ct) =>
        EndAsync(
            cooperative,
            "",
            () => open.RunAsync(Books, Year, ct),
            $"Rapat dibuka dengan kuorum. Catat keputusannya.",
            ct
        );

    public Task<IActionResult> OnPostDecideAsync(Guid cooperative, CancellationToken ct) =>
        EndAsync(
            cooperative,
            nameof(Decision),
            () => decide.RunAsync(Books, Year, Decision, ct),
            $"Keputusan dicatat.",
            ct
        );

    public Task<IActionResult> OnPostTakeBackAsync(Guid cooperative, int no, CancellationToken ct) =>
        EndAsync(cooperative, "", () => decide.TakeBackAsync(Books, Year, no, ct), $"Keputusan ditarik.", ct);

    public Task<IActionResult> OnPostMinutesAsync(Guid cooperative, CancellationToken ct) =>
        EndAsync(
            cooperative,
            nameof(Minutes),
            () => open.MinutesAsync(Books, Year, Minutes, ct),
            $"Notulen disimpan.",
            ct
        );

    public Task<IActionResult> OnPostEndAsync(Guid cooperative, CancellationToken ct) =>
        EndAsync(
            cooperative,
            "",
            () => open.EndAsync(Books, Year, ct),
            $"Rapat ditutup. Lengkapi tanda tangan, lalu kirim hasilnya ke dinas.",
            ct
        );

    public Task<IActionResult> OnPostFileAsync(Guid cooperative, CancellationToken ct) =>
        EndAsync(
            cooperative,
            "",
            () => file.RunAsync(Books, Year, ct),
            $"Hasil RAT dan laporan keuangan dikirim ke dinas.",
            ct
        );

    /// <summary>A form of this page is read where it was sent; the others' fields say nothing then.</summary>
    private async Task<IActionResult> EndAsync<T>(
        Guid cooperative,
        string form,
        Func<Task<Result<T>>> act,
        FormattableString done,
        CancellationToken ct
    )
    {
        if (!await LoadAsync(cooperative, ct) || (form != nameof(Plan) && !Board))
            return NotFound();
        foreach (
            var key in ModelState.Keys.Where(k =>
                form.Length == 0 || !k.StartsWith($"{form}.", StringComparison.Ordinal)
            )
        )
            ModelState.Remove(key);
        if (form != nameof(Plan))
            FillPlan();
        if (form != nameof(Minutes))
            FillMinutes();
        if (!ModelState.IsValid)
            return this.Again();
        var result = await act();
        return result.Refused ? this.Again(result, form) : this.Done(done, Here);
    }

    private void FillPlan() =>
        Plan = Rat is { } rat
            ? new()
            {
                HeldOn = rat.HeldOn,
                StartsAt = TimeOnly.ParseExact(rat.StartsAt, "HH:mm", CultureInfo.InvariantCulture),
                Place = rat.Place,
                InvitedOn = rat.InvitedOn,
                Agenda = rat.Agenda,
                Version = rat.Version,
            }
            : new() { StartsAt = new TimeOnly(9, 0), Agenda = string.Join('\n', RatPractice.Current.Agenda) };

    private void FillMinutes() =>
        Minutes = new()
        {
            Chair = Rat?.Chair,
            Writer = Rat?.Writer,
            Minutes = Rat?.Minutes,
            Version = Rat?.Version ?? 0,
        };

    private RatCover CoverOf(Rat rat) => new(Books.Name, rat, clock.Local(clock.UtcNow));

    private FileContentResult Paper(byte[] content, string name) =>
        File(content, "application/pdf", $"{name}-rat-{Year}.pdf");

    private async Task<bool> LoadAsync(Guid cooperative, CancellationToken ct)
    {
        if (
            await reach.FindAsync(new OrganisationId(cooperative), ct) is not { } books
            || !years.Has(books, Year)
        )
            return false;
        Books = books;
        var id = books.CooperativeId;
        Rat = await rats.FindAsync(id, Year, ct);
        Terms = await rats.TermsAsync(id, Year, ct);
        Days = RatBook.DaysOf(await rats.FormAsync(id, ct), Year, Terms);
        YearState = (await years.FindAsync(id, Year, ct))?.State ?? YearState.Open;
        if (Rat is null)
            return true;
        Stand = await rats.StandAsync(Rat, ct);
        Signers = await rats.SignersAsync(Rat, ct);
        Decisions = await rats.DecisionsAsync(id, Year, ct);
        if (Decision.Key == Guid.Empty && HttpContext.Request.Query["handler"] != "Decide")
            Decision = Decision with { Key = Guid.CreateVersion7() };
        return true;
    }
}
