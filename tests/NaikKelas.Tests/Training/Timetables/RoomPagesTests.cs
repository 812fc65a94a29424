using System.Net;
using NaikKelas.Kernel.Access;
using NaikKelas.Tests.House;

namespace NaikKelas.Tests.Training.Timetables;

/// <summary>Rooms, curricula and timetables as an officer meets them.</summary>
public sealed class RoomPagesTests
{
    [Fact]
    public async Task An_officer_adds_a_room_and_a_protocol_and_sees_the_class_limited_by_it()
    {
        await using var world = await World.StartAsync();
        using var browser = await world.As(Role.Officer, "35.72").BrowserAsync();
        using var saved = await browser.SendAsync(
            "/pelatihan/tempat/baru",
            [("Input.Place", "Dinas"), ("Input.Room", "Aula"), ("Input.Capacity", "60")]
        );
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        var page = saved.Headers.Location!.ToString();
        using var limited = await browser.SendAsync(
            page,
            [
                ("act", "limit"),
                ("Input.Percent", "50"),
                ("Input.FromOn", "2026-01-01"),
                ("Input.UntilOn", "2026-12-31"),
                ("Input.Source", "Surat edaran"),
            ]
        );
        Assert.Equal(HttpStatusCode.Redirect, limited.StatusCode);
        using var refused = await browser.SendAsync(
            "/pelatihan/kelas/baru",
            [
                ("Input.Topic", "Kuliner"),
                ("Input.Name", "Angkatan I"),
                ("Input.StartsOn", "2026-12-07"),
                ("Input.EndsOn", "2026-12-09"),
                ("Input.Place", "Dinas"),
                ("Input.VenueId", page[^36..]),
                ("Input.Capacity", "40"),
            ]
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains(
            "30 kursi: dibatasi protokol ruang Aula, Dinas, 50 % dari 60 (Surat edaran).",
            (await World.ReadAsync(refused)).Body!.TextContent,
            StringComparison.Ordinal
        );
    }

    /// <summary>However many rows there are, the pages ask as often.</summary>
    [Fact]
    public async Task The_pages_ask_a_fixed_number_of_questions()
    {
        await using var world = await World.StartAsync();
        var aula = await Rooms.VenueAsync(world);
        var one = await Rooms.ClassAsync(world, "Angkatan I", aula);
        Rooms.Done(await Rooms.AddAsync(world, one, Rooms.Session(aula, 8, 9)));
        using var browser = await world.As(Role.Officer, "35.72").BrowserAsync();
        string[] pages =
        [
            "/pelatihan/tempat",
            $"/pelatihan/tempat/{aula.Value}?bulan=2026-12",
            $"/pelatihan/kelas/{one.Value}/jadwal",
        ];
        var few = await AskedAsync(world, browser, pages);

        for (var hour = 9; hour < 16; hour++)
            Rooms.Done(await Rooms.AddAsync(world, one, Rooms.Session(aula, hour, hour + 1)));
        for (var more = 0; more < 5; more++)
            await Rooms.VenueAsync(world);

        Assert.Equal(few, await AskedAsync(world, browser, pages));
    }

    private static async Task<List<int>> AskedAsync(World world, HttpClient browser, string[] pages)
    {
        var asked = new List<int>();
        foreach (var page in pages)
        {
            await browser.OpenAsync(page);
            var before = world.Queries;
            await browser.OpenAsync(page);
            asked.Add(world.Queries - before);
        }

        return asked;
    }
}
