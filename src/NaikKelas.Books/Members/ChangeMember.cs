using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Desk;
using NaikKelas.Books.Ledger;
using NaikKelas.Books.Loans;
using NaikKelas.Books.MemberView;
using NaikKelas.Books.Outlets;
using NaikKelas.Books.Terms;
using NaikKelas.Kernel;
using NaikKelas.Registry.Numbers;

namespace NaikKelas.Books.Members;

/// <summary>
/// Use cases about one member: data, leaving (anggota keluar), another passbook, and a passbook blocked or with a sum
/// that stays in it.
/// </summary>
internal sealed class ChangeMember(Db db, LoanRequestBook loans, AgencyClock clock, GiveAccess access)
{
    public sealed record Input : MemberInput
    {
        public int Version { get; init; }
    }

    public sealed record PassbookInput
    {
        [Display(Name = "Diblokir")]
        public bool Blocked { get; init; }

        [Display(Name = "Saldo yang tidak boleh ditarik")]
        public Rupiah? Floor { get; init; }
    }

    public Task<Result<MemberId>> SaveAsync(
        BooksCard books,
        MemberId id,
        Input input,
        CancellationToken ct
    ) =>
        WithAsync(
            books,
            id,
            async member =>
            {
                var before = member.Phone;
                var saved = Save(member, input);
                if (!saved.Refused && member.Phone != before)
                    await access.MoveAsync(books.CooperativeId, id, member.Phone, ct);
                return saved;
            },
            ct
        );

    private static Result<Kernel.Unit> Save(Member member, Input input)
    {
        if (member.Version != input.Version)
            return Refusal.Conflict(
                "stale",
                $"Data anggota ini sudah diubah orang lain. Muat ulang halaman ini."
            );
        var refusals = new Refusals();
        var facts = input.Read(refusals);
        if (refusals.Any)
            return refusals;
        (member.Name, member.NameKey) = (facts.Name, NameKey.Of(facts.Name));
        (member.Phone, member.Neighbourhood, member.Heir) = (facts.Phone, facts.Neighbourhood, facts.Heir);
        member.Version++;
        return default(Kernel.Unit);
    }

    /// <summary>Only with empty passbooks, which are closed with it.</summary>
    public Task<Result<MemberId>> LeaveAsync(
        BooksCard books,
        MemberId id,
        DateOnly? on,
        CancellationToken ct
    ) =>
        WithAsync(
            books,
            id,
            async member =>
            {
                // A loan paid out or money taken in meanwhile would stay behind.
                await db.HoldBooksAsync(books.CooperativeId, ct);
                await db.HoldPostingAsync(books.CooperativeId, ct);
                var refusals = new Refusals();
                refusals.When(member.LeftOn is not null, "member-left", $"{member.Name} sudah keluar.");
                refusals.When(
                    on is not { } day || day > clock.Today || day < member.JoinedOn,
                    "member-leaves",
                    $"Keluar tanggal: isi antara {member.JoinedOn} dan hari ini.",
                    "LeftOn"
                );
                var rows = await RowsAsync(books, id, ct);
                foreach (var row in rows.Where(r => r.Balance > Rupiah.Zero))
                    refusals.Add(
                        row.AccountCode == OutletPractice.Current.Receivable.Code
                            ? Refusal.Conflict(
                                "member-has-bon",
                                $"Bon di gerai masih bersisa {row.Balance}. Lunasi dahulu."
                            )
                        : row.Sign == 1
                            ? Refusal.Conflict(
                                "member-has-loan",
                                $"Pinjaman {row.Number} masih bersisa {row.Balance}. Lunasi dahulu."
                            )
                        : Refusal.Conflict(
                            "member-has-savings",
                            $"Rekening {row.Number} masih bersaldo {row.Balance}. Kembalikan dahulu simpanannya."
                        )
                    );
                foreach (var (number, left) in await loans.OwedAsync(books, id, ct))
                    refusals.Add(
                        Refusal.Conflict(
                            "member-has-loan",
                            $"Pinjaman {number} yang sudah disetujui atau dihapusbukukan masih {left}. Selesaikan dahulu."
                        )
                    );
                if (refusals.Any)
                    return refusals;
                foreach (var row in rows)
                    row.State = SubledgerState.Closed;
                member.LeftOn = on;
                member.Version++;
                return default(Kernel.Unit);
            },
            ct
        );

