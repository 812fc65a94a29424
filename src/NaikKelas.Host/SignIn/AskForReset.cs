using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Host.SignIn;

/// <summary>Posts a letter when there is such a person. Asked by <see cref="ResetDesk"/>, behind the answer.</summary>
internal sealed class AskForReset(Db db, SignInLetters letters)
{
    public async Task RunAsync(string email, CancellationToken ct)
    {
        var normalized = email.Trim().ToUpperInvariant();
        var user = await db.Users.SingleOrDefaultAsync(
            u => u.NormalizedEmail == normalized && !u.Disabled && !u.IsDemo,
            ct
        );
        if (user is null)
            return;
        db.Audit("user.reset-asked", $"users/{user.Id.Value}");
        await letters.ResetAsync(user, ct);
        await db.SaveChangesAsync(ct);
    }
}
