using System.Collections.Concurrent;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Host.Sessions;

/// <summary>
/// Remembers which sessions clicked, until <see cref="SessionClock"/> writes it down: a page that only reads must not
/// wait for whoever is writing. A program that stops forgets a minute.
/// </summary>
internal sealed class SessionsSeen
{
    /// <summary>"Last seen" need not be truer than this.</summary>
    public static readonly TimeSpan Roughly = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<UserSessionId, DateTime> _waiting = new();

    public void Note(UserSessionId id, DateTime written, DateTime now)
    {
        if (now - written >= Roughly)
            _waiting[id] = now;
    }

    public IReadOnlyList<(UserSessionId Id, DateTime At)> Take()
    {
        List<(UserSessionId, DateTime)> taken = [];
        foreach (var id in _waiting.Keys)
            if (_waiting.TryRemove(id, out var at))
                taken.Add((id, at));
        return taken;
    }
}
