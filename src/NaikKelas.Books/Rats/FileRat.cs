using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Desk;
using NaikKelas.Books.Filings;
using NaikKelas.Books.Ledger;
using NaikKelas.Books.Statements;
using NaikKelas.Books.Years;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Facts;
using NaikKelas.Registry.Organisations;
using NaikKelas.Registry.Rats;

namespace NaikKelas.Books.Rats;

/// <summary>
/// Use case: the result of the RAT goes to the agency in one step – the RAT record that eligibility reads, with the day
/// that counts, and the statements frozen with the end of the chain. Once.
/// </summary>
internal sealed class FileRat(
    Db db,
    RatBook rats,
    RecordRat record,
    FileStatements file,
    ReadFigures read,
    FactBook facts,
    AgencyClock clock,
    Actor actor
)
{
    public Task<Result<Kernel.Unit>> RunAsync(BooksCard books, int year, CancellationToken ct) =>
        db.RunAsync<Kernel.Unit>(
            async () =>
            {
                var id = books.CooperativeId;
                if (!actor.Leads(id))
                    return RatRefusals.Board;
                await db.HoldBooksAsync(id, ct);
                var rat = await db.Rats.SingleOrDefaultAsync(
                    r => r.CooperativeId == id && r.Year == year,
                    ct
                );
                var closed = await db
                    .BookYears.AsNoTracking()
                    .SingleOrDefaultAsync(y => y.CooperativeId == id && y.Year == year, ct);
                if (Refuse(rat, closed) is { } refusal)
                    return refusal;
                if (await UnsignedAsync(rat!, ct) is { } unsigned)
                    return unsigned;
                var recorded = await RecordAsync(rat!, ct);
                if (recorded.Refused)
                    return recorded;
                var sent = await SendAsync(id, year, ct);
                if (sent.Refused)
                    return sent;
                (rat!.State, rat.FiledAt, rat.FiledBy) = (RatState.Filed, clock.UtcNow, actor.UserId);
                rat.Version++;
                return default(Kernel.Unit);
            },
            ct
        );

    private static Refusal? Refuse(Rat? rat, BookYear? closed) =>
        rat is null ? RatRefusals.Unknown
        : rat.State == RatState.Filed
            ? Refusal.Conflict("rat-filed", $"Hasil RAT ini sudah dikirim ke dinas.")
        : rat.State != RatState.Held
            ? Refusal.Conflict("rat-not-held", $"Tutup rapatnya dahulu, lalu kirim hasilnya.")
        : closed is not { State: YearState.Accepted }
            ? Refusal.Conflict(
                "year-not-accepted",
                $"RAT belum menerima laporan pertanggungjawaban tahun {rat.Year:0}. Hasilnya dikirim sesudah diterima."
            )
        : closed.AcceptedOn != rat.HeldOn
            ? Refusal.Conflict(
                "rat-other-day",
                $"Tahun buku {rat.Year:0} tercatat diterima RAT pada {closed.AcceptedOn}, bukan {rat.HeldOn}. Hubungi dinas."
            )
        : null;

    private async Task<Refusal?> UnsignedAsync(Rat rat, CancellationToken ct)
    {
        var waiting = (await rats.SignersAsync(rat, ct)).Where(s => s.Waits).Select(s => s.Name).ToList();
        return waiting.Count == 0
            ? null
            : Refusal.Conflict(
                "rat-unsigned",
                $"Belum menandatangani laporan: {string.Join(", ", waiting)}. Yang tidak bersedia menuliskan alasannya."
            );
    }

    /// <summary>What the agency wrote down itself stays; with another day the two have to talk.</summary>
    private async Task<Result<Kernel.Unit>> RecordAsync(Rat rat, CancellationToken ct)
    {
        var known = (await facts.OrganisationsAsync([rat.CooperativeId], ct))[rat.CooperativeId]
            .Rats.FirstOrDefault(r => r.BookYear == rat.Year);
        if (known is not null)
            return known.HeldOn == rat.HeldOn
                ? default(Kernel.Unit)
                : Refusal.Conflict(
                    "rat-record-differs",
                    $"Dinas sudah mencatat RAT tahun buku {rat.Year:0} pada {known.HeldOn}. Minta dinas mengoreksi catatannya menjadi {rat.HeldOn}, lalu kirim lagi."
                );
        var recorded = await record.RunAsync(
            rat.CooperativeId,
            new RatInput
            {
                BookYear = rat.Year,
                HeldOn = rat.HeldOn,
                ReportedOn = clock.Today,
                Attendance = rat.Present,
                Members = rat.Members,
                Source = $"Berita acara RAT dari pembukuan koperasi, {StampOf(rat)}",
            },
            ct
        );
        return recorded.Refused ? recorded.As<Kernel.Unit>() : default(Kernel.Unit);
    }

    private static string StampOf(Rat rat) => StatementCover.Day(rat.HeldOn);

    /// <summary>
    /// Statements that wait or were accepted are frozen already, and stay so where they are those of the accepted year;
    /// others, sent before its last entries, are the agency's to give back.
    /// </summary>
    private async Task<Result<Kernel.Unit>> SendAsync(OrganisationId id, int year, CancellationToken ct)
    {
        var sent = await db
            .Filings.AsNoTracking()
            .SingleOrDefaultAsync(
                f =>
                    f.CooperativeId == id
                    && f.Year == year
                    && (f.State == FilingState.Submitted || f.State == FilingState.Accepted),
                ct
            );
        if (sent is null)
            return await file.FromBooksAsync(id, year, ct);
        var told = StatementSet.Of(await read.RunAsync(id, StatementSpan.YearTo(BookYear.EndOf(year)), ct));
        return FilingBook.Write(FilingBook.StatementsOf(sent)) == FilingBook.Write(told)
            ? default(Kernel.Unit)
            : Refusal.Conflict(
                "rat-filing-differs",
                $"Laporan {year:0} yang sudah dikirim berbeda dari buku yang diterima RAT. Minta dinas mengembalikannya, lalu kirim hasil RAT."
            );
    }
}
