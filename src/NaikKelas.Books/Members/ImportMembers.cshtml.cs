using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using NaikKelas.Books.Desk;
using NaikKelas.Interface.Imports;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Members;

/// <summary>Members and their savings from a sheet.</summary>
[Allow(Role.CoopTreasurer)]
internal sealed class ImportMembersModel(BooksReach reach) : ImportPage
{
    [BindProperty(SupportsGet = true, Name = "cooperative")]
    public Guid Cooperative { get; set; }

    protected override Guid? Target => Cooperative;

    public override (string Label, string Href) Back =>
        ("Saldo awal", $"/pembukuan/{Cooperative}/saldo-awal");

    protected override async Task<Import?> FindImportAsync(CancellationToken ct) =>
        await reach.FindAsync(new OrganisationId(Cooperative), ct) is null
            ? null
            : HttpContext.RequestServices.GetRequiredService<ImportMembers>();
}
