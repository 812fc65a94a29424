using FsCheck;
using FsCheck.Fluent;
using NaikKelas.Kernel;
using NaikKelas.Training.Timetables;
using NaikKelas.Training.Venues;

namespace NaikKelas.Tests.Training.Timetables;

/// <summary>Two stretches clash when a minute lies in both; capacity is the smallest of what limits it.</summary>
public sealed class ClashTests
{
    private static readonly DateOnly Day = new(2022, 5, 12);

    private static readonly Gen<Slot> AnySlot =
        from day in Gen.Choose(0, 1)
        from start in Gen.Choose(0, 10)
        from length in Gen.Choose(1, 4)
        select new Slot(Day.AddDays(day), new TimeOnly(start, 0), new TimeOnly(start + length, 0));

    private static readonly Gen<(int Quota, int Room, VenueLimit[] Limits)> AnyRoom =
        from quota in Gen.Choose(1, 100)
        from room in Gen.Choose(1, 100)
        from shares in Gen.ListOf(Gen.Choose(1, 100))
        from people in Gen.ListOf(Gen.Choose(1, 100))
        select (
            quota,
            room,
            shares.Select(s => Limit(percent: s)).Concat(people.Select(p => Limit(people: p))).ToArray()
        );

    [Fact]
    public void A_clash_is_mutual() =>
        Check(AnySlot.Zip(AnySlot), two => two.Item1.Overlaps(two.Item2) == two.Item2.Overlaps(two.Item1));

    [Fact]
    public void A_clash_is_a_minute_that_lies_in_both() =>
        Check(
            AnySlot.Zip(AnySlot),
            two => two.Item1.Overlaps(two.Item2) == Minutes(two.Item1).Intersect(Minutes(two.Item2)).Any()
        );

    [Fact]
    public void Touching_ends_do_not_clash() =>
        Check(
            AnySlot,
            slot =>
                !slot.Overlaps(new Slot(slot.Day, slot.Until, slot.Until.AddHours(1)))
                && slot.Overlaps(slot)
                && Slot.Whole(slot.Day).Overlaps(slot)
        );

    [Fact]
    public void Capacity_is_the_smallest_of_quota_room_and_protocol() =>
        Check(
            AnyRoom,
            room =>
                SeatLimit.Of(room.Quota, room.Room, room.Limits, Day, Day).Seats
                == room.Limits.Select(l => l.PeopleIn(room.Room)).Append(room.Quota).Append(room.Room).Min()
        );

    [Theory]
    [InlineData(40, 60, null, "40 kursi: sesuai kuota kelas, ruang Aula, Dinas cukup.")]
    [InlineData(80, 60, null, "60 kursi: dibatasi ruang Aula, Dinas.")]
    [InlineData(40, 60, 50, "30 kursi: dibatasi protokol ruang Aula, Dinas, 50 % dari 60 (Inmendagri).")]
    public void The_reason_names_what_limits(int quota, int room, int? percent, string said)
    {
        var venue = new Venue
        {
            Id = Ids.New<VenueId>(),
            RegionCode = "35.17",
            Place = "Dinas",
            Room = "Aula",
            Capacity = room,
        };
        VenueLimit[] limits = percent is { } share ? [Limit(percent: share)] : [];

        var limit = SeatLimit.Of(quota, room, limits, Day, Day);

        Assert.Equal(said, limit.Sentence(venue).ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void A_protocol_limits_only_on_its_days()
    {
        VenueLimit[] limits = [Limit(percent: 50)];

        Assert.Equal(30, SeatLimit.Of(40, 60, limits, Day.AddDays(-2), Day).Seats);
        Assert.Equal(40, SeatLimit.Of(40, 60, limits, Day.AddDays(1), Day.AddDays(2)).Seats);
    }

    private static IEnumerable<(DateOnly, int)> Minutes(Slot slot) =>
        Enumerable.Range(slot.From.Hour * 60, slot.Minutes).Select(minute => (slot.Day, minute));

    private static VenueLimit Limit(int? percent = null, int? people = null) =>
        new()
        {
            Id = Ids.New<VenueLimitId>(),
            VenueId = default,
            Percent = percent,
            People = people,
            FromOn = Day,
            UntilOn = Day,
            Source = "Inmendagri",
        };

    private static void Check<T>(Gen<T> all, Func<T, bool> holds) =>
        Prop.ForAll(all.ToArbitrary(), one => holds(one)).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
}
