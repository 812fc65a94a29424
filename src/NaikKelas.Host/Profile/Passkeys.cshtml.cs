using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Host.Sessions;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Host.Profile;

/// <summary>A person's own passkeys.</summary>
[Allow]
internal sealed class PasskeysModel(Db db, Actor actor, KeepPasskey keep) : PageModel
{
    private const string Path = "/profil/kunci-sandi";

    [MaxLength(UserPasskey.NameMax), Display(Name = "Nama perangkat")]
    public string? Name { get; set; }

    public IReadOnlyList<UserPasskey> List { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        Name = DeviceName;
    }

    /// <summary>Asked by the script before the device is.</summary>
    public async Task<IActionResult> OnPostOptionsAsync(CancellationToken ct)
    {
        var asked = await keep.AskAsync(await PersonAsync(ct), ct);
        return asked.Refused
            ? StatusCode(asked.Refusal.StatusCode)
            : Content(asked.Value, "application/json");
    }

    public async Task<IActionResult> OnPostAsync(
        [MaxLength(UserPasskey.NameMax)] string? name,
        string? credential,
        CancellationToken ct
    )
    {
        Name = name;
        if (!ModelState.IsValid)
        {
            await LoadAsync(ct);
            return this.Again();
        }

        var called = string.IsNullOrWhiteSpace(name) ? DeviceName : name.Trim();
        var added = await keep.AddAsync(await PersonAsync(ct), called, credential, ct);
        if (!added.Refused)
            return this.Done($"Kunci sandi “{called}” ditambahkan.", Path);
        await LoadAsync(ct);
        return this.Again(added);
    }

    public async Task<IActionResult> OnPostRemoveAsync(UserPasskeyId id, CancellationToken ct)
    {
        var removed = await keep.RemoveAsync(id, ct);
        return removed.Refused
            ? NotFound()
            : this.Done($"Kunci sandi dihapus. Hapus juga dari pengaturan perangkatnya.", Path);
    }

    private string DeviceName
    {
        get
        {
            var device = Device.Of(Request.Headers.UserAgent.ToString());
            return device.System ?? device.Browser ?? this.Texts["Perangkat saya"];
        }
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        var own = new UserId(actor.UserId!.Value);
        List = await db
            .UserPasskeys.AsNoTracking()
            .Where(p => p.UserId == own)
            .OrderBy(p => p.CreatedAt)
            .ToListAsync(ct);
    }

    private Task<User> PersonAsync(CancellationToken ct)
    {
        var id = new UserId(actor.UserId!.Value);
        return db.Users.SingleAsync(u => u.Id == id, ct);
    }
}
