using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Desk;
using NaikKelas.Books.Ledger;
using NaikKelas.Books.Members;
using NaikKelas.Kernel;

namespace NaikKelas.Books.Rats;

/// <summary>Use cases: a member came, by the desk's tick or by the code on the sign-in sheet; ticked by mistake, it is taken back until the meeting is opened.</summary>
internal sealed class TickAttendance(Db db, AgencyClock clock)
{
    /// <summary>Ticking somebody who is there already changes nothing.</summary>
    /// <returns>The member's name.</returns>
    public Task<Result<string>> TickAsync(
        BooksCard books,
        int year,
        string? number,
        RatArrival arrival,
        CancellationToken ct
    ) =>
        WithAsync(
            books,
            year,
            number,
            async (rat, member) =>
            {
                if (!IsMemberOn(member, rat.HeldOn))
                    return new Refusal(
                        "rat-not-member",
                        $"{member.Name} ({member.Number}) bukan anggota pada hari RAT: sudah keluar atau belum masuk.",
                        "Number"
                    );
                if (!await IsThereAsync(rat, member, ct))
                    db.Add(
                        new RatAttendance
                        {
                            CooperativeId = books.CooperativeId,
                            Year = year,
                            Meeting = rat.Meeting,
                            MemberId = member.Id,
                            Arrival = arrival,
                            At = clock.UtcNow,
                        }
                    );
                return member.Name;
            },
            ct
        );

    public Task<Result<string>> TakeBackAsync(
        BooksCard books,
        int year,
        string? number,
        CancellationToken ct
    ) =>
        WithAsync(
            books,
            year,
            number,
            async (rat, member) =>
            {
                // The quorum was found with who was there: from then on nobody is taken off the list.
                if (rat.State != RatState.Planned)
                    return Refusal.Conflict(
                        "rat-opened",
                        $"Rapat sudah dibuka dengan daftar hadir ini; nama tidak dihapus lagi."
                    );
                if (
                    await db.RatAttendances.SingleOrDefaultAsync(
                        a =>
                            a.CooperativeId == books.CooperativeId
                            && a.Year == year
                            && a.Meeting == rat.Meeting
                            && a.MemberId == member.Id,
                        ct
                    ) is
                    { } row
                )
                    db.Remove(row);
                return member.Name;
            },
            ct
        );

    internal static bool IsMemberOn(Member member, DateOnly day) =>
        member.JoinedOn <= day && (member.LeftOn is null || member.LeftOn > day);

    private Task<bool> IsThereAsync(Rat rat, Member member, CancellationToken ct) =>
        db.RatAttendances.AnyAsync(
            a =>
                a.CooperativeId == rat.CooperativeId
                && a.Year == rat.Year
                && a.Meeting == rat.Meeting
                && a.MemberId == member.Id,
            ct
        );

    private Task<Result<string>> WithAsync(
        BooksCard books,
        int year,
        string? number,
        Func<Rat, Member, Task<Result<string>>> act,
        CancellationToken ct
    ) =>
        db.RunAsync<string>(
            async () =>
            {
                var (id, wanted) = (books.CooperativeId, number?.Trim() ?? "");
                await db.HoldBooksAsync(id, ct);
                var rat = await db
                    .Rats.AsNoTracking()
                    .SingleOrDefaultAsync(r => r.CooperativeId == id && r.Year == year, ct);
                if (rat is null)
                    return RatRefusals.Unknown;
                if (rat.State is RatState.Held or RatState.Filed)
                    return RatRefusals.Ended;
                var member = await db
                    .Members.AsNoTracking()
                    .SingleOrDefaultAsync(m => m.CooperativeId == id && m.Number == wanted, ct);
                return member is null
                    ? new Refusal(
                        "rat-not-member",
                        $"Nomor {wanted} tidak ada di daftar anggota. Periksa nomornya, atau cari namanya.",
                        "Number"
                    )
                    : await act(rat, member);
            },
            ct
        );
}
