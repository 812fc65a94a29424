using System.Collections.Concurrent;
using NaikKelas.Books.Desk;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Entries;

/// <summary>What everyday entry knows of a co-op's chart.</summary>
/// <param name="Template">The template its chart was made from.</param>
/// <param name="Units">Codes of the units in use.</param>
/// <param name="Accounts">Names of the accounts in use.</param>
internal sealed record EntryChart(
    string Template,
    IReadOnlyList<string> Units,
    IReadOnlyDictionary<string, string> Accounts
);

/// <summary>
/// Each co-op's chart, read once a version of its books: the database counts the version up whenever an account or a
/// unit changes, whoever changes it, so that what is kept here is never older than the books that ask.
/// </summary>
internal sealed class EntryCharts
{
    /// <summary>A district's co-ops and more; beyond that it begins anew.</summary>
    private const int KeptMax = 2_000;

    private readonly ConcurrentDictionary<OrganisationId, (int Version, EntryChart Chart)> _kept = new();

    public async Task<EntryChart> OfAsync(BooksTerms books, Func<Task<EntryChart>> read)
    {
        if (_kept.TryGetValue(books.CooperativeId, out var kept) && kept.Version == books.Version)
            return kept.Chart;
        var chart = await read();
        if (_kept.Count >= KeptMax)
            _kept.Clear();
        _kept[books.CooperativeId] = (books.Version, chart);
        return chart;
    }
}
