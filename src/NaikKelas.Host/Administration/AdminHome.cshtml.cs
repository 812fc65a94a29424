using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Host.Backups;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Kernel.Auditing;
using NaikKelas.Kernel.Jobs;
using NaikKelas.Kernel.Mail;

namespace NaikKelas.Host.Administration;

/// <summary>A grant or token that soon ends.</summary>
internal sealed record Ending(UserId User, string Name, string What, DateOnly Until);

/// <summary>The administrator's first page: whether the machinery is well, and what runs out.</summary>
[Allow(Role.Administrator)]
internal sealed class AdminHomeModel(
    Db db,
    Actor actor,
    AgencyClock clock,
    VisibleUsers users,
    WaitingList waiting,
    IEnumerable<IModule> modules
) : PageModel
{
    /// <summary>Days ahead that count as soon.</summary>
    public const int Days = 30;

    private const int BackupDays = 2;

    public string Reader => actor.Name;

    public int Failed { get; private set; }

    public IReadOnlyDictionary<LetterState, int> Letters { get; private set; } =
        new Dictionary<LetterState, int>();

    /// <summary>UTC; null: never.</summary>
    public DateTime? Backup { get; private set; }

    public IReadOnlyList<Ending> Ending { get; private set; } = [];

    public IReadOnlyList<RuleData> Rules => [.. modules.SelectMany(m => m.RuleData)];

    public IReadOnlyList<Todo> Waiting { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        Failed = await db.Jobs.CountAsync(
            j => j.State == JobState.Failed || j.State == JobState.Interrupted,
            ct
        );
        Letters = await db
            .OutboxLetters.GroupBy(l => l.State)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        Backup = await db
            .AuditEntries.AsNoTracking()
            .Where(a => a.Action == MakeBackup.Act)
            .OrderByDescending(a => a.Number)
            .Select(a => (DateTime?)a.At)
            .FirstOrDefaultAsync(ct);
        Ending = await EndingAsync(ct);
        Waiting = [.. Own(), .. await waiting.ReadAsync(ct)];
    }

    private IEnumerable<Todo> Own()
    {
        var t = this.Texts;
        yield return new Todo(Failed, t["pekerjaan gagal atau terhenti"], "/admin/sistem");
        yield return new Todo(
            Letters.GetValueOrDefault(LetterState.Failed) + Letters.GetValueOrDefault(LetterState.Uncertain),
            t["surat perlu diputuskan orang"],
            "/admin/sistem#surat"
        );
        var old = Backup is not { } at || at < clock.UtcNow.AddDays(-BackupDays);
        yield return new Todo(
            old ? 1 : 0,
            t["cadangan basis data sudah lama atau belum pernah dibuat"],
            "/admin/sistem"
        );
        yield return new Todo(Ending.Count, t["kewenangan atau token segera berakhir"], "/admin/pengguna");
    }

    /// <summary>Two queries.</summary>
    private async Task<IReadOnlyList<Ending>> EndingAsync(CancellationToken ct)
    {
        var (today, soon) = (clock.Today, clock.Today.AddDays(Days));
        var (visible, grants, tokens) = (
            users.All.AsNoTracking().Where(u => !u.Disabled),
            db.Grants,
            db.ApiTokens
        );
        var ending = await visible
            .Join(
                grants.Where(g => g.Until != null && g.Until >= today && g.Until <= soon),
                u => u.Id,
                g => g.UserId,
                (u, g) =>
                    new
                    {
                        u.Id,
                        u.Name,
                        g.Role,
                        Until = g.Until!.Value,
                    }
            )
            .ToListAsync(ct);
        var keys = await visible
            .Join(
                tokens.Where(k => k.RevokedAt == null && k.ExpiresOn >= today && k.ExpiresOn <= soon),
                u => u.Id,
                k => k.UserId,
                (u, k) =>
                    new
                    {
                        u.Id,
                        u.Name,
                        Token = k.Name,
                        k.ExpiresOn,
                    }
            )
            .ToListAsync(ct);
        var t = this.Texts;
        return
        [
            .. ending
                .Select(e => new Ending(e.Id, e.Name, t.Of(e.Role), e.Until))
                .Concat(keys.Select(k => new Ending(k.Id, k.Name, t["token {0}", k.Token], k.ExpiresOn)))
                .OrderBy(e => e.Until),
        ];
    }
}
