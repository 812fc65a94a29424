using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace NaikKelas.Training.Public;

/// <summary>Published results, and the search by code.</summary>
[AllowAnonymous]
public sealed class ResultsModel(ResultBook book) : PageModel
{
    private const int CodeMax = 10;

    public string? Code { get; private set; }

    internal IReadOnlyList<ResultCard>? Found { get; private set; }

    internal IReadOnlyList<ResultCard> Published { get; private set; } = [];

    internal IReadOnlyList<OpenCard> Open { get; private set; } = [];

    public async Task OnGetAsync(string? kode, CancellationToken ct)
    {
        if (kode?.Trim() is { Length: > 0 and <= CodeMax } code)
        {
            Code = code.ToUpperInvariant();
            Found = await book.WithCodeAsync(code, ct);
        }

        Published = await book.PublishedAsync(ct);
        Open = await book.OpenAsync(ct);
    }
}
