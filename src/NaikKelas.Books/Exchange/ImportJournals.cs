using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Ledger;
using NaikKelas.Kernel;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Exchange;

/// <summary>What came of a file: how many were posted and how many had been before, or everything that is wrong.</summary>
internal sealed record JournalsImported(int Posted, int Skipped, IReadOnlyList<LineProblem> Problems);

/// <summary>Posts a file of journals, all or nothing. The reference is the key: the same file again posts nothing.</summary>
internal sealed class ImportJournals(Db db, LedgerDesk desk, AgencyClock clock)
{
    public async Task<JournalsImported> RunAsync(
        OrganisationId cooperative,
        TextReader text,
        CancellationToken ct
    )
    {
        var read = new ReadJournals(await KnowAsync(db, cooperative, clock.Today, ct));
        var journals = read.Read(text);
        if (read.Problems.Count > 0)
            return new JournalsImported(0, 0, read.Problems);
        LineProblem? problem = null;
        var posted = await db.RunAsync<List<Posted>>(
            async () =>
            {
                await db.ForCooperativeAsync(cooperative, ct);
                var many = await desk.PostAllWithinAsync(
                    cooperative,
                    [.. journals.Select(j => j.Journal)],
                    ct
                );
                if (many.Refusal is { } refusal)
                {
                    problem = new LineProblem(journals[many.RefusedAt].Line, refusal.Code, refusal.Message);
                    return refusal;
                }

                db.Audit("books.imported", $"books/{cooperative.Value}", $"{many.Posted.Count}");
                return many.Posted.ToList();
            },
            ct
        );
        return problem is not null
            ? new JournalsImported(0, 0, [problem])
            : new JournalsImported(posted.Value!.Count(p => !p.Again), posted.Value!.Count(p => p.Again), []);
    }

    internal static async Task<Known> KnowAsync(
        Db db,
        OrganisationId cooperative,
        DateOnly today,
        CancellationToken ct
    )
    {
        await db.ForCooperativeAsync(cooperative, ct);
        var books = await db.Books.AsNoTracking().SingleAsync(b => b.CooperativeId == cooperative, ct);
        var accounts = await db
            .Accounts.AsNoTracking()
            .Where(a => a.CooperativeId == cooperative)
            .Select(a => new
            {
                a.Code,
                a.Active,
                a.Subledger,
            })
            .ToListAsync(ct);
        var rows = await db
            .SubledgerAccounts.AsNoTracking()
            .Where(s =>
                s.CooperativeId == cooperative && s.MemberId != null && s.State != SubledgerState.Closed
            )
            .Select(s => new
            {
                s.AccountCode,
                s.MemberId,
                s.Id,
            })
            .ToListAsync(ct);
        return new Known(
            books.MainUnitCode,
            books.OpenedOn,
            today,
            accounts.ToDictionary(
                a => a.Code,
                a => (a.Active, a.Subledger != Subledger.None),
                StringComparer.Ordinal
            ),
            await db
                .BusinessUnits.AsNoTracking()
                .Where(u => u.CooperativeId == cooperative)
                .ToDictionaryAsync(u => u.Code, u => u.Active, StringComparer.Ordinal, ct),
            await db
                .Members.AsNoTracking()
                .Where(m => m.CooperativeId == cooperative)
                .Select(m => new { m.Number, m.Id })
                .ToDictionaryAsync(m => m.Number, m => m.Id, StringComparer.Ordinal, ct),
            (
                await db
                    .Periods.AsNoTracking()
                    .Where(p => p.CooperativeId == cooperative && p.State != PeriodState.Open)
                    .Select(p => p.Month)
                    .ToListAsync(ct)
            ).ToHashSet(),
            (
                await db
                    .Journals.AsNoTracking()
                    .Where(j => j.CooperativeId == cooperative && j.Key.StartsWith(ReadJournals.KeyPrefix))
                    .Select(j => j.Key)
                    .ToListAsync(ct)
            ).ToHashSet(StringComparer.Ordinal),
            rows.ToLookup(r => (r.AccountCode, r.MemberId!.Value), r => r.Id)
        );
    }
}
