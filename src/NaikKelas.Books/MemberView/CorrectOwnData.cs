using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Ledger;
using NaikKelas.Kernel;
using NaikKelas.Registry.Numbers;

namespace NaikKelas.Books.MemberView;

/// <summary>
/// Use case: a member asks that the register say something else – phone, hamlet, heir. The register stays the co-op's:
/// its people accept it with one press. Another phone number is another way in, so it is asked for with the PIN.
/// </summary>
internal sealed class CorrectOwnData(Db db, EnterByPin enter, AgencyClock clock)
{
    private const int Longest = 200;

    public sealed record Input
    {
        /// <summary>Made with the form: sent twice, asked for once.</summary>
        public Guid Id { get; init; }

        [Display(Name = "Nomor HP")]
        public string? Phone { get; init; }

        [Display(Name = "Dusun atau kelompok")]
        public string? Neighbourhood { get; init; }

        [Display(Name = "Ahli waris")]
        public string? Heir { get; init; }

        [Display(Name = "PIN")]
        public string? Pin { get; init; }
    }

    public async Task<Result<CorrectionId>> RunAsync(MemberCard card, Input input, CancellationToken ct)
    {
        var refusals = new Refusals();
        var phone = Contact.ReadPhone(input.Phone, nameof(input.Phone));
        if (phone.Refused)
            refusals.Add(phone.Refusal);
        else if (phone.Value is null)
            refusals.Add(
                new Refusal("phone.empty", $"Isi nomor HP: dengan nomor itu Anda masuk.", nameof(input.Phone))
            );
        foreach (
            var (text, field) in new[]
            {
                (input.Neighbourhood, nameof(input.Neighbourhood)),
                (input.Heir, nameof(input.Heir)),
            }
        )
            refusals.When(text?.Trim().Length > Longest, "long", $"Paling panjang {Longest} huruf.", field);
        if (refusals.Any)
            return refusals;
        var (place, heir) = (Said(input.Neighbourhood), Said(input.Heir));
        var member = card.Member;
        if ((phone.Value, place, heir) == (member.Phone, member.Neighbourhood, member.Heir))
            return new Refusal("correction-same", $"Belum ada yang diubah.");
        if (phone.Value != member.Phone && !await enter.ConfirmAsync(card.Key, input.Pin, ct))
            return new Refusal(
                "pin-old",
                $"Untuk mengganti nomor HP, isi PIN Anda yang sekarang.",
                nameof(input.Pin)
            );
        return await AskAsync(card, new CorrectionId(input.Id), (phone.Value, place, heir), ct);
    }

    /// <summary>What still waits is taken back; nothing where nothing does.</summary>
    public Task<Result<Kernel.Unit>> WithdrawAsync(MemberCard card, CancellationToken ct) =>
        db.RunAsync<Kernel.Unit>(
            async () =>
            {
                var waiting = await db.MemberCorrections.SingleOrDefaultAsync(
                    c =>
                        c.CooperativeId == card.Key.Cooperative
                        && c.MemberId == card.Key.Member
                        && c.State == CorrectionState.Waiting,
                    ct
                );
                if (waiting is not null)
                    (waiting.State, waiting.DecidedAt) = (CorrectionState.Withdrawn, clock.UtcNow);
                return default(Kernel.Unit);
            },
            ct
        );

    private Task<Result<CorrectionId>> AskAsync(
        MemberCard card,
        CorrectionId same,
        (string? Phone, string? Place, string? Heir) wanted,
        CancellationToken ct
    ) =>
        db.RunAsync<CorrectionId>(
            async () =>
            {
                var (id, me) = (card.Key.Cooperative, card.Key.Member);
                await db.HoldBooksAsync(id, ct);
                var own = db.MemberCorrections.Where(c => c.CooperativeId == id && c.MemberId == me);
                if (same.Value == Guid.Empty || await own.AnyAsync(c => c.Id == same, ct))
                    return same;
                if (await own.AnyAsync(c => c.State == CorrectionState.Waiting, ct))
                    return Refusal.Conflict(
                        "correction-waiting",
                        $"Permintaan sebelumnya masih menunggu koperasi. Batalkan dahulu bila ingin mengubahnya."
                    );
                db.MemberCorrections.Add(
                    new MemberCorrection
                    {
                        CooperativeId = id,
                        Id = same,
                        MemberId = me,
                        Phone = wanted.Phone,
                        Neighbourhood = wanted.Place,
                        Heir = wanted.Heir,
                        AskedAt = clock.UtcNow,
                    }
                );
                return same;
            },
            ct
        );

    private static string? Said(string? text) => text?.Trim() is { Length: > 0 } said ? said : null;
}
