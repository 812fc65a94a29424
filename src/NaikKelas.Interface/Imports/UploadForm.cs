using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;
using NaikKelas.Documents.Sheets;
using NaikKelas.Kernel;

namespace NaikKelas.Interface.Imports;

/// <summary>A file as it came in a form.</summary>
internal sealed record Upload(string FileName, ReadOnlyMemory<byte> Content);

/// <summary>
/// Reads an upload part by part, so that a file beyond the limit is cut off while it comes in instead of being
/// buffered whole first, as model binding and the antiforgery filter would do.
/// </summary>
internal static class UploadForm
{
    public const string FileField = "File";

    /// <summary>The form's token: its own field stands before the file.</summary>
    private const string TokenField = "__RequestVerificationToken";
    private const int TokenMax = 4096;
    private const int EnvelopeMax = 64 * 1024;

    public static long FileMax => SheetLimits.Default.FileBytes;

    public static Refusal TooLarge =>
        new(
            "file-too-large",
            $"Berkas lebih besar dari {FileMax / 1048576:0} MB, jadi tidak diterima. Bagi menjadi beberapa berkas atau hapus gambar di dalamnya.",
            FileField
        );

    /// <exception cref="AntiforgeryValidationException">The form is not ours.</exception>
    public static async Task<Result<Upload>> ReadAsync(HttpContext http, CancellationToken ct)
    {
        if (http.Request.ContentLength > FileMax + EnvelopeMax)
            return TooLarge;
        // Our own count, below, is the limit: the server's would cut the connection without an answer.
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = null;
        if (Boundary(http.Request) is not { } boundary)
            return Missing;
        var reader = new MultipartReader(boundary, http.Request.Body) { HeadersLengthLimit = EnvelopeMax };
        var trusted = false;
        try
        {
            while (await reader.ReadNextSectionAsync(ct) is { } section)
            {
                var disposition = section.GetContentDispositionHeader();
                if (disposition is null)
                    continue;
                if (disposition.Name == TokenField)
                    trusted = await IsOursAsync(http, section, ct);
                else if (disposition.Name == FileField)
                    return trusted
                        ? await FileAsync(section, disposition, ct)
                        : throw new AntiforgeryValidationException("The token must stand before the file.");
            }
        }
        catch (IOException)
        {
            return new Refusal(
                "upload-broken",
                $"Unggahan terputus sebelum selesai. Coba unggah lagi.",
                FileField
            );
        }
        return Missing;
    }

    private static Refusal Missing => new("file-missing", $"Pilih berkas yang akan diimpor.", FileField);

    private static string? Boundary(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && type.MediaType == "multipart/form-data"
        && HeaderUtilities.RemoveQuotes(type.Boundary).Value is { Length: > 0 and <= 100 } boundary
            ? boundary
            : null;

    /// <summary>The token travels on as the header that the antiforgery service looks at first.</summary>
    private static async Task<bool> IsOursAsync(
        HttpContext http,
        MultipartSection section,
        CancellationToken ct
    )
    {
        var token = await TakeAsync(section.Body, TokenMax, ct);
        if (token is null)
            return false;
        var antiforgery = http.RequestServices.GetRequiredService<IAntiforgery>();
        var header = antiforgery.GetTokens(http).HeaderName!;
        http.Request.Headers[header] = System.Text.Encoding.ASCII.GetString(token.Value.Span);
        await antiforgery.ValidateRequestAsync(http);
        return true;
    }

    private static async Task<Result<Upload>> FileAsync(
        MultipartSection section,
        ContentDispositionHeaderValue disposition,
        CancellationToken ct
    )
    {
        var name = HeaderUtilities.RemoveQuotes(
            disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName
        );
        if (name.Length == 0)
            return Missing;
        return await TakeAsync(section.Body, FileMax, ct) is { } content
            ? new Upload(Path.GetFileName(name.Value!), content)
            : TooLarge;
    }

    /// <returns>Null as soon as there is more than <paramref name="max"/>.</returns>
    private static async Task<ReadOnlyMemory<byte>?> TakeAsync(Stream body, long max, CancellationToken ct)
    {
        using var taken = new MemoryStream();
        var buffer = new byte[81_920];
        for (int count; (count = await body.ReadAsync(buffer, ct)) > 0; )
        {
            if (taken.Length + count > max)
                return null;
            taken.Write(buffer, 0, count);
        }
        return taken.GetBuffer().AsMemory(0, (int)taken.Length);
    }
}

/// <summary>Keeps model binding away from the form, which would otherwise be buffered before the handler runs.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class LeavesFormUnreadAttribute : Attribute, IResourceFilter
{
    public void OnResourceExecuting(ResourceExecutingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.ValueProviderFactories.RemoveType<FormValueProviderFactory>();
        context.ValueProviderFactories.RemoveType<FormFileValueProviderFactory>();
        context.ValueProviderFactories.RemoveType<JQueryFormValueProviderFactory>();
    }

    public void OnResourceExecuted(ResourceExecutedContext context) { }
}
