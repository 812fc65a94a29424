using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Registry.Agencies;

/// <summary>One form for a new agency ("baru") and for one on record.</summary>
[Allow(Role.Administrator)]
internal sealed class EditAgencyModel(Db db, Actor actor, Texts texts) : PageModel
{
    [BindProperty]
    public AgencyInput Input { get; set; } = new();

    public Agency? Known { get; private set; }

    public string PatternHint =>
        texts[
            "{0} diganti nomor urut, {1} diganti tahun, misalnya {2}",
            "{n}",
            "{year}",
            AgencyRules.PatternExample
        ];

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct))
            return NotFound();
        if (Known is { } agency)
            Input = new AgencyInput
            {
                RegionCode = agency.RegionCode,
                Government = agency.Government,
                Name = agency.Name,
                Address = agency.Address,
                City = agency.City,
                HeadName = agency.HeadName,
                HeadTitle = agency.HeadTitle,
                HeadNip = agency.HeadNip,
                DecreePattern = agency.DecreePattern,
                Version = agency.Version,
            };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(
        string id,
        [FromServices] RegisterAgency register,
        [FromServices] ChangeAgency change,
        CancellationToken ct
    )
    {
        if (!await LoadAsync(id, ct))
            return NotFound();
        if (!ModelState.IsValid)
            return this.Again();
        var result = Known is { } agency
            ? await change.RunAsync(agency.Id, Input, ct)
            : await register.RunAsync(Input, ct);
        return result.Refused ? this.Again(result) : this.Done($"{Input.Name} tersimpan.", "/admin/instansi");
    }

    private async Task<bool> LoadAsync(string id, CancellationToken ct)
    {
        if (id == "baru")
            return true;
        if (Ids.TryParse<AgencyId>(id, out var agency))
            Known = await db
                .Agencies.AsNoTracking()
                .Within(actor, a => a.RegionCode)
                .SingleOrDefaultAsync(a => a.Id == agency, ct);
        return Known is not null;
    }
}
