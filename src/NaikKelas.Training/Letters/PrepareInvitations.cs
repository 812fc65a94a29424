using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Agencies;
using NaikKelas.Registry.Signing;
using NaikKelas.Training.Nominations;
using NaikKelas.Training.Offers;
using NaikKelas.Training.Rounds;

namespace NaikKelas.Training.Letters;

/// <summary>How many letters there are, and how many of them got their number now.</summary>
internal sealed record Prepared(int Letters, int Numbered);

/// <summary>
/// Use case: prepare the invitations of a published round (menyiapkan undangan): what they say, who signs, and a
/// number for each person admitted who has none yet. Done again, it changes the words and keeps the numbers.
/// </summary>
internal sealed class PrepareInvitations(
    Db db,
    Actor actor,
    AgencyClock clock,
    AgencyDirectory agencies,
    SigningDesk signing
)
{
    public const int BringMax = 12;

    public sealed record Input
    {
        [Display(Name = "Tanggal surat")]
        public DateOnly? Date { get; init; }

        [Display(Name = "Hadir pukul")]
        public TimeOnly? Arrival { get; init; }

        [Display(Name = "Selesai pukul")]
        public TimeOnly? EndsAt { get; init; }

        [Display(Name = "Yang dibawa peserta")]
        public string? Bring { get; init; }

        [Display(Name = "Narahubung")]
        public string? Contact { get; init; }
    }

    public Task<Result<Prepared>> RunAsync(RoundId id, Input input, CancellationToken ct) =>
        db.RunAsync(() => PrepareAsync(id, input, ct), ct);

    private async Task<Result<Prepared>> PrepareAsync(RoundId id, Input input, CancellationToken ct)
    {
        if (await db.Rounds.HoldAsync(id, ct) is not { } round || !actor.Reaches(round.RegionCode))
            return Refusal.NotFound($"Putaran tidak ditemukan.");
        if (round.State != RoundState.Published)
            return Refusal.Conflict(
                "round.not-published",
                $"Undangan dibuat setelah hasil putaran diumumkan."
            );
        if (await agencies.ForRegionAsync(round.RegionCode, ct) is not { } agency)
            return new Refusal(
                "agency.missing",
                $"Data instansi untuk wilayah {round.RegionCode} belum diisi, sehingga undangan tidak dapat dibuat."
            );
        var refusals = Check(round, input);
        if (refusals.Any)
            return refusals;
        var date = input.Date!.Value;
        var signer = await signing.SignerOnAsync(agency, date, ct);
        await WriteTermsAsync(id, input, signer, ct);

        var seats = await LiveSeats.Of(db, id).ToListAsync(ct);
        var codes = await db
            .Nominations.Where(n => n.RoundId == id)
            .Select(n => new { n.Id, n.Code })
            .ToDictionaryAsync(n => n.Id, n => n.Code, ct);
        List<NominationId> admitted =
        [
            .. seats
                .OrderBy(s => s.ClassCode.Length)
                .ThenBy(s => s.ClassCode, StringComparer.Ordinal)
                .ThenBy(s => codes[s.NominationId], StringComparer.Ordinal)
                .Select(s => s.NominationId),
        ];
        var numbered = await db
            .Invitations.Where(i => i.RoundId == id)
            .Select(i => i.NominationId)
            .ToHashSetAsync(ct);
        var fresh = admitted.Where(n => !numbered.Contains(n)).ToList();
        if (fresh.Count == 0)
            return new Prepared(admitted.Count, 0);
        var numbers = await signing.NumbersAsync(agency, LetterKind.Invitation, date, fresh.Count, ct);
        if (numbers.Refused)
            return numbers.As<Prepared>();
        db.Invitations.AddRange(
            fresh.Zip(
                numbers.Value,
                (nomination, number) =>
                    new Invitation
                    {
                        NominationId = nomination,
                        RoundId = id,
                        Number = number,
                    }
            )
        );
        return new Prepared(admitted.Count, fresh.Count);
    }

    private Refusals Check(TrainingRound round, Input input)
    {
        var refusals = new Refusals();
        refusals.When(
            input.Date is not { } date || date < round.DecreeDate || date > clock.Today,
            "invitation.date",
            $"Isi tanggal surat dari {round.DecreeDate} (tanggal keputusan) sampai {clock.Today}.",
            nameof(input.Date)
        );
        refusals.When(
            input.Arrival is null,
            "invitation.arrival",
            $"Isi pukul berapa peserta hadir.",
            nameof(input.Arrival)
        );
        refusals.When(
            input.EndsAt is null || input.EndsAt <= input.Arrival,
            "invitation.ends",
            $"Isi pukul berapa kegiatan selesai, sesudah peserta hadir.",
            nameof(input.EndsAt)
        );
        refusals.When(
            Lines(input.Bring).Count > BringMax || input.Bring?.Length > 2000,
            "invitation.bring",
            $"Tulis paling banyak {BringMax} baris yang dibawa peserta.",
            nameof(input.Bring)
        );
        refusals.When(
            input.Contact?.Trim() is not { Length: > 0 and <= 200 },
            "invitation.contact",
            $"Isi nama dan nomor kantor yang dapat dihubungi, paling panjang 200 huruf.",
            nameof(input.Contact)
        );
        return refusals;
    }

    private async Task WriteTermsAsync(RoundId id, Input input, SignerCard signer, CancellationToken ct)
    {
        var bring = string.Join('\n', Lines(input.Bring));
        var terms = await db.InvitationTerms.SingleOrDefaultAsync(t => t.RoundId == id, ct);
        if (terms is null)
        {
            terms = new InvitationTerms
            {
                RoundId = id,
                Date = input.Date!.Value,
                Arrival = input.Arrival!.Value,
                EndsAt = input.EndsAt!.Value,
                Bring = bring,
                Contact = input.Contact!.Trim(),
                SignerOffice = signer.Office,
                SignerName = signer.Name,
                SignerNip = signer.Nip,
            };
            db.InvitationTerms.Add(terms);
        }

        (terms.Date, terms.Arrival, terms.EndsAt) = (
            input.Date!.Value,
            input.Arrival!.Value,
            input.EndsAt!.Value
        );
        (terms.Bring, terms.Contact) = (bring, input.Contact!.Trim());
        (terms.SignerOffice, terms.SignerName, terms.SignerNip) = (signer.Office, signer.Name, signer.Nip);
        terms.Version++;
    }

    internal static IReadOnlyList<string> Lines(string? text) =>
        (text ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
