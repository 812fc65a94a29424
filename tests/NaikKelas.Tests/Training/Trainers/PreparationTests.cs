using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Tests.House;
using NaikKelas.Tests.Training.Rounds;
using NaikKelas.Tests.Training.Timetables;
using NaikKelas.Training.Classes;
using NaikKelas.Training.Preparations;

namespace NaikKelas.Tests.Training.Trainers;

/// <summary>A class that begins within a week shows on the first page until nothing is missing.</summary>
public sealed class PreparationTests
{
    public static TheoryData<string> Providers => World.Providers;

    [Theory, MemberData(nameof(Providers))]
    public async Task A_class_of_next_week_waits_on_the_first_page_until_all_is_ready(string provider)
    {
        await using var world = await World.StartAsync(provider);
        var id = await Rooms.ClassAsync(world, "Angkatan I");
        using var browser = await world.As(Role.Officer, Blitar.Region).BrowserAsync();
        world.Clock.SetLocal(2026, 11, 29);
        Assert.Null(await WaitingAsync(browser));

        world.Clock.Advance(TimeSpan.FromDays(1));

        Assert.Equal($"/pelatihan/kelas/{id.Value}/persiapan", await WaitingAsync(browser));
        var list = PreparationList.Current.Of(Rooms.First).ToList();
        foreach (var item in list)
            Assert.False((await TickAsync(world, id, item.Code, ready: true)).Refused);
        Assert.Null(await WaitingAsync(browser));
        Assert.False((await TickAsync(world, id, list[0].Code, ready: false)).Refused);
        Assert.NotNull(await WaitingAsync(browser));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task What_is_not_on_the_list_cannot_be_ready(string provider)
    {
        await using var world = await World.StartAsync(provider);
        var id = await Rooms.ClassAsync(world, "Angkatan I");

        // Masks were asked for until June 2023.
        Assert.True((await TickAsync(world, id, "masker", ready: true)).Refused);
        Assert.Equal(
            "note",
            (await TickAsync(world, id, "sk", ready: true, new string('x', TickPreparation.NoteMax + 1)))
                .Refusal
                ?.Code
        );
    }

    private static Task<Result<Unit>> TickAsync(
        World world,
        ClassId id,
        string code,
        bool ready,
        string? note = null
    ) => world.AskAsync<TickPreparation, Result<Unit>>(t => t.RunAsync(id, code, ready, note, World.Ct));

    private static async Task<string?> WaitingAsync(HttpClient browser) =>
        (await browser.OpenAsync("/beranda"))
            .QuerySelector(".todo a[href$='/persiapan']")
            ?.GetAttribute("href");
}
