using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Ledger;
using NaikKelas.Kernel;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.MemberView;

/// <summary>Whose link it is, no more than whoever found it may see.</summary>
/// <param name="Cooperative">Its name.</param>
/// <param name="Initials">S•• R•••••</param>
internal sealed record LinkCard(string Cooperative, string Initials);

/// <summary>Use cases: a member sets the PIN by the link of the co-op, or another one later.</summary>
internal sealed class SetPin(
    Db db,
    MemberSecrets secrets,
    MemberDoor door,
    EnterByPin enter,
    OrganisationDirectory organisations,
    AgencyClock clock
)
{
    private const int DigitsLength = 4;

    public sealed record Input
    {
        [Display(Name = "4 angka terakhir nomor HP Anda")]
        public string? Digits { get; init; }

        [Display(Name = "PIN baru, 6 angka")]
        public string? Pin { get; init; }

        [Display(Name = "Ulangi PIN")]
        public string? Again { get; init; }
    }

    public sealed record ChangeInput
    {
        [Display(Name = "PIN sekarang")]
        public string? Old { get; init; }

        [Display(Name = "PIN baru, 6 angka")]
        public string? Pin { get; init; }

        [Display(Name = "Ulangi PIN")]
        public string? Again { get; init; }
    }

    /// <summary>Null where the link is worthless: used, void, too old, or no link at all.</summary>
    public async Task<LinkCard?> FindAsync(string? link, CancellationToken ct)
    {
        if (MemberToken.Read(link) is not { } token)
            return null;
        await db.ForCooperativeAsync(token.Cooperative, ct);
        return
            await RowAsync(token, ct) is var (_, name, _)
            && await organisations.FindAsync(token.Cooperative, ct) is { } cooperative
            ? new LinkCard(cooperative.Name, Masked(name))
            : null;
    }

    /// <returns>Whose link it was; it is good once.</returns>
    public async Task<Result<MemberKey>> ByLinkAsync(string? link, Input input, CancellationToken ct)
    {
        if (MemberToken.Read(link) is not { } token)
            return Worthless;
        await db.ForCooperativeAsync(token.Cooperative, ct);
        if (await RowAsync(token, ct) is not var (member, _, phone))
            return Worthless;
        var wrong = Check(input.Pin, input.Again, phone);
        wrong.When(
            input.Digits?.Trim() is not { Length: DigitsLength },
            "digits",
            $"Isi {DigitsLength} angka terakhir nomor HP Anda yang dicatat koperasi.",
            nameof(input.Digits)
        );
        if (wrong.Any)
            return wrong;
        // Made before the row is held: others need not wait for it.
        var hash = secrets.HashOf(token.Cooperative, member, input.Pin!);
        var fits = phone?.EndsWith(input.Digits!.Trim(), StringComparison.Ordinal) == true;
        var used = await UseAsync(token, member, fits ? hash : null, ct);
        return used.Value switch
        {
            true when fits => new MemberKey(token.Cooperative, member),
            true => new Refusal(
                "digits-differ",
                $"Angka itu bukan akhir nomor HP yang dicatat koperasi. Setelah {MemberViewPractice.Current.LinkTries} kali salah, tautan ini tidak berlaku lagi.",
                nameof(input.Digits)
            ),
            _ => Worthless,
        };
    }

    /// <summary>Signs out every other phone.</summary>
    public async Task<Result<Kernel.Unit>> ChangeAsync(
        MemberCard card,
        ChangeInput input,
        CancellationToken ct
    )
    {
        var wrong = Check(input.Pin, input.Again, card.Member.Phone);
        if (wrong.Any)
            return wrong;
        if (!await enter.ConfirmAsync(card.Key, input.Old, ct))
            return new Refusal("pin-old", $"PIN sekarang tidak cocok.", nameof(input.Old));
        var hash = secrets.HashOf(card.Key.Cooperative, card.Key.Member, input.Pin!);
        return await db.RunAsync<Kernel.Unit>(
            async () =>
            {
                var (id, member) = (card.Key.Cooperative, card.Key.Member);
                await db.ForCooperativeAsync(id, ct);
                var access = await db.MemberAccesses.SingleAsync(
                    a => a.CooperativeId == id && a.MemberId == member,
                    ct
                );
                access.PinHash = hash;
                await door.EndAsync(card.Key, card.TokenHash, ct);
                db.Audit("member.pin-changed", $"members/{member.Value}");
                return default(Kernel.Unit);
            },
            ct
        );
    }

    /// <summary>
    /// Holds the row, so that of two who press at once one gets it. Without a hash the digits were wrong, which is
    /// counted, and a link that was tried too often is void.
    /// </summary>
    /// <returns>Whether the link was still good.</returns>
    private Task<Result<bool>> UseAsync(
        MemberToken token,
        MemberId member,
        string? hash,
        CancellationToken ct
    ) =>
        db.RunAsync<bool>(
            async () =>
            {
                var (id, now) = (token.Cooperative, clock.UtcNow);
                await db.ForCooperativeAsync(id, ct);
                var row = db.MemberAccesses.Where(a => a.CooperativeId == id && a.MemberId == member);
                await row.ExecuteUpdateAsync(
                    set => set.SetProperty(a => a.LinkFailed, a => a.LinkFailed),
                    ct
                );
                var access = await row.SingleOrDefaultAsync(
                    a => a.LinkHash == token.Hash && a.LinkUntil > now,
                    ct
                );
                if (access is null)
                    return false;
                if (hash is null)
                    access.LinkFailed++;
                if (hash is not null || access.LinkFailed >= MemberViewPractice.Current.LinkTries)
                    (access.LinkHash, access.LinkUntil) = (null, null);
                if (hash is null)
                    return true;
                (access.PinHash, access.LinkFailed) = (hash, 0);
                access.Clear();
                await door.EndAsync(new MemberKey(id, member), null, ct);
                db.Audit("member.pin-set", $"members/{member.Value}");
                return true;
            },
            ct
        );

    private async Task<(MemberId Member, string Name, string? Phone)?> RowAsync(
        MemberToken token,
        CancellationToken ct
    )
    {
        var (id, now, members) = (token.Cooperative, clock.UtcNow, db.Members);
        var found = await (
            from access in db.MemberAccesses.AsNoTracking()
            join member in members
                on new { access.CooperativeId, access.MemberId } equals new
                {
                    member.CooperativeId,
                    MemberId = member.Id,
                }
            where
                access.CooperativeId == id
                && access.LinkHash == token.Hash
                && access.LinkUntil > now
                && member.LeftOn == null
            select new
            {
                access.MemberId,
                member.Name,
                member.Phone,
            }
        ).SingleOrDefaultAsync(ct);
        return found is null ? null : (found.MemberId, found.Name, found.Phone);
    }

    private static Refusals Check(string? pin, string? again, string? phone)
    {
        var wrong = new Refusals();
        wrong.Add(PinRules.Check(pin, phone, nameof(Input.Pin)));
        wrong.When(pin != again, "pin-differs", $"Kedua PIN tidak sama.", nameof(Input.Again));
        return wrong;
    }

    private static string Masked(string name) =>
        string.Join(
            ' ',
            name.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(part => part[0] + new string('•', part.Length - 1))
        );

    public static Refusal Worthless =>
        new(
            "link-worthless",
            $"Tautan ini tidak berlaku lagi: sudah dipakai, sudah lewat waktunya, atau tidak lengkap. Minta tautan baru ke koperasi."
        );
}
