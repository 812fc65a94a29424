using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Desk;
using NaikKelas.Books.Ledger;
using NaikKelas.Books.Lpj;
using NaikKelas.Books.Statements;
using NaikKelas.Books.Years;
using NaikKelas.Kernel;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Capital;

/// <summary>Puts a proposal together: plan, projection, past years, papers, texts.</summary>
internal sealed class MakeProposal(
    Db db,
    CapitalBook book,
    LpjBook lpj,
    ReadFigures read,
    MakeStatements seals,
    OrganisationDirectory organisations,
    AgencyClock clock
)
{
    /// <summary>Refused where nothing is planned yet.</summary>
    public async Task<Result<ProposalPaper>> RunAsync(BooksCard books, CancellationToken ct)
    {
        var (id, today) = (books.CooperativeId, clock.Today);
        if (await book.PlanAsync(id, ct) is not { } plan)
            return Refusal.Conflict(
                "no-plan",
                $"Isi rencana pinjaman dahulu; proposalnya tersusun dari sana."
            );
        var year = await book.BaseAsync(books, ct);
        var reckoned = PlanProjection.Of(plan, year, new WhatIf());
        if (reckoned.Refused)
            return reckoned.As<ProposalPaper>();
        var ready = await book.ReadinessAsync(books, plan.Plan.Version, ct);
        var past = BookYear.EndOf(today.Year - 1);
        var facts = new ProposalFacts(
            books.Name,
            (await organisations.FindAsync(id, ct))?.NomorIndukKoperasi,
            ready.Known,
            await db.Members.CountAsync(
                m => m.CooperativeId == id && m.JoinedOn <= today && (m.LeftOn == null || m.LeftOn > today),
                ct
            ),
            await lpj.OfficersAsync(id, today, ct),
            plan,
            year,
            reckoned.Value,
            await read.RunAsync(id, StatementSpan.YearTo(past), ct),
            Readiness.Of(ready, plan.Scheme),
            today
        );
        return new ProposalPaper(
            facts,
            ProposalSection.Of(facts, await book.TextsAsync(id, ct)),
            await seals.HeadHashAsync(id, ct),
            clock.Local(clock.UtcNow)
        );
    }
}
