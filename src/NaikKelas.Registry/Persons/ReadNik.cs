using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Changes;

namespace NaikKelas.Registry.Persons;

/// <summary>
/// Use case: read a NIK in full (melihat NIK lengkap), for officers, verifiers and administrators within their scope.
/// Who looked, at whom and why stands in the audit trail; the number itself does not.
/// </summary>
public sealed class ReadNik(Db db, Actor actor, PersonalDataKey key)
{
    public Task<Result<string>> RunAsync(PersonId id, string? reason, CancellationToken ct) =>
        db.RunAsync(() => ReadAsync(id, reason, ct), ct);

    private async Task<Result<string>> ReadAsync(PersonId id, string? reason, CancellationToken ct)
    {
        var nik = actor.Is(Role.Officer, Role.Verifier, Role.Administrator)
            ? await db.PersonsWithin(actor)
                .Where(p => p.Id == id)
                .Select(p => p.NikSealed)
                .SingleOrDefaultAsync(ct)
            : null;
        if (nik is null)
            return Refusal.NotFound($"NIK tidak ditemukan.");
        if (Reason.Missing(reason) is { } missing)
            return missing;
        db.Because(reason!.Trim());
        db.Audit("nik.read", $"persons/{id.Value}");
        return key.Open(nik);
    }
}
