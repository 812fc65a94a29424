using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Ledger;
using NaikKelas.Kernel;
using NaikKelas.Registry.Numbers;

namespace NaikKelas.Books.MemberView;

/// <summary>
/// Use case: somebody types a phone number and a PIN. The number may be that of several members – a household, or one
/// person in several co-ops –, so every one of them is tried. An unknown number, a wrong PIN and a locked door get the same
/// answer after the same work.
/// </summary>
internal sealed class EnterByPin(Db db, MemberSecrets secrets, AgencyClock clock)
{
    /// <summary>More than one phone has members; beyond it nobody is tried.</summary>
    private const int TriedMax = 20;

    /// <param name="Hash">To check against; null where nothing may be checked.</param>
    /// <param name="Counted">Whether the try was counted.</param>
    /// <param name="Locked">Whether it was the one that locked the door.</param>
    private sealed record Try(string? Hash, bool Counted, bool Locked);

    /// <returns>Those whose PIN it is, at least one; or the one refusal for all that was wrong.</returns>
    public async Task<Result<IReadOnlyList<MemberKey>>> RunAsync(
        string? phone,
        string? pin,
        CancellationToken ct
    )
    {
        var read = Contact.ReadPhone(phone);
        var key = secrets.PhoneKey(read.Refused ? "" : read.Value ?? "");
        var known = await db
            .MemberPhones.AsNoTracking()
            .Where(p => p.PhoneKey == key)
            .OrderBy(p => p.CooperativeId)
            .ThenBy(p => p.MemberId)
            .Take(TriedMax)
            .Select(p => new MemberKey(p.CooperativeId, p.MemberId))
            .ToListAsync(ct);
        while (known.Count < MemberViewPractice.Current.Checks)
            known.Add(default);
        List<(MemberKey Who, Try Try)> tries = [];
        foreach (var who in known)
            tries.Add((who, await CountAsync(who, read.Refused ? null : read.Value, ct)));
        // Every one is checked, also after one that fits.
        var right = tries
            .Select(t => secrets.Fits(t.Who.Cooperative, t.Who.Member, t.Try.Hash, pin ?? ""))
            .ToList();
        List<MemberKey> found = [.. tries.Where((_, i) => right[i]).Select(t => t.Who)];
        if (found.Count == 0)
        {
            foreach (var who in tries.Where(t => t.Try.Counted).Select(t => t.Who))
                db.Audit("member.sign-in-failed", $"members/{who.Member.Value}");
            if (!tries.Exists(t => t.Try.Counted))
                db.Audit("member.sign-in-failed", "members");
            await db.SaveChangesAsync(ct);
            return Wrong;
        }

        for (var i = 0; i < tries.Count; i++)
            await SettleAsync(tries[i].Who, tries[i].Try, right[i], ct);
        return found;
    }

    /// <summary>The same gate for a member who is already there and confirms something with the PIN.</summary>
    public async Task<bool> ConfirmAsync(MemberKey who, string? pin, CancellationToken ct)
    {
        var tried = await CountAsync(who, null, ct);
        var right = secrets.Fits(who.Cooperative, who.Member, tried.Hash, pin ?? "");
        if (right)
            await SettleAsync(who, tried, right: true, ct);
        return right;
    }

    public static Refusal Wrong =>
        new(
            "member-unknown",
            $"Nomor HP atau PIN tidak cocok. Setelah {MemberViewPractice.Current.PinTries} kali salah, pintu ditutup {MemberViewPractice.Current.LockMinutes[0]} menit, lalu makin lama. Lupa PIN: minta tautan baru ke koperasi."
        );

    /// <summary>
    /// Counts before anything is checked, in a transaction of its own that holds the row: of guesses sent at the same
    /// moment no more than the rules allow are ever checked.
    /// </summary>
    private async Task<Try> CountAsync(MemberKey who, string? phone, CancellationToken ct) =>
        (
            await db.RunAsync<Try>(
                async () =>
                {
                    if (await HoldAsync(who, phone, ct) is not { } access || !access.IsOpen(clock.UtcNow))
                        return new Try(null, Counted: false, Locked: false);
                    var locked = access.Count(MemberViewPractice.Current, clock.UtcNow);
                    return new Try(access.PinHash, Counted: true, locked);
                },
                ct
            )
        ).Value!;

    private async Task SettleAsync(MemberKey who, Try tried, bool right, CancellationToken ct)
    {
        if (tried.Counted)
            await db.RunAsync<Kernel.Unit>(
                async () =>
                {
                    var access = await HoldAsync(who, null, ct);
                    if (right)
                        access?.Clear();
                    else
                        access?.TakeBack(MemberViewPractice.Current, tried.Locked);
                    return default(Kernel.Unit);
                },
                ct
            );
    }

    /// <summary>
    /// The row, kept from everybody else until the transaction ends; null where the member left, has no PIN, or has
    /// another phone by now.
    /// </summary>
    private async Task<MemberAccess?> HoldAsync(MemberKey who, string? phone, CancellationToken ct)
    {
        var (id, member, members) = (who.Cooperative, who.Member, db.Members);
        await db.ForCooperativeAsync(id, ct);
        var row = db.MemberAccesses.Where(a => a.CooperativeId == id && a.MemberId == member);
        await row.ExecuteUpdateAsync(set => set.SetProperty(a => a.FailedCount, a => a.FailedCount), ct);
        return await row.SingleOrDefaultAsync(
            a =>
                a.PinHash != null
                && members.Any(m =>
                    m.CooperativeId == id
                    && m.Id == member
                    && m.LeftOn == null
                    && (phone == null || m.Phone == phone)
                ),
            ct
        );
    }
}
