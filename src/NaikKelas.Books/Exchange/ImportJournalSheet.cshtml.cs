using NaikKelas.Books.Desk;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Books.Exchange;

/// <summary>Journals from a sheet.</summary>
[Allow(Role.CoopTreasurer)]
internal sealed class ImportJournalSheetModel(BooksReach reach) : BooksImportPage<ImportJournalSheet>(reach)
{
    public override (string Label, string Href) Back => ("Jurnal", $"/pembukuan/{Cooperative}/jurnal");
}
