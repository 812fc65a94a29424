using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Registry.Persons;
using NaikKelas.Training.Nominations;

namespace NaikKelas.Training.Offers;

/// <summary>
/// Use case: whoever holds an applicant's link accepts or declines the seat (bersedia, mengundurkan diri). A forwarded
/// link is met by a question only the applicant is likely to answer, a few times a day.
/// </summary>
public sealed class AnswerOffer(Db db, AgencyClock clock, ContactBook contacts, AnswerDesk desk)
{
    public sealed record Input
    {
        public OfferId? Offer { get; init; }

        [Display(Name = "4 angka terakhir nomor HP Anda")]
        public string? PhoneEnd { get; init; }

        [Display(Name = "Tanggal lahir Anda")]
        public DateOnly? BirthDate { get; init; }

        /// <summary>The seats in other rounds that the page said will be given back.</summary>
        public IReadOnlyList<OfferId> GivesBack { get; init; } = new List<OfferId>();
    }

    public Task<Result<Answered>> RunAsync(
        NominationId id,
        bool accepts,
        Input input,
        CancellationToken ct
    ) => db.RunAsync(() => AnswerAsync(id, accepts, input, ct), ct);

    private async Task<Result<Answered>> AnswerAsync(
        NominationId id,
        bool accepts,
        Input input,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(input);
        if (
            await db.Nominations.AsNoTracking().SingleOrDefaultAsync(n => n.Id == id, ct)
            is not { } nomination
        )
            return Refusal.NotFound($"Usulan tidak ditemukan.");
        var proof = await ProveAsync(nomination, input, ct);
        if (proof.Refused || proof.Value is not null)
            return proof.Refused ? proof.As<Answered>() : proof.Value!;
        db.Because("lewat tautan pelamar");
        return await desk.TakeAsync(
            nomination,
            new GivenAnswer(accepts, AnswerWay.Link, null, input.Offer, input.GivesBack),
            ct
        );
    }

    /// <summary>Null when the answer holds, or nothing is known to ask. A wrong one is counted, so it is no refusal.</summary>
    internal async Task<Result<Answered?>> ProveAsync(
        Nomination nomination,
        Input input,
        CancellationToken ct
    )
    {
        var contact = (await contacts.FindAllAsync([nomination.PersonId], ct))[nomination.PersonId];
        if (HolderProof.Asked(contact) == ProofKind.None)
            return (Answered?)null;
        var tries = await db.LinkTries.HoldAsync(nomination.Id, ct);
        var wrong = tries?.Day == clock.Today ? tries.Wrong : 0;
        if (wrong >= HolderProof.WrongMax)
            return Refusal.Conflict(
                "link.locked",
                $"Sudah {wrong} kali salah hari ini. Coba lagi besok, atau hubungi dinas dengan kode {nomination.Code}."
            );
        if (HolderProof.Holds(contact, input.PhoneEnd, input.BirthDate))
            return (Answered?)null;
        if (tries is null)
        {
            tries = new LinkTries { Id = nomination.Id, Day = clock.Today };
            db.LinkTries.Add(tries);
        }

        (tries.Day, tries.Wrong) = (clock.Today, wrong + 1);
        return new Answered(AnswerOutcome.WrongProof, OfferState.Offered, HolderProof.WrongMax - wrong - 1);
    }
}
