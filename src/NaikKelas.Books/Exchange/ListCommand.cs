using System.CommandLine;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;

namespace NaikKelas.Books.Exchange;

/// <summary><c>books list [--json]</c>.</summary>
internal static class ListCommand
{
    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    internal static Command Create(Func<IServiceProvider> services)
    {
        var json = new Option<bool>("--json") { Description = "Sebagai JSON" };
        var command = new Command("list", "Koperasi yang membuka pembukuan") { json };
        command.SetAction(
            async (parsed, ct) =>
            {
                await using var scope = services().CreateAsyncScope();
                var all = await scope.ServiceProvider.GetRequiredService<FindBooks>().AllAsync(ct);
                var output = parsed.InvocationConfiguration.Output;
                if (parsed.GetValue(json))
                    await output.WriteLineAsync(
                        JsonSerializer.Serialize(
                            all.Select(b => new
                            {
                                b.Ref,
                                b.Name,
                                b.Years,
                            }),
                            Json
                        )
                    );
                else
                    foreach (var books in all)
                        await output.WriteLineAsync(
                            $"{books.Ref}  {books.Name}  {string.Join(' ', books.Years)}"
                        );
                return 0;
            }
        );
        return command;
    }
}
