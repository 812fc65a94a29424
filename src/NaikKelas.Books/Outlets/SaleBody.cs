namespace NaikKelas.Books.Outlets;

/// <summary>A sale as a phone sends it. Nothing is taken for granted: what is missing gets its sentence.</summary>
/// <param name="Outlet">The code of the outlet.</param>
/// <param name="Date">The day of the business.</param>
/// <param name="Lines">What was sold; a good once.</param>
/// <param name="Member">Who bought; null for somebody who is no member.</param>
/// <param name="Credit">Paid later: members only.</param>
internal sealed record SaleBody(
    string? Outlet,
    DateOnly? Date,
    IReadOnlyList<SaleLine>? Lines,
    Guid? Member = null,
    bool Credit = false
);

/// <param name="Good">Which.</param>
/// <param name="Quantity">Thousandths of its measure.</param>
/// <param name="Price">For one measure, as it was charged: a price may change before a phone finds its signal.</param>
internal sealed record SaleLine(Guid Good, long Quantity, long Price);
