using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using NaikKelas.Interface.Imports;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Desk;

/// <summary>A sheet that goes into one co-op's books: the co-op stands in the address, and only its own people get through.</summary>
internal abstract class BooksImportPage<TImport>(BooksReach reach) : ImportPage
    where TImport : Import
{
    [BindProperty(SupportsGet = true, Name = "cooperative")]
    public Guid Cooperative { get; set; }

    protected override Guid? Target => Cooperative;

    protected override async Task<Import?> FindImportAsync(CancellationToken ct) =>
        await reach.FindAsync(new OrganisationId(Cooperative), ct) is null
            ? null
            : HttpContext.RequestServices.GetRequiredService<TImport>();
}
