using System.CommandLine;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NaikKelas.Books.Bank;
using NaikKelas.Books.Budgets;
using NaikKelas.Books.Charts;
using NaikKelas.Books.Desk;
using NaikKelas.Books.Entries;
using NaikKelas.Books.Exchange;
using NaikKelas.Books.Filings;
using NaikKelas.Books.FixedAssets;
using NaikKelas.Books.Interest;
using NaikKelas.Books.Ledger;
using NaikKelas.Books.Loans;
using NaikKelas.Books.Lpj;
using NaikKelas.Books.Members;
using NaikKelas.Books.Months;
using NaikKelas.Books.Opening;
using NaikKelas.Books.Outlets;
using NaikKelas.Books.Proof;
using NaikKelas.Books.Rats;
using NaikKelas.Books.Shu;
using NaikKelas.Books.SpreadCosts;
using NaikKelas.Books.Statements;
using NaikKelas.Books.Terms;
using NaikKelas.Books.Years;
using NaikKelas.Interface;
using NaikKelas.Interface.Imports;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Books;

/// <summary>Books (pembukuan): ledger, members and savings, statements.</summary>
public sealed class BooksModule : IModule
{
    public void AddServices(IServiceCollection services) =>
        services
            .AddLedger()
            .AddEntries()
            .AddMembers()
            .AddOpening()
            .AddInterest()
            .AddTerms()
            .AddLoans()
            .AddOutlets()
            .AddFilings()
            .AddMonths()
            .AddYears()
            .AddShu()
            .AddRats()
            .AddLpj()
            .AddImport<ImportMembers>()
            .AddImport<ImportJournalSheet>()
            .AddImport<ImportBankStatement>()
            .AddStatements()
            .AddScoped<OpenBooks>()
            .AddScoped<VerifyBooks>()
            .AddScoped<KeepProof>()
            .AddScoped<IWaiting, ProofTodos>()
            .AddHostedService<ProofClock>()
            .AddScoped<BooksReach>()
            .AddScoped<SpanChecks>()
            .AddScoped<KeptBooksBook>();

    public void MapTables(ModelBuilder model)
    {
        LedgerTables.Map(model);
        EntriesTables.Map(model);
        MembersTables.Map(model);
        OpeningTables.Map(model);
        TermTables.Map(model);
        LoanTables.Map(model);
        OutletTables.Map(model);
        FilingTables.Map(model);
        MonthTables.Map(model);
        BankTables.Map(model);
        BudgetTables.Map(model);
        FixedAssetTables.Map(model);
        SpreadCostTables.Map(model);
        YearTables.Map(model);
        ShuTables.Map(model);
        RatTables.Map(model);
        LpjTables.Map(model);
    }

    public IEnumerable<ApiScope> ApiScopes => BooksApi.Scopes;

    public void MapApi(IEndpointRouteBuilder api) => BooksApi.Map(api);

    public IEnumerable<Command> Commands(Func<IServiceProvider> services) => [BooksCommands.Create(services)];

    public IEnumerable<NavigationItem> Navigation =>
        [
            new("Catat", "/pembukuan/catat", "pencil-plus", 29, Role.CoopTreasurer),
            new("Pembukuan", "/pembukuan", "book-2", 30, Role.CoopTreasurer, Role.CoopBoard),
            new("Pembukuan", "/pembukuan/koperasi", "book-2", 33, Role.Officer, Role.Head),
            new("Anggota", "/pembukuan/anggota", "users", 30, Role.CoopTreasurer, Role.CoopBoard),
            // The board comes from the books' first page: its own navigation is full.
            new("Pinjaman", "/pembukuan/pinjaman", "cash-banknote", 30, Role.CoopTreasurer),
            new(
                "Laporan keuangan",
                "/pembukuan/laporan",
                "report-money",
                30,
                Role.CoopTreasurer,
                Role.CoopBoard
            ),
            new("Persetujuan", "/pembukuan/persetujuan", "checks", 31, Role.CoopBoard),
        ];
}
