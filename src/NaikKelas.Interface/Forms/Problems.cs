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

        internal object Line(Texts texts) =>
            new
            {
                code = refusal.Code,
                message = texts.Of(refusal.Message),
                field = refusal.Field,
            };

        public int StatusCode =>
            refusal.Kind switch
            {
                RefusalKind.NotFound => StatusCodes.Status404NotFound,
                RefusalKind.Conflict => StatusCodes.Status409Conflict,
                _ => StatusCodes.Status422UnprocessableEntity,
            };
    }

    extension<T>(Result<T> refused)
    {
        /// <summary>The first refusal as the problem; where there are more, all of them under <c>errors</c>.</summary>
        public ProblemHttpResult ToProblem(Texts texts)
        {
            var problem = (
                refused.Refusal ?? throw new InvalidOperationException("Nothing was refused.")
            ).ToProblem(texts);
            if (refused.Refusals.Count > 1)
                problem.ProblemDetails.Extensions["errors"] = refused
                    .Refusals.Select(r => r.Line(texts))
                    .ToArray();
            return problem;
        }
    }
}
