using System.CommandLine;
using NaikKelas.Kernel;

namespace NaikKelas.Host.Commands;

/// <summary>Looks at everything a start needs and says what is wrong, all at once.</summary>
internal static class DoctorCommand
{
    private const long RoomMin = 1_000_000_000;

    public static Command Doctor(Func<IServiceProvider> services)
    {
        var command = new Command(
            "doctor",
            "Periksa pengaturan, basis data, kunci, zona waktu, ruang kosong"
        );
        command.SetAction(
            async (parsed, ct) =>
            {
                await using var scope = services().CreateAsyncScope();
                var well = true;
                foreach (var (what, wrong) in await LookAsync(scope.ServiceProvider, ct))
                {
                    well &= wrong is null;
                    await parsed.InvocationConfiguration.Output.WriteLineAsync(
                        $"{(wrong is null ? "baik " : "SALAH")} {what}{(wrong is null ? "" : $": {wrong}")}"
                    );
                }

                return well ? 0 : 1;
            }
        );
        return command;
    }

    private static async Task<IReadOnlyList<(string What, string? Wrong)>> LookAsync(
        IServiceProvider services,
        CancellationToken ct
    )
    {
        var settings = services.GetRequiredService<Settings>();
        var store = services.GetRequiredService<Store>();
        var answers = await services.GetRequiredService<Db>().Database.CanConnectAsync(ct);
        var missing = await services.GetRequiredService<Migrator>().MissingAsync(ct);
        return
        [
            ($"basis data ({store.Provider})", answers ? null : "tidak menjawab"),
            (
                "skema",
                missing.Count == 0 ? null : $"jalankan naikkelas migrate ({string.Join(", ", missing)})"
            ),
            ("alamat situs (Site:Url)", settings.SiteUrl is null ? "belum diatur" : null),
            (
                "kunci data pribadi (PersonalData:Key)",
                Try(() => services.GetRequiredService<PersonalDataKey>())
            ),
            ($"zona waktu ({settings.Zone.Id})", null),
            (
                $"ruang kosong di {settings.DataFolder}",
                Try(() => new DriveInfo(settings.DataFolder).AvailableFreeSpace) is { } wrong ? wrong
                : new DriveInfo(settings.DataFolder).AvailableFreeSpace < RoomMin ? "kurang dari 1 GB"
                : null
            ),
            (
                settings.SendsMail ? "surat lewat SMTP" : $"surat ditaruh di {settings.MailFolder}",
                settings.SendsMail || settings.Demo || settings.Development ? null : "Mail:Host belum diatur"
            ),
        ];
    }

    private static string? Try(Func<object> look)
    {
        try
        {
            _ = look();
            return null;
        }
#pragma warning disable CA1031 // Whatever is wrong with it is what the doctor reports.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return e.Message;
        }
    }
}
