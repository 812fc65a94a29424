using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Desk;
using NaikKelas.Books.Ledger;
using NaikKelas.Books.Members;
using NaikKelas.Kernel;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Shu;

/// <summary>What one pressing of the button did.</summary>
/// <param name="Posted">The journal.</param>
/// <param name="Members">How many were paid.</param>
/// <param name="Waiting">How many wait on: they have no passbook of simpanan sukarela.</param>
internal sealed record ShuPaid(Posted Posted, int Members, int Waiting);

/// <summary>
/// Use case: pays members' parts of a divided SHU, each once – all at once into simpanan sukarela, or one in cash. Who
/// has no passbook keeps the part on the members' account until then.
/// </summary>
internal sealed class PayShu(Db db, LedgerDesk desk, AgencyClock clock)
{
    public Task<Result<ShuPaid>> ToSavingsAsync(BooksCard books, int year, CancellationToken ct) =>
        db.RunAsync<ShuPaid>(
            async () =>
            {
                var id = books.CooperativeId;
                await db.HoldBooksAsync(id, ct);
                var waiting = await WaitingAsync(id, year, ct);
                var passbooks = await PassbooksAsync(id, ct);
                List<(ShuMemberPart Part, SubledgerId Row, string Account)> ready =
                [
                    .. waiting
                        .Where(p => passbooks.ContainsKey(p.MemberId))
                        .Select(p => (p, passbooks[p.MemberId].Row, passbooks[p.MemberId].Account)),
                ];
                if (ready.Count == 0)
                    return Nothing(waiting.Count);
                var times = await db.ShuParts.CountAsync(
                    p => p.CooperativeId == id && p.Year == year && p.PaidSeq != null,
                    ct
                );
                var posted = await PostAsync(
                    books,
                    string.Create(CultureInfo.InvariantCulture, $"{ShuRules.KeyOf(year)}:savings:{times}"),
                    $"SHU {year:0} ke simpanan sukarela anggota",
                    [
                        .. ready.Select(r => new NewLine(
                            r.Account,
                            new Rupiah(-Total(r.Part)),
                            MemberId: r.Part.MemberId,
                            SubledgerId: r.Row
                        )),
                    ],
                    ct
                );
                if (posted.Refused)
                    return posted.As<ShuPaid>();
                foreach (var (part, _, _) in ready)
                    part.PaidSeq = posted.Value!.Seq;
                return new ShuPaid(posted.Value!, ready.Count, waiting.Count - ready.Count);
            },
            ct
        );

    /// <param name="books">Whose.</param>
    /// <param name="year">Divided.</param>
    /// <param name="member">Who takes it.</param>
    /// <param name="account">Cash or bank that it is paid from.</param>
    /// <param name="ct">Ends the asking.</param>
    public Task<Result<ShuPaid>> InCashAsync(
        BooksCard books,
        int year,
        MemberId? member,
        string? account,
        CancellationToken ct
    ) =>
        db.RunAsync<ShuPaid>(
            async () =>
            {
                var id = books.CooperativeId;
                await db.HoldBooksAsync(id, ct);
                var waiting = await WaitingAsync(id, year, ct);
                if (waiting.Find(p => p.MemberId == member) is not { } part)
                    return new Refusal(
                        "member",
                        $"Pilih anggota yang bagian SHU-nya belum dibayar.",
                        "Member"
                    );
                if (
                    !await db.Accounts.AnyAsync(
                        a => a.CooperativeId == id && a.Code == account && a.Cash && a.Active,
                        ct
                    )
                )
                    return new Refusal("account", $"Pilih kas atau bank yang dipakai membayar.", "Account");
                var posted = await PostAsync(
                    books,
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{ShuRules.KeyOf(year)}:cash:{part.MemberId.Value:N}"
                    ),
                    $"SHU {year:0} dibayar kepada anggota",
                    [new NewLine(account!, new Rupiah(-Total(part)), MemberId: part.MemberId)],
                    ct
                );
                if (posted.Refused)
                    return posted.As<ShuPaid>();
                part.PaidSeq = posted.Value!.Seq;
                return new ShuPaid(posted.Value!, 1, waiting.Count - 1);
            },
            ct
        );

    private static Refusal Nothing(int waiting) =>
        waiting == 0
            ? Refusal.Conflict("nothing-to-pay", $"Tidak ada bagian SHU anggota yang belum dibayar.")
            : Refusal.Conflict(
                "no-passbook",
                $"{waiting} anggota belum punya simpanan sukarela. Buka rekeningnya, atau bayar tunai."
            );

    private static long Total(ShuMemberPart part) => part.JasaModal.Value + part.JasaUsaha.Value;

    private Task<List<ShuMemberPart>> WaitingAsync(OrganisationId id, int year, CancellationToken ct) =>
        db
            .ShuParts.Where(p =>
                p.CooperativeId == id
                && p.Year == year
                && p.PaidSeq == null
                && p.JasaModal.Value + p.JasaUsaha.Value > 0
            )
            .OrderBy(p => p.MemberId)
            .ToListAsync(ct);

    /// <summary>Each member's simpanan sukarela that takes money in; the first by number where there are more.</summary>
    private async Task<Dictionary<MemberId, (SubledgerId Row, string Account)>> PassbooksAsync(
        OrganisationId id,
        CancellationToken ct
    )
    {
        var products = db.SavingsProducts;
        var rows = await db
            .SubledgerAccounts.AsNoTracking()
            .Where(s =>
                s.CooperativeId == id
                && s.MemberId != null
                && s.State != SubledgerState.Closed
                && products.Any(p =>
                    p.CooperativeId == id && p.AccountCode == s.AccountCode && p.Kind == SavingsKind.Sukarela
                )
            )
            .OrderBy(s => s.Number)
            .Select(s => new
            {
                Member = s.MemberId!.Value,
                s.Id,
                s.AccountCode,
            })
            .ToListAsync(ct);
        return rows.GroupBy(r => r.Member)
            .ToDictionary(g => g.Key, g => (g.First().Id, g.First().AccountCode));
    }

    private Task<Result<Posted>> PostAsync(
        BooksCard books,
        string key,
        string description,
        List<NewLine> credits,
        CancellationToken ct
    ) =>
        desk.PostWithinAsync(
            books.CooperativeId,
            new NewJournal(
                key,
                clock.Today,
                description,
                [
                    new NewLine(
                        ShuDefaults.Current.Members,
                        Rupiah.Zero - credits.Select(c => c.Amount).Sum(),
                        books.MainUnitCode
                    ),
                    .. credits,
                ],
                UnitCode: books.MainUnitCode
            ),
            ct
        );
}
