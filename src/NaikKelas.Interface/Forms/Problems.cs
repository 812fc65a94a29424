using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using NaikKelas.Kernel;

namespace NaikKelas.Interface;

/// <summary>The one place where a refusal becomes an HTTP answer.</summary>
public static class Problems
{
    extension(Refusal refusal)
    {
        public ProblemHttpResult ToProblem(Texts texts)
        {
            ArgumentNullException.ThrowIfNull(texts);
            return TypedResults.Problem(
                title: texts.Of(refusal.Message),
                statusCode: refusal.StatusCode,
                type: $"urn:naikkelas:{refusal.Code}",
                extensions: refusal.Field is { } field
                    ? new Dictionary<string, object?>(StringComparer.Ordinal) { ["field"] = field }
                    : null
            );
        }

        public int StatusCode =>
            refusal.Kind switch
            {
                RefusalKind.NotFound => StatusCodes.Status404NotFound,
                RefusalKind.Conflict => StatusCodes.Status409Conflict,
                _ => StatusCodes.Status422UnprocessableEntity,
            };
    }
}
