using Microsoft.Extensions.DependencyInjection;
using NaikKelas.Interface;

namespace NaikKelas.Books.Filings;

internal static class FilingSetup
{
    public static IServiceCollection AddFilings(this IServiceCollection services) =>
        services
            .AddScoped<FilingBook>()
            .AddScoped<FileStatements>()
            .AddScoped<DecideFiling>()
            .AddScoped<IWaiting, FilingTodos>();
}
