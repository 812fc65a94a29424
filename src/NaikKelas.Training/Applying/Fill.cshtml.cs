using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Registry.Numbers;
using NaikKelas.Registry.Places;
using NaikKelas.Training.Nominating;
using NaikKelas.Training.Nominations;
using NaikKelas.Training.Results;
using NaikKelas.Training.Rounds;

namespace NaikKelas.Training.Applying;

/// <summary>An application step by step behind its link; after it was sent, the way to its result.</summary>
[AllowAnonymous, EnableRateLimiting(ApplicationLimits.Policy)]
internal sealed class FillModel(
    Db db,
    AgencyClock clock,
    PersonalDataKey key,
    Regions regions,
    DraftLink links,
    ApplicantLink results,
    FillApplication fill,
    SendApplication send
) : PageModel
{
    private Application _application = Application.Blank;

    [BindProperty]
    public FillApplication.Person Person { get; set; } = new();

    [BindProperty]
    public FillApplication.Classes Classes { get; set; } = new();

    public TrainingRound Round { get; private set; } = null!;

    public Refusal? Closed { get; private set; }

    public DateTime? Sent { get; private set; }

    /// <summary>The applicant's own page, once there is something to see on it; before that all applications look alike.</summary>
    public string? Result { get; private set; }

    public bool IsOver => Closed is not null;

    public int Step { get; private set; } = 1;

    public string Here { get; private set; } = "";

    public string Address => $"{Request.Scheme}://{Request.Host}{Request.PathBase}{Here}";

    public string WhatsApp =>
        $"https://wa.me/{OwnNumber}?text={Uri.EscapeDataString(this.Texts["Pendaftaran saya pada {0}: {1}", Round.Title, Address])}";

    /// <summary>62812…, where it was told: the chat with oneself opens; else one chooses.</summary>
    private string OwnNumber =>
        new string([.. (_application.Phone ?? "").Where(char.IsAsciiDigit)]) is ['0', .. var local]
            ? $"62{local}"
            : new string([.. (_application.Phone ?? "").Where(char.IsAsciiDigit)]);

    public IReadOnlyList<SelectListItem> ClassItems { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Places { get; private set; } = [];

    public EligibilityCard? Eligibility { get; private set; }

    /// <summary>Rules that only the registry can answer.</summary>
    public IReadOnlyList<string> Later { get; private set; } = [];

    public IEnumerable<Answer> Answers =>
        [
            new(this.Texts["NIK"], Nik.Mask(_application.Nik ?? ""), $"{Here}?langkah=1"),
            new(this.Texts["Nama lengkap"], _application.Name, $"{Here}?langkah=1"),
            new(this.Texts["Nomor HP"], _application.Phone, $"{Here}?langkah=1"),
            new(this.Texts["Wilayah tempat tinggal"], PlaceOf(_application), $"{Here}?langkah=1"),
            new(this.Texts["Pilihan kelas"], string.Join(" › ", _application.Choices), $"{Here}?langkah=2"),
        ];

    public async Task<IActionResult> OnGetAsync(string slug, string token, int? langkah, CancellationToken ct)
    {
        if (await LoadAsync(slug, token, langkah, ct) is null)
            return NotFound();
        Person = new()
        {
            Nik = _application.Nik,
            Name = _application.Name,
            Phone = _application.Phone,
            RegionCode = _application.RegionCode,
        };
        Classes = new()
        {
            Choice1 = _application.Choices.ElementAtOrDefault(0),
            Choice2 = _application.Choices.ElementAtOrDefault(1),
            Choice3 = _application.Choices.ElementAtOrDefault(2),
        };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(
        string slug,
        string token,
        int? langkah,
        CancellationToken ct
    )
    {
        if (await LoadAsync(slug, token, langkah, ct) is not { } id)
            return NotFound();
        var (kept, form) = Step switch
        {
            1 => (await fill.RunAsync(id, Person, ct), nameof(Person)),
            2 => (await fill.RunAsync(id, Classes, ct), nameof(Classes)),
            _ => (await send.RunAsync(id, ct), ""),
        };
        if (kept.Refused)
            return this.Again(kept, form);
        return LocalRedirect(Here);
    }

    private async Task<DraftId?> LoadAsync(string slug, string token, int? step, CancellationToken ct)
    {
        // Last of all: a form in the layout says something weaker.
        Response.OnStarting(() =>
        {
            Response.Headers.CacheControl = "private, no-store";
            return Task.CompletedTask;
        });
        Response.Headers["X-Robots-Tag"] = "noindex, nofollow";
        if (
            !links.TryRead(token, out var id)
            || await StartApplication.OpenRoundAsync(db, slug, ct) is not { } round
            || await db
                .ApplicationDrafts.AsNoTracking()
                .SingleOrDefaultAsync(d => d.Id == id && d.RoundId == round.Id, ct)
                is not { } draft
        )
            return null;
        (Round, Here, Closed) = (round, links.PathOf(slug, id), Intake.ClosedNow(round, clock));
        Sent = draft.SentAt;
        Result = IsOver && draft.NominationId is { } nomination ? results.PathOf(nomination) : null;
        if (Sent is null)
            await LoadFormAsync(Application.Open(key, draft.ContentSealed), step, ct);
        return id;
    }

    private async Task LoadFormAsync(Application application, int? step, CancellationToken ct)
    {
        _application = application;
        Step = Math.Clamp(step ?? application.Step, 1, application.Step);
        var classes = await ClassOfRound.LoadAsync(db, Round.Id, ct);
        ClassItems =
        [
            .. classes.Select(c => new SelectListItem(
                $"{c.Code} {c.Class.Name}, {Say.Days(c.Class.StartsOn, c.Class.EndsOn)}, {c.Topic}",
                c.Code
            )),
        ];
        Places = [.. regions.Children(Round.RegionCode).Select(r => new SelectListItem(r.Title, r.Code))];
        if (application.IsComplete)
            (Eligibility, Later) = ToldCard.Of(application, Round, classes, clock, regions, this.Texts);
    }

    private string PlaceOf(Application application) =>
        application.RegionCode is { } code
            ? regions.Find(code)?.Title ?? string.Create(CultureInfo.InvariantCulture, $"{code}")
            : "";
}
