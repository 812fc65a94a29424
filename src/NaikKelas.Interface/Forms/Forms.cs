using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;
using NaikKelas.Kernel;

namespace NaikKelas.Interface;

/// <summary>How a form ends: done (redirect, saying what was done) or again (the same form, with all that was wrong).</summary>
public static class Forms
{
    public const string DoneKey = "Done";

    extension(PageModel page)
    {
        /// <summary>Post-redirect-get; the message stands on the next page.</summary>
        public IActionResult Done(FormattableString message, string url)
        {
            page.TempData[DoneKey] = page.Texts.Of(message);
            if (!page.Request.Headers.ContainsKey("HX-Request"))
                return page.LocalRedirect(url);
            page.Response.Headers["HX-Redirect"] = url;
            return page.StatusCode(StatusCodes.Status204NoContent);
        }

        /// <summary>The same page with the typed text kept, status 422 (or 404, 409 as the refusal says).</summary>
        public IActionResult Again<T>(Result<T> refused, string form = "Input") =>
            page.Again(refused, _ => form);

        /// <summary>The same, where the fields stand in more than one form.</summary>
        /// <param name="refused">The use case's answer.</param>
        /// <param name="formOf">The form of a field.</param>
        public IActionResult Again<T>(Result<T> refused, Func<string, string> formOf)
        {
            ArgumentNullException.ThrowIfNull(formOf);
            foreach (var refusal in refused.Refusals)
                page.ModelState.AddModelError(
                    refusal.Field is { } field ? $"{formOf(field)}.{field}" : "",
                    page.Texts.Of(refusal.Message)
                );
            if (refused.Refusal is { Kind: RefusalKind.NotFound })
                return page.NotFound();
            page.Response.StatusCode =
                refused.Refusal?.StatusCode ?? StatusCodes.Status422UnprocessableEntity;
            return page.Page();
        }

        /// <summary>The same page after model binding itself failed (a letter where a number belongs).</summary>
        public IActionResult Again()
        {
            page.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return page.Page();
        }

        public Texts Texts => page.HttpContext.RequestServices.GetRequiredService<Texts>();
    }
}
