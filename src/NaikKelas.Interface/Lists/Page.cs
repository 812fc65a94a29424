using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace NaikKelas.Interface;

/// <summary>A page of any rows, as the list and its pager see it.</summary>
public interface IPage
{
    int Total { get; }

    ListQuery Query { get; }

    /// <summary>How many pages there are; 1 when there is nothing.</summary>
    int Pages => Math.Max(1, (Total + Query.Size - 1) / Query.Size);

    /// <summary>The page shown: the last one when the address asks beyond it.</summary>
    int Number => Math.Min(Query.Page, Pages);

    /// <summary>The column the rows are sorted by.</summary>
    string? SortedBy => Query.Sort;
}

/// <summary>The rows of one page and how many there are in all.</summary>
public sealed record Page<T>(IReadOnlyList<T> Rows, int Total, ListQuery Query) : IPage;

/// <summary>
/// The columns a list may be sorted by; the first is the one it starts with. A last key without twins keeps pages
/// from showing a row twice: <c>new Sorting&lt;Row&gt;().By("nama", r =&gt; r.Name).Ending(r =&gt; r.Id)</c>.
/// </summary>
public sealed class Sorting<T>
{
    private Func<IOrderedQueryable<T>, IOrderedQueryable<T>> _last = rows => rows;
    private readonly OrderedDictionary<string, Func<IQueryable<T>, bool, IOrderedQueryable<T>>> _columns =
        new(StringComparer.Ordinal);

    public Sorting<T> By<TKey>(string column, Expression<Func<T, TKey>> key)
    {
        _columns[column] = (rows, descending) => descending ? rows.OrderByDescending(key) : rows.OrderBy(key);
        return this;
    }

    public Sorting<T> Ending<TKey>(Expression<Func<T, TKey>> last)
    {
        _last = rows => rows.ThenBy(last);
        return this;
    }

    internal IQueryable<T> Apply(IQueryable<T> rows, ListQuery query)
    {
        if (query.Sort is { } column && _columns.TryGetValue(column, out var chosen))
            return _last(chosen(rows, query.Descending));
        return _columns.Count > 0 ? _last(_columns.GetAt(0).Value(rows, false)) : rows;
    }
}

/// <summary>From a query to a page of it.</summary>
public static class Listing
{
    public static IQueryable<T> Sorted<T>(this IQueryable<T> rows, ListQuery query, Sorting<T> sorting)
    {
        ArgumentNullException.ThrowIfNull(sorting);
        return sorting.Apply(rows, query);
    }

    /// <summary>Two queries: how many, and the rows of the page asked for. Sort before.</summary>
    public static async Task<Page<T>> ToPageAsync<T>(
        this IQueryable<T> rows,
        ListQuery query,
        CancellationToken ct
    )
    {
        var total = await rows.CountAsync(ct);
        IPage page = new Page<T>([], total, query);
        var shown = await rows.Skip((page.Number - 1) * query.Size).Take(query.Size).ToListAsync(ct);
        return new Page<T>(shown, total, query);
    }

    /// <summary>The same for rows already in memory.</summary>
    public static Page<T> ToPage<T>(this IReadOnlyCollection<T> rows, ListQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        IPage page = new Page<T>([], rows.Count, query);
        return new Page<T>(
            [.. rows.Skip((page.Number - 1) * query.Size).Take(query.Size)],
            rows.Count,
            query
        );
    }
}
