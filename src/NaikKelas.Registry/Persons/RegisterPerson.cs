using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Places;

namespace NaikKelas.Registry.Persons;

/// <summary>
/// Use case: register a person (mencatat orang). One record each: a NIK that is known is refused; the same name with the
/// same day of birth or the same number asks to be looked at first.
/// </summary>
public sealed class RegisterPerson(
    Db db,
    Actor actor,
    PersonalDataKey key,
    PersonTwins twins,
    Regions regions,
    AgencyClock clock
)
{
    public Task<Result<PersonId>> RunAsync(PersonInput input, CancellationToken ct) =>
        db.RunAsync(() => RegisterAsync(input, ct), ct);

    /// <summary>The records to look at first, for the page that was refused.</summary>
    public async Task<IReadOnlyList<LikelyTwin>> TwinsAsync(PersonInput input, CancellationToken ct)
    {
        var draft = PersonRules.Check(input, regions, clock.Today);
        return draft.Refused ? [] : await twins.FindAsync(draft.Value, except: null, ct);
    }

    private async Task<Result<PersonId>> RegisterAsync(PersonInput input, CancellationToken ct)
    {
        var draft = PersonRules.Check(input, regions, clock.Today);
        if (draft.Refused)
            return draft.As<PersonId>();
        var region = draft.Value.RegionCode ?? HomeOf(actor);
        if (region is null || !actor.Reaches(region))
            return new Refusal(
                "region.out-of-reach",
                $"Pilih wilayah tempat tinggal di dalam wilayah kerja Anda.",
                nameof(input.RegionCode)
            );
        // Asked before the NIK is: somebody who registers the same person meanwhile is then met by the NIK, which says
        // for certain what a name only makes likely.
        var likely = await twins.FindAsync(draft.Value, except: null, ct);
        if (await KnownNikAsync(draft.Value, ct))
            return new Refusal(
                "person.nik-known",
                $"NIK ini sudah tercatat. Satu orang hanya mempunyai satu catatan: pakai catatan yang ada.",
                nameof(input.Nik)
            );
        if (likely.Count > 0 && !input.Confirmed)
            return new Refusal(
                "person.likely-twin",
                $"Sudah ada {likely.Count} catatan dengan nama yang sama serta tanggal lahir atau nomor HP yang sama. Periksa dulu; bila memang orang lain, centang \"Ini orang lain\".",
                nameof(input.Confirmed)
            );
        var person = draft.Value.ToPerson(key, region.Length == 0 ? null : region);
        db.Persons.Add(person);
        return person.Id;
    }

    /// <summary>Without a known residence, the agency's own region: somebody must be able to see the record.</summary>
    internal static string? HomeOf(Actor actor) =>
        actor.Current.Select(g => g.RegionCode).FirstOrDefault(code => code is { Length: > 0 })
        ?? (actor.Reaches("") ? "" : null);

    private async Task<bool> KnownNikAsync(PersonDraft draft, CancellationToken ct)
    {
        if (draft.Nik is not { } nik)
            return false;
        var index = key.BlindIndex(nik.Digits);
        return await db.Persons.AnyAsync(p => p.NikIndex == index, ct);
    }
}
