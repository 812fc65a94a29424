using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Desk;
using NaikKelas.Books.Ledger;
using NaikKelas.Books.Rats;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Books.Capital;

/// <summary>Use case: the board writes in a chapter of the proposal. Every version stays; of two at once the second is told.</summary>
internal sealed class SaveProposalText(Db db, AgencyClock clock, Actor actor)
{
    public const int WordsMax = 8_000;

    public sealed record Input
    {
        [Display(Name = "Isi bab")]
        public string? Words { get; init; }

        /// <summary>That was looked at; 0 where nothing was written yet.</summary>
        public int Version { get; init; }
    }

    public Task<Result<int>> RunAsync(BooksCard books, string chapter, Input input, CancellationToken ct) =>
        db.RunAsync<int>(
            async () =>
            {
                var id = books.CooperativeId;
                if (!actor.Leads(id))
                    return Refusal.Conflict("capital-board", $"Hanya pengurus yang menulis proposal.");
                await db.HoldBooksAsync(id, ct);
                if (ProposalOutline.Find(chapter) is null)
                    return Refusal.NotFound($"Bab ini tidak ada.");
                var words = (input.Words ?? "").ReplaceLineEndings("\n").Trim();
                if (words.Length > WordsMax)
                    return new Refusal(
                        "proposal-long",
                        $"Isi bab paling panjang {WordsMax} huruf; sekarang {words.Length}.",
                        nameof(input.Words)
                    );
                var last = await db
                    .FinanceTexts.AsNoTracking()
                    .Where(t => t.CooperativeId == id && t.Chapter == chapter)
                    .OrderByDescending(t => t.Version)
                    .FirstOrDefaultAsync(ct);
                if ((last?.Version ?? 0) != input.Version)
                    return Refusal.Conflict(
                        "stale",
                        $"Bab ini diubah orang lain sejak Anda membukanya. Bandingkan dengan isi terbaru di bawah, lalu simpan lagi."
                    );
                if ((last?.Words ?? "") == words)
                    return input.Version;
                db.Add(
                    new FinanceText
                    {
                        CooperativeId = id,
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
