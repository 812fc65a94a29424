using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Desk;
using NaikKelas.Books.Ledger;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.MemberView;

/// <summary>
/// Use cases: the co-op hands a member the link by which a PIN is set – a new one makes the last worthless, with the old
/// PIN and every session –, or takes access back.
/// </summary>
internal sealed class GiveAccess(Db db, MemberSecrets secrets, AgencyClock clock, Actor actor)
{
    /// <returns>The text of the link, which nobody can read again.</returns>
    public Task<Result<string>> RunAsync(BooksCard books, MemberId member, CancellationToken ct) =>
        db.RunAsync<string>(
            async () =>
            {
                var id = books.CooperativeId;
                await db.HoldBooksAsync(id, ct);
                var row = await db
                    .Members.AsNoTracking()
                    .SingleOrDefaultAsync(m => m.CooperativeId == id && m.Id == member, ct);
                if (row is null)
                    return Refusal.NotFound($"Anggota tidak ditemukan.");
                if (row.LeftOn is not null)
                    return Refusal.Conflict("member-left", $"{row.Name} sudah keluar.");
                if (row.Phone is null)
                    return Refusal.Conflict(
                        "access-phone",
                        $"Isi dan simpan nomor HP {row.Name} dahulu: dengan nomor itu anggota masuk."
                    );
                var (token, text) = MemberToken.New(id);
                var access = await db.MemberAccesses.SingleOrDefaultAsync(
                    a => a.CooperativeId == id && a.MemberId == member,
                    ct
                );
                if (access is null)
                    db.MemberAccesses.Add(
                        access = new MemberAccess
                        {
                            CooperativeId = id,
                            MemberId = member,
                            GivenAt = clock.UtcNow,
                        }
                    );
                (access.PinHash, access.GivenAt, access.GivenBy) = (null, clock.UtcNow, actor.UserId);
                (access.LinkHash, access.LinkUntil, access.LinkFailed) = (
                    token.Hash,
                    clock.UtcNow.AddHours(MemberViewPractice.Current.LinkHours),
                    0
                );
                access.Clear();
                await ForgetAsync(id, member, ct);
                await NumberAsync(id, member, row.Phone, ct);
                db.Audit("member.access-given", $"members/{member.Value}");
                return text;
            },
            ct
        );

    public Task<Result<Kernel.Unit>> WithdrawAsync(BooksCard books, MemberId member, CancellationToken ct) =>
        db.RunAsync<Kernel.Unit>(
            async () =>
            {
                var id = books.CooperativeId;
                await db.HoldBooksAsync(id, ct);
                if (
                    await db.MemberAccesses.SingleOrDefaultAsync(
                        a => a.CooperativeId == id && a.MemberId == member,
                        ct
                    )
                    is not { } access
                )
                    return Refusal.NotFound($"Anggota ini tidak punya akses HP.");
                await ForgetAsync(id, member, ct);
                await db
                    .MemberPhones.Where(p => p.CooperativeId == id && p.MemberId == member)
                    .ExecuteDeleteAsync(ct);
                db.MemberAccesses.Remove(access);
                db.Audit("member.access-withdrawn", $"members/{member.Value}");
                return default(Kernel.Unit);
            },
            ct
        );

    /// <summary>
    /// Within a use case that wrote another phone number into the register: from now on that one signs in. Nothing
    /// happens where the member has no access.
    /// </summary>
    public async Task MoveAsync(OrganisationId id, MemberId member, string? phone, CancellationToken ct)
    {
        if (await db.MemberAccesses.AnyAsync(a => a.CooperativeId == id && a.MemberId == member, ct))
            await NumberAsync(id, member, phone, ct);
    }

    private async Task NumberAsync(OrganisationId id, MemberId member, string? phone, CancellationToken ct)
    {
        await db
            .MemberPhones.Where(p => p.CooperativeId == id && p.MemberId == member)
            .ExecuteDeleteAsync(ct);
        if (phone is not null)
            db.MemberPhones.Add(
                new MemberPhone
                {
                    PhoneKey = secrets.PhoneKey(phone),
                    CooperativeId = id,
                    MemberId = member,
                }
            );
    }

    private Task<int> ForgetAsync(OrganisationId id, MemberId member, CancellationToken ct) =>
        db.MemberSessions.Where(s => s.CooperativeId == id && s.MemberId == member).ExecuteDeleteAsync(ct);
}
