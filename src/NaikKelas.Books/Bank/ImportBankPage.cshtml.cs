using NaikKelas.Books.Desk;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Books.Bank;

/// <summary>A bank's statement as a file.</summary>
[Allow(Role.CoopTreasurer)]
internal sealed class ImportBankPageModel(BooksReach reach) : BooksImportPage<ImportBankStatement>(reach)
{
    public override (string Label, string Href) Back => ("Cocokkan bank", $"/pembukuan/{Cooperative}/bank");
}
