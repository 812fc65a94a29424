using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NaikKelas.Interface.Imports;
using NaikKelas.Kernel.Access;
using NaikKelas.Training.Rounds;

namespace NaikKelas.Training.Nominations;

/// <summary>Nominations from a sheet.</summary>
[Allow(Role.Officer)]
public sealed class ImportNominationsModel(RoundBook rounds) : ImportPage
{
    [BindProperty(SupportsGet = true, Name = "round")]
    public RoundId Round { get; set; }

    protected override Guid? Target => Round.Value;

    public override (string Label, string Href) Back =>
        ("Usulan peserta", $"/pelatihan/putaran/{Round.Value}/usulan");

    protected override string? SampleHref =>
        HttpContext
            .RequestServices.GetRequiredService<IConfiguration>()
            .GetValue("Demo:Enabled", defaultValue: false)
            ? $"/demo/usulan/{Round.Value}"
            : null;

    protected override async Task<Import?> FindImportAsync(CancellationToken ct) =>
        await rounds.FindAsync(Round, ct) is null
            ? null
            : HttpContext.RequestServices.GetRequiredService<ImportNominations>();
}
