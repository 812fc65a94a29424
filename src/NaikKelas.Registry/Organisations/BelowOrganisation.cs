using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;
using NaikKelas.Interface;
using NaikKelas.Kernel;

namespace NaikKelas.Registry.Organisations;

/// <summary>A page about something of one organisation: it is there for whom the organisation is there.</summary>
internal abstract class BelowOrganisation : PageModel
{
    public Organisation Organisation { get; private set; } = null!;

    public string Home => $"/koperasi/{Organisation.Id.Value}";

    public virtual IEnumerable<Crumb> Trail =>
        [new(this.Texts["Koperasi"], "/koperasi"), new(Organisation.Name, Home)];

    [NonHandler]
    public override async Task OnPageHandlerExecutionAsync(
        PageHandlerExecutingContext context,
        PageHandlerExecutionDelegate next
    )
    {
        var sheet = HttpContext.RequestServices.GetRequiredService<OrganisationSheet>();
        if (
            !Ids.TryParse<OrganisationId>(RouteData.Values["id"]?.ToString(), out var id)
            || await sheet.FindAsync(id, HttpContext.RequestAborted) is not { } organisation
        )
        {
            context.Result = NotFound();
            return;
        }

        Organisation = organisation;
        await next();
    }

    /// <summary>Back to the organisation's page, saying what was done, or the form again.</summary>
    protected IActionResult Answer<T>(Result<T> result, FormattableString done) =>
        result.Refused ? this.Again(result) : this.Done(done, Home);
}
