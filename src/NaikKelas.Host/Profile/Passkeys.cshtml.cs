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

    [Display(Name = "Kata sandi sekarang")]
    public string? Password { get; set; }

    /// <summary>People of the demo have none.</summary>
    public bool HasPassword { get; private set; }

    public IReadOnlyList<UserPasskey> List { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        Name = DeviceName;
    }

    /// <summary>Asked by the script before the device is; a no is a sentence to show.</summary>
    public async Task<IActionResult> OnPostOptionsAsync(string? password, CancellationToken ct)
    {
        var asked = await keep.AskAsync(await PersonAsync(ct), password, ct);
        return asked.Refused
            ? new ContentResult
            {
                StatusCode = asked.Refusal.StatusCode,
                ContentType = "text/plain; charset=utf-8",
                Content = this.Texts.Of(asked.Refusal.Message),
            }
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
        HasPassword = (await PersonAsync(ct)).PasswordHash is not null;
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