    /// <summary>Another kind of savings for somebody who has none of it.</summary>
    public Task<Result<MemberId>> OpenAsync(
        BooksCard books,
        MemberId id,
        string account,
        CancellationToken ct
    ) =>
        WithAsync(
            books,
            id,
            async member =>
            {
                if (member.LeftOn is not null)
                    return Refusal.Conflict("member-left", $"{member.Name} sudah keluar.");
                if (
                    await db.SavingsProducts.SingleOrDefaultAsync(
                        p => p.CooperativeId == books.CooperativeId && p.AccountCode == account,
                        ct
                    )
                    is not { } product
                )
                    return Refusal.NotFound($"Jenis simpanan tidak ditemukan.");
                var rows = await RowsAsync(books, id, ct);
                if (rows.Exists(r => r.AccountCode == account))
                    return Refusal.Conflict("passbook-open", $"{member.Name} sudah punya rekening ini.");
                db.SubledgerAccounts.Add(RegisterMembers.PassbookOf(member, product));
                return default(Kernel.Unit);
            },
            ct
        );

    /// <summary>
    /// Blocked it takes in and gives nothing out (sengketa, jaminan); the floor stays in it, beside what a running term
    /// holds.
    /// </summary>
    public Task<Result<MemberId>> HoldAsync(
        BooksCard books,
        MemberId id,
        SubledgerId passbook,
        PassbookInput input,
        CancellationToken ct
    ) =>
        WithAsync(
            books,
            id,
            async member =>
            {
                // Held: a term placed meanwhile would be let go with the floor it raised.
                await db.HoldBooksAsync(books.CooperativeId, ct);
                if (
                    (await RowsAsync(books, id, ct)).Find(r => r.Id == passbook) is not { } row
                    || row.State == SubledgerState.Closed
                )
                    return Refusal.NotFound($"Rekening tidak ditemukan.");
                if (input.Floor < Rupiah.Zero)
                    return new Refusal(
                        "floor",
                        $"Saldo yang tidak boleh ditarik: isi nol atau lebih.",
                        nameof(input.Floor)
                    );
                row.State = input.Blocked ? SubledgerState.Blocked : SubledgerState.Open;
                row.Floor = (input.Floor ?? Rupiah.Zero) + await HeldAsync(books, passbook, ct);
                db.Audit(
                    input.Blocked ? "savings.blocked" : "savings.freed",
                    $"members/{member.Id.Value}",
                    $"{row.Number}, {row.Floor}"
                );
                return default(Kernel.Unit);
            },
            ct
        );

    private Task<Result<MemberId>> WithAsync(
        BooksCard books,
        MemberId id,
        Func<Member, Task<Result<Kernel.Unit>>> change,
        CancellationToken ct
    ) =>
        db.RunAsync<MemberId>(
            async () =>
            {
                await db.ForCooperativeAsync(books.CooperativeId, ct);
                if (
                    await db.Members.SingleOrDefaultAsync(
                        m => m.CooperativeId == books.CooperativeId && m.Id == id,
                        ct
                    )
                    is not { } member
                )
                    return Refusal.NotFound($"Anggota tidak ditemukan.");
                var changed = await change(member);
                return changed.Refused ? changed.As<MemberId>() : id;
            },
            ct
        );

    /// <summary>What a running term keeps in the passbook; zero where none runs.</summary>
    private async Task<Rupiah> HeldAsync(BooksCard books, SubledgerId passbook, CancellationToken ct) =>
        new(
            await db
                .SavingsTerms.Where(t =>
                    t.CooperativeId == books.CooperativeId
                    && t.SubledgerId == passbook
                    && t.State == TermState.Running
                )
                .SumAsync(t => t.Amount.Value, ct)
        );

    private Task<List<SubledgerAccount>> RowsAsync(BooksCard books, MemberId id, CancellationToken ct) =>
        db
            .SubledgerAccounts.Where(s => s.CooperativeId == books.CooperativeId && s.MemberId == id)
            .OrderBy(s => s.Number)
            .ToListAsync(ct);
}
