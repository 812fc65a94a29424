using NaikKelas.Books.Desk;
using NaikKelas.Books.Rats;
using NaikKelas.Kernel;

namespace NaikKelas.Books.Lpj;

/// <summary>Puts a book together: facts, texts, signatures.</summary>
internal sealed class MakeLpj(LpjBook lpj, RatBook rats, AgencyClock clock)
{
    /// <summary>Refused where nothing was posted until the end of the year.</summary>
    /// <param name="books">Whose.</param>
    /// <param name="rat">The meeting that hears it.</param>
    /// <param name="kind">Which book.</param>
    /// <param name="ct">Ends the waiting.</param>
    /// <param name="named">With what it tells of each member by name.</param>
    public async Task<Result<LpjPaper>> RunAsync(
        BooksCard books,
        Rat rat,
        LpjKind kind,
        CancellationToken ct,
        bool named = true
    )
    {
        if (!await lpj.HasFiguresAsync(books.CooperativeId, rat.Year, ct))
            return LpjBook.NothingBooked(rat.Year);
        var facts = await lpj.FactsAsync(books, rat, ct);
        var texts = await lpj.TextsAsync(books.CooperativeId, rat.Year, kind, ct);
        var signers = kind == LpjKind.Pengurus ? await rats.SignersAsync(rat, ct) : [];
        return new LpjPaper(
            kind,
            facts,
            LpjSection.Of(kind, facts, texts, named),
            LpjSigner.Of(kind, facts, signers, clock.Local),
            clock.Local(clock.UtcNow)
        );
    }
}
