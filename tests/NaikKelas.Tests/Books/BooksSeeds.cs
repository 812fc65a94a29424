using NaikKelas.Books.Ledger;
using NaikKelas.Kernel;
using NaikKelas.Tests.House;

namespace NaikKelas.Tests.Books;

/// <summary>A co-op with books. Its people are bound to it by name, not by region: BooksPagesTests let them in.</summary>
internal sealed class BooksSeed : IRouteSeed
{
    public string Name => "books";

    public async Task<IReadOnlyDictionary<string, string>> PlantAsync(World world) =>
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["cooperative"] = (await OpenedBooks.OpenAsync(world, "ksp")).Value.ToString(),
        };
}

internal sealed class BooksRoomSeed : IRouteSeed
{
    public string Name => "books-room";

    public Task<IReadOnlyDictionary<string, string>> PlantAsync(World world) =>
        Task.FromResult<IReadOnlyDictionary<string, string>>(
            new Dictionary<string, string>(StringComparer.Ordinal) { ["room"] = "" }
        );
}

/// <summary>The same with a journal in them.</summary>
internal sealed class BooksJournalSeed : IRouteSeed
{
    public string Name => "books-journal";

    public async Task<IReadOnlyDictionary<string, string>> PlantAsync(World world)
    {
        var id = await OpenedBooks.OpenAsync(world, "ksp");
        var posted = await world.AskAsync<LedgerDesk, Result<Posted>>(desk =>
            desk.PostAsync(id, OpenedBooks.Journal(1000), World.Ct)
        );
        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["cooperative"] = id.Value.ToString(),
            ["seq"] = $"{posted.Value!.Seq}",
        };
    }
}

internal sealed class BooksKeySeed : IRouteSeed
{
    public string Name => "books-key";

    public async Task<IReadOnlyDictionary<string, string>> PlantAsync(World world) =>
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["cooperative"] = (await OpenedBooks.OpenAsync(world, "ksp")).Value.ToString(),
            ["key"] = $"{Guid.CreateVersion7()}",
        };
}
