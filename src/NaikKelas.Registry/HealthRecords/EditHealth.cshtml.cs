using Microsoft.AspNetCore.Mvc;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Registry.HealthRecords;

[Allow(Role.Officer)]
internal sealed class EditHealthModel(AgencyClock clock) : BelowOrganisation
{
    [BindProperty]
    public RecordHealth.Input Input { get; set; } = new();

    public void OnGet() => Input = new RecordHealth.Input { Year = clock.Today.Year - 1 };

    public async Task<IActionResult> OnPostAsync([FromServices] RecordHealth record, CancellationToken ct) =>
        ModelState.IsValid
            ? Answer(
                await record.RunAsync(Organisation.Id, Input, ct),
                $"Predikat tahun {Input.Year ?? 0:0} tercatat."
            )
            : this.Again();
}
