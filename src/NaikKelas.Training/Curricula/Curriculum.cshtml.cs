using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NaikKelas.Kernel.Access;
using NaikKelas.Training.Topics;

namespace NaikKelas.Training.Curricula;

/// <summary>What a topic teaches, in the latest version or an older one.</summary>
[Allow(Role.Officer, Role.Verifier, Role.Head)]
internal sealed class CurriculumModel(CurriculumBook book, Actor actor) : PageModel
{
    public Topic Topic { get; private set; } = null!;

    public IReadOnlyList<Curriculum> Versions { get; private set; } = [];

    public CurriculumPaper? Paper { get; private set; }

    public bool MayChange => actor.Is(Role.Officer);

    public async Task<IActionResult> OnGetAsync(TopicId id, int? versi, CancellationToken ct)
    {
        if (await book.TopicAsync(id, ct) is not { } topic)
            return NotFound();
        Topic = topic;
        Versions = await book.VersionsAsync(id, ct);
        var shown = Versions.FirstOrDefault(v => versi is null || v.Number == versi);
        if (shown is null && versi is not null)
            return NotFound();
        Paper = shown is null ? null : await book.ReadAsync(shown, ct);
        return Page();
    }
}
