using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Desk;
using NaikKelas.Books.Ledger;
using NaikKelas.Books.Rats;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Books.Lpj;

/// <summary>
/// Use case: writes in a chapter. Of two who write at once the second is told, and keeps what was typed; saved with the
/// version that is newest now, it is the one that is printed. Signatures under an older text lapse.
/// </summary>
internal sealed class SaveLpjText(Db db, LpjBook lpj, AgencyClock clock, Actor actor)
{
    public const int WordsMax = 20_000;

    public sealed record Input
    {
        [Display(Name = "Isi bab")]
        public string? Words { get; init; }

        /// <summary>That was looked at; 0 where nothing was written yet.</summary>
        public int Version { get; init; }
    }

    public Task<Result<int>> RunAsync(
        BooksCard books,
        int year,
        LpjKind kind,
        string chapter,
        Input input,
        CancellationToken ct
    ) =>
        db.RunAsync<int>(
            async () =>
            {
                var id = books.CooperativeId;
                await db.HoldBooksAsync(id, ct);
                var rat = await db
                    .Rats.AsNoTracking()
                    .SingleOrDefaultAsync(r => r.CooperativeId == id && r.Year == year, ct);
                if (rat is null)
                    return RatRefusals.Unknown;
                if (rat.State == RatState.Filed)
                    return Refusal.Conflict(
                        "rat-filed",
                        $"Hasil RAT ini sudah dikirim ke dinas; laporannya tidak diubah lagi."
                    );
                if (LpjOutline.Current.Find(kind, chapter) is null)
                    return Refusal.NotFound($"Bab ini tidak ada.");
                if (!await lpj.HasFiguresAsync(id, year, ct))
                    return LpjBook.NothingBooked(year);
                var words = (input.Words ?? "").ReplaceLineEndings("\n").Trim();
                if (words.Length > WordsMax)
                    return new Refusal(
                        "lpj-long",
                        $"Isi bab paling panjang {WordsMax} huruf; sekarang {words.Length}.",
                        nameof(input.Words)
                    );
                var last = await db
                    .LpjTexts.AsNoTracking()
                    .Where(t =>
                        t.CooperativeId == id && t.Year == year && t.Kind == kind && t.Chapter == chapter
                    )
                    .OrderByDescending(t => t.Version)
                    .FirstOrDefaultAsync(ct);
                if ((last?.Version ?? 0) != input.Version)
                    return Refusal.Conflict(
                        "stale",
                        $"Bab ini diubah orang lain sejak Anda membukanya. Bandingkan dengan isi terbaru di bawah, lalu simpan lagi."
                    );
                // Saving what stands there already is no new version: signatures under it go on holding.
                if ((last?.Words ?? "") == words)
                    return input.Version;
                db.Add(
                    new LpjText
                    {
                        CooperativeId = id,
                        Year = year,
                        Kind = kind,
                        Chapter = chapter,
                        Version = input.Version + 1,
                        Words = words,
                        At = clock.UtcNow,
                        By = actor.UserId,
                    }
                );
                return input.Version + 1;
            },
            ct
        );
}
