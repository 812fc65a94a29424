using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NaikKelas.Books.Statements;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Filings;

/// <summary>The statements of one year between a co-op and its agency: looked at, handed in, accepted or given back.</summary>
[Allow(Role.CoopTreasurer, Role.CoopBoard, Role.Officer, Role.Head)]
internal sealed class FilingPageModel(
    FilingBook filings,
    FileStatements file,
    DecideFiling decide,
    ReadFigures read,
    AgencyClock clock,
    Actor actor
) : PageModel
{
    public OrganisationCard Cooperative { get; private set; } = null!;

    [BindProperty(SupportsGet = true, Name = "year")]
    public int Year { get; set; }

    public Filing? Filing { get; private set; }

    /// <summary>As they were handed in; before that, as the books tell them now. Empty where nothing can be told.</summary>
    public IReadOnlyList<Statement> Shown { get; private set; } = [];

    /// <summary>Year and books are there: they tell the statements.</summary>
    public bool FromBooks { get; private set; }

    /// <summary>The chain still holds the journal that the statements were sealed with; null where there is no chain.</summary>
    public bool? Holds { get; private set; }

    /// <summary>The books tell something else now than what was handed in; only their own people see it.</summary>
    public bool Moved { get; private set; }

    public bool Own { get; private set; }

    public bool Officer => !Own && actor.Is(Role.Officer);

    public StatementSpan Span => StatementSpan.YearTo(new DateOnly(Year, 12, 31));

    [BindProperty]
    public int Version { get; set; }

    [BindProperty]
    [Display(Name = "Apa yang perlu diperbaiki")]
    public string? Reason { get; set; }

    public string Here => $"/pembukuan/{Cooperative.Id.Value}/kirim/{Year}";

    public static Tone ToneOf(FilingState? state) =>
        state switch
        {
            FilingState.Accepted => Tone.Green,
            FilingState.Submitted => Tone.Blue,
            FilingState.Returned => Tone.Red,
            _ => Tone.Amber,
        };

    public async Task<IActionResult> OnGetAsync(Guid cooperative, CancellationToken ct) =>
        await LoadAsync(cooperative, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnGetFileAsync(Guid cooperative, CancellationToken ct)
    {
        if (!await LoadAsync(cooperative, ct) || Filing is not { State: not FilingState.Draft } filing)
            return NotFound();
        var seal = filing.HeadHash is { } hash ? Convert.ToHexStringLower(hash) : "– (diisi tangan)";
        // What was handed in, under the seal it was handed in with; the books may tell something else by now.
        var paper = StatementPaper.Pdf(
            FilingBook.StatementsOf(filing),
            new StatementCover(
                Cooperative.Name,
                null,
                Span,
                seal,
                new DateTimeOffset(
                    DateTime.SpecifyKind(clock.Local(clock.UtcNow), DateTimeKind.Unspecified),
                    TimeSpan.Zero
                )
            )
        );
        return File(paper, "application/pdf", $"laporan-{Year}-{Cooperative.Name}.pdf");
    }

    public async Task<IActionResult> OnPostAsync(Guid cooperative, CancellationToken ct)
    {
        if (!await LoadAsync(cooperative, ct) || !Own)
            return NotFound();
        var filed = await file.FromBooksAsync(Cooperative.Id, Year, ct);
        return filed.Refused ? this.Again(filed) : this.Done($"Laporan {Year:0} dikirim ke dinas.", Here);
    }

    public Task<IActionResult> OnPostAcceptAsync(Guid cooperative, CancellationToken ct) =>
        DecideAsync(
            cooperative,
            () => decide.AcceptAsync(Cooperative.Id, Year, Version, ct),
            $"Laporan diterima. Ia tidak dapat diubah lagi.",
            ct
        );

    public Task<IActionResult> OnPostReturnAsync(Guid cooperative, CancellationToken ct) =>
        DecideAsync(
            cooperative,
            () => decide.ReturnAsync(Cooperative.Id, Year, Version, Reason, ct),
            $"Laporan dikembalikan kepada koperasi.",
            ct
        );

    private async Task<IActionResult> DecideAsync(
        Guid cooperative,
        Func<Task<Result<Kernel.Unit>>> act,
        FormattableString done,
        CancellationToken ct
    )
    {
        if (!await LoadAsync(cooperative, ct) || !Officer)
            return NotFound();
        var decided = await act();
        return decided.Refused
            ? this.Again(decided, "")
            : this.Done(done, $"/pembukuan/laporan-masuk?tahun={Year}");
    }

    private async Task<bool> LoadAsync(Guid cooperative, CancellationToken ct)
    {
        var id = new OrganisationId(cooperative);
        if (Year is < 1945 or > 9998 || await filings.ReachAsync(id, ct) is not { } card)
            return false;
        Cooperative = card;
        Own = filings.IsOwn(id);
        Filing = await filings.FindAsync(id, Year, ct);
        // The agency sees what was handed in, and nothing before.
        if (!Own && Filing is null or { State: FilingState.Draft })
            return false;
        FromBooks = await filings.HasBooksAsync(id, Year, ct);
        if (Filing is { HeadHash: not null } sealedOne)
            Holds = await filings.HoldsAsync(sealedOne, ct);
        var told = Own && FromBooks ? StatementSet.Of(await read.RunAsync(id, Span, ct)) : null;
        Shown =
            Filing is { State: FilingState.Submitted or FilingState.Accepted } || told is null
                ? Filing is null
                    ? []
                    : FilingBook.StatementsOf(Filing)
                : told;
        Moved =
            told is not null
            && Filing is { Source: FilingSource.Books, IsOpen: false }
            && FilingBook.Write(told) != Filing.Statements;
        return true;
    }
}
