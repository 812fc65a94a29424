namespace NaikKelas.Host.Http;

/// <summary>A problem in JSON for programs, a page with a way on for people.</summary>
internal static class ErrorAnswers
{
    private const string Page = "/kesalahan";

    public static void UseErrorAnswers(this IApplicationBuilder app)
    {
        app.UseWhen(context => IsApi(context.Request), api => api.UseExceptionHandler().UseStatusCodePages());
        app.UseWhen(
            context => !IsApi(context.Request),
            pages => pages.UseExceptionHandler($"{Page}/500").UseStatusCodePagesWithReExecute(Page + "/{0}")
        );
    }

    private static bool IsApi(HttpRequest request) =>
        request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase);
}
