using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Agencies;

namespace NaikKelas.Registry.Signing;

/// <summary>Who signs an agency's papers from when, and how its letters are numbered.</summary>
[Allow(Role.Administrator)]
internal sealed class SigningModel(Db db, Actor actor, AgencyClock clock, AgencyDirectory agencies)
    : PageModel
{
    [BindProperty(SupportsGet = true)]
    public AgencyId Id { get; set; }

    public AppointSignatory.Input Input { get; set; } = new();

    public SetLetterPattern.Input Letters { get; set; } = new();

    public AgencyCard Agency { get; private set; } = null!;

    public IReadOnlyList<Signatory> Signatories { get; private set; } = [];

    /// <summary>How each kind of letter is numbered; a kind that is missing cannot be numbered yet.</summary>
    public IReadOnlyDictionary<LetterKind, string> Patterns { get; private set; } =
        new Dictionary<LetterKind, string>();

    public SignerCard Today => SignerCard.On(clock.Today, Agency, Signatories);

    public string PatternHint =>
        this.Texts[
            "{0} diganti nomor urut tahun itu, {1} nomor urut tiga angka, {2} bulan dengan angka Romawi, {3} tahun, misalnya {4}",
            "{n}",
            "{nnn}",
            "{roman}",
            "{year}",
            LetterNumber.Example
        ];

    public bool MayEnd(Signatory one) => one.Until is null || one.Until >= clock.Today;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await LoadAsync(ct))
            return NotFound();
        Input = new() { From = clock.Today, Title = Agency.HeadTitle };
        return Page();
    }

    public async Task<IActionResult> OnPostAppointAsync(
        [Bind(Prefix = nameof(Input))] AppointSignatory.Input input,
        [FromServices] AppointSignatory appoint,
        CancellationToken ct
    )
    {
        Input = input;
        if (!await LoadAsync(ct))
            return NotFound();
        if (!ModelState.IsValid)
            return this.Again();
        return End(await appoint.RunAsync(Id, input, ct), $"Penanda tangan ditetapkan.", nameof(Input));
    }

    public async Task<IActionResult> OnPostEndAsync(
        SignatoryId signatory,
        [FromServices] EndSignatory end,
        CancellationToken ct
    ) =>
        await LoadAsync(ct)
            ? End(await end.RunAsync(Id, signatory, ct), $"Penanda tangan diakhiri.", nameof(Input))
            : NotFound();

    public async Task<IActionResult> OnPostPatternAsync(
        [Bind(Prefix = nameof(Letters))] SetLetterPattern.Input letters,
        [FromServices] SetLetterPattern set,
        CancellationToken ct
    )
    {
        if (!await LoadAsync(ct))
            return NotFound();
        Letters = letters;
        return End(await set.RunAsync(Id, letters, ct), $"Pola nomor tersimpan.", nameof(Letters));
    }

    private IActionResult End<T>(Result<T> result, FormattableString done, string form) =>
        result.Refused ? this.Again(result, form) : this.Done(done, $"/admin/instansi/{Id.Value}/surat");

    private async Task<bool> LoadAsync(CancellationToken ct)
    {
        if (await agencies.FindAsync(Id, ct) is not { } agency || !actor.Reaches(agency.RegionCode))
            return false;
        Agency = agency;
        Signatories = await db
            .Signatories.AsNoTracking()
            .Where(s => s.AgencyId == Id)
            .OrderByDescending(s => s.From)
            .ThenByDescending(s => s.Id)
            .ToListAsync(ct);
        Patterns = await db
            .LetterPatterns.Where(p => p.AgencyId == Id)
            .ToDictionaryAsync(p => p.Kind, p => p.Pattern, ct);
        Letters = new() { Pattern = Patterns.GetValueOrDefault(LetterKind.Invitation) };
        return true;
    }
}
