using System.CommandLine;
using NaikKelas.Host.Backups;
using NaikKelas.Kernel;

namespace NaikKelas.Host.Commands;

internal static class BackupCommands
{
    private const double Megabyte = 1_000_000;

    /// <summary><c>naikkelas backup FILE</c>: while it serves.</summary>
    public static Command Backup(Func<IServiceProvider> services)
    {
        var file = new Argument<string>("file") { Description = "Berkas cadangan yang akan ditulis" };
        var command = new Command("backup", "Cadangkan basis data, juga selagi program melayani") { file };
        command.SetAction(
            (parsed, ct) =>
                RunAsync<MakeBackup, BackupManifest>(
                    services,
                    parsed,
                    make => make.RunAsync(parsed.GetRequiredValue(file), ct),
                    (texts, made) =>
                        texts.Of(
                            $"Cadangan ditulis: {new FileInfo(parsed.GetRequiredValue(file)).Length / Megabyte:0.0} MB, skema {made.Schema}, SHA-256 {made.Digest}. Kunci data pribadi tidak ada di dalamnya: simpan terpisah."
                        )
                )
        );
        return command;
    }

    /// <summary><c>naikkelas restore FILE [--replace]</c>: while it does not serve.</summary>
    public static Command Restore(Func<IServiceProvider> services)
    {
        var file = new Argument<string>("file") { Description = "Berkas cadangan" };
        var replace = new Option<bool>("--replace")
        {
            Description = "Gantikan basis data yang ada; yang lama disimpan di sampingnya",
        };
        var command = new Command("restore", "Kembalikan basis data dari cadangan; hentikan program dulu")
        {
            file,
            replace,
        };
        command.SetAction(
            (parsed, ct) =>
                RunAsync<RestoreBackup, Restored>(
                    services,
                    parsed,
                    restore => restore.RunAsync(parsed.GetRequiredValue(file), parsed.GetValue(replace), ct),
                    Told
                )
        );
        return command;
    }

    private static string Told(Texts texts, Restored restored) =>
        string.Join(
            '\n',
            [
                texts.Of(
                    $"Basis data dikembalikan; {restored.Migrated.Count} migrasi dijalankan; jejak audit utuh: {restored.AuditLines} baris."
                ),
                .. restored.Aside is { } aside
                    ? [texts.Of($"Basis data yang lama ada di {aside}.")]
                    : Array.Empty<string>(),
            ]
        );

    private static async Task<int> RunAsync<TUseCase, TOut>(
        Func<IServiceProvider> services,
        ParseResult parsed,
        Func<TUseCase, Task<Result<TOut>>> act,
        Func<Texts, TOut, string> tell
    )
        where TUseCase : notnull
    {
        await using var scope = services().CreateAsyncScope();
        var result = await act(scope.ServiceProvider.GetRequiredService<TUseCase>());
        var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
        var texts = scope.ServiceProvider.GetRequiredService<Texts>();
        foreach (var refusal in result.Refusals)
            await error.WriteLineAsync($"{refusal.Code}: {texts.Of(refusal.Message)}");
        if (result.Refused)
            return 2;
        await output.WriteLineAsync(tell(texts, result.Value));
        return 0;
    }
}
