using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Training.Topics;

namespace NaikKelas.Training.Trainers;

/// <summary>Takes a trainer into the register, or changes what stands there.</summary>
[Allow(Role.Officer)]
internal sealed class EditTrainerModel(Db db, Actor actor, TrainerBook book, SaveTrainer save) : PageModel
{
    [BindProperty]
    public SaveTrainer.Input Input { get; set; } = new();

    public TrainerId? Known { get; private set; }

    public string? Name { get; private set; }

    public IReadOnlyList<(TopicId Id, string Name)> Topics { get; private set; } = [];

    public string Back => Known is { } id ? $"/pelatihan/narasumber/{id.Value}" : "/pelatihan/narasumber";

    public async Task<IActionResult> OnGetAsync(TrainerId? id, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct))
            return NotFound();
        if (id is not { } known)
            return Page();
        var trainer = (await book.FindAsync(known, ct))!.Trainer;
        Input = new()
        {
            Field = trainer.Field,
            Employer = trainer.Employer,
            Retired = trainer.RetiredOn is not null,
            Version = trainer.Version,
            Topics = await db
                .TrainerTopics.Where(t => t.TrainerId == known)
                .Select(t => t.TopicId)
                .ToListAsync(ct),
        };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(TrainerId? id, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct))
            return NotFound();
        if (!ModelState.IsValid)
            return this.Again();
        var saved = await save.RunAsync(id, Input, ct);
        return saved.Refused
            ? this.Again(saved)
            : this.Done($"Narasumber disimpan.", $"/pelatihan/narasumber/{saved.Value.Value}");
    }

    private async Task<bool> LoadAsync(TrainerId? id, CancellationToken ct)
    {
        Known = id;
        if (id is { } known && (Name = (await book.FindAsync(known, ct))?.Name) is null)
            return false;
        var topics = await db
            .Topics.AsNoTracking()
            .Within(actor, t => t.RegionCode)
            .OrderBy(t => t.Name)
            .Select(t => new { t.Id, t.Name })
            .ToListAsync(ct);
        Topics = [.. topics.Select(t => (t.Id, t.Name))];
        return true;
    }
}
