using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Registry.Agencies;

namespace NaikKelas.Registry.Signing;

/// <summary>The registry's door to who signs and to the numbers of letters.</summary>
public sealed class SigningDesk(Db db)
{
    /// <summary>Who signs this agency's papers on a day.</summary>
    public async Task<SignerCard> SignerOnAsync(AgencyCard agency, DateOnly day, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(agency);
        var all = await db
            .Signatories.AsNoTracking()
            .Where(s => s.AgencyId == agency.Id && s.From <= day)
            .ToListAsync(ct);
        return SignerCard.On(day, agency, all);
    }

    /// <summary>
    /// The next numbers of a series, one after another; inside a use case, so that none is lost or given twice. The
    /// series is the agency's, the kind's and the year's.
    /// </summary>
    public async Task<Result<string[]>> NumbersAsync(
        AgencyCard agency,
        LetterKind kind,
        DateOnly date,
        int count,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(agency);
        var pattern = await db
            .LetterPatterns.Where(p => p.AgencyId == agency.Id && p.Kind == kind)
            .Select(p => p.Pattern)
            .SingleOrDefaultAsync(ct);
        if (pattern is null)
            return new Refusal(
                "letter.no-pattern",
                $"Pola nomor {kind} untuk {agency.Name} belum diisi. Mintalah administrator mengisinya pada Instansi › Surat dan penanda tangan."
            );
        var year = date.Year.ToString(CultureInfo.InvariantCulture);
        var first = await db.NextAsync($"letter/{kind}/{agency.Id.Value}/{year}", count, ct);
        return Enumerable
            .Range(0, count)
            .Select(offset => LetterNumber.Of(pattern, first + offset, date))
            .ToArray();
    }
}
