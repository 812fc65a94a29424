using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Training.Nominations;
using NaikKelas.Training.Rounds;

namespace NaikKelas.Training.Offers;

/// <summary>Use case: whoever holds an applicant's link takes the nomination back before the draw.</summary>
public sealed class WithdrawByLink(Db db, AnswerOffer proof)
{
    private const int ReasonMax = 500;

    public sealed record Input
    {
        [Display(Name = "Alasan")]
        public string? Reason { get; init; }

        [Display(Name = "4 angka terakhir nomor HP Anda")]
        public string? PhoneEnd { get; init; }

        [Display(Name = "Tanggal lahir Anda")]
        public DateOnly? BirthDate { get; init; }
    }

    public Task<Result<Answered>> RunAsync(NominationId id, Input input, CancellationToken ct) =>
        db.RunAsync(() => WithdrawAsync(id, input, ct), ct);

    private async Task<Result<Answered>> WithdrawAsync(NominationId id, Input input, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (await db.Nominations.AsNoTracking().SingleOrDefaultAsync(n => n.Id == id, ct) is not { } seen)
            return Refusal.NotFound($"Usulan tidak ditemukan.");
        // The draw holds the same row: a nomination is either in it or withdrawn before it.
        var round = await db.Rounds.HoldAsync(seen.RoundId, ct);
        var nomination = await db.Nominations.SingleAsync(n => n.Id == id, ct);
        if (nomination.State == NominationState.Withdrawn)
            return new Answered(AnswerOutcome.Unchanged, OfferState.Declined);
        if (round!.State is RoundState.Drawn or RoundState.Published)
            return Refusal.Conflict(
                "round.already-drawn",
                $"Tempat sudah ditetapkan, jadi usulan {nomination.Code} tidak dapat ditarik lagi di sini."
            );
        if (input.Reason?.Length > ReasonMax)
            return new Refusal(
                "too-long",
                $"Alasan: ditemukan {input.Reason.Length} huruf, seharusnya paling banyak {ReasonMax}.",
                nameof(input.Reason)
            );
        var proven = await proof.ProveAsync(
            nomination,
            new AnswerOffer.Input { PhoneEnd = input.PhoneEnd, BirthDate = input.BirthDate },
            ct
        );
        if (proven.Refused)
            return proven.As<Answered>();
        if (proven.Value is { } wrong)
            return wrong;
        db.Because(
            string.IsNullOrWhiteSpace(input.Reason)
                ? "lewat tautan pelamar"
                : $"lewat tautan pelamar: {input.Reason.Trim()}"
        );
        (nomination.State, nomination.WithdrawnBy) = (NominationState.Withdrawn, WithdrawnBy.Applicant);
        nomination.Version++;
        return new Answered(AnswerOutcome.Declined, OfferState.Declined);
    }
}
