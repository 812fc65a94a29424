using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Host.SignIn;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Host.Administration;

/// <summary>Makes an account with its first grant and sends the letter by which the person sets a password.</summary>
internal sealed class InviteUser(Db db, GrantRole grants, SignInLetters letters)
{
    public sealed record Input(string Name, string Email, GrantRole.Input Grant);

    public Task<Result<User>> RunAsync(Input input, CancellationToken ct) =>
        db.RunAsync<User>(() => AddAsync(input, ct), ct);

    private async Task<Result<User>> AddAsync(Input input, CancellationToken ct)
    {
        var (name, email) = (input.Name.Trim(), input.Email.Trim());
        var normalized = email.ToUpperInvariant();
        var refusals = new Refusals();
        refusals.When(name.Length == 0, "name-missing", $"Tulis nama orangnya.", nameof(input.Name));
        refusals.When(
            !new EmailAddressAttribute().IsValid(email),
            "email-unreadable",
            $"“{email}” bukan alamat surel. Tulis yang lengkap, misalnya nama@contoh.id.",
            nameof(input.Email)
        );
        refusals.When(
            await db.Users.AnyAsync(u => u.NormalizedEmail == normalized, ct),
            "email-taken",
            $"Sudah ada pengguna dengan alamat “{email}”.",
            nameof(input.Email)
        );
        var id = Ids.New<UserId>();
        var grant = await grants.MakeAsync(id, input.Grant, ct);
        foreach (var refusal in grant.Refusals)
            refusals.Add(refusal);
        if (refusals.Any)
            return refusals;
        var user = new User
        {
            Id = id,
            Name = name,
            Email = email,
            NormalizedEmail = normalized,
            SecurityStamp = Guid.CreateVersion7().ToString("N"),
            Grants = [grant.Value!],
        };
        db.Users.Add(user);
        await letters.InviteAsync(user, ct);
        return user;
    }
}
