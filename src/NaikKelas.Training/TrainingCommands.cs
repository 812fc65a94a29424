using System.CommandLine;
using NaikKelas.Interface.Imports;
using NaikKelas.Training.Nominations;

namespace NaikKelas.Training;

internal static class TrainingCommands
{
    /// <summary><c>naikkelas import nominations FILE --round ID [--dry-run] [--only-good] [--report MARKED.xlsx]</c>.</summary>
    internal static Command Import(Func<IServiceProvider> services)
    {
        var round = new Option<Guid>("--round") { Required = true, Description = "Putaran" };
        return new Command("import", "Impor dari Excel")
        {
            ImportCommand.Of<ImportNominations>(
                "nominations",
                "Usulan peserta sebuah putaran",
                services,
                (round, parsed => parsed.GetValue(round))
            ),
        };
    }
}
