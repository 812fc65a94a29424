using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Agencies;
using NaikKelas.Registry.Numbers;

namespace NaikKelas.Registry.Signing;

/// <summary>Use case: say how letters of a kind are numbered (pola nomor surat). Numbers already given stay.</summary>
public sealed class SetLetterPattern(Db db, Actor actor)
{
    public sealed record Input
    {
        [Display(Name = "Jenis surat")]
        public LetterKind Kind { get; init; }

        [Display(Name = "Pola nomor")]
        public string? Pattern { get; init; }
    }

    public Task<Result<LetterKind>> RunAsync(AgencyId agency, Input input, CancellationToken ct) =>
        db.RunAsync(() => SetAsync(agency, input, ct), ct);

    private async Task<Result<LetterKind>> SetAsync(AgencyId agency, Input input, CancellationToken ct)
    {
        if (!await db.Agencies.Within(actor, a => a.RegionCode).AnyAsync(a => a.Id == agency, ct))
            return Refusal.NotFound($"Instansi tidak ditemukan.");
        var pattern = Text.Tidy(input.Pattern);
        if (LetterNumber.Check(pattern, nameof(input.Pattern)) is { } refusal)
            return refusal;
        if (
            await db.LetterPatterns.SingleOrDefaultAsync(
                p => p.AgencyId == agency && p.Kind == input.Kind,
                ct
            ) is
            { } known
        )
            known.Pattern = pattern;
        else
            db.LetterPatterns.Add(
                new LetterPattern
                {
                    Id = Guid.CreateVersion7(),
                    AgencyId = agency,
                    Kind = input.Kind,
                    Pattern = pattern,
                }
            );
        return input.Kind;
    }
}
