using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Training.Trainers;

/// <summary>One trainer: papers, hours, classes.</summary>
[Allow(Role.Officer, Role.Head)]
internal sealed class TrainerPageModel(Db db, Actor actor, TrainerBook book) : PageModel
{
    public RecordProof.Input Input { get; set; } = new();

    public TrainerRow Row { get; private set; } = null!;

    public IReadOnlyList<TrainerProof> Proofs { get; private set; } = [];

    public IReadOnlyList<TaughtClass> Classes { get; private set; } = [];

    public bool MayChange => actor.Is(Role.Officer);

    public async Task<IActionResult> OnGetAsync(TrainerId id, CancellationToken ct) =>
        await LoadAsync(id, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(
        TrainerId id,
        [Bind(Prefix = nameof(Input))] RecordProof.Input input,
        IFormFile? file,
        [FromServices] RecordProof record,
        CancellationToken ct
    )
    {
        Input = input;
        if (!MayChange || !await LoadAsync(id, ct))
            return NotFound();
        if (!ModelState.IsValid)
            return this.Again();
        using var content = new MemoryStream();
        if (file is not null)
            await file.CopyToAsync(content, ct);
        var recorded = await record.RunAsync(id, input with { File = content.ToArray() }, ct);
        return recorded.Refused
            ? this.Again(recorded)
            : this.Done($"Bukti dicatat.", $"/pelatihan/narasumber/{id.Value}");
    }

    private async Task<bool> LoadAsync(TrainerId id, CancellationToken ct)
    {
        if (await book.FindAsync(id, ct) is not { } row)
            return false;
        Row = row;
        Proofs = await db
            .TrainerProofs.AsNoTracking()
            .Where(p => p.TrainerId == id)
            .OrderByDescending(p => p.ValidUntil)
            .ToListAsync(ct);
        Classes = await book.ClassesAsync(id, ct);
        return true;
    }
}
