using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Changes;
using NaikKelas.Registry.Places;

namespace NaikKelas.Registry.Persons;

/// <summary>Use case: change a person's record (mengubah data orang). An empty NIK leaves the one on record as it is.</summary>
public sealed class ChangePerson(
    Db db,
    Actor actor,
    PersonalDataKey key,
    Regions regions,
    AgencyClock clock,
    LastChange lastChange
)
{
    public Task<Result<PersonId>> RunAsync(PersonId id, PersonInput input, CancellationToken ct) =>
        db.RunAsync(() => ChangeAsync(id, input, ct), ct);

    private async Task<Result<PersonId>> ChangeAsync(PersonId id, PersonInput input, CancellationToken ct)
    {
        if (await db.ReachPersonAsync(id, actor, ct) is not { } person)
            return Unknown.Person;
        if (person.Version != input.Version || person.MergedInto is not null || person.ErasedOn is not null)
            return await lastChange.RefuseAsync("persons", id.Value, ct);
        var draft = PersonRules.Check(input, regions, clock.Today);
        if (draft.Refused)
            return draft.As<PersonId>();
        if (draft.Value.Nik is { } nik)
        {
            var index = key.BlindIndex(nik.Digits);
            if (await db.Persons.AnyAsync(p => p.NikIndex == index && p.Id != id, ct))
                return new Refusal(
                    "person.nik-known",
                    $"NIK ini sudah tercatat pada orang lain. Bila keduanya orang yang sama, gabungkan catatannya.",
                    nameof(input.Nik)
                );
        }

        var region = person.RegionCode;
        draft.Value.WriteTo(person, key);
        person.RegionCode ??= region;
        person.Version++;
        return id;
    }
}
