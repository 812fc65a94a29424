using Microsoft.Extensions.DependencyInjection;
using NaikKelas.Books.Journals;

namespace NaikKelas.Books.Entries;

internal static class EntriesSetup
{
    /// <summary>Everyday entry, the journal pages and the second person.</summary>
    public static IServiceCollection AddEntries(this IServiceCollection services) =>
        services
            .AddSingleton<EntryCharts>()
            .AddScoped<EntryBook>()
            .AddScoped<EntryGrounds>()
            .AddScoped<EntryKits>()
            .AddScoped<SendEntry>()
            .AddScoped<DecideRequest>()
            .AddScoped<UndoEntry>()
            .AddScoped<RequestBook>()
            .AddScoped<JournalBook>()
            .AddScoped<WriteJournal>()
            .AddScoped<AttachToJournal>();
}
