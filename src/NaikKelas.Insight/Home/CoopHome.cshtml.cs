using Microsoft.AspNetCore.Mvc.RazorPages;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Organisations;
using NaikKelas.Training.Nominating;

namespace NaikKelas.Insight.Home;

/// <summary>The first page of a co-op's board: what the co-op must do next.</summary>
[Allow(Role.CoopBoard)]
public sealed class CoopHomeModel(
    OwnDuties duties,
    OwnCalls calls,
    WaitingList waiting,
    AgencyClock clock,
    Say say
) : PageModel
{
    public IReadOnlyList<OwnDuty> Duties { get; private set; } = [];

    public OwnTraining Training { get; private set; } = null!;

    public IReadOnlyList<Todo> Waiting { get; private set; } = [];

    public DateOnly Today => clock.Today;

    public string Names => string.Join(", ", Duties.Select(d => d.Card.Name));

    public async Task OnGetAsync(CancellationToken ct)
    {
        Duties = await duties.ReadAsync(ct);
        Training = await calls.ReadAsync(ct);
        Waiting = [.. Own(), .. await waiting.ReadAsync(ct)];
    }

    private IEnumerable<Todo> Own()
    {
        var t = this.Texts;
        if (Training.Offers is [var first, ..])
            yield return new Todo(
                Training.Offers.Count,
                t["undangan belum dijawab orang Anda"],
                "/usulkan",
                first.ExpiresAt is { } until ? t["tenggat pertama {0}", say.Instant(until)] : null
            );
        foreach (var call in Training.Calls.Where(c => c.Nominated == 0))
            yield return new Todo(1, t["panggilan terbuka, belum ada usulan Anda"], call.Href, call.Title);
        if (Training.CorrectionsUntil is { } end)
            yield return new Todo(
                1,
                t["masa koreksi: periksa fakta orang yang Anda usulkan"],
                "/koperasi-kami/koreksi",
                t["sampai {0}", say.Instant(end)]
            );
        foreach (var duty in Duties.Where(d => d.OwesRat))
            yield return new Todo(
                1,
                t["RAT belum tercatat: laporkan hasilnya ke dinas"],
                $"/koperasi/{duty.Card.Id.Value}",
                t["tahun buku {0:0}, batas {1}", duty.RatYear!.Value, Say.Date(duty.RatDue)]
            );
        var papers = Duties.Where(d => d.Papers.Count > 0).ToList();
        foreach (var duty in papers)
            yield return new Todo(
                duty.Papers.Count,
                t["surat habis atau segera habis masa berlakunya"],
                $"/koperasi/{duty.Card.Id.Value}",
                t["yang pertama {0}", Say.Date(duty.Papers[0].ExpiresOn)]
            );
    }
}
