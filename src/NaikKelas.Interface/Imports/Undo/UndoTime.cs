using NaikKelas.Kernel;
using NaikKelas.Kernel.Imports;

namespace NaikKelas.Interface.Imports.Undo;

/// <summary>How long an import can be taken back (<c>Import:UndoHours</c>).</summary>
public sealed record UndoTime(TimeSpan For)
{
    /// <summary>Until when, UTC; null while nothing was imported.</summary>
    public DateTime? EndOf(ImportRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return run.AppliedAt + For;
    }

    /// <summary>Why a run cannot be taken back, by what it is and by the server's clock.</summary>
    internal Refusal? RefusalOf(ImportRun run, AgencyClock clock)
    {
        if (run.State == ImportState.Checked)
            return Refusal.Conflict(
                "import.not-applied",
                $"Berkas ini belum diimpor, jadi tidak ada yang dibatalkan."
            );
        if (run.Journal is null)
            return Refusal.Conflict(
                "import.no-journal",
                $"Impor ini tidak mencatat apa yang diubahnya, jadi tidak dapat dibatalkan. Ubah datanya satu per satu."
            );
        return clock.UtcNow < EndOf(run)
            ? null
            : Refusal.Conflict(
                "import.undo-late",
                $"Impor hanya dapat dibatalkan dalam {For.TotalHours:0} jam, yaitu sampai {clock.Local(EndOf(run)!.Value).ToString("d MMMM yyyy HH.mm", Texts.Indonesian)}. Ubah datanya satu per satu."
            );
    }
}
