using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Primitives;

namespace NaikKelas.Interface;

/// <summary>
/// What a list was asked for, all of it in the address so that it can be bookmarked, sent and exported:
/// <c>q</c> words, <c>urut</c> column, <c>turun=1</c>, <c>hal</c> page, <c>ukuran</c> rows a page, <c>kolom</c> columns;
/// every other name is a filter. A page takes it as <c>OnGetAsync(ListQuery query)</c>.
/// </summary>
[ModelBinder(typeof(ListQueryBinder))]
public sealed class ListQuery
{
    public const int SizeMax = 200;

    internal static readonly string[] Own = ["q", "urut", "turun", "hal", "ukuran", "kolom"];

    private readonly List<KeyValuePair<string, StringValues>> _pairs;

    private ListQuery(string path, IEnumerable<KeyValuePair<string, StringValues>> pairs)
    {
        Path = path;
        _pairs = [.. pairs.Where(p => p.Value.Any(v => !string.IsNullOrEmpty(v)))];
    }

    public string Path { get; }

    public string Q => Text("q")?.Trim() ?? "";

    public string? Sort => Text("urut");

    public bool Descending => Text("turun") == "1";

    /// <summary>Counted from 1.</summary>
    public int Page => Math.Max(1, Whole("hal") ?? 1);

    public int Size => Math.Clamp(Whole("ukuran") ?? 50, 1, SizeMax);

    /// <summary>The columns to show; empty: all that the list shows by itself.</summary>
    public IReadOnlyList<string> Columns => All("kolom");

    /// <summary>Whether words or a filter narrow the list.</summary>
    public bool Narrowed => Q.Length > 0 || Filtered;

    /// <summary>Whether a filter narrows the list, words apart.</summary>
    public bool Filtered => _pairs.Exists(p => !Own.Contains(p.Key));

    /// <summary>The first value of a filter; null when nothing was chosen.</summary>
    public string? this[string filter] => Text(filter);

    public static ListQuery Of(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return new ListQuery(request.PathBase + request.Path, request.Query);
    }

    public static ListQuery Of(string path, string queryString) =>
        new(path, Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(queryString));

    /// <summary>All values of a filter that allows several.</summary>
    public IReadOnlyList<string> All(string filter) =>
        [
            .. _pairs
                .Where(p => p.Key == filter)
                .SelectMany(p => p.Value)
                .OfType<string>()
                .Where(v => v.Length > 0),
        ];

    /// <summary>A filter as an enum or an id; null when absent or not one.</summary>
    public T? As<T>(string filter)
        where T : struct, IParsable<T> =>
        T.TryParse(Text(filter), CultureInfo.InvariantCulture, out var value) ? value : null;

    public T? Word<T>(string filter)
        where T : struct, Enum =>
        Enum.TryParse<T>(Text(filter), ignoreCase: true, out var value) ? value : null;

    /// <summary>The same list with some things changed; null takes one away. Another path: the same question elsewhere (an export).</summary>
    public string Url(IReadOnlyDictionary<string, string?> changes, string? path = null)
    {
        ArgumentNullException.ThrowIfNull(changes);
        var pairs = _pairs
            .Where(p => !changes.ContainsKey(p.Key))
            .SelectMany(p => p.Value.Select(v => KeyValuePair.Create(p.Key, v)))
            .Concat(changes.Where(c => c.Value is not null))
            .Where(p => !string.IsNullOrEmpty(p.Value));
        return (path ?? Path) + QueryString.Create(pairs);
    }

    public string UrlOfPage(int page) =>
        Url(
            new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["hal"] = page > 1 ? page.ToString(CultureInfo.InvariantCulture) : null,
            }
        );

    /// <summary>Sorted by a column; by the same column again: the other way round.</summary>
    public string UrlOfSort(string column, string? current) =>
        Url(
            new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["urut"] = column,
                ["turun"] = column == current && !Descending ? "1" : null,
                ["hal"] = null,
            }
        );

    /// <summary>The same question without its page, for a file of all rows.</summary>
    public string UrlOfExport(string path) =>
        Url(
            new Dictionary<string, string?>(StringComparer.Ordinal) { ["hal"] = null, ["ukuran"] = null },
            path
        );

    private string? Text(string name) => All(name) is [var first, ..] ? first : null;

    private int? Whole(string name) =>
        int.TryParse(Text(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}

internal sealed class ListQueryBinder : IModelBinder
{
    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        bindingContext.Result = ModelBindingResult.Success(ListQuery.Of(bindingContext.HttpContext.Request));
        return Task.CompletedTask;
    }
}
