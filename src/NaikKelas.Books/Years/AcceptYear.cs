using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Ledger;
using NaikKelas.Books.Rats;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Years;

/// <summary>Use case: the RAT has accepted the accounts of a year. From here it is final, and its SHU may be divided.</summary>
internal sealed class AcceptYear(Db db, AgencyClock clock, Actor actor)
{
    /// <param name="id">Whose books.</param>
    /// <param name="year">Closed before.</param>
    /// <param name="on">The day of the RAT: after the year, not after today.</param>
    /// <param name="ct">Ends the asking.</param>
    public Task<Result<Kernel.Unit>> RunAsync(
        OrganisationId id,
        int year,
        DateOnly? on,
        CancellationToken ct
    ) =>
        db.RunAsync<Kernel.Unit>(
            async () =>
            {
                await db.HoldBooksAsync(id, ct);
                var row = await db.BookYears.SingleOrDefaultAsync(
                    y => y.CooperativeId == id && y.Year == year,
                    ct
                );
                if (row is null or { State: YearState.Open })
                    return Refusal.Conflict(
                        "year-not-closed",
                        $"Tutup tahun buku {year:0} dahulu; RAT menerima buku yang sudah ditutup."
                    );
                if (row.State == YearState.Accepted)
                    return Refusal.Conflict("year-accepted", $"Tahun buku {year:0} sudah diterima RAT.");
                if (on is not { } day || day <= BookYear.EndOf(year) || day > clock.Today)
                    return new Refusal(
                        "accepted-on",
                        $"Isi tanggal RAT: sesudah tahun buku berakhir, dan tidak sesudah hari ini.",
                        "AcceptedOn"
                    );
                if (
                    await db
                        .Rats.Where(r => r.CooperativeId == id && r.Year == year && r.HeldOn != day)
                        .Select(r => (DateOnly?)r.HeldOn)
                        .SingleOrDefaultAsync(ct) is
                    { } held
                )
                    return Refusal.Conflict(
                        "rat-decides",
                        $"RAT tahun buku {year:0} tercatat pada {held}. Catat keputusannya di halaman RAT."
                    );
                (row.State, row.AcceptedOn, row.AcceptedBy) = (YearState.Accepted, day, actor.UserId);
                row.Version++;
                return default(Kernel.Unit);
            },
            ct
        );
}
