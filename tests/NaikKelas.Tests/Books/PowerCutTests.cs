using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Tests.House;
using static NaikKelas.Tests.Books.OpenedBooks;

namespace NaikKelas.Tests.Books;

/// <summary>
/// The disk fails, not the program: power is cut, or there is no room. SQLite is served from a disk that can do both; a
/// PostgreSQL server has its disk to itself, and only its answer is played.
/// </summary>
public sealed class PowerCutTests
{
    private const int Cuts = 3;

    [Fact]
    public async Task Every_answered_posting_stands_after_the_power_was_cut()
    {
        await using var books = await StartAsync(Store.Sqlite);
        var tills = await Tills.OfAsync(books);
        using var disk = await FaultyDisk.WithAsync(books);

        for (var cut = 0; cut < Cuts; cut++)
        {
            await using var server = await disk.ServeAsync();
            using var client = tills.ClientOf(server);
            await tills.RepeatAsync(client);
            await tills.PostUntilKilledAsync(server, enough: 100);
            disk.LosePower();
        }

        var kept = Kept(disk);
        Assert.DoesNotContain(tills.Answered, a => kept.GetValueOrDefault(a.Key) != a.Value.Seq);
        Assert.InRange(kept.Count, tills.Answered.Count, tills.Answered.Count + tills.Lost);
        await VerifiedAsync(disk);
    }

    [Fact]
    public async Task A_full_disk_is_told_loses_nothing_and_is_over_when_there_is_room()
    {
        await using var books = await StartAsync(Store.Sqlite);
        var tills = await Tills.OfAsync(books);
        using var disk = await FaultyDisk.WithAsync(books);
        List<string> refused = [.. Enumerable.Range(0, 10).Select(_ => Tills.NextKey())];
        await using (var server = await disk.ServeAsync())
        {
            using var client = tills.ClientOf(server);
            await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => tills.PostAsync(client)));

            disk.RunFull();
            foreach (
                var answer in await Task.WhenAll(
                    refused.Select(key => tills.SendAsync(client, key, Tills.Bill(1000)))
                )
            )
                await ToldAsync(answer);

            disk.MakeRoom();
            foreach (var key in refused.Take(5))
                await tills.PostAsync(client, key, Tills.Bill(1000));
        }

        Assert.Equal(
            tills.Answered.Select(a => (a.Key, a.Value.Seq!.Value)).OrderBy(a => a.Value),
            Kept(disk).Select(k => (k.Key, k.Value)).OrderBy(k => k.Value)
        );
        await VerifiedAsync(disk);
    }

    [Fact]
    public async Task PostgreSQL_without_room_is_told_the_same_way()
    {
        Assert.SkipWhen(TestDatabase.PostgresServer is null, "no PostgreSQL at hand");
        await using var books = await StartAsync(Store.Postgres);
        await books.PostedAsync(Journal(1000));
        await RunAsync(
            books,
            """
            CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = '53100'; END $$;
            CREATE TRIGGER no_room BEFORE INSERT ON journal_lines FOR EACH ROW EXECUTE FUNCTION no_room();
            """
        );
        var journal = Journal(2000);

        await books.RefusedAsync("storage-full", journal);
        await RunAsync(books, "DROP TRIGGER no_room ON journal_lines");

        Assert.Equal(2, (await books.PostedAsync(journal)).Seq);
        await books.HoldsAsync();
    }

    private static async Task ToldAsync(HttpResponseMessage answer)
    {
        using (answer)
        {
            Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
            var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(World.Ct);
            Assert.Equal("urn:naikkelas:storage-full", problem.GetProperty("type").GetString());
        }
    }

    /// <summary>Key and place of what is on the disk.</summary>
    private static Dictionary<string, long> Kept(FaultyDisk disk)
    {
        using var connection = new SqliteConnection($"{disk.Store.Connection};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT key, seq FROM journals";
        using var reader = command.ExecuteReader();
        Dictionary<string, long> kept = new(StringComparer.Ordinal);
        while (reader.Read())
            kept.Add(reader.GetString(0), reader.GetInt64(1));
        return kept;
    }

    private static async Task VerifiedAsync(FaultyDisk disk)
    {
        var (code, output) = await BooksServer.VerbAsync(disk.Store, disk.Data, "books", "verify");
        Assert.True(code == 0, output);
    }

    private static Task RunAsync(OpenedBooks books, string sql) =>
        books.World.DoAsync<Db>(db => db.Database.ExecuteSqlRawAsync(sql, World.Ct));
}
