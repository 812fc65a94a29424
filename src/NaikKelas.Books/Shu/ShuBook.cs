using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Desk;
using NaikKelas.Books.Ledger;
using NaikKelas.Books.Years;
using NaikKelas.Kernel;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Shu;

/// <param name="Fund">Which.</param>
/// <param name="Percent">Of the whole SHU.</param>
/// <param name="Amount">Rupiah, rounded down; the reserve's without the remainder.</param>
internal sealed record ShuFundLine(ShuFund Fund, decimal Percent, long Amount);

/// <param name="Member">Whose.</param>
/// <param name="Number">In the register.</param>
/// <param name="Name">Of the member.</param>
/// <param name="Capital">The base of jasa modal.</param>
/// <param name="Business">The base of jasa usaha.</param>
/// <param name="JasaModal">Rupiah.</param>
/// <param name="JasaUsaha">Rupiah.</param>
/// <param name="PaidSeq">The journal that paid it.</param>
internal sealed record ShuRow(
    MemberId Member,
    string Number,
    string Name,
    long Capital,
    long Business,
    long JasaModal,
    long JasaUsaha,
    long? PaidSeq
)
{
    public long Total => JasaModal + JasaUsaha;

    public bool Waits => PaidSeq is null && Total > 0;
}

/// <summary>A year's SHU as it was divided, or as it would be by what is known now.</summary>
/// <param name="Articles">By which.</param>
/// <param name="Result">The year's, unit by unit; empty once it was divided.</param>
/// <param name="Shu">Rupiah after tax; a deficit is negative.</param>
/// <param name="Funds">Those that get something; empty where there is nothing to divide.</param>
/// <param name="Rows">Members, by number.</param>
/// <param name="Split">To the rupiah; null once it was divided, or where there is nothing to divide.</param>
/// <param name="Remainder">What the reserve gets on top.</param>
/// <param name="Division">That it was divided.</param>
internal sealed record ShuView(
    ArticlesCard Articles,
    IReadOnlyList<(string Unit, long Amount)> Result,
    long Shu,
    IReadOnlyList<ShuFundLine> Funds,
    IReadOnlyList<ShuRow> Rows,
    ShuSplit? Split,
    long Remainder,
    ShuDivision? Division
)
{
    public long Capital => Rows.Sum(r => r.Capital);

    public long Business => Rows.Sum(r => r.Business);

    /// <summary>Member funds that nobody has a base for: the reserve gets them as a whole.</summary>
    public IReadOnlyList<ShuFund> Unshared =>
        [
            .. Funds
                .Where(f =>
                    f.Fund.Fund == ShuSplit.Capital && Capital == 0
                    || f.Fund.Fund == ShuSplit.Business && Business == 0
                )
                .Select(f => f.Fund),
        ];

    /// <summary>What the form brings back, so that what is posted is what was looked at.</summary>
    public string? Seal => Split is null ? null : ShuRules.SealOf(Split);
}

/// <summary>Reads the division of a year's SHU: before it is posted from the books, after it as it was kept.</summary>
internal sealed class ShuBook(Db db, ArticlesBook articles, ShuBases bases, YearBook years)
{
    public async Task<ShuView> OfAsync(BooksCard books, int year, CancellationToken ct)
    {
        var id = books.CooperativeId;
        var division = await db
            .ShuDivisions.AsNoTracking()
            .SingleOrDefaultAsync(d => d.CooperativeId == id && d.Year == year, ct);
        return division is null ? await WouldBeAsync(id, year, ct) : await KeptAsync(id, division, ct);
    }

    private async Task<ShuView> WouldBeAsync(OrganisationId id, int year, CancellationToken ct)
    {
        var card = await articles.OfAsync(id, year, ct);
        var result = await years.ResultAsync(id, year, ct);
        if (result.Amount <= 0)
            return new ShuView(card, result.Units, result.Amount, [], [], null, 0, null);
        var found = await bases.OfAsync(id, year, card, ct);
        var split = ShuSplit
            .Of(
                result.Amount,
                card.Shares,
                [.. found.Select(b => new ShuBase(b.Key.ToString(), b.Value.Capital, b.Value.Business))],
                null
            )
            .Value!;
        var parts = split.Members.ToDictionary(m => m.Id, StringComparer.Ordinal);
        var names = await NamesAsync(id, ct);
        return new ShuView(
            card,
            result.Units,
            result.Amount,
            FundsOf(card, split),
            [
                .. found
                    .Select(b => new ShuRow(
                        b.Key,
                        names[b.Key].Number,
                        names[b.Key].Name,
                        b.Value.Capital,
                        b.Value.Business,
                        parts[b.Key.ToString()].JasaModal,
                        parts[b.Key.ToString()].JasaUsaha,
                        null
                    ))
                    .OrderBy(r => r.Number, StringComparer.Ordinal),
            ],
            split,
            split.Remainder,
            null
        );
    }

    private async Task<ShuView> KeptAsync(OrganisationId id, ShuDivision division, CancellationToken ct)
    {
        var card = await articles.OfAsync(id, division.ArticlesYear, ct);
        var names = await NamesAsync(id, ct);
        var parts = await db
            .ShuParts.AsNoTracking()
            .Where(p => p.CooperativeId == id && p.Year == division.Year)
            .ToListAsync(ct);
        var split = ShuSplit.Of(division.Shu.Value, card.Shares, [], (0, 0)).Value!;
        return new ShuView(
            card,
            [],
            division.Shu.Value,
            FundsOf(card, split),
            [
                .. parts
                    .Select(p => new ShuRow(
                        p.MemberId,
                        names[p.MemberId].Number,
                        names[p.MemberId].Name,
                        p.Capital.Value,
                        p.Business.Value,
                        p.JasaModal.Value,
                        p.JasaUsaha.Value,
                        p.PaidSeq
                    ))
                    .OrderBy(r => r.Number, StringComparer.Ordinal),
            ],
            null,
            division.Remainder.Value,
            division
        );
    }

    private static IReadOnlyList<ShuFundLine> FundsOf(ArticlesCard card, ShuSplit split)
    {
        var amounts = split.Funds.ToDictionary(f => f.Fund, f => f.Amount, StringComparer.Ordinal);
        return
        [
            .. ShuDefaults
                .Current.Funds.Where(f => amounts.ContainsKey(f.Fund))
                .Select(f => new ShuFundLine(f, card.PercentOf(f.Fund), amounts[f.Fund])),
        ];
    }

    private Task<Dictionary<MemberId, (string Number, string Name)>> NamesAsync(
        OrganisationId id,
        CancellationToken ct
    ) =>
        db
            .Members.AsNoTracking()
            .Where(m => m.CooperativeId == id)
            .Select(m => new
            {
                m.Id,
                m.Number,
                m.Name,
            })
            .ToDictionaryAsync(m => m.Id, m => (m.Number, m.Name), ct);
}
