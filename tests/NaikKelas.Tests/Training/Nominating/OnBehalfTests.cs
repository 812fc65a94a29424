using System.Net;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Tests.House;
using NaikKelas.Training.Nominating;

namespace NaikKelas.Tests.Training.Nominating;

/// <summary>Staff type for somebody else: who asked, and how the person agreed, stands with the nomination.</summary>
public sealed class OnBehalfTests
{
    public static TheoryData<string> Providers => World.Providers;

    private static readonly (string, string)[] Somebody =
    [
        ("Input.Nik", "3572010208850003"),
        ("Input.Name", "Dewi Lestari"),
        ("Input.Nominator", "KDMP Bendo"),
        ("Input.Position", "Member"),
        ("Input.Choice1", "K1"),
    ];

    [Theory, MemberData(nameof(Providers))]
    public async Task The_request_is_recorded_and_shown(string provider)
    {
        await using var village = await Village.StartAsync(provider);
        using var officer = await village.World.As(Role.Officer, "35.72").BrowserAsync();
        var home = $"/pelatihan/putaran/{village.Round.Value}/usulan";

        using var sent = await officer.SendAsync(
            $"{home}/baru",
            [.. Somebody, ("Asked.AskedBy", "ketua koperasi"), ("Asked.Way", "Phone")]
        );

        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        var consent = await village.World.AskAsync<Db, Consent>(db =>
            db.Consents.AsNoTracking().SingleAsync(World.Ct)
        );
        Assert.Equal(
            (ConsentWay.Phone, "ketua koperasi", "Officer 35.72"),
            (consent.Way, consent.AskedBy, consent.EnteredBy)
        );
        var file = await officer.OpenAsync($"{home}/P0001");
        Assert.Contains(
            "diisi petugas Officer 35.72 atas permintaan ketua koperasi",
            file.Body!.TextContent,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Without_a_request_nothing_is_taken_and_all_that_is_wrong_is_told()
    {
        await using var village = await Village.StartAsync("sqlite");
        using var officer = await village.World.As(Role.Officer, "35.72").BrowserAsync();

        using var sent = await officer.SendAsync(
            $"/pelatihan/putaran/{village.Round.Value}/usulan/baru",
            [.. Somebody.Where(f => f.Item1 != "Input.Name")]
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, sent.StatusCode);
        var page = await World.ReadAsync(sent);
        Assert.Equal(3, page.QuerySelectorAll(".error-summary li").Length);
        Assert.NotNull(page.QuerySelector(".error-summary a[href='#Asked_AskedBy']"));
        Assert.Empty(await village.NominationsAsync());
    }
}
