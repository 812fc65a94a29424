using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NaikKelas.Interface;
using NaikKelas.Kernel.Access;
using NaikKelas.Training.Topics;

namespace NaikKelas.Training.Curricula;

/// <summary>Writes the next version of a curriculum, beginning from the latest.</summary>
[Allow(Role.Officer)]
internal sealed class EditCurriculumModel(CurriculumBook book, SaveCurriculum save) : PageModel
{
    /// <summary>Blank rows after what there is.</summary>
    private const int Spare = 4;

    [BindProperty]
    public SaveCurriculum.Input Input { get; set; } = new();

    public Topic Topic { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(TopicId id, CancellationToken ct)
    {
        if (!await OpenAsync(id, ct))
            return NotFound();
        var latest = await book.VersionsAsync(id, ct) is [var first, ..] ? first : null;
        var items = latest is null ? [] : (await book.ReadAsync(latest, ct)).Items;
        Input = new()
        {
            Number = latest?.Number ?? 0,
            Items =
            [
                .. items.Select(i => new SaveCurriculum.Item
                {
                    Title = i.Title,
                    Theory = i.Theory,
                    Practice = i.Practice,
                    Aim = i.Aim,
                }),
                .. Enumerable.Repeat(new SaveCurriculum.Item(), Spare),
            ],
        };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(TopicId id, CancellationToken ct)
    {
        if (!await OpenAsync(id, ct))
            return NotFound();
        if (Input.Items.Count == 0)
            Input = Input with { Items = [.. Enumerable.Repeat(new SaveCurriculum.Item(), Spare)] };
        if (!ModelState.IsValid)
            return this.Again();
        var saved = await save.RunAsync(id, Input, ct);
        return saved.Refused
            ? this.Again(saved)
            : this.Done(
                $"Kurikulum versi {Input.Number + 1} disimpan.",
                $"/pelatihan/materi/{id.Value}/kurikulum"
            );
    }

    private async Task<bool> OpenAsync(TopicId id, CancellationToken ct)
    {
        if (await book.TopicAsync(id, ct) is not { } topic)
            return false;
        Topic = topic;
        return true;
    }
}
