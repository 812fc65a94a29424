using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Registry.Persons;

/// <summary>A record that may be of the same person, and what speaks for it.</summary>
public sealed record LikelyTwin(PersonCard Person, bool SameNik, bool SameBirthDate, bool SamePhone);

/// <summary>Finds records that may already be of the person somebody is about to write down.</summary>
public sealed class PersonTwins(Db db, Actor actor, PersonalDataKey key)
{
    private const int TwinsMax = 10;

    /// <summary>Only within reach: what lies outside is not shown, even where it stops the registration.</summary>
    internal async Task<IReadOnlyList<LikelyTwin>> FindAsync(
        PersonDraft draft,
        PersonId? except,
        CancellationToken ct
    )
    {
        var index = draft.Nik is { } nik ? key.BlindIndex(nik.Digits) : null;
        var (name, birth, phone) = (draft.NameKey, draft.BirthDate, draft.Phone);
        var found = await db.PersonsWithin(actor)
            .AsNoTracking()
            .Where(p => p.MergedInto == null)
            .Where(p =>
                (index != null && p.NikIndex == index)
                || (
                    p.NameKey == name
                    && ((birth != null && p.BirthDate == birth) || (phone != null && p.Phone == phone))
                )
            )
            .OrderBy(p => p.Id)
            .Take(TwinsMax)
            .ToListAsync(ct);
        return
        [
            .. found
                .Where(p => p.Id != except)
                .Select(p => new LikelyTwin(
                    PersonCard.Of(p, key),
                    index is not null && p.NikIndex == index,
                    birth is not null && p.BirthDate == birth,
                    phone is not null && p.Phone == phone
                )),
        ];
    }
}
