using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Desk;
using NaikKelas.Books.Ledger;
using NaikKelas.Books.Months;
using NaikKelas.Kernel;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Bank;

/// <summary>A journal that a line of the bank could mean.</summary>
/// <param name="Seq">Which.</param>
/// <param name="Reference">As printed.</param>
/// <param name="Date">Its day.</param>
/// <param name="Description">What happened, in the treasurer's words.</param>
/// <param name="Account">The bank.</param>
/// <param name="Amount">Rupiah it moved there, negative out of the bank.</param>
internal sealed record BankCandidate(
    long Seq,
    string Reference,
    DateOnly Date,
    string Description,
    string Account,
    long Amount
);

/// <summary>Use cases of comparing: a line is matched with a journal, let go again, or entered as a fee or as interest.</summary>
internal sealed class MatchBank(Db db, LedgerDesk desk)
{
    /// <summary>Within an import: each new line that only one journal can mean, and that means only that line.</summary>
    public async Task AllAsync(OrganisationId id, CancellationToken ct)
    {
        await db.HoldBooksAsync(id, ct);
        var open = await db.BankLines.Where(l => l.CooperativeId == id && l.Seq == null).ToListAsync(ct);
        var candidates = await CandidatesAsync(id, open, ct);
        var wanted = open.Select(l => (Line: l, Fits: Fits(l, candidates))).ToList();
        var asked = wanted.SelectMany(w => w.Fits).ToLookup(c => (c.Account, c.Seq));
        foreach (var (line, fits) in wanted)
            if (fits is [var only] && asked[(only.Account, only.Seq)].Count() == 1)
            {
                line.Seq = only.Seq;
                line.Version++;
            }
    }

    /// <param name="books">Whose.</param>
    /// <param name="line">A line that is matched with nothing.</param>
    /// <param name="seq">One of its candidates.</param>
    /// <param name="ct">Ends the asking.</param>
    public Task<Result<Kernel.Unit>> RunAsync(BooksCard books, Guid line, long seq, CancellationToken ct) =>
        db.RunAsync<Kernel.Unit>(
            async () =>
            {
                var found = await FindAsync(books, line, ct);
                if (found is null)
                    return Refusal.NotFound($"Mutasi ini tidak ada.");
                if (found.Seq is not null)
                    return Refusal.Conflict("bank-matched", $"Mutasi ini sudah cocok dengan jurnal lain.");
                var candidates = await CandidatesAsync(books.CooperativeId, [found], ct);
                if (!Fits(found, candidates).Any(c => c.Seq == seq))
                    return Refusal.Conflict(
                        "bank-other",
                        $"Jurnal ini tidak sama jumlahnya, terlalu jauh tanggalnya, atau sudah cocok dengan mutasi lain."
                    );
                found.Seq = seq;
                found.Version++;
                return default(Kernel.Unit);
            },
            ct
        );

    /// <summary>A line that was matched with the wrong journal.</summary>
    public Task<Result<Kernel.Unit>> LetGoAsync(BooksCard books, Guid line, CancellationToken ct) =>
        db.RunAsync<Kernel.Unit>(
            async () =>
            {
                if (await FindAsync(books, line, ct) is not { } found)
                    return Refusal.NotFound($"Mutasi ini tidak ada.");
                found.Seq = null;
                found.Version++;
                return default(Kernel.Unit);
            },
            ct
        );

