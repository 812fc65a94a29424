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
