using Microsoft.AspNetCore.Mvc;
using NaikKelas.Interface.Imports;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Registry.Imports;

[Allow(Role.Officer)]
internal sealed class RegistryImportModel(
    ImportCooperatives cooperatives,
    ImportOfficers officers,
    ImportRats rats
) : ImportPage
{
    [BindProperty(SupportsGet = true, Name = "jenis")]
    public string Sheet { get; set; } = "";

    public override (string Label, string Href) Back => ("Koperasi", "/koperasi");

    protected override Task<Import?> FindImportAsync(CancellationToken ct) =>
        Task.FromResult<Import?>(
            Sheet switch
            {
                "koperasi" => cooperatives,
                "pengurus" => officers,
                "rat" => rats,
                _ => null,
            }
        );
}
