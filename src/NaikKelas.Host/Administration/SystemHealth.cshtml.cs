using System.Runtime.InteropServices;
using Microsoft.AspNetCore.Mvc;
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

/// <summary>Whether the machinery is well.</summary>
[Allow(Role.Administrator)]
internal sealed class SystemHealthModel(
    Db db,
    Store store,
    Settings settings,
    Migrator migrator,
    AgencyClock clock,
    Say say,
    OutboxBoard outbox
) : PageModel
{
    private const int Shown = 20;

    public IReadOnlyList<Answer> Facts { get; private set; } = [];

    public IReadOnlyList<Job> Failed { get; private set; } = [];

    public OutboxBoard.Board Outbox { get; private set; } = null!;

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    public async Task<IActionResult> OnPostAgainAsync(
        LetterId letter,
        [FromServices] SendAgain again,
        CancellationToken ct
    )
    {
        var result = await again.RunAsync(letter, ct);
        if (!result.Refused)
            return this.Done($"Surat dikirim ulang.", "/admin/sistem#surat");
        await LoadAsync(ct);
        return this.Again(result);
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        Outbox = await outbox.ReadAsync(ct);
        var texts = this.Texts;
        var missing = await migrator.MissingAsync(ct);
        Failed = await db
            .Jobs.AsNoTracking()
            .Where(j => j.State == JobState.Failed || j.State == JobState.Interrupted)
            .OrderByDescending(j => j.Id)
            .Take(Shown)
            .ToListAsync(ct);
        var backup = await db
            .AuditEntries.AsNoTracking()
            .Where(a => a.Action == MakeBackup.Act)
            .OrderByDescending(a => a.Number)
            .Select(a => (DateTime?)a.At)
            .FirstOrDefaultAsync(ct);
        Facts =
        [
            new(texts["Basis data"], store.Provider == Store.Postgres ? "PostgreSQL" : "SQLite"),
            new(
                texts["Skema"],
                missing.Count == 0 ? texts["terbaru"] : texts["belum: {0}", string.Join(", ", missing)]
            ),
            new(
                texts["Cadangan terakhir"],
                backup is { } at
                    ? say.Instant(at)
                    : texts["belum pernah; jalankan naikkelas backup BERKAS setiap malam"]
            ),
            new(texts["Jejak audit"], texts["{0} baris", await db.AuditEntries.LongCountAsync(ct)]),
            new(
                texts["Surat"],
                settings.SendsMail
                    ? texts["dikirim lewat SMTP"]
                    : texts["ditaruh di map {0}", settings.MailFolder]
            ),
            new(texts["Mode demo"], settings.Demo ? texts["ya"] : texts["tidak"]),
            new(texts["Zona waktu"], $"{clock.ZoneName} ({settings.Zone.Id})"),
            new(
                texts["Ruang kosong"],
                texts["{0} GB", new DriveInfo(settings.DataFolder).AvailableFreeSpace / 1_000_000_000]
            ),
            new(
                texts["Versi"],
                $"NaikKelas {typeof(SystemHealthModel).Assembly.GetName().Version?.ToString(3)} · {RuntimeInformation.FrameworkDescription}"
            ),
        ];
    }
}
