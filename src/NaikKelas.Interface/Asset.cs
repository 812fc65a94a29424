using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Http;

namespace NaikKelas.Interface;

/// <summary>
/// Addresses of our static files with their fingerprint, where the pages were mapped <c>WithStaticAssets()</c>;
/// the plain name otherwise.
/// </summary>
public static class Asset
{
    public static string Url(HttpContext http, string file)
    {
        ArgumentNullException.ThrowIfNull(http);
        var assets = http.GetEndpoint()?.Metadata.GetMetadata<ResourceAssetCollection>();
        return $"{http.Request.PathBase}/{assets?[file] ?? file}";
    }

    /// <summary>A picture of the sprite. Decoration: the words beside it say what it means.</summary>
    public static IHtmlContent Icon(HttpContext http, string name) =>
        Markup.Of(
            $"<svg class=\"icon\" aria-hidden=\"true\" focusable=\"false\"><use href=\"{Url(http, "icons.svg")}#{name}\"></use></svg>"
        );
}
