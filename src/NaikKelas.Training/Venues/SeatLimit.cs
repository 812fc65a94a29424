namespace NaikKelas.Training.Venues;

/// <summary>What keeps a class from having more seats.</summary>
internal enum LimitCause
{
    /// <summary>The planned seats of the class itself.</summary>
    Planned,
    Room,
    Protocol,
}

/// <summary>How many seats a class may have in a room, and why not more: the smallest of quota, room and protocol.</summary>
/// <param name="Seats">At most so many.</param>
/// <param name="Cause">The smallest of the three; where two are equal the one that is easier to change is not blamed.</param>
/// <param name="Protocol">The protocol that limits, where it is one.</param>
internal sealed record SeatLimit(int Seats, LimitCause Cause, VenueLimit? Protocol = null)
{
    /// <param name="quota">The planned seats of the class.</param>
    /// <param name="room">People the room holds.</param>
    /// <param name="protocols">All protocols of the room.</param>
    /// <param name="first">First day of the class.</param>
    /// <param name="last">Last day of the class, inclusive.</param>
    public static SeatLimit Of(
        int quota,
        int room,
        IEnumerable<VenueLimit> protocols,
        DateOnly first,
        DateOnly last
    )
    {
        var smallest = new SeatLimit(quota, LimitCause.Planned);
        if (room < smallest.Seats)
            smallest = new SeatLimit(room, LimitCause.Room);
        foreach (var protocol in protocols.Where(p => p.Covers(first, last)))
            if (protocol.PeopleIn(room) < smallest.Seats)
                smallest = new SeatLimit(protocol.PeopleIn(room), LimitCause.Protocol, protocol);
        return smallest;
    }

    /// <summary>"30 kursi: dibatasi protokol ruang Aula, 50 % dari 60."</summary>
    public FormattableString Sentence(Venue room) =>
        Cause switch
        {
            LimitCause.Planned => $"{Seats} kursi: sesuai kuota kelas, ruang {room.Name} cukup.",
            LimitCause.Room => $"{Seats} kursi: dibatasi ruang {room.Name}.",
            _ when Protocol!.Percent is { } percent =>
                $"{Seats} kursi: dibatasi protokol ruang {room.Name}, {percent} % dari {room.Capacity} ({Protocol.Source}).",
            _ =>
                $"{Seats} kursi: dibatasi protokol ruang {room.Name}, paling banyak {Seats} orang ({Protocol.Source}).",
        };
}
