using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Kernel.Jobs;

namespace NaikKelas.Host;

/// <summary>What happens before the first request is served.</summary>
internal static class StartUp
{
    /// <returns>Null when the program may serve, else why it will not.</returns>
    public static async Task<string?> RunAsync(IServiceProvider services, CancellationToken ct)
    {
        var settings = services.GetRequiredService<Settings>();
        if (settings.SiteUrl is null)
            return "Alamat situs belum diatur: isi Site:Url (misalnya https://pelatihan.contoh.go.id), untuk tautan dalam surat.";
        await using var scope = services.CreateAsyncScope();
        var migrator = scope.ServiceProvider.GetRequiredService<Migrator>();
        if (settings.Migrate)
            await migrator.RunAsync(ct);
        else if (await migrator.MissingAsync(ct) is { Count: > 0 } missing)
            return $"Skema basis data belum terbaru ({string.Join(", ", missing)}): jalankan naikkelas migrate.";

        var db = scope.ServiceProvider.GetRequiredService<Db>();
        if (!settings.Demo && await db.Users.AnyAsync(u => u.IsDemo, ct))
            return "Basis data ini berisi pengguna demo. Program tidak berjalan dengan pengguna demo di luar mode demo: "
                + "pakai basis data lain, atau nyalakan mode demo (Demo:Enabled=true).";

        await services.GetRequiredService<JobRunner>().TellInterruptedAsync(ct);
        return null;
    }
}
