using Microsoft.Extensions.DependencyInjection;
using NaikKelas.Books.Exchange;

namespace NaikKelas.Books.Statements;

internal static class StatementsSetup
{
    public static IServiceCollection AddStatements(this IServiceCollection services) =>
        services
            .AddScoped<ReadFigures>()
            .AddScoped<MakeStatements>()
            .AddScoped<BehindBook>()
            .AddScoped<FindBooks>()
            .AddScoped<ExportBooks>()
            .AddScoped<ImportJournals>();
}
