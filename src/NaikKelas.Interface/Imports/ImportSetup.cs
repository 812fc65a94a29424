using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NaikKelas.Interface.Imports.Undo;

namespace NaikKelas.Interface.Imports;

public static class ImportSetup
{
    extension(IServiceCollection services)
    {
        /// <summary>Makes an import known, and with the first one the flow around it.</summary>
        public IServiceCollection AddImport<TImport>()
            where TImport : Import
        {
            services.TryAddScoped<CheckImport>();
            services.TryAddScoped<ApplyImport>();
            services.TryAddScoped<UndoImport>();
            services.TryAddSingleton(p => new UndoTime(
                TimeSpan.FromHours(
                    p.GetRequiredService<IConfiguration>().GetValue("Import:UndoHours", defaultValue: 24)
                )
            ));
            services.TryAddScoped<ImportRunViews>();
            services.TryAddScoped<TImport>();
            services.AddScoped<Import>(p => p.GetRequiredService<TImport>());
            return services;
        }
    }
}
