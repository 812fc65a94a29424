using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Imports;

namespace NaikKelas.Interface.Imports;

/// <summary>An import on the command line: <c>naikkelas import officers FILE [--dry-run] [--only-good] [--report MARKED.xlsx]</c>.</summary>
public static class ImportCommand
{
    private const int Refused = 2;

    /// <param name="name">The English verb below <c>import</c>: <c>officers</c>.</param>
    /// <param name="description">For the help, in Indonesian.</param>
    /// <param name="services">Builds the application when the verb runs.</param>
    /// <param name="target">What the rows belong to, read from the parsed line; null where the kind has none.</param>
    public static Command Of<TImport>(
        string name,
        string description,
        Func<IServiceProvider> services,
        (Option Option, Func<ParseResult, Guid?> Read)? target = null
    )
        where TImport : Import
    {
        var file = new Argument<FileInfo>("FILE") { Description = "Berkas .xlsx atau .csv" };
        var dryRun = new Option<bool>("--dry-run") { Description = "Periksa saja; tidak ada yang tersimpan" };
        var onlyGood = new Option<bool>("--only-good") { Description = "Impor baris yang benar saja" };
        var report = new Option<FileInfo?>("--report")
        {
            Description = "Tulis berkas yang sama dengan sel bermasalah ditandai",
        };
        var command = new Command(name, description) { file, dryRun, onlyGood, report };
        if (target is { } wanted)
            command.Add(wanted.Option);
        command.SetAction(
            async (parsed, ct) =>
            {
                await using var scope = services().CreateAsyncScope();
                var wishes = new Wishes(
                    parsed.GetRequiredValue(file),
                    parsed.GetValue(dryRun),
                    parsed.GetValue(onlyGood),
                    parsed.GetValue(report),
                    target?.Read(parsed)
                );
                return await new Run<TImport>(scope.ServiceProvider, parsed.InvocationConfiguration).DoAsync(
                    wishes,
                    ct
                );
            }
        );
        return command;
    }

    private sealed record Wishes(FileInfo File, bool DryRun, bool OnlyGood, FileInfo? Report, Guid? Target);

    private sealed class Run<TImport>(IServiceProvider services, InvocationConfiguration console)
        where TImport : Import
    {
        private readonly Texts _texts = services.GetRequiredService<Texts>();
        private readonly TImport _import = services.GetRequiredService<TImport>();

        public async Task<int> DoAsync(Wishes wishes, CancellationToken ct)
        {
            if (!wishes.File.Exists)
                return await RefuseAsync([
                    new Refusal("file-missing", $"Berkas {wishes.File.FullName} tidak ada."),
                ]);
            var content = await File.ReadAllBytesAsync(wishes.File.FullName, ct);
            var id = await services
                .GetRequiredService<CheckImport>()
                .RunAsync(_import, wishes.Target, content, wishes.File.Name, ct);
            if (id.Refused)
                return await RefuseAsync(id.Refusals);
            var run = await TellAsync(id.Value, wishes, ct);
            if (run.IsBlocked || (run.RowsBad > 0 && (wishes.DryRun || !wishes.OnlyGood)))
                return Refused;
            if (wishes.DryRun)
                return 0;
            var applied = await services
                .GetRequiredService<ApplyImport>()
                .RunAsync(_import, id.Value, wishes.OnlyGood, progress: null, ct);
            if (applied.Refused)
                return await RefuseAsync(applied.Refusals);
            await console.Output.WriteLineAsync(_texts["{0} baris diimpor.", applied.Value.RowsGood]);
            return 0;
        }

        /// <summary>Counts on the output, every problem on the error stream, the marked copy where asked for.</summary>
        private async Task<ImportRun> TellAsync(ImportRunId id, Wishes wishes, CancellationToken ct)
        {
            var views = services.GetRequiredService<ImportRunViews>();
            var view = (await views.FindAsync(_import, id, href: "", ct))!;
            var run = view.Run;
            foreach (var problem in view.Report.Problems)
                await console.Error.WriteLineAsync(
                    $"{problem.Code}: {problem.Cell} {problem.Heading}: {problem.Message} [{ImportPage.Shown(problem.Found)}]"
                );
            await console.Output.WriteLineAsync(
                _texts[
                    "{0} baris: {1} baru, {2} berubah, {3} tanpa perubahan, {4} bermasalah.",
                    run.RowsTotal,
                    run.RowsNew,
                    run.RowsChanged,
                    run.RowsUnchanged,
                    run.RowsBad
                ]
            );
            if (
                wishes.Report is { } path
                && await views.MarkedCopyAsync(_import, id, _texts, ct) is { } marked
            )
                await File.WriteAllBytesAsync(path.FullName, marked.Content, ct);
            return run;
        }

        private async Task<int> RefuseAsync(IEnumerable<Refusal> refusals)
        {
            foreach (var refusal in refusals)
                await console.Error.WriteLineAsync($"{refusal.Code}: {_texts.Of(refusal.Message)}");
            return Refused;
        }
    }
}
