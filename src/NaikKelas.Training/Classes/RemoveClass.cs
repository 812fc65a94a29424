using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Training.Preparations;
using NaikKelas.Training.Rounds;
using NaikKelas.Training.Timetables;
using NaikKelas.Training.Trainers;

namespace NaikKelas.Training.Classes;

/// <summary>Use case: take away a class that no locked round promised.</summary>
public sealed class RemoveClass(Db db, Actor actor)
{
    public Task<Result<Unit>> RunAsync(ClassId id, CancellationToken ct) =>
        db.RunAsync(() => RemoveAsync(id, ct), ct);

    private async Task<Result<Unit>> RemoveAsync(ClassId id, CancellationToken ct)
    {
        if (await db.Classes.HoldAsync(id, ct) is not { } one || !actor.Reaches(one.RegionCode))
            return Refusal.NotFound($"Kelas tidak ditemukan.");
        if (
            one.RoundId is { } roundId
            && await db.Rounds.HoldAsync(roundId, ct) is { State: not RoundState.Draft } round
        )
            return Refusal.Conflict(
                "class-locked",
                $"Putaran “{round.Title}” sudah dikunci, jadi kelasnya tidak dapat dihapus."
            );
        if (await db.AssignmentLetters.AnyAsync(l => l.ClassId == id, ct))
            return Refusal.Conflict(
                "class-assigned",
                $"Surat tugas narasumber untuk kelas ini sudah bernomor, jadi kelasnya tidak dapat dihapus."
            );
        db.Preparations.RemoveRange(await db.Preparations.Where(p => p.ClassId == id).ToListAsync(ct));
        db.Sessions.RemoveRange(await db.Sessions.Where(s => s.ClassId == id).ToListAsync(ct));
        db.Classes.Remove(one);
        return default(Unit);
    }
}
