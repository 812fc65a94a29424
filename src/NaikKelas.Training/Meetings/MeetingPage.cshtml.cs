using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Training.Corrections;

namespace NaikKelas.Training.Meetings;

/// <summary>One meeting: whom it called, who came, what was said and agreed.</summary>
[Allow(Role.Officer, Role.Head)]
[RequestSizeLimit(FormMax)]
internal sealed class MeetingPageModel(
    MeetingBook book,
    AttachToMeeting attach,
    AgencyClock clock,
    Actor actor
) : PageModel
{
    private const long FormMax = Evidence.BytesMax + 64 * 1024;

    public sealed class Handed
    {
        [Display(Name = "Berkas")]
        public IFormFile? File { get; set; }
    }

    [BindProperty]
    public Handed Input { get; set; } = new();

    public MeetingRecord Record { get; private set; } = null!;

    public bool MayChange => actor.Is(Role.Officer);

    public bool IsHeld => Record.Meeting.HeldOn <= clock.Today;

    public async Task<IActionResult> OnGetAsync(MeetingId id, CancellationToken ct) =>
        await LoadAsync(id, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(MeetingId id, CancellationToken ct)
    {
        if (!MayChange || !await LoadAsync(id, ct))
            return NotFound();
        using var content = new MemoryStream();
        if (Input.File is { } file)
            await file.CopyToAsync(content, ct);
        var attached = await attach.RunAsync(id, Input.File?.FileName ?? "", content.ToArray(), ct);
        return attached.Refused
            ? this.Again(attached)
            : this.Done($"Lampiran disimpan.", $"/rencana/rapat/{id.Value}");
    }

    private async Task<bool> LoadAsync(MeetingId id, CancellationToken ct)
    {
        if (await book.ReadAsync(id, ct) is not { } record)
            return false;
        Record = record;
        return true;
    }
}
