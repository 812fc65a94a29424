using NaikKelas.Books.Desk;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Books.Outlets;

/// <summary>What a phone keeps so that it can sell without signal. Short rows: it holds one a good and one a member.</summary>
/// <param name="User">Whose outbox it is.</param>
/// <param name="Today">The day on the server when it was fetched.</param>
/// <param name="Goods">Those still sold, by name.</param>
/// <param name="Members">Id, name, number: three texts each.</param>
internal sealed record TillKit(
    Guid? User,
    DateOnly Today,
    IReadOnlyList<TillGood> Goods,
    IReadOnlyList<IReadOnlyList<string>> Members
);

/// <param name="Id">Of the good.</param>
/// <param name="Name">As it stands on the button.</param>
/// <param name="Measure">kg, bungkus.</param>
/// <param name="Member">Price for members, rupiah.</param>
/// <param name="Other">Price for others, rupiah.</param>
/// <param name="Left">Thousandths on the card when it was fetched.</param>
internal sealed record TillGood(Guid Id, string Name, string Measure, long Member, long Other, long Left);

internal sealed class TillKits(OutletBook book, AgencyClock clock, Actor actor)
{
    /// <returns>Null where the co-op has no such outlet.</returns>
    public async Task<TillKit?> OfAsync(BooksCard books, string outlet, CancellationToken ct) =>
        await book.FindAsync(books, outlet, ct) is null
            ? null
            : new TillKit(
                actor.UserId,
                clock.Today,
                [
                    .. (await book.GoodsAsync(books, outlet, active: true, ct)).Select(g => new TillGood(
                        g.Id.Value,
                        g.Name,
                        g.Measure,
                        g.PriceMember.Value,
                        g.PriceOther.Value,
                        g.Quantity
                    )),
                ],
                [
                    .. (await book.MembersAsync(books, ct)).Select(m =>
                        (IReadOnlyList<string>)[m.Id.Value.ToString(), m.Name, m.Number]
                    ),
                ]
            );
}
