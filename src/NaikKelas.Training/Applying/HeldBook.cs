using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Registry.Numbers;
using NaikKelas.Training.Rounds;

namespace NaikKelas.Training.Applying;

/// <summary>An application that an officer must look at.</summary>
internal sealed record HeldLine(string Name, string MaskedNik, HeldBecause Because, DateTime SentAt);

/// <summary>Applications that were sent and became no nomination.</summary>
internal sealed class HeldBook(Db db, PersonalDataKey key)
{
    public async Task<IReadOnlyList<HeldLine>> OfAsync(TrainingRound round, CancellationToken ct)
    {
        var held = await db
            .ApplicationDrafts.AsNoTracking()
            .Where(d => d.RoundId == round.Id && d.Held != null)
            .OrderBy(d => d.SentAt)
            .ToListAsync(ct);
        return
        [
            .. held.Select(d =>
            {
                var application = Application.Open(key, d.ContentSealed);
                return new HeldLine(
                    application.Name!,
                    Nik.Mask(application.Nik!),
                    d.Held!.Value,
                    d.SentAt!.Value
                );
            }),
        ];
    }
}
