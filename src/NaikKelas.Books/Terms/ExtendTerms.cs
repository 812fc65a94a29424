using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Ledger;
using NaikKelas.Kernel;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Terms;

/// <summary>
/// Use case: terms that fell due go on – one that somebody points at, or all of a co-op that were agreed to go on by
/// themselves. Run again it changes nothing: a term is carried on once, and the database holds it to that.
/// </summary>
internal sealed class ExtendTerms(Db db, AgencyClock clock)
{
    /// <summary>Whose terms wait to go on by themselves. One question a co-op: row level security shows one at a time.</summary>
    public async Task<IReadOnlyList<OrganisationId>> DueAsync(CancellationToken ct)
    {
        List<OrganisationId> due = [];
        foreach (var id in await db.Books.AsNoTracking().Select(b => b.CooperativeId).ToListAsync(ct))
        {
            await db.ForCooperativeAsync(id, ct);
            if (await RollingOver(id).AnyAsync(ct))
                due.Add(id);
        }

        return due;
    }

    /// <summary>All of a co-op. One that fell due more than once since it was looked at goes on as often.</summary>
    /// <returns>How many new terms began.</returns>
    public Task<Result<int>> RunAsync(OrganisationId cooperative, CancellationToken ct) =>
        db.RunAsync<int>(
            async () =>
            {
                await db.HoldBooksAsync(cooperative, ct);
                var begun = 0;
                foreach (var term in await RollingOver(cooperative).ToListAsync(ct))
                    for (var due = term; due.MaturesOn <= clock.Today; begun++)
                        due = await CarryOnAsync(due, ct);
                return begun;
            },
            ct
        );

    /// <summary>One term, whatever was agreed: the member wants it to go on.</summary>
    /// <returns>The new term; refused before the day (<c>term-not-due</c>) and when it has ended (<c>term-ended</c>).</returns>
    public Task<Result<TermId>> RunAsync(OrganisationId cooperative, TermId id, CancellationToken ct) =>
        db.RunAsync<TermId>(
            async () =>
            {
                await db.HoldBooksAsync(cooperative, ct);
                if (await db.TermAsync(cooperative, id, ct) is not { } term)
                    return Refusal.NotFound($"Simpanan berjangka tidak ditemukan.");
                if (term.State != TermState.Running)
                    return TermWords.Ended(term);
                if (term.MaturesOn > clock.Today)
                    return Refusal.Conflict(
                        "term-not-due",
                        $"Belum jatuh tempo: baru dapat diperpanjang {term.MaturesOn}."
                    );
                return (await CarryOnAsync(term, ct)).Id;
            },
            ct
        );

    private IQueryable<SavingsTerm> RollingOver(OrganisationId cooperative)
    {
        var today = clock.Today;
        return db.SavingsTerms.Where(t =>
            t.CooperativeId == cooperative
            && t.State == TermState.Running
            && t.AtMaturity == AtMaturity.RollOver
            && t.MaturesOn <= today
        );
    }

    /// <summary>The old one ends before the new one begins: one runs at a time, and the floor holds it throughout.</summary>
    private async Task<SavingsTerm> CarryOnAsync(SavingsTerm term, CancellationToken ct)
    {
        var number = await db
            .SavingsTerms.Where(t =>
                t.CooperativeId == term.CooperativeId && t.SubledgerId == term.SubledgerId
            )
            .MaxAsync(t => t.Number, ct);
        var next = TermRules.Next(term, number + 1, clock.Today);
        (term.State, term.EndedOn) = (TermState.Extended, next.StartsOn);
        term.Version++;
        await db.SaveChangesAsync(ct);
        db.SavingsTerms.Add(next);
        await db.SaveChangesAsync(ct);
        return next;
    }
}
