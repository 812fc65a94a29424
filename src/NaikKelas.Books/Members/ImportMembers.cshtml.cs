using NaikKelas.Books.Desk;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Books.Members;

/// <summary>Members and their savings from a sheet.</summary>
[Allow(Role.CoopTreasurer)]
internal sealed class ImportMembersModel(BooksReach reach) : BooksImportPage<ImportMembers>(reach)
{
    public override (string Label, string Href) Back =>
        ("Saldo awal", $"/pembukuan/{Cooperative}/saldo-awal");
}
