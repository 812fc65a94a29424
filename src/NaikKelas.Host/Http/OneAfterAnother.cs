using Microsoft.AspNetCore.Mvc.Filters;

namespace NaikKelas.Host.Http;

/// <summary>
/// Pages are read one after another, a few at once for each processor, in the order they were asked for. When many ask
/// at the same moment, sharing the processors out among all would make everybody wait for the last; and each would
/// hold a database connection meanwhile. Only the reading is held, never the sending: a slow phone keeps nobody waiting.
/// </summary>
internal sealed class OneAfterAnother : IAsyncPageFilter
{
    private static readonly int AtOnce = Environment.ProcessorCount * 2;

    private static readonly SemaphoreSlim Places = new(AtOnce);

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(
        PageHandlerExecutingContext context,
        PageHandlerExecutionDelegate next
    )
    {
        ArgumentNullException.ThrowIfNull(next);
        if (!HttpMethods.IsGet(context.HttpContext.Request.Method))
        {
            await next();
            return;
        }

        await Places.WaitAsync(context.HttpContext.RequestAborted);
        try
        {
            await next();
        }
        finally
        {
            Places.Release();
        }
    }
}
