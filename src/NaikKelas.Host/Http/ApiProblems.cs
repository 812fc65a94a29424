using NaikKelas.Kernel;

namespace NaikKelas.Host.Http;

/// <summary>Whatever goes wrong in the API is told the same way: a problem whose type is <c>urn:naikkelas:CODE</c>.</summary>
internal static class ApiProblems
{
    public static void Describe(ProblemDetailsOptions options) =>
        options.CustomizeProblemDetails = context =>
        {
            var problem = context.ProblemDetails;
            if (problem.Type?.StartsWith("urn:naikkelas:", StringComparison.Ordinal) == true)
                return;
            var (code, title) = Of(context.HttpContext.Response.StatusCode);
            problem.Type = $"urn:naikkelas:{code}";
            problem.Title = context.HttpContext.RequestServices.GetRequiredService<Texts>().Of(title);
            problem.Detail = null;
        };

    /// <summary>A token that is good, but not for this.</summary>
    public static Task RefuseAsync(HttpContext context, string scope)
    {
        var texts = context.RequestServices.GetRequiredService<Texts>();
        context.Response.Headers.WWWAuthenticate = $"Bearer error=\"insufficient_scope\", scope=\"{scope}\"";
        return TypedResults
            .Problem(
                title: texts.Of($"Token ini tidak dibuat untuk {scope}. Buat token lain di profil Anda."),
                statusCode: StatusCodes.Status403Forbidden,
                type: "urn:naikkelas:token.scope",
                extensions: new Dictionary<string, object?>(StringComparer.Ordinal) { ["scope"] = scope }
            )
            .ExecuteAsync(context);
    }

    private static (string Code, FormattableString Title) Of(int status) =>
        status switch
        {
            StatusCodes.Status400BadRequest => (
                "request",
                $"Permintaan tidak dapat dibaca. Periksa JSON-nya."
            ),
            StatusCodes.Status401Unauthorized => (
                "not-signed-in",
                $"Kirim token yang berlaku: Authorization: Bearer nk_…"
            ),
            StatusCodes.Status404NotFound => (
                "not-found",
                $"Tidak ditemukan, atau di luar wilayah kerja Anda."
            ),
            StatusCodes.Status405MethodNotAllowed => ("method", $"Alamat ini tidak menerima metode itu."),
            StatusCodes.Status415UnsupportedMediaType => (
                "media-type",
                $"Kirim isi sebagai JSON: Content-Type: application/json"
            ),
            StatusCodes.Status429TooManyRequests => ("too-many", $"Terlalu sering. Coba lagi sebentar."),
            _ => ("error", $"Terjadi kesalahan pada program. Tidak ada yang tersimpan."),
        };
}
