using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using NaikKelas.Interface;
using NaikKelas.Kernel.Access;
using NaikKelas.Training.Classes;

namespace NaikKelas.Training.Rounds;

/// <summary>Step 1 of a round: title, times, public value, classes. With <c>?salin=</c> from an earlier round.</summary>
[Allow(Role.Officer)]
public sealed class ComposeModel(ComposeRound compose, RoundDrafts drafts) : PageModel
{
    [BindProperty]
    public ComposeRound.Input Input { get; set; } = new();

    public RoundId? RoundId { get; private set; }

    /// <summary>Classes that belong to no round yet.</summary>
    public IReadOnlyList<SelectListItem> Free { get; private set; } = [];

    public IReadOnlyList<string> TopicNames { get; private set; } = [];

    /// <summary>Rounds that can be copied, newest first.</summary>
    public IReadOnlyList<RoundCard> Earlier { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(RoundId? id, RoundId? salin, CancellationToken ct)
    {
        await LoadAsync(id, ct);
        var draft = id is { } known ? await drafts.OfAsync(known, ct) : await drafts.NewAsync(salin, ct);
        if (draft is null)
            return NotFound();
        Input = draft;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(RoundId? id, string? act, CancellationToken ct)
    {
        await LoadAsync(id, ct);
        if (act is not null && act != "save")
            return Change(act);
        if (!ModelState.IsValid)
            return this.Again();
        var composed = await compose.RunAsync(id, Input, ct);
        return composed.Refused
            ? this.Again(composed)
            : Redirect($"/pelatihan/putaran/{composed.Value.Value}/syarat");
    }

    private async Task LoadAsync(RoundId? id, CancellationToken ct)
    {
        RoundId = id;
        TopicNames = await drafts.TopicNamesAsync(ct);
        Free =
        [
            .. (await drafts.FreeClassesAsync(ct)).Select(c => new SelectListItem(
                this.Texts[
                    "{0}, {1} · {2} · {3} kursi",
                    c.Topic,
                    c.Name,
                    Say.Days(c.StartsOn, c.EndsOn),
                    c.Capacity
                ],
                c.Id.ToString()
            )),
        ];
        Earlier = id is null ? await drafts.EarlierAsync(ct) : [];
    }

    /// <summary>Rows come and go without a script; the fields are drawn afresh because their numbers move.</summary>
    private PageResult Change(string act)
    {
        List<ClassInput> rows = [.. Input.Classes];
        if (act == "add")
            rows.Add(RoundDrafts.BlankRow(rows.Count));
        else if (int.TryParse(act, CultureInfo.InvariantCulture, out var at) && at >= 0 && at < rows.Count)
            rows.RemoveAt(at);
        Input = Input with { Classes = rows };
        ModelState.Clear();
        return Page();
    }
}
