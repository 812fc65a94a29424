using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Ledger;
using NaikKelas.Books.Statements;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Filings;

/// <summary>
/// Use cases: a co-op hands in the statements of a year – as its books tell them, or typed in where it keeps none. The
/// caller has looked whose they are.
/// </summary>
internal sealed class FileStatements(
    Db db,
    ReadFigures read,
    FilingBook filings,
    AgencyClock clock,
    Actor actor
)
{
    /// <summary>Freezes the five statements with the end of the chain they were made from.</summary>
    public Task<Result<Kernel.Unit>> FromBooksAsync(OrganisationId id, int year, CancellationToken ct) =>
        WithAsync(
            id,
            year,
            async filing =>
            {
                if (!await filings.HasBooksAsync(id, year, ct))
                    return Refusal.NotFound($"Pembukuan tahun ini tidak ditemukan.");
                var figures = await read.RunAsync(id, StatementSpan.YearTo(new DateOnly(year, 12, 31)), ct);
                if (figures.Now.All(s => s.Closing == 0 && s.Movement == 0))
                    return Refusal.Conflict(
                        "nothing-booked",
                        $"Belum ada jurnal sampai akhir tahun {year:0}, jadi belum ada yang dilaporkan."
                    );
                if (Ties.Broken(figures) is [var broken, ..])
                    return Refusal.Conflict(
                        "untied",
                        $"Laporan ini belum cocok: {broken}. Jangan kirim; hubungi pengelola program."
                    );
                var head = await db.BookHeads.AsNoTracking().SingleAsync(h => h.CooperativeId == id, ct);
                (filing.Source, filing.Amounts) = (FilingSource.Books, null);
                filing.Statements = FilingBook.Write(StatementSet.Of(figures));
                (filing.HeadSeq, filing.HeadHash) = (head.Seq, head.Hash);
                Hand(filing);
                return default(Kernel.Unit);
            },
            ct
        );

    /// <param name="id">Whose.</param>
    /// <param name="year">The book year.</param>
    /// <param name="amounts">All figures; what is not named is nothing.</param>
    /// <param name="hand">Hand it in, checked; otherwise it is kept for later as it is.</param>
    /// <param name="ct">Stops the work.</param>
    public Task<Result<Kernel.Unit>> TypedAsync(
        OrganisationId id,
        int year,
        IReadOnlyList<TypedAmount> amounts,
        bool hand,
        CancellationToken ct
    ) =>
        WithAsync(
            id,
            year,
            async filing =>
            {
                if (await filings.HasBooksAsync(id, year, ct))
                    return Refusal.Conflict(
                        "books-tell",
                        $"Koperasi ini membukukan tahun {year:0} di sini; laporannya dikirim dari pembukuan."
                    );
                if (hand)
                {
                    var wrong = TypedRules.Check(
                        year,
                        amounts,
                        await filings.AcceptedBeforeAsync(id, year, ct)
                    );
                    if (wrong.Any)
                        return wrong;
                }

                (filing.Source, filing.Amounts) = (FilingSource.Typed, FilingBook.Write(amounts));
                filing.Statements = FilingBook.Write(TypedRules.Statements(year, amounts));
                (filing.HeadSeq, filing.HeadHash) = (null, null);
                if (hand)
                    Hand(filing);
                else
                    // What was given back and is being mended is the co-op's own affair again; the reason stays.
                    filing.State = FilingState.Draft;
                return default(Kernel.Unit);
            },
            ct
        );

    private void Hand(Filing filing)
    {
        (filing.State, filing.Reason) = (FilingState.Submitted, null);
        (filing.SubmittedAt, filing.SubmittedBy) = (clock.UtcNow, actor.UserId);
        (filing.DecidedAt, filing.DecidedBy) = (null, null);
    }

    private Task<Result<Kernel.Unit>> WithAsync(
        OrganisationId id,
        int year,
        Func<Filing, Task<Result<Kernel.Unit>>> act,
        CancellationToken ct
    ) =>
        db.RunAsync<Kernel.Unit>(
            async () =>
            {
                if (year >= clock.Today.Year || year < 1945)
                    return new Refusal("year-not-over", $"Laporan dikirim sesudah tahun bukunya berakhir.");
                await db.HoldBooksAsync(id, ct);
                var filing = await HeldAsync(id, year, ct);
                if (filing is { State: FilingState.Submitted })
                    return Refusal.Conflict(
                        "filing-waits",
                        $"Laporan {year:0} sudah dikirim dan sedang diperiksa dinas."
                    );
                if (filing is { State: FilingState.Accepted })
                    return Refusal.Conflict(
                        "filing-accepted",
                        $"Laporan {year:0} sudah diterima dinas dan tidak dapat diubah."
                    );
                filing.Version++;
                return await act(filing);
            },
            ct
        );

    /// <summary>Made where there was none, and held: of two who hand in at once the second finds it handed in.</summary>
    private async Task<Filing> HeldAsync(OrganisationId id, int year, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO filings (cooperative_id, year, source, state, statements, version)
            VALUES ({id.Value}, {year}, {nameof(FilingSource.Typed)}, {nameof(FilingState.Draft)}, '[]', 0)
            ON CONFLICT (cooperative_id, year) DO NOTHING
            """,
            ct
        );
        await db.Database.ExecuteSqlAsync(
            $"""
            UPDATE filings SET version = version
            WHERE cooperative_id = {id.Value} AND year = {year} AND state <> {nameof(FilingState.Accepted)}
            """,
            ct
        );
        return await db.Filings.SingleAsync(f => f.CooperativeId == id && f.Year == year, ct);
    }
}
