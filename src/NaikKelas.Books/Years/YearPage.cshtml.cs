using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Desk;
using NaikKelas.Books.Rats;
using NaikKelas.Books.Shu;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Years;

/// <summary>One book year: what is checked before it is closed, closing it, and what the RAT said.</summary>
[Allow(Role.CoopTreasurer, Role.CoopBoard)]
internal sealed class YearPageModel(
    BooksReach reach,
    Db db,
    YearBook years,
    YearChecks checks,
    CloseYear close,
    ReopenYear reopen,
    AcceptYear accept,
    Actor actor
) : PageModel
{
    private bool _divided;
    private bool _paid;

    public BooksCard Books { get; private set; } = null!;

    [BindProperty(SupportsGet = true, Name = "year")]
    public int Year { get; set; }

    public BookYear? Closed { get; private set; }

    public IReadOnlyList<BooksCheck> Checks { get; private set; } = [];

    public Rupiah Shu { get; private set; }

    public sealed record AcceptForm
    {
        [Display(Name = "Tanggal RAT")]
        public DateOnly? AcceptedOn { get; init; }
    }

    public sealed record ReopenForm
    {
        [Display(Name = "Mengapa dibuka kembali")]
        public string? Reason { get; init; }
    }

    [BindProperty]
    public AcceptForm Accept { get; set; } = new();

    [BindProperty]
    public ReopenForm Reopen { get; set; } = new();

    public YearState State => Closed?.State ?? YearState.Open;

    public bool Ready => Checks.All(c => c.State != CheckState.Bad);

    /// <summary>Then the RAT's own page takes its decision.</summary>
    public bool RatPlanned { get; private set; }

    public bool Board => actor.IsIn(Books.CooperativeId, Role.CoopBoard);

    public string Home => $"/pembukuan/{Books.CooperativeId.Value}";

    public string Above => $"{Home}/tahun";

    public string Here => $"{Above}/{Year}";

    public IReadOnlyList<Phase> Phases =>
        [
            new(this.Texts.Of($"Tutup buku")),
            new(this.Texts.Of($"RAT menerima")),
            new(this.Texts.Of($"Bagi SHU")),
            new(this.Texts.Of($"Bayar anggota")),
        ];

    public int Phase =>
        State == YearState.Open ? 0
        : State == YearState.Closed ? 1
        : !_divided ? 2
        : !_paid ? 3
        : 4;

    public async Task<IActionResult> OnGetAsync(Guid cooperative, CancellationToken ct) =>
        await LoadAsync(cooperative, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid cooperative, CancellationToken ct)
    {
        if (!await LoadAsync(cooperative, ct))
            return NotFound();
        var done = await close.RunAsync(Books, Year, ct);
        return done.Refused
            ? this.Again(done, "")
            : this.Done($"Buku tahun {Year:0} ditutup. SHU: {done.Value!.Result}.", Here);
    }

    public async Task<IActionResult> OnPostReopenAsync(Guid cooperative, CancellationToken ct)
    {
        if (!await LoadAsync(cooperative, ct) || !Board)
            return NotFound();
        var done = await reopen.RunAsync(Books.CooperativeId, Year, Reopen.Reason, ct);
        return done.Refused
            ? this.Again(done, nameof(Reopen))
            : this.Done($"Buku tahun {Year:0} dibuka kembali.", Here);
    }

    public async Task<IActionResult> OnPostAcceptAsync(Guid cooperative, CancellationToken ct)
    {
        if (!await LoadAsync(cooperative, ct) || !Board)
            return NotFound();
        if (!ModelState.IsValid)
            return this.Again();
        var done = await accept.RunAsync(Books.CooperativeId, Year, Accept.AcceptedOn, ct);
        return done.Refused
            ? this.Again(done, nameof(Accept))
            : this.Done($"Keputusan RAT atas tahun {Year:0} tercatat. SHU dapat dibagi.", Here);
    }

    private async Task<bool> LoadAsync(Guid cooperative, CancellationToken ct)
    {
        if (
            await reach.FindAsync(new OrganisationId(cooperative), ct) is not { } books
            || !years.Has(books, Year)
        )
            return false;
        Books = books;
        var id = books.CooperativeId;
        Closed = await years.FindAsync(id, Year, ct);
        if (State == YearState.Open)
        {
            (Checks, var result) = await checks.RunAsync(books, Year, ct);
            Shu = new Rupiah(result.Amount);
            return true;
        }

        Shu = Closed!.Result;
        RatPlanned = await db.Rats.AnyAsync(r => r.CooperativeId == id && r.Year == Year, ct);
        _divided = await db.ShuDivisions.AnyAsync(d => d.CooperativeId == id && d.Year == Year, ct);
        _paid =
            _divided
            && !await db.ShuParts.AnyAsync(
                p =>
                    p.CooperativeId == id
                    && p.Year == Year
                    && p.PaidSeq == null
                    && p.JasaModal.Value + p.JasaUsaha.Value > 0,
                ct
            );
        return true;
    }
}
