using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using NaikKelas.Documents.Sheets;
using NaikKelas.Kernel;

namespace NaikKelas.Interface.Exports;

/// <summary>An export on the command line: <c>naikkelas export cooperatives FILE</c>; the file's ending says the kind.</summary>
public static class ExportCommand
{
    private const int NotWritten = 1;
    private const int Refused = 2;

    /// <param name="name">The English verb below <c>export</c>.</param>
    /// <param name="description">For the help, in Indonesian.</param>
    /// <param name="services">Builds the application when the verb runs.</param>
    /// <param name="read">The rows, or why not.</param>
    /// <param name="options">What else the verb takes.</param>
    public static Command Of(
        string name,
        string description,
        Func<IServiceProvider> services,
        Func<IServiceProvider, ParseResult, CancellationToken, Task<Result<SheetFile>>> read,
        params Option[] options
    )
    {
        ArgumentNullException.ThrowIfNull(options);
        var file = new Argument<FileInfo>("FILE")
        {
            Description = "Berkas .xlsx, .csv atau .json yang ditulis",
        };
        var command = new Command(name, description) { file };
        foreach (var option in options)
            command.Add(option);
        command.SetAction(
            async (parsed, ct) =>
            {
                await using var scope = services().CreateAsyncScope();
                return await RunAsync(
                    parsed.GetRequiredValue(file),
                    parsed.InvocationConfiguration,
                    scope.ServiceProvider,
                    () => read(scope.ServiceProvider, parsed, ct),
                    ct
                );
            }
        );
        return command;
    }

    /// <returns>0: written; 1: the file could not be written; 2: bad input or refused.</returns>
    private static async Task<int> RunAsync(
        FileInfo file,
        InvocationConfiguration console,
        IServiceProvider services,
        Func<Task<Result<SheetFile>>> read,
        CancellationToken ct
    )
    {
        var texts = services.GetRequiredService<Texts>();
        var format = file.Extension.TrimStart('.').ToLowerInvariant();
        if (!SheetFile.Formats.Contains(format, StringComparer.Ordinal))
            return await TellAsync(
                [
                    new Refusal(
                        "file.ending",
                        $"Akhiran berkas: ditemukan “{file.Extension}”, seharusnya .xlsx, .csv atau .json."
                    ),
                ],
                Refused
            );
        var sheet = await read();
        if (sheet.Refused)
            return await TellAsync(sheet.Refusals, Refused);
        try
        {
            await WriteAsync(file, sheet.Value.ToBytes(format), ct);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return await TellAsync(
                [new Refusal("file.not-written", $"Berkas {file.FullName} tidak dapat ditulis: {e.Message}")],
                NotWritten
            );
        }

        await console.Output.WriteLineAsync(file.FullName);
        return 0;

        async Task<int> TellAsync(IEnumerable<Refusal> refusals, int code)
        {
            foreach (var refusal in refusals)
                await console.Error.WriteLineAsync($"{refusal.Code}: {texts.Of(refusal.Message)}");
            return code;
        }
    }

    /// <summary>Whole or not at all: a file that is there already is only replaced by a complete one.</summary>
    private static async Task WriteAsync(FileInfo file, byte[] content, CancellationToken ct)
    {
        var part = file.FullName + ".part";
        try
        {
            await File.WriteAllBytesAsync(part, content, ct);
            File.Move(part, file.FullName, overwrite: true);
        }
        finally
        {
            File.Delete(part);
        }
    }
}
