using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NaikKelas.Books.Charts;
using NaikKelas.Books.Desk;
using NaikKelas.Books.Ledger;
using NaikKelas.Books.Proof;
using NaikKelas.Kernel;

namespace NaikKelas.Books;

/// <summary>Books (pembukuan): ledger, members and savings, statements.</summary>
public sealed class BooksModule : IModule
{
    public void AddServices(IServiceCollection services) =>
        services.AddLedger().AddScoped<OpenBooks>().AddScoped<VerifyBooks>().AddScoped<BooksReach>();

    public void MapTables(ModelBuilder model) => LedgerTables.Map(model);
}
