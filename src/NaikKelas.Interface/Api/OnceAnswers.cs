using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Idempotency;

namespace NaikKelas.Interface;

/// <summary>Marks an endpoint that asks for <c>Idempotency-Key</c>, so that its description says so.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OnceAttribute : Attribute;

/// <summary>Writes of the API: each carries a key, and is done once.</summary>
public static class OnceAnswers
{
    public const string Header = "Idempotency-Key";
    public const string RepeatedHeader = "Idempotent-Replayed";

    extension(OnceOnly once)
    {
        /// <param name="http">Whence the key and the route come.</param>
        /// <param name="input">What was sent, as it was understood: blanks in the JSON make no other act.</param>
        /// <param name="status">Of the answer when it is done.</param>
        /// <param name="act">The use case.</param>
        public async Task<IResult> AnswerAsync<TInput, TAnswer>(
            HttpContext http,
            TInput input,
            int status,
            Func<CancellationToken, Task<Result<TAnswer>>> act
        )
        {
            ArgumentNullException.ThrowIfNull(http);
            ArgumentNullException.ThrowIfNull(once);
            ArgumentNullException.ThrowIfNull(act);
            var (services, ct) = (http.RequestServices, http.RequestAborted);
            var json = services.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
            var answer = await once.RunAsync(
                new OnceRequest(
                    http.Request.Headers[Header].ToString(),
                    $"{http.Request.Method} {http.Request.Path}",
                    JsonSerializer.SerializeToUtf8Bytes(input, json)
                ),
                async () =>
                {
                    var done = await act(ct);
                    return done.Refused
                        ? done.As<OnceAnswer>()
                        : new OnceAnswer(status, JsonSerializer.Serialize(done.Value, json));
                },
                ct
            );
            if (answer.Refused)
                return answer.ToProblem(services.GetRequiredService<Texts>());
            if (answer.Value.IsRepeated)
                http.Response.Headers[RepeatedHeader] = "true";
            return TypedResults.Content(
                answer.Value.Body,
                "application/json; charset=utf-8",
                statusCode: answer.Value.Status
            );
        }
    }

    /// <summary>Says in the description what <see cref="AnswerAsync"/> asks for and answers.</summary>
    public static RouteHandlerBuilder Once<TAnswer>(this RouteHandlerBuilder route, int status)
    {
        ArgumentNullException.ThrowIfNull(route);
        return route
            .WithMetadata(new OnceAttribute())
            .Produces<TAnswer>(status)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
    }
}
