using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Changes;
using NaikKelas.Registry.Privacy;

namespace NaikKelas.Registry.Persons;

/// <summary>
/// Use case: two records turn out to be one person (menggabungkan catatan). The positions move to the one that is kept;
/// the other stays as a signpost, so that what points at it in other rooms still arrives.
/// </summary>
public sealed class MergePersons(Db db, Actor actor, LastChange lastChange)
{
    /// <param name="Keep">The record that stays.</param>
    /// <param name="Gone">The record that becomes a signpost.</param>
    /// <param name="Reason">Why the two are one.</param>
    public sealed record Input(PersonId Keep, PersonId Gone, string? Reason);

    public Task<Result<PersonId>> RunAsync(Input input, CancellationToken ct) =>
        db.RunAsync(() => MergeAsync(input, ct), ct);

    private async Task<Result<PersonId>> MergeAsync(Input input, CancellationToken ct)
    {
        var keep = await db.ReachPersonAsync(input.Keep, actor, ct);
        var gone = await db.ReachPersonAsync(input.Gone, actor, ct);
        if (keep is null || gone is null)
            return Unknown.Person;
        if (keep.MergedInto is not null)
            return await lastChange.RefuseAsync("persons", keep.Id.Value, ct);
        if (gone.MergedInto is not null)
            return await lastChange.RefuseAsync("persons", gone.Id.Value, ct);
        if (Check(keep, gone) is { } refusal)
            return refusal;
        if (await db.PrivacyRequests.AnyAsync(r => r.PersonId == gone.Id && r.State == PrivacyState.Open, ct))
            return new Refusal(
                "merge.request-open",
                $"Catatan yang digabungkan masih mempunyai permintaan data pribadi yang belum dijawab. Jawab dulu permintaan itu."
            );
        if (Reason.Missing(input.Reason) is { } missing)
            return missing;
        db.Because(input.Reason!.Trim());

        await MoveAffiliationsAsync(keep.Id, gone.Id, ct);
        await RedirectAsync(keep.Id, gone.Id, ct);
        var (nikSealed, nikIndex) = (gone.NikSealed, gone.NikIndex);
        gone.MergedInto = keep.Id;
        (gone.NikSealed, gone.NikIndex) = (null, null);
        gone.Words.Clear();
        gone.Version++;
        // The number is unique: it leaves the one record before the other may carry it.
        await db.SaveChangesAsync(ct);
        Complete(keep, gone);
        if (keep.NikIndex is null)
            (keep.NikSealed, keep.NikIndex) = (nikSealed, nikIndex);
        keep.Version++;
        return keep.Id;
    }

    /// <summary>The rule: two records, and not two different NIK, for then they are two people or one of them is wrong.</summary>
    internal static Refusal? Check(Person keep, Person gone)
    {
        if (keep.Id == gone.Id)
            return new Refusal("merge.same", $"Pilih catatan lain untuk digabungkan.");
        if (keep.ErasedOn is not null || gone.ErasedOn is not null)
            return new Refusal(
                "merge.erased",
                $"Data salah satu catatan sudah dihapus, jadi tidak dapat digabungkan."
            );
        return keep.NikIndex is not null && gone.NikIndex is not null && keep.NikIndex != gone.NikIndex
            ? new Refusal(
                "merge.two-niks",
                $"Kedua catatan mempunyai NIK yang berbeda, jadi dua orang. Bila salah satu NIK keliru, perbaiki dulu NIK itu."
            )
            : null;
    }

    /// <summary>What the kept record does not know, it learns from the other.</summary>
    private static void Complete(Person keep, Person gone)
    {
        keep.Sex ??= gone.Sex;
        keep.BirthDate ??= gone.BirthDate;
        keep.Phone ??= gone.Phone;
        keep.Email ??= gone.Email;
        keep.RegionCode ??= gone.RegionCode;
        keep.HasDisability |= gone.HasDisability;
    }

    private async Task MoveAffiliationsAsync(PersonId keep, PersonId gone, CancellationToken ct)
    {
        var all = await db.Affiliations.Where(a => a.PersonId == keep || a.PersonId == gone).ToListAsync(ct);
        foreach (var affiliation in all.Where(a => a.PersonId == gone))
            if (
                all.Exists(a =>
                    a.PersonId == keep
                    && a.OrganisationId == affiliation.OrganisationId
                    && a.Position == affiliation.Position
                    && a.From == affiliation.From
                )
            )
                db.Affiliations.Remove(affiliation);
            else
                affiliation.PersonId = keep;
    }

    /// <summary>Signposts never point at signposts: one step always arrives.</summary>
    private async Task RedirectAsync(PersonId keep, PersonId gone, CancellationToken ct)
    {
        foreach (var signpost in await db.Persons.Where(p => p.MergedInto == gone).ToListAsync(ct))
        {
            signpost.MergedInto = keep;
            signpost.Version++;
        }
    }
}
