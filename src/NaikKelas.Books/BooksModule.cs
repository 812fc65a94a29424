using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NaikKelas.Books.Charts;
using NaikKelas.Books.Desk;
using NaikKelas.Books.Ledger;
using NaikKelas.Books.Proof;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Books;

/// <summary>Books (pembukuan): ledger, members and savings, statements.</summary>
public sealed class BooksModule : IModule
{
    public void AddServices(IServiceCollection services) =>
        services.AddLedger().AddScoped<OpenBooks>().AddScoped<VerifyBooks>().AddScoped<BooksReach>();

    public void MapTables(ModelBuilder model) => LedgerTables.Map(model);

    public IEnumerable<NavigationItem> Navigation =>
        [new("Pembukuan", "/pembukuan", "book-2", 30, Role.CoopTreasurer, Role.CoopBoard)];
}
