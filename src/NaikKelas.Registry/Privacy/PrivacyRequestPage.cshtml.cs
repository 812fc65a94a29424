using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Kernel.Privacy;
using NaikKelas.Registry.Persons;

namespace NaikKelas.Registry.Privacy;

/// <summary>One request: what is asked, what stands in the way, and the answer.</summary>
[Allow(Role.Officer, Role.Administrator)]
internal sealed class PrivacyRequestPageModel(
    Db db,
    Actor actor,
    PersonalBook book,
    AnswerPrivacyRequest answer,
    PersonalFile file,
    Say say
) : PageModel
{
    [BindProperty]
    public AnswerPrivacyRequest.Input Input { get; set; } = new();

    public PrivacyRequest Asked { get; private set; } = null!;

    public Person Person { get; private set; } = null!;

    public IReadOnlyList<Obstacle> Obstacles { get; private set; } = [];

    public IEnumerable<Answer> Facts
    {
        get
        {
            var t = this.Texts;
            yield return new(t["Keadaan"], t.Of(Asked.State));
            yield return new(t["Diterima"], say.Instant(Asked.AskedAt));
            yield return new(t["Paling lambat"], say.Instant(Asked.DueAt));
            yield return new(t["Lewat"], Asked.By);
            yield return new(t["Keterangan"], Asked.Words);
            if (Asked.State == PrivacyState.Open)
                yield break;
            yield return new(t["Jawaban"], Asked.Answer);
            yield return new(t["Dijawab oleh"], Asked.AnsweredByName);
            yield return new(t["Pada"], say.Instant(Asked.AnsweredAt));
        }
    }

    public async Task<IActionResult> OnGetAsync(PrivacyRequestId id, CancellationToken ct) =>
        await LoadAsync(id, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(PrivacyRequestId id, bool granted, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct))
            return NotFound();
        var answered = await answer.RunAsync(id, granted, Input, ct);
        return answered.Refused
            ? this.Again(answered, nameof(Input))
            : this.Done($"Permintaan dijawab.", "/orang/permintaan");
    }

    public async Task<IActionResult> OnPostFileAsync(
        PrivacyRequestId id,
        string? format,
        CancellationToken ct
    )
    {
        if (!await LoadAsync(id, ct))
            return NotFound();
        if (Asked is not { Kind: PrivacyKind.Copy, State: PrivacyState.Open })
            return this.Again<byte[]>(
                Refusal.Conflict(
                    "privacy.no-copy",
                    $"Salinan hanya dibuat untuk permintaan salinan yang belum dijawab."
                )
            );
        var isPdf = format == PersonalFile.Pdf;
        var made = await file.MakeAsync(
            Asked.PersonId,
            isPdf ? PersonalFile.Pdf : PersonalFile.Json,
            this.Texts["permintaan salinan data pribadi"],
            ct
        );
        if (made.Refused)
            return this.Again(made);
        return isPdf
            ? File(made.Value, "application/pdf", "data-pribadi.pdf")
            : File(made.Value, "application/json", "data-pribadi.json");
    }

    private async Task<bool> LoadAsync(PrivacyRequestId id, CancellationToken ct)
    {
        if (
            await db.PrivacyRequests.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, ct)
                is not { } request
            || await db.ReachPersonAsync(request.PersonId, actor, ct) is not { } person
        )
            return false;
        (Asked, Person) = (request, person);
        if (request is { State: PrivacyState.Open, Kind: PrivacyKind.Erasure })
            Obstacles = await book.ObstaclesAsync(request.PersonId, ct);
        return true;
    }
}
