using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Training.Classes;
using NaikKelas.Training.Offers;

namespace NaikKelas.Training.Timetables;

/// <summary>Nobody sits in two rooms at once: those who said yes to one class against their seats in others.</summary>
public sealed class PersonDesk(Db db)
{
    /// <param name="one">The class that gets these hours.</param>
    /// <param name="slots">Its sessions, or its days whole.</param>
    /// <param name="peopleOf">The class its people come from: itself, or one that is merged into it.</param>
    /// <param name="field">Where the refusal stands.</param>
    /// <param name="ct">Ends the waiting.</param>
    internal async Task<Refusal?> CheckAsync(
        TrainingClass one,
        IReadOnlyList<Slot> slots,
        ClassId peopleOf,
        string field,
        CancellationToken ct
    )
    {
        if (slots.Count == 0)
            return null;
        var (first, last) = (slots.Min(s => s.Day), slots.Max(s => s.Day));
        var (offers, classes, nominations, topics) = (db.Offers, db.Classes, db.Nominations, db.Topics);
        // An unanswered invitation is no clash yet: whoever accepts is asked which of the two seats to keep.
        var met = await (
            from mine in offers.AsNoTracking()
            where mine.ClassId == peopleOf && mine.State == OfferState.Accepted
            join other in offers on mine.PersonId equals other.PersonId
            where other.ClassId != peopleOf && other.ClassId != one.Id && other.State == OfferState.Accepted
            join c in classes on other.ClassId equals c.Id
            where c.StartsOn <= last && c.EndsOn >= first
            join n in nominations on mine.NominationId equals n.Id
            join t in topics on c.TopicId equals t.Id
            orderby n.Code
            select new
            {
                n.Code,
                Class = c,
                Topic = t.Name,
            }
        ).ToListAsync(ct);
        if (met.Count == 0)
            return null;
        var ids = met.Select(m => m.Class.Id).Distinct().ToList();
        var sessions = await db.Sessions.AsNoTracking().Where(s => ids.Contains(s.ClassId)).ToListAsync(ct);
        foreach (var person in met)
        {
            var own = sessions.Where(s => s.ClassId == person.Class.Id).Select(s => s.Slot).ToList();
            IReadOnlyList<Slot> busy =
                own.Count > 0 ? own : [.. Slot.Days(person.Class.StartsOn, person.Class.EndsOn)];
            if (Clash.FirstOf(slots, busy) is { } slot)
                return Met(person.Code, $"{person.Topic}, {person.Class.Name}", slot, field);
        }

        return null;
    }

    /// <summary>The code, not the name: a refusal may be copied into a message.</summary>
    private static Refusal Met(string code, string className, Slot slot, string field) =>
        new(
            "person-clash",
            slot.IsWhole
                ? (FormattableString)
                    $"Peserta {code} sudah menerima kursi di kelas {className}, {slot.Day}. Pilih waktu lain, atau catat dahulu kursi mana yang dilepas."
                : $"Peserta {code} sudah menerima kursi di kelas {className}, {slot.Day}, {slot.Hours}. Pilih waktu lain, atau catat dahulu kursi mana yang dilepas.",
            field
        );
}
