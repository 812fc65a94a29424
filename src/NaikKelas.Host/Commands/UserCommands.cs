using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Host.Administration;
using NaikKelas.Host.SignIn;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Kernel.Mail;

namespace NaikKelas.Host.Commands;

/// <summary>How the first administrator comes in, and how one who lost everything comes back.</summary>
internal static class UserCommands
{
    private static readonly Argument<string> Email = new("email") { Description = "Alamat surel" };
    private static readonly Option<Role> Role = new("--role") { Description = "Peran", Required = true };
    private static readonly Option<string> Region = new("--region")
    {
        Description = "Kode wilayah; kosong berarti seluruh Indonesia",
        DefaultValueFactory = _ => "",
    };

    public static Command User(Func<IServiceProvider> services) =>
        new("user", "Pengguna") { Add(services), Grant(services), Disable(services), Reset(services) };

    private static Command Add(Func<IServiceProvider> services)
    {
        var name = new Argument<string>("name") { Description = "Nama orang" };
        var command = new Command("add", "Undang pengguna baru; tautannya dikirim lewat surat")
        {
            Email,
            name,
            Role,
            Region,
        };
        command.SetAction(
            (parsed, ct) =>
                RunAsync(
                    services,
                    parsed,
                    scope =>
                        scope
                            .GetRequiredService<InviteUser>()
                            .RunAsync(
                                new(
                                    parsed.GetRequiredValue(name),
                                    parsed.GetRequiredValue(Email),
                                    new(parsed.GetRequiredValue(Role), parsed.GetRequiredValue(Region))
                                ),
                                ct
                            ),
                    ct
                )
        );
        return command;
    }

    private static Command Grant(Func<IServiceProvider> services)
    {
        var command = new Command("grant", "Beri kewenangan") { Email, Role, Region };
        command.SetAction(
            (parsed, ct) =>
                OnUserAsync(
                    services,
                    parsed,
                    (scope, id) =>
                        scope
                            .GetRequiredService<GrantRole>()
                            .RunAsync(
                                id,
                                new(parsed.GetRequiredValue(Role), parsed.GetRequiredValue(Region)),
                                ct
                            ),
                    ct
                )
        );
        return command;
    }

    private static Command Disable(Func<IServiceProvider> services)
    {
        var reason = new Option<string?>("--reason") { Description = "Alasan, untuk jejak audit" };
        var command = new Command("disable", "Nonaktifkan akun") { Email, reason };
        command.SetAction(
            (parsed, ct) =>
                OnUserAsync(
                    services,
                    parsed,
                    (scope, id) =>
                        scope.GetRequiredService<UserActs>().DisableAsync(id, parsed.GetValue(reason), ct),
                    ct
                )
        );
        return command;
    }

    private static Command Reset(Func<IServiceProvider> services)
    {
        var command = new Command("reset", "Cetak tautan untuk kata sandi baru (1 jam) dan buka kunci")
        {
            Email,
        };
        command.SetAction(
            (parsed, ct) =>
                OnUserAsync(
                    services,
                    parsed,
                    async (scope, id) =>
                    {
                        var user = await scope.GetRequiredService<UserActs>().UnlockAsync(id, ct);
                        if (!user.Refused)
                            await parsed.InvocationConfiguration.Output.WriteLineAsync(
                                scope
                                    .GetRequiredService<SignInLetters>()
                                    .Address(user.Value, SignInLinks.ResetHolds)
                            );
                        return user;
                    },
                    ct
                )
        );
        return command;
    }

    private static Task<int> OnUserAsync(
        Func<IServiceProvider> services,
        ParseResult parsed,
        Func<IServiceProvider, UserId, Task<Result<User>>> act,
        CancellationToken ct
    ) =>
        RunAsync(
            services,
            parsed,
            async scope =>
            {
                var email = parsed.GetRequiredValue(Email);
                var normalized = email.ToUpperInvariant();
                var user = await scope
                    .GetRequiredService<Db>()
                    .Users.AsNoTracking()
                    .SingleOrDefaultAsync(u => u.NormalizedEmail == normalized, ct);
                return user is null
                    ? Refusal.NotFound($"Tidak ada pengguna dengan alamat “{email}”.")
                    : await act(scope, user.Id);
            },
            ct
        );

    private static async Task<int> RunAsync(
        Func<IServiceProvider> services,
        ParseResult parsed,
        Func<IServiceProvider, Task<Result<User>>> act,
        CancellationToken ct
    )
    {
        await using var scope = services().CreateAsyncScope();
        var result = await act(scope.ServiceProvider);
        var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
        var texts = scope.ServiceProvider.GetRequiredService<Texts>();
        foreach (var refusal in result.Refusals)
            await error.WriteLineAsync($"{refusal.Code}: {texts.Of(refusal.Message)}");
        if (result.Refused)
            return 2;
        await scope.ServiceProvider.GetRequiredService<OutboxSender>().SendDueAsync(ct);
        await output.WriteLineAsync($"{result.Value.Id.Value} {result.Value.Email}");
        return 0;
    }
}
