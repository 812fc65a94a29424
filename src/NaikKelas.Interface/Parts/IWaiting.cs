namespace NaikKelas.Interface;

/// <summary>
/// What of one room waits for the reader. Each room registers its own as <c>AddScoped&lt;IWaiting, …&gt;()</c>; it asks
/// itself whether the reader's role has anything to do with it, in a number of queries that does not grow.
/// </summary>
public interface IWaiting
{
    /// <summary>People who wait for an answer come before work that only waits to be done.</summary>
    int Order => 50;

    Task<IEnumerable<Todo>> ReadAsync(CancellationToken ct);
}

/// <summary>"Perlu tindakan Anda" over all rooms.</summary>
public sealed class WaitingList(IEnumerable<IWaiting> rooms)
{
    /// <summary>Only what waits, in the rooms' order.</summary>
    public async Task<IReadOnlyList<Todo>> ReadAsync(CancellationToken ct)
    {
        var all = new List<Todo>();
        foreach (var room in rooms.OrderBy(r => r.Order))
            all.AddRange((await room.ReadAsync(ct)).Where(t => t.Count > 0));
        return all;
    }
}
