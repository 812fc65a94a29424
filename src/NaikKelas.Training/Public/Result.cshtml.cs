using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using NaikKelas.Interface;
using NaikKelas.Training.Results;

namespace NaikKelas.Training.Public;

/// <summary>One published result: codes, classes, reasons, and what anyone needs to check it.</summary>
[AllowAnonymous]
public sealed class ResultModel(ResultBook book) : PageModel
{
    internal PublicResult Result { get; private set; } = null!;

    public IEnumerable<SelectListItem> States =>
        Enum.GetValues<DecisionStatus>().Select(s => new SelectListItem(this.Texts.Of(s), s.ToString()));

    public IEnumerable<SelectListItem> ClassItems =>
        Result.Classes.Select(c => new SelectListItem($"{c.Class.Code} {c.Class.Title}", c.Class.Code));

    public static Tone ToneOf(DecisionStatus status) =>
        status switch
        {
            DecisionStatus.Admitted => Tone.Green,
            DecisionStatus.Reserve => Tone.Amber,
            DecisionStatus.Ineligible => Tone.Red,
            _ => Tone.Slate,
        };

    public async Task<IActionResult> OnGetAsync(string slug, ListQuery query, CancellationToken ct)
    {
        if (await book.ReadAsync(slug, query, ct) is not { } result)
            return NotFound();
        Result = result;
        return Page();
    }
}
