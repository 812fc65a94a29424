using System.CommandLine;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Auditing;

namespace NaikKelas.Host.Commands;

internal static class AuditCommands
{
    public static Command Audit(Func<IServiceProvider> services)
    {
        var verify = new Command("verify", "Periksa rantai jejak audit baris demi baris");
        verify.SetAction(
            async (parsed, ct) =>
            {
                await using var scope = services().CreateAsyncScope();
                var found = await scope.ServiceProvider.GetRequiredService<VerifyAuditChain>().RunAsync(ct);
                var texts = scope.ServiceProvider.GetRequiredService<Texts>();
                var output = parsed.InvocationConfiguration;
                if (found.Refused)
                {
                    await output.Error.WriteLineAsync(
                        $"{found.Refusal.Code}: {texts.Of(found.Refusal.Message)}"
                    );
                    return 1;
                }

                await output.Output.WriteLineAsync(texts["Jejak audit utuh: {0} baris.", found.Value.Lines]);
                return 0;
            }
        );
        return new Command("audit", "Jejak audit") { verify };
    }
}
