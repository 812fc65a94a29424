using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.FixedAssets;
using NaikKelas.Books.Ledger;
using NaikKelas.Books.Members;
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

/// <summary>The same and a book year of which nothing was handed in.</summary>
internal sealed class BooksYearSeed : IRouteSeed
{
    public string Name => "books-year";

    public async Task<IReadOnlyDictionary<string, string>> PlantAsync(World world) =>
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["cooperative"] = (await OpenedBooks.OpenAsync(world, "ksp")).Value.ToString(),
            ["year"] = "2025",
        };
}

/// <summary>The same and a month of it.</summary>
internal sealed class BooksMonthSeed : IRouteSeed
{
    public string Name => "books-month";

    public async Task<IReadOnlyDictionary<string, string>> PlantAsync(World world) =>
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["cooperative"] = (await OpenedBooks.OpenAsync(world, "ksp")).Value.ToString(),
            ["month"] = "202610",
        };
}

/// <summary>The same and a fixed asset.</summary>
internal sealed class BooksAssetSeed : IRouteSeed
{
    public string Name => "books-asset";

    public async Task<IReadOnlyDictionary<string, string>> PlantAsync(World world)
    {
        var id = await OpenedBooks.OpenAsync(world, "ksp");
        var asset = Guid.CreateVersion7();
        await world.AskAsync<RegisterAsset, Result<FixedAssetId>>(register =>
            register.RunAsync(
                new(id, "KSP", new DateOnly(2025, 1, 1), "USP", Rupiah.Zero),
                new RegisterAsset.Input
                {
                    Id = asset,
                    Name = "Komputer",
                    Account = "1-3301",
                    AcquiredOn = OpenedBooks.Day,
                    Cost = new Rupiah(4_800_000),
                    Months = 48,
                },
                World.Ct
            )
        );
        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["cooperative"] = id.Value.ToString(),
            ["asset"] = asset.ToString(),
        };
    }
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

/// <summary>A member with a passbook, and a statement with a row to look behind.</summary>
internal sealed class BooksMemberSeed : IRouteSeed
{
    public string Name => "books-member";

    public async Task<IReadOnlyDictionary<string, string>> PlantAsync(World world)
    {
        var id = await OpenedBooks.OpenAsync(world, "ksp");
        var joined = await world.AskAsync<RegisterMembers, Result<IReadOnlyList<MemberId>>>(r =>
            r.RunAsync(
                id,
                [new RegisterMembers.Input { Name = "Sri Uji", JoinedOn = OpenedBooks.Day }],
                World.Ct
            )
        );
        var member = joined.Value![0];
        var passbook = await world.AskAsync<Db, SubledgerId>(db =>
            db.SubledgerAccounts.Where(s => s.CooperativeId == id && s.MemberId == member)
                .Select(s => s.Id)
                .FirstAsync(World.Ct)
        );
        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["cooperative"] = id.Value.ToString(),
            ["member"] = member.Value.ToString(),
            ["passbook"] = passbook.Value.ToString(),
            ["kind"] = "Line",
            ["code"] = "posisi-keuangan",
        };
    }
}

/// <summary>A member who asked for a loan.</summary>
internal sealed class BooksLoanSeed : IRouteSeed
{
    public string Name => "books-loan";

    public async Task<IReadOnlyDictionary<string, string>> PlantAsync(World world)
    {
        var id = await OpenedBooks.OpenAsync(world, "ksp");
        await LoanSteps.JoinAsync(world, id, "0001");
        var loan = await LoanSteps.AppliedAsync(world, id, LoanSteps.Usual);
        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["cooperative"] = id.Value.ToString(),
            ["loan"] = loan.Value.ToString(),
        };
    }
}

/// <summary>An outlet with a good on its shelf, counted once.</summary>
internal sealed class BooksOutletSeed : IRouteSeed
{
    public string Name => "books-outlet";

    public async Task<IReadOnlyDictionary<string, string>> PlantAsync(World world)
    {
        var id = await OpenedBooks.OpenAsync(world, "kdmp");
        var good = await OutletSteps.GoodAsync(world, id, "Beras");
        await OutletSteps.CountedAsync(world, id, good);
        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["cooperative"] = id.Value.ToString(),
            ["outlet"] = OutletSteps.Shop,
            ["good"] = good.Value.ToString(),
            ["key"] = $"{Guid.CreateVersion7()}",
            ["day"] = $"{DateOnly.FromDateTime(world.Clock.Now.DateTime):yyyy-MM-dd}",
        };
    }
}

/// <summary>A RAT that was planned, and a chapter of its LPJ.</summary>
internal sealed class BooksRatSeed : IRouteSeed
{
    public string Name => "books-rat";

    public async Task<IReadOnlyDictionary<string, string>> PlantAsync(World world)
    {
        var id = await OpenedBooks.OpenAsync(world, "ksp");
        await RatSteps.PlannedAsync(world, id);
        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["cooperative"] = id.Value.ToString(),
            ["year"] = "2025",
            ["book"] = "pengurus",
            ["chapter"] = "penutup",
        };
    }
}