    /// <summary>What nobody enters before the bank tells it: interest into the account, a fee or tax out of it.</summary>
    public Task<Result<Posted>> EnterAsync(BooksCard books, Guid line, CancellationToken ct) =>
        db.RunAsync<Posted>(
            async () =>
            {
                var (practice, found) = (MonthPractice.Current, await FindAsync(books, line, ct));
                if (found is null)
                    return Refusal.NotFound($"Mutasi ini tidak ada.");
                if (found.Seq is not null)
                    return Refusal.Conflict("bank-matched", $"Mutasi ini sudah cocok dengan jurnal lain.");
                if (!found.IsBanksOwn)
                    return Refusal.Conflict(
                        "bank-not-own",
                        $"Mutasi ini bukan bunga atau biaya bank. Catat sebagai transaksi biasa, lalu cocokkan."
                    );
                var into = found.Amount > Rupiah.Zero;
                var posted = await desk.PostWithinAsync(
                    books.CooperativeId,
                    new NewJournal(
                        $"bank:{found.Id.Value:N}:{found.Version}",
                        found.Date,
                        found.Description,
                        [
                            new NewLine(found.AccountCode, found.Amount),
                            new NewLine(
                                into ? practice.BankInterest : practice.BankFee,
                                Rupiah.Zero - found.Amount
                            ),
                        ],
                        UnitCode: books.MainUnitCode
                    ),
                    ct
                );
                if (posted.Refused)
                    return posted;
                found.Seq = posted.Value.Seq;
                found.Version++;
                return posted;
            },
            ct
        );

    /// <summary>Those whose amount is the line's and whose day is near, the nearest first.</summary>
    public static IReadOnlyList<BankCandidate> Fits(BankLine line, IEnumerable<BankCandidate> candidates) =>
        [
            .. candidates
                .Where(c =>
                    c.Amount == line.Amount.Value
                    && string.Equals(c.Account, line.AccountCode, StringComparison.Ordinal)
                    && Apart(c, line) <= MonthPractice.Current.BankDays
                )
                .OrderBy(c => Apart(c, line))
                .ThenBy(c => c.Seq),
        ];

    /// <summary>Journals around these lines that touch their banks, stand, and answer no line yet.</summary>
    public async Task<IReadOnlyList<BankCandidate>> CandidatesAsync(
        OrganisationId id,
        IReadOnlyList<BankLine> lines,
        CancellationToken ct
    )
    {
        if (lines.Count == 0)
            return [];
        var days = MonthPractice.Current.BankDays;
        var (first, last) = (lines.Min(l => l.Date).AddDays(-days), lines.Max(l => l.Date).AddDays(days));
        List<string> banks = [.. lines.Select(l => l.AccountCode).Distinct(StringComparer.Ordinal)];
        var (journals, matched, moved) = (
            db.Journals.AsNoTracking(),
            db.BankLines.AsNoTracking(),
            db.JournalLines.AsNoTracking()
        );
        var found = await (
            from line in moved
            join journal in journals
                on new { line.CooperativeId, line.Seq } equals new { journal.CooperativeId, journal.Seq }
            where
                line.CooperativeId == id
                && banks.Contains(line.AccountCode)
                && line.Date >= first
                && line.Date <= last
                && journal.Reverses == null
                && !journals.Any(r => r.CooperativeId == id && r.Reverses == line.Seq)
                && !matched.Any(m =>
                    m.CooperativeId == id && m.AccountCode == line.AccountCode && m.Seq == line.Seq
                )
            select new
            {
                line.Seq,
                journal.UnitCode,
                journal.Year,
                journal.Number,
                line.Date,
                journal.Description,
                line.AccountCode,
                Amount = line.Amount.Value,
            }
        ).ToListAsync(ct);
        return
        [
            .. found
                .GroupBy(f => (f.Seq, f.AccountCode))
                .Select(g => new BankCandidate(
                    g.Key.Seq,
                    Posted.ReferenceOf(g.First().UnitCode, g.First().Year, g.First().Number),
                    g.First().Date,
                    g.First().Description,
                    g.Key.AccountCode,
                    g.Sum(f => f.Amount)
                ))
                .OrderBy(c => c.Date)
                .ThenBy(c => c.Seq),
        ];
    }

    private async Task<BankLine?> FindAsync(BooksCard books, Guid line, CancellationToken ct)
    {
        var (id, wanted) = (books.CooperativeId, new BankLineId(line));
        await db.HoldBooksAsync(id, ct);
        return await db.BankLines.SingleOrDefaultAsync(l => l.CooperativeId == id && l.Id == wanted, ct);
    }

    private static int Apart(BankCandidate candidate, BankLine line) =>
        Math.Abs(candidate.Date.DayNumber - line.Date.DayNumber);
}
