using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NaikKelas.Interface;
using NaikKelas.Kernel.Access;
using NaikKelas.Training.Classes;

namespace NaikKelas.Training.Timetables;

/// <summary>The timetable of a class, its rooms and what they allow; fills it from the curriculum.</summary>
[Allow(Role.Officer, Role.Verifier, Role.Head)]
internal sealed class TimetableModel(TimetableBook book, FillTimetable fill, Actor actor) : PageModel
{
    [BindProperty]
    public FillTimetable.Input Input { get; set; } = new();

    public TimetablePicture Picture { get; private set; } = null!;

    public bool MayChange => actor.Is(Role.Officer);

    /// <summary>"4", or "1,5" where a session was cut to the minute.</summary>
    public static string Jp(decimal jp) => jp == decimal.Truncate(jp) ? Say.Number(jp) : Say.Number(jp, 1);

    public async Task<IActionResult> OnGetAsync(ClassId id, CancellationToken ct) =>
        await LoadAsync(id, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(ClassId id, CancellationToken ct)
    {
        if (!MayChange || !await LoadAsync(id, ct))
            return NotFound();
        if (!ModelState.IsValid)
            return this.Again();
        var filled = await fill.RunAsync(id, Input, ct);
        return filled.Refused
            ? this.Again(filled)
            : this.Done($"Jadwal disusun: {filled.Value} sesi.", $"/pelatihan/kelas/{id.Value}/jadwal");
    }

    private async Task<bool> LoadAsync(ClassId id, CancellationToken ct)
    {
        if (await book.ReadAsync(id, ct) is not { } picture)
            return false;
        Picture = picture;
        return true;
    }
}
