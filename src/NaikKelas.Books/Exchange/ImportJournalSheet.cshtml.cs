using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using NaikKelas.Books.Desk;
using NaikKelas.Interface.Imports;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Exchange;

/// <summary>Journals from a sheet.</summary>
[Allow(Role.CoopTreasurer)]
internal sealed class ImportJournalSheetModel(BooksReach reach) : ImportPage
{
    [BindProperty(SupportsGet = true, Name = "cooperative")]
    public Guid Cooperative { get; set; }

    protected override Guid? Target => Cooperative;

    public override (string Label, string Href) Back => ("Jurnal", $"/pembukuan/{Cooperative}/jurnal");

    protected override async Task<Import?> FindImportAsync(CancellationToken ct) =>
        await reach.FindAsync(new OrganisationId(Cooperative), ct) is null
            ? null
            : HttpContext.RequestServices.GetRequiredService<ImportJournalSheet>();
}
