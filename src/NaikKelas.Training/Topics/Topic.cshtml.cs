using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Training.Topics;

/// <summary>Adds a topic, changes its words, or takes it away.</summary>
[Allow(Role.Officer)]
public sealed class TopicModel(Db db, Actor actor, SaveTopic save, RemoveTopic remove) : PageModel
{
    [BindProperty]
    public SaveTopic.Input Input { get; set; } = new();

    public TopicId? Known { get; private set; }

    public async Task<IActionResult> OnGetAsync(TopicId? id, CancellationToken ct)
    {
        Known = id;
        if (id is not { } known)
            return Page();
        if (
            await db
                .Topics.AsNoTracking()
                .Within(actor, t => t.RegionCode)
                .SingleOrDefaultAsync(t => t.Id == known, ct)
            is not { } topic
        )
            return NotFound();
        Input = new() { Name = topic.Name, Description = topic.Description };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(TopicId? id, string? act, CancellationToken ct)
    {
        Known = id;
        if (act == "remove" && id is { } known)
        {
            ModelState.Clear();
            var removed = await remove.RunAsync(known, ct);
            return removed.Refused ? this.Again(removed) : this.Done($"Materi dihapus.", "/pelatihan/materi");
        }

        var saved = await save.RunAsync(id, Input, ct);
        return saved.Refused
            ? this.Again(saved)
            : this.Done($"Materi “{Input.Name?.Trim()}” disimpan.", "/pelatihan/materi");
    }
}
