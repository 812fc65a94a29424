using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Agencies;
using NaikKelas.Registry.Signing;
using NaikKelas.Training.Classes;

namespace NaikKelas.Training.Trainers;

/// <summary>How many letters hold now, and how many of them got their number by this act.</summary>
public sealed record PreparedAssignments(int Letters, int Numbered);

/// <summary>
/// Use case: make the letters of assignment of a class (surat tugas narasumber). A letter whose sessions still are as
/// it says keeps its number; one that is out of date is replaced by a new one and stays on record.
/// </summary>
public sealed class PrepareAssignments(
    Db db,
    Actor actor,
    AgencyClock clock,
    AgencyDirectory agencies,
    SigningDesk signing,
    TimetableSessions timetable
)
{
    public Task<Result<PreparedAssignments>> RunAsync(ClassId id, CancellationToken ct) =>
        db.RunAsync(() => PrepareAsync(id, ct), ct);

    private async Task<Result<PreparedAssignments>> PrepareAsync(ClassId id, CancellationToken ct)
    {
        if (await db.Classes.HoldAsync(id, ct) is not { } one || !actor.Reaches(one.RegionCode))
            return Refusal.NotFound($"Kelas tidak ditemukan.");
        if (await agencies.ForRegionAsync(one.RegionCode, ct) is not { } agency)
            return new Refusal(
                "agency.missing",
                $"Data instansi untuk wilayah {one.RegionCode} belum diisi, sehingga surat tugas tidak dapat dibuat."
            );
        var wanted = (await timetable.OfAsync(one, ct))
            .Where(s => s.Trainer is not null)
            .GroupBy(s => s.Trainer!.Value)
            .ToDictionary(g => g.Key, g => AssignmentLetter.JsonOf([.. g.Select(s => s.Taught)]));
        var live = await db
            .AssignmentLetters.Where(l => l.ClassId == id && l.ReplacedOn == null)
            .ToListAsync(ct);
        if (wanted.Count == 0 && live.Count == 0)
            return Refusal.Conflict(
                "no-trainers",
                $"Belum ada narasumber yang ditugaskan di kelas ini. Pilih narasumber tiap sesi dahulu."
            );
        foreach (var letter in live.Where(l => wanted.GetValueOrDefault(l.TrainerId) != l.SessionsJson))
            letter.ReplacedOn = clock.Today;
        var fresh = wanted
            .Where(w => !live.Exists(l => l.TrainerId == w.Key && l.ReplacedOn is null))
            .OrderBy(w => w.Key.Value)
            .ToList();
        // The old letter gives its place free before the new one takes it.
        await db.SaveChangesAsync(ct);
        if (fresh.Count > 0 && await NumberAsync(one, agency, fresh, ct) is { } refused)
            return refused;
        return new PreparedAssignments(wanted.Count, fresh.Count);
    }

    private async Task<Refusal?> NumberAsync(
        TrainingClass one,
        AgencyCard agency,
        List<KeyValuePair<TrainerId, string>> fresh,
        CancellationToken ct
    )
    {
        var numbers = await signing.NumbersAsync(agency, LetterKind.Assignment, clock.Today, fresh.Count, ct);
        if (numbers.Refused)
            return numbers.Refusal;
        var signer = await signing.SignerOnAsync(agency, clock.Today, ct);
        db.AssignmentLetters.AddRange(
            fresh.Zip(
                numbers.Value,
                (told, number) =>
                    new AssignmentLetter
                    {
                        Id = Ids.New<AssignmentLetterId>(),
                        ClassId = one.Id,
                        TrainerId = told.Key,
                        Number = number,
                        Date = clock.Today,
                        SignerOffice = signer.Office,
                        SignerName = signer.Name,
                        SignerNip = signer.Nip,
                        SessionsJson = told.Value,
                    }
            )
        );
        return null;
    }
}
