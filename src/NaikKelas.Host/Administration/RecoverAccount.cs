using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Host.SignIn;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Host.Administration;

/// <summary>
/// Use cases: open an account anew for somebody who lost phone, codes or address book (pemulihan akun). One administrator
/// asks and says how it was made sure who the person is; another one agrees. Where there is no other, the first one's
/// word is enough, and the trail shows it.
/// </summary>
internal sealed class RecoverAccount(
    Db db,
    Actor actor,
    AgencyClock clock,
    VisibleUsers users,
    Accounts accounts,
    SignInLetters letters
)
{
    private const int TextMin = 10;

    /// <param name="Reason">Why it is needed.</param>
    /// <param name="IdentityCheck">How it was made sure who asks.</param>
    /// <param name="NewEmail">Where the link goes when the mailbox is lost too; empty: the address stays.</param>
    public sealed record Input(string? Reason, string? IdentityCheck, string? NewEmail = null);

    /// <summary>What waits for a second administrator, or null.</summary>
    public Task<AccountRecovery?> OpenAsync(UserId user, CancellationToken ct) =>
        db
            .AccountRecoveries.AsNoTracking()
            .SingleOrDefaultAsync(r => r.UserId == user && r.State == RecoveryState.Open, ct);

    public Task<Result<RecoveryState>> AskAsync(UserId id, Input input, CancellationToken ct) =>
        db.RunAsync<RecoveryState>(
            async () =>
            {
                // Held: of two who ask at once the second sees the first one's request.
                if (await db.Users.HoldAsync(id, ct) is null)
                    return Refusal.NotFound($"Pengguna ini tidak ada.");
                var whole = await WholeAsync(id, ct);
                if (whole.Refused)
                    return whole.Refusal;
                var user = whole.Value;
                if (await WrongAsync(user, input, ct) is { Any: true } wrong)
                    return wrong;
                var recovery = new AccountRecovery
                {
                    Id = Ids.New<AccountRecoveryId>(),
                    UserId = id,
                    Reason = input.Reason!.Trim(),
                    IdentityCheck = input.IdentityCheck!.Trim(),
                    NewEmail = input.NewEmail?.Trim() is { Length: > 0 } email ? email : null,
                    AskedBy = Own,
                    AskedByName = actor.Name,
                    AskedAt = clock.UtcNow,
                };
                db.AccountRecoveries.Add(recovery);
                db.Audit("user.recovery-asked", $"users/{id.Value}", recovery.Reason);
                if (!await AnotherAsync(user, ct))
                    await OpenAnewAsync(user, recovery, ct);
                return recovery.State;
            },
            ct
        );

    /// <param name="id">Whose account.</param>
    /// <param name="agreed">False: it stays as it is.</param>
    /// <param name="ct">Ends the wait for the database.</param>
    public Task<Result<RecoveryState>> DecideAsync(UserId id, bool agreed, CancellationToken ct) =>
        db.RunAsync<RecoveryState>(
            async () =>
            {
                // The person first: two decisions at once find one open request between them.
                if (await db.Users.HoldAsync(id, ct) is null)
                    return Refusal.NotFound($"Pengguna ini tidak ada.");
                var whole = await WholeAsync(id, ct);
                if (whole.Refused)
                    return whole.Refusal;
                var user = whole.Value;
                if (
                    await db.AccountRecoveries.SingleOrDefaultAsync(
                        r => r.UserId == id && r.State == RecoveryState.Open,
                        ct
                    )
                    is not { } recovery
                )
                    return Refusal.Conflict("recovery-gone", $"Permintaan ini sudah diputuskan.");
                if (agreed && (recovery.AskedBy == Own || id == Own))
                    return Refusal.Conflict(
                        "second-person",
                        $"Yang menyetujui harus administrator lain: bukan yang meminta, bukan pemilik akun."
                    );
                if (agreed && user.Disabled)
                    return Refusal.Conflict("disabled", $"Akun ini nonaktif.");
                if (agreed && await AddressAsync(recovery.NewEmail ?? "", ct) is { } taken)
                    return taken;
                if (agreed)
                    await OpenAnewAsync(user, recovery, ct);
                else
                {
                    db.Audit("user.recovery-refused", $"users/{id.Value}");
                    Decide(recovery, RecoveryState.Refused);
                }

                return recovery.State;
            },
            ct
        );

    private UserId Own => new(actor.UserId!.Value);

    /// <summary>An account is one: whoever does not reach all of its grants must not open it anew.</summary>
    private async Task<Result<User>> WholeAsync(UserId id, CancellationToken ct)
    {
        if (await users.FindAsync(id, ct) is not { } user)
            return Refusal.NotFound($"Pengguna ini tidak ada.");
        return user.Grants.Any(g => g.HoldsOn(clock.Today) && !users.Reaches(g))
            ? Refusal.Conflict(
                "beyond-reach",
                $"Orang ini juga punya kewenangan di luar wilayah Anda. Mintalah administrator yang mencakup keduanya."
            )
            : user;
    }

    private async Task<Refusals> WrongAsync(User user, Input input, CancellationToken ct)
    {
        var refusals = new Refusals();
        refusals.When(
            user.Id == Own,
            "own-account",
            $"Anda tidak dapat memulihkan akun sendiri. Mintalah administrator lain."
        );
        refusals.When(user.Disabled, "disabled", $"Akun ini nonaktif.");
        refusals.When(
            await OpenAsync(user.Id, ct) is not null,
            "recovery-open",
            $"Pemulihan akun ini sudah diminta dan menunggu administrator kedua."
        );
        if (await AddressAsync(input.NewEmail?.Trim() ?? "", ct) is { } address)
            refusals.Add(address);
        Text(input.Reason, "reason", $"Alasan", nameof(Input.Reason));
        Text(input.IdentityCheck, "identity-check", $"Cara memastikan orangnya", nameof(Input.IdentityCheck));
        return refusals;

        void Text(string? typed, string code, FormattableString label, string field)
        {
            var length = (typed ?? "").Trim().Length;
            refusals.When(
                length is < TextMin or > AccountRecovery.TextMax,
                code,
                $"{label}: ditemukan {length} huruf, seharusnya {TextMin} sampai {AccountRecovery.TextMax}.",
                field
            );
        }
    }

    /// <summary>Null where a letter can go there and nobody else has the address.</summary>
    private async Task<Refusal?> AddressAsync(string email, CancellationToken ct)
    {
        if (email.Length == 0)
            return null;
        if (!new EmailAddressAttribute().IsValid(email))
            return new(
                "email-unreadable",
                $"“{email}” bukan alamat surel. Tulis yang lengkap, misalnya nama@contoh.id.",
                nameof(Input.NewEmail)
            );
        var normalized = email.ToUpperInvariant();
        return await db.Users.AnyAsync(u => u.NormalizedEmail == normalized, ct)
            ? new("email-taken", $"Sudah ada pengguna dengan alamat “{email}”.", nameof(Input.NewEmail))
            : null;
    }

    /// <summary>Whether somebody else could be the second person: an administrator of today who reaches this account.</summary>
    private async Task<bool> AnotherAsync(User user, CancellationToken ct)
    {
        var today = clock.Today;
        var where = user
            .Grants.Where(g => g.HoldsOn(today))
            .Select(g => g.RegionCode ?? g.OrganisationRegionCode ?? "")
            .ToList();
        var (own, person) = (Own, user.Id);
        var others = await db
            .Grants.AsNoTracking()
            .Where(g => g.Role == Role.Administrator && g.UserId != own && g.UserId != person)
            .Where(g => g.From <= today && (g.Until == null || g.Until >= today))
            .Join(db.Users.Where(u => !u.Disabled), g => g.UserId, u => u.Id, (g, _) => g.RegionCode)
            .ToListAsync(ct);
        return others.Exists(region =>
            region is not null && where.TrueForAll(w => w.StartsWith(region, StringComparison.Ordinal))
        );
    }

    private async Task OpenAnewAsync(User user, AccountRecovery recovery, CancellationToken ct)
    {
        (user.PasswordHash, user.TwoFactorEnabled, user.AuthenticatorKey, user.RecoveryCodes) = (
            null,
            false,
            null,
            null
        );
        (user.LockoutEnd, user.AccessFailedCount) = (null, 0);
        // The mailbox of before is told as well: whoever still reads it learns what happened.
        if (recovery.NewEmail is { } email)
        {
            await letters.MovedAsync(user, ct);
            (user.Email, user.NormalizedEmail) = (email, email.ToUpperInvariant());
        }

        await db.UserPasskeys.Where(p => p.UserId == user.Id).ExecuteDeleteAsync(ct);
        // A new stamp: no session and no letter of before opens anything.
        await accounts.UpdateSecurityStampAsync(user);
        Decide(recovery, RecoveryState.Done);
        db.Because(recovery.Reason);
        db.Audit("user.recovered", $"users/{user.Id.Value}");
        await letters.RecoverAsync(user, ct);
    }

    private void Decide(AccountRecovery recovery, RecoveryState state) =>
        (recovery.State, recovery.DecidedBy, recovery.DecidedByName, recovery.DecidedAt) = (
            state,
            Own,
            actor.Name,
            clock.UtcNow
        );
}
