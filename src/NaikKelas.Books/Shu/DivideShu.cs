using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Charts;
using NaikKelas.Books.Desk;
using NaikKelas.Books.Ledger;
using NaikKelas.Books.Years;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Shu;

/// <summary>
/// Use case: divides the SHU of a year that the RAT has accepted – one journal, dated today, and every member's part
/// kept. With it the year's result leaves equity. Whoever presses twice divides once.
/// </summary>
internal sealed class DivideShu(
    Db db,
    ShuBook book,
    YearBook years,
    LedgerDesk desk,
    AgencyClock clock,
    Actor actor
)
{
    /// <param name="books">Whose.</param>
    /// <param name="year">Accepted.</param>
    /// <param name="seal"><see cref="ShuView.Seal"/> of what was looked at.</param>
    /// <param name="ct">Ends the asking.</param>
    public Task<Result<Posted>> RunAsync(BooksCard books, int year, string? seal, CancellationToken ct) =>
        db.RunAsync<Posted>(
            async () =>
            {
                var id = books.CooperativeId;
                await db.HoldBooksAsync(id, ct);
                var closed = await years.FindAsync(id, year, ct);
                var view = await book.OfAsync(books, year, ct);
                if (Refuse(year, closed, view, seal) is { } refusal)
                    return refusal;
                if (await EarlierAsync(id, ct) is not { } earlier)
                    return Refusal.Conflict(
                        "no-account",
                        $"Bagan akun tidak memuat akun SHU tahun lalu belum dibagi."
                    );
                var posted = await desk.PostWithinAsync(
                    id,
                    new NewJournal(
                        ShuRules.KeyOf(year),
                        clock.Today,
                        $"Pembagian SHU tahun buku {year:0}",
                        ShuRules.Lines(
                            view.Split!,
                            view.Result,
                            earlier,
                            books.MainUnitCode,
                            ShuDefaults.Current
                        ),
                        UnitCode: books.MainUnitCode
                    ),
                    ct
                );
                if (posted.Refused)
                    return posted;
                await KeepAsync(id, year, view, posted.Value!.Seq, ct);
                return posted;
            },
            ct
        );

    private static Refusal? Refuse(int year, BookYear? closed, ShuView view, string? seal) =>
        view.Division is not null ? Refusal.Conflict("shu-divided", $"SHU tahun buku {year:0} sudah dibagi.")
        : closed is not { State: not YearState.Open }
            ? Refusal.Conflict("year-not-closed", $"Tutup tahun buku {year:0} dahulu, baru SHU dibagi.")
        : closed.State != YearState.Accepted
            ? Refusal.Conflict(
                "year-not-accepted",
                $"SHU dibagi sesudah RAT menerima laporan tahun {year:0}. Catat dahulu keputusan RAT."
            )
        : view.Shu <= 0
            ? Refusal.Conflict(
                "nothing-to-divide",
                $"Tahun buku {year:0} tidak menghasilkan SHU yang dapat dibagi."
            )
        : !view.Articles.Confirmed
            ? Refusal.Conflict(
                "articles-unconfirmed",
                $"Persen pembagian masih bawaan. Isi ketentuan SHU menurut anggaran dasar koperasi dahulu."
            )
        : seal != view.Seal
            ? Refusal.Conflict(
                "stale",
                $"Angka pembagian berubah sejak halaman dibuka. Periksa kembali, lalu bukukan."
            )
        : null;

    /// <summary>Articles and parts stand before the division does: the database seals them with it.</summary>
    private async Task KeepAsync(OrganisationId id, int year, ShuView view, long seq, CancellationToken ct)
    {
        db.AddRange(
            view.Rows.Select(r => new ShuMemberPart
            {
                CooperativeId = id,
                Year = year,
                MemberId = r.Member,
                Capital = new Rupiah(r.Capital),
                Business = new Rupiah(r.Business),
                JasaModal = new Rupiah(r.JasaModal),
                JasaUsaha = new Rupiah(r.JasaUsaha),
            })
        );
        await db.SaveChangesAsync(ct);
        db.Add(
            new ShuDivision
            {
                CooperativeId = id,
                Year = year,
                ArticlesYear = view.Articles.Year!.Value,
                Shu = new Rupiah(view.Shu),
                Remainder = new Rupiah(view.Remainder),
                Seq = seq,
                DividedAt = clock.UtcNow,
                DividedBy = actor.UserId,
            }
        );
    }

    /// <summary>The account of the statements' line that holds results of earlier years.</summary>
    private async Task<string?> EarlierAsync(OrganisationId id, CancellationToken ct)
    {
        var line = ChartTemplates.Current.Lines.First(l => l.Holds == HeldResult.EarlierResult).Code;
        return await db
            .Accounts.Where(a => a.CooperativeId == id && a.Line == line && a.Active)
            .OrderBy(a => a.Code)
            .Select(a => a.Code)
            .FirstOrDefaultAsync(ct);
    }
}
