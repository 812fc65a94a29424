using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Kernel.Mail;

namespace NaikKelas.Host.SignIn;

/// <summary>The letters that let somebody set a password. Each time they are asked for it is a letter of its own.</summary>
internal sealed class SignInLetters(SignInLinks links, Outbox outbox, Settings settings, Texts texts)
{
    public Task InviteAsync(User user, CancellationToken ct) =>
        outbox.PostAsync(
            $"account-invitation/{Guid.CreateVersion7()}",
            new Letter(
                user.Email,
                texts["Undangan masuk ke NaikKelas"],
                texts[
                    "Halo {0},\n\nAkun Anda di NaikKelas sudah dibuat. Buka tautan ini untuk membuat kata sandi (berlaku 7 hari):\n\n{1}\n",
                    user.Name,
                    Address(user, SignInLinks.InvitationHolds)
                ]
            ),
            ct
        );

    public Task ResetAsync(User user, CancellationToken ct) =>
        outbox.PostAsync(
            $"password-reset/{Guid.CreateVersion7()}",
            new Letter(
                user.Email,
                texts["Membuat kata sandi baru"],
                texts[
                    "Halo {0},\n\nAda yang meminta kata sandi baru untuk akun Anda. Buka tautan ini untuk membuatnya (berlaku 1 jam, sekali pakai):\n\n{1}\n\nBila bukan Anda, abaikan surat ini; kata sandi Anda tetap sama.\n",
                    user.Name,
                    Address(user, SignInLinks.ResetHolds)
                ]
            ),
            ct
        );

    /// <summary>Tells that it happened, and is the way back in.</summary>
    public Task RecoverAsync(User user, CancellationToken ct) =>
        outbox.PostAsync(
            $"account-recovery/{Guid.CreateVersion7()}",
            new Letter(
                user.Email,
                texts["Akun Anda dipulihkan"],
                texts[
                    "Halo {0},\n\nAdministrator memulihkan akun Anda: kata sandi, langkah kedua, dan kunci sandi dihapus, dan semua perangkat dikeluarkan. Buka tautan ini untuk membuat kata sandi baru (berlaku 24 jam, sekali pakai):\n\n{1}\n\nBila bukan Anda yang memintanya, segera hubungi dinas.\n",
                    user.Name,
                    Address(user, SignInLinks.RecoveryHolds)
                ]
            ),
            ct
        );

    /// <summary>To the address of before, without a link.</summary>
    public Task MovedAsync(User user, CancellationToken ct) =>
        outbox.PostAsync(
            $"account-moved/{Guid.CreateVersion7()}",
            new Letter(
                user.Email,
                texts["Alamat surel akun Anda diganti"],
                texts[
                    "Halo {0},\n\nAdministrator memulihkan akun Anda dan mengganti alamat surelnya. Bila bukan Anda yang memintanya, segera hubungi dinas.\n",
                    user.Name
                ]
            ),
            ct
        );

    /// <summary>From the settings, never from the request: whoever asks could name a host of their own.</summary>
    public string Address(User user, TimeSpan holds) =>
        $"{settings.SiteUrl}/sandi-baru?tautan={Uri.EscapeDataString(links.Make(user, holds))}";
}
