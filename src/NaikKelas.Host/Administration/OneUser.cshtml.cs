using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NaikKelas.Host.SignIn;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Host.Administration;

[Allow(Role.Administrator)]
internal sealed class OneUserModel(
    VisibleUsers users,
    UserActs acts,
    RecoverAccount recover,
    Actor actor,
    GrantRole grantRole,
    AgencyClock clock,
    ScopeWords words,
    Say say
) : PageModel
{
    public sealed record GrantRow(
        Guid Id,
        Role Role,
        string Where,
        DateOnly From,
        DateOnly? Until,
        bool MayEnd
    );

    [BindProperty(SupportsGet = true)]
    public UserId Id { get; set; }

    public GrantForm Grant { get; set; } = new();

    [MaxLength(500), Display(Name = "Alasan")]
    public string? Reason { get; set; }

    public sealed record RecoveryForm
    {
        [MaxLength(AccountRecovery.TextMax), Display(Name = "Mengapa perlu dipulihkan")]
        public string? Reason { get; init; }

        [MaxLength(200), Display(Name = "Alamat surel baru (bila perlu)")]
        public string? NewEmail { get; init; }

        [MaxLength(AccountRecovery.TextMax), Display(Name = "Cara Anda memastikan orangnya")]
        public string? IdentityCheck { get; init; }
    }

    public RecoveryForm Recovery { get; set; } = new();

    /// <summary>What waits for a second administrator.</summary>
    public AccountRecovery? Open { get; private set; }

    public bool MayAgree => Open is not null && Open.AskedBy.Value != actor.UserId;

    public bool IsOwn => Id.Value == actor.UserId;

    public User Person { get; private set; } = null!;

    public IReadOnlyList<GrantRow> Grants { get; private set; } = [];

    public IReadOnlyList<Answer> Facts { get; private set; } = [];

    public DateTime Now => clock.UtcNow;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) =>
        await LoadAsync(ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostGrantAsync(
        [Bind(Prefix = nameof(Grant))] GrantForm grant,
        CancellationToken ct
    )
    {
        Grant = grant;
        if (!ModelState.IsValid)
            return await LoadAsync(ct) ? this.Again() : NotFound();
        return await EndAsync(
            await grantRole.RunAsync(Id, grant.ToInput(), ct),
            $"Kewenangan diberikan.",
            ct
        );
    }

    public async Task<IActionResult> OnPostEndAsync(Guid grant, CancellationToken ct) =>
        await EndAsync(await acts.EndGrantAsync(Id, grant, reason: null, ct), $"Kewenangan dicabut.", ct);

    public async Task<IActionResult> OnPostDisableAsync(string? reason, CancellationToken ct) =>
        await EndAsync(await acts.DisableAsync(Id, reason, ct), $"Akun dinonaktifkan.", ct);

    public async Task<IActionResult> OnPostEnableAsync(CancellationToken ct) =>
        await EndAsync(await acts.EnableAsync(Id, ct), $"Akun diaktifkan kembali.", ct);

    public async Task<IActionResult> OnPostUnlockAsync(CancellationToken ct) =>
        await EndAsync(await acts.UnlockAsync(Id, ct), $"Kunci dibuka.", ct);

    public async Task<IActionResult> OnPostLinkAsync(CancellationToken ct) =>
        await EndAsync(await acts.SendLinkAsync(Id, ct), $"Tautan dikirim.", ct);

    public async Task<IActionResult> OnPostRecoverAsync(
        [Bind(Prefix = nameof(Recovery))] RecoveryForm recovery,
        CancellationToken ct
    )
    {
        Recovery = recovery;
        if (!ModelState.IsValid)
            return await LoadAsync(ct) ? this.Again() : NotFound();
        return await EndAsync(
            await recover.AskAsync(Id, new(recovery.Reason, recovery.IdentityCheck, recovery.NewEmail), ct),
            ct
        );
    }

    public async Task<IActionResult> OnPostAgreeAsync(CancellationToken ct) =>
        await EndAsync(await recover.DecideAsync(Id, agreed: true, ct), ct);

    public async Task<IActionResult> OnPostRefuseAsync(CancellationToken ct) =>
        await EndAsync(await recover.DecideAsync(Id, agreed: false, ct), ct);

    private async Task<IActionResult> EndAsync(Result<RecoveryState> result, CancellationToken ct)
    {
        if (result.Refused)
            return await LoadAsync(ct) ? this.Again(result, nameof(Recovery)) : NotFound();
        return this.Done(
            result.Value switch
            {
                RecoveryState.Done =>
                    $"Akun dipulihkan. Tautan untuk membuat kata sandi dikirim ke alamat surelnya.",
                RecoveryState.Refused => $"Pemulihan ditolak. Akun tidak berubah.",
                _ => $"Pemulihan diminta. Administrator lain perlu menyetujuinya.",
            },
            $"/admin/pengguna/{Id.Value}"
        );
    }

    private async Task<IActionResult> EndAsync(
        Result<User> result,
        FormattableString done,
        CancellationToken ct
    )
    {
        if (!result.Refused)
            return this.Done(done, $"/admin/pengguna/{Id.Value}");
        return await LoadAsync(ct) ? this.Again(result, nameof(Grant)) : NotFound();
    }

    public IReadOnlyList<Answer> Asked(AccountRecovery open) =>
        [
            new(this.Texts["Diminta oleh"], open.AskedByName),
            new(this.Texts["Pada"], say.Instant(open.AskedAt)),
            new(this.Texts["Alasan"], open.Reason),
            new(this.Texts["Cara memastikan orangnya"], open.IdentityCheck),
            new(this.Texts["Alamat surel baru"], open.NewEmail),
        ];

    private async Task<bool> LoadAsync(CancellationToken ct)
    {
        if (await users.FindAsync(Id, ct) is not { } person)
            return false;
        Person = person;
        Open = await recover.OpenAsync(Id, ct);
        Grants =
        [
            .. person
                .Grants.OrderByDescending(g => g.From)
                .Select(g => new GrantRow(
                    g.Id,
                    g.Role,
                    words.Of(g),
                    g.From,
                    g.Until,
                    users.Reaches(g) && (g.Until is null || g.Until >= clock.Today)
                )),
        ];
        var texts = this.Texts;
        Facts =
        [
            new(texts["Kata sandi"], person.PasswordHash is null ? texts["belum dibuat"] : texts["ada"]),
            new(texts["Masuk dua langkah"], person.TwoFactorEnabled ? texts["aktif"] : texts["belum aktif"]),
            new(
                texts["Terkunci sampai"],
                person.LockoutEnd > Now ? say.Instant(person.LockoutEnd) : texts["tidak terkunci"]
            ),
            new(texts["Nonaktif"], person.Disabled ? texts["ya"] : texts["tidak"]),
        ];
        return true;
    }
}
