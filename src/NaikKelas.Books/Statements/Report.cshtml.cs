using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NaikKelas.Books.Desk;
using NaikKelas.Books.Entries;
using NaikKelas.Books.Ledger;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Statements;

/// <summary>The five statements as of any day, all units together or one, and a summary before them.</summary>
[Allow(Role.CoopTreasurer, Role.CoopBoard)]
internal sealed class ReportModel(
    BooksReach reach,
    MakeStatements make,
    ReadFigures figures,
    EntryBook entries,
    AgencyClock clock
) : PageModel
{
    public BooksCard Books { get; private set; } = null!;

    /// <summary>The statement's code; empty for the summary.</summary>
    [FromRoute]
    public string? Code { get; set; }

    public StatementQuery Asked { get; private set; } = null!;

    public IReadOnlyList<BusinessUnit> Units { get; private set; } = [];

    public Statement? Shown { get; private set; }

    /// <summary>What does not tie; never, unless the program or the database is broken.</summary>
    public IReadOnlyList<string> Untied { get; private set; } = [];

    public IReadOnlyList<StatementRow> KeyFigures { get; private set; } = [];

    public IReadOnlyList<Ratio> Ratios { get; private set; } = [];

    public IReadOnlyList<MonthResult> Months { get; private set; } = [];

    public string HeadHash { get; private set; } = "";

    public IReadOnlyList<string> MonthNames =>
        [.. Months.Select(m => new DateOnly(m.Month / 100, m.Month % 100, 1).ToString("MMM", Say.Culture))];

    public IReadOnlyList<ChartSeries> MonthSeries =>
        [
            new(this.Texts["Pendapatan"], [.. Months.Select(m => (decimal?)m.Income)]),
            new(this.Texts["Beban"], [.. Months.Select(m => (decimal?)m.Expense)]),
        ];

    public async Task<IActionResult> OnGetAsync(Guid cooperative, CancellationToken ct)
    {
        if (!await AskAsync(cooperative, ct))
            return NotFound();
        var read = await figures.RunAsync(Books.CooperativeId, Asked.Span, ct);
        var part = read.Of(Asked.Unit);
        Untied = Ties.Broken(part);
        HeadHash = await make.HeadHashAsync(Books.CooperativeId, ct);
        if (Code is { } code)
        {
            Shown = StatementSet.Of(code, part);
            return Page();
        }

        KeyFigures = Summary.Of(part);
        Ratios = Statements.Ratios.Of(part);
        Months = await figures.MonthsAsync(Books.CooperativeId, Asked.Span.To, Asked.Unit, ct);
        return Page();
    }

    /// <summary>All five as one file, whichever is shown.</summary>
    public async Task<IActionResult> OnGetFileAsync(Guid cooperative, string? format, CancellationToken ct)
    {
        if (!await AskAsync(cooperative, ct))
            return NotFound();
        var isPdf = format == MakeStatements.Pdf;
        var content = await make.RunAsync(
            Books.CooperativeId,
            Books.Name,
            Asked.Span,
            Units.FirstOrDefault(u => u.Code == Asked.Unit),
            isPdf ? MakeStatements.Pdf : MakeStatements.Xlsx,
            ct
        );
        var name = string.Create(CultureInfo.InvariantCulture, $"laporan-{Asked.To:yyyy-MM-dd}");
        return isPdf
            ? File(content, "application/pdf", $"{name}.pdf")
            : File(
                content,
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                $"{name}.xlsx"
            );
    }

    /// <summary>Down to the journals; what is reckoned has none.</summary>
    public string? HrefOf(StatementRow row)
    {
        if (row.Behind is not { } behind)
            return null;
        var home = $"/pembukuan/{Books.CooperativeId.Value}/laporan";
        return BooksFigures.Chart.Lines.Any(l =>
            l.Code == behind.Code && l.Holds == Charts.HeldResult.YearResult
        )
            ? $"{home}/{StatementNames.Result}{Asked}"
            : $"{home}/isi/{behind.Kind}/{behind.Code}{Asked}";
    }

    private async Task<bool> AskAsync(Guid cooperative, CancellationToken ct)
    {
        if (
            await reach.FindAsync(new OrganisationId(cooperative), ct) is not { } books
            || (Code is not null && StatementNames.All.All(n => n.Code != Code))
        )
            return false;
        Books = books;
        Units = await entries.UnitsAsync(books.CooperativeId, ct);
        Asked = StatementQuery.Of(k => Request.Query[k], clock.Today, Units.Select(u => u.Code));
        return true;
    }
}
