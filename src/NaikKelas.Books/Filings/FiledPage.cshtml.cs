using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using NaikKelas.Books.Statements;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Books.Filings;

/// <summary>What co-ops handed in for a book year, those that wait first.</summary>
[Allow(Role.Officer, Role.Head)]
internal sealed class FiledPageModel(FilingBook filings, AgencyClock clock) : PageModel
{
    private const int YearsBack = 5;

    [BindProperty(SupportsGet = true, Name = "tahun")]
    public int? Asked { get; set; }

    public int Year => Asked is { } year and > 1945 and < 9999 ? year : clock.Today.Year - 1;

    public IReadOnlyList<(FilingCard Card, long Assets, long Result)> Filed { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Years =>
        [
            .. Enumerable
                .Range(1, YearsBack)
                .Select(back => (clock.Today.Year - back).ToString(CultureInfo.InvariantCulture))
                .Select(year => new SelectListItem(year, year)),
        ];

    public async Task OnGetAsync(CancellationToken ct) =>
        Filed = [
            .. (await filings.FiledAsync(Year, ct)).Select(card =>
            {
                var statements = FilingBook.StatementsOf(card.Filing);
                return (
                    card,
                    statements.First(s => s.Code == StatementNames.Position)["total-assets"].Now,
                    statements.First(s => s.Code == StatementNames.Result)["result"].Now
                );
            }),
        ];
}
