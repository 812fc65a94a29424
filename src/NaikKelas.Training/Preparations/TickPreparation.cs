using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Training.Classes;

namespace NaikKelas.Training.Preparations;

/// <summary>Use case: say that something is ready for a class, or that it is not after all.</summary>
public sealed class TickPreparation(Db db, Actor actor, AgencyClock clock)
{
    public const int NoteMax = 200;

    public Task<Result<Unit>> RunAsync(
        ClassId id,
        string code,
        bool ready,
        string? note,
        CancellationToken ct
    ) =>
        db.RunAsync<Unit>(
            async () =>
            {
                if (await db.Classes.HoldAsync(id, ct) is not { } one || !actor.Reaches(one.RegionCode))
                    return Refusal.NotFound($"Kelas tidak ditemukan.");
                if (!PreparationList.Current.Of(one.StartsOn).Any(i => i.Code == code))
                    return Refusal.NotFound($"Hal ini tidak ada dalam daftar persiapan kelas.");
                if (note?.Trim().Length > NoteMax)
                    return new Refusal("note", $"Catatan paling panjang {NoteMax} huruf.", "note");
                var kept = await db.Preparations.SingleOrDefaultAsync(
                    p => p.ClassId == id && p.Code == code,
                    ct
                );
                if (kept is not null && !ready)
                    db.Preparations.Remove(kept);
                if (kept is null && ready)
                    db.Preparations.Add(
                        new Preparation
                        {
                            ClassId = id,
                            Code = code,
                            DoneAt = clock.UtcNow,
                            DoneByName = actor.Name,
                            Note = note?.Trim() is { Length: > 0 } text ? text : null,
                        }
                    );
                return default(Unit);
            },
            ct
        );
}
