using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Registry.Privacy;
using NaikKelas.Training.Nominations;
using NaikKelas.Training.Offers;

namespace NaikKelas.Training.Privacy;

/// <summary>
/// Use case: whoever holds an applicant's link asks about the data kept. Something only the holder knows is asked, since a
/// link may be forwarded.
/// </summary>
public sealed class AskByLink(Db db, AnswerOffer proof, FilePrivacyRequest file)
{
    public sealed record Input
    {
        [Display(Name = "Yang diminta")]
        public PrivacyKind? Kind { get; init; }

        [Display(Name = "Keterangan")]
        public string? Words { get; init; }

        [Display(Name = "4 angka terakhir nomor HP Anda")]
        public string? PhoneEnd { get; init; }

        [Display(Name = "Tanggal lahir Anda")]
        public DateOnly? BirthDate { get; init; }
    }

    /// <returns>Null where it was filed; else the wrong proof, which is counted and so is no refusal.</returns>
    public Task<Result<Answered?>> RunAsync(NominationId id, Input input, CancellationToken ct) =>
        db.RunAsync<Answered?>(
            async () =>
            {
                ArgumentNullException.ThrowIfNull(input);
                if (await db.Nominations.SingleOrDefaultAsync(n => n.Id == id, ct) is not { } nomination)
                    return Refusal.NotFound($"Usulan tidak ditemukan.");
                var proven = await proof.ProveAsync(
                    nomination,
                    new AnswerOffer.Input { PhoneEnd = input.PhoneEnd, BirthDate = input.BirthDate },
                    ct
                );
                if (proven.Refused || proven.Value is not null)
                    return proven;
                var filed = await file.ByLinkWithinAsync(
                    nomination.PersonId,
                    $"tautan pelamar {nomination.Code}",
                    new FilePrivacyRequest.Input { Kind = input.Kind, Words = input.Words },
                    ct
                );
                return filed.Refused ? filed.As<Answered?>() : (Answered?)null;
            },
            ct
        );
}
