using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Registry.Rats;

/// <summary>One form for a new RAT ("baru") and for correcting the one of a book year.</summary>
[Allow(Role.Officer)]
internal sealed class EditRatModel(OrganisationSheet sheet, AgencyClock clock) : BelowOrganisation
{
    [BindProperty]
    public RatInput Input { get; set; } = new();

    public RatRecord? Known { get; private set; }

    public async Task<IActionResult> OnGetAsync(string year, CancellationToken ct)
    {
        if (!await LoadAsync(year, ct))
            return NotFound();
        Input = Known is { } rat
            ? new RatInput
            {
                BookYear = rat.BookYear,
                HeldOn = rat.HeldOn,
                ReportedOn = rat.ReportedOn,
                Attendance = rat.Attendance,
                Members = rat.Members,
                Source = rat.Source,
            }
            : new RatInput { BookYear = clock.Today.Year - 1 };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(
        string year,
        [FromServices] RecordRat record,
        [FromServices] CorrectRat correct,
        CancellationToken ct
    )
    {
        if (!await LoadAsync(year, ct))
            return NotFound();
        if (!ModelState.IsValid)
            return this.Again();
        return Known is { } rat
            ? Answer(
                await correct.RunAsync(Organisation.Id, rat.BookYear, Input, ct),
                $"RAT tahun buku {rat.BookYear:0} dikoreksi."
            )
            : Answer(
                await record.RunAsync(Organisation.Id, Input, ct),
                $"RAT tahun buku {Input.BookYear ?? 0:0} tercatat."
            );
    }

    private async Task<bool> LoadAsync(string year, CancellationToken ct)
    {
        if (year == "baru")
            return true;
        if (int.TryParse(year, CultureInfo.InvariantCulture, out var number))
            Known = await sheet.RatAsync(Organisation.Id, number, ct);
        return Known is not null;
    }
}
