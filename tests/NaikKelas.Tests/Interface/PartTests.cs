using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Kernel.Jobs;

namespace NaikKelas.Tests.Interface;

public sealed class PartTests
{
    private static Job Job(JobState state) =>
        new()
        {
            Id = JobId.From(new Guid("01900000-0000-7000-8000-000000000001")),
            Title = "Mengimpor",
            StartedBy = null,
            StartedAt = DateTime.UnixEpoch,
            State = state,
            Done = 3,
            Total = 12,
            Href = "/hasil",
        };

    [Fact]
    public async Task What_waits_for_nobody_is_not_listed()
    {
        var todo = new TodoTagHelper(Drawn.Texts)
        {
            Items = [new Todo(0, "undangan", "/a"), new Todo(1200, "pendaftar", "/b")],
            ViewContext = new Drawn().View,
        };
        using var indonesian = Drawn.InIndonesian();
        var link = Assert.Single((await Drawn.HtmlAsync(todo)).QuerySelectorAll("a"));
        Assert.Equal("1.200 pendaftar", link.TextContent);
    }

    [Theory]
    [InlineData(JobState.Running, true)]
    [InlineData(JobState.Done, false)]
    [InlineData(JobState.Failed, false)]
    public async Task A_job_is_asked_again_only_while_it_runs(JobState state, bool asked)
    {
        var html = await Drawn.HtmlAsync(
            new JobProgressTagHelper(Drawn.Texts) { Job = Job(state), Href = "/kerja" }
        );
        Assert.Equal(asked, html.QuerySelector("[hx-trigger]") is not null);
        Assert.Equal(asked, html.InnerHtml.Contains("<noscript>", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_phase_that_runs_is_marked_for_eye_and_ear()
    {
        var phases = new PhasesTagHelper(Drawn.Texts)
        {
            Items = [new("Usulan"), new("Seleksi"), new("Sanggah")],
            Current = 1,
            ViewContext = new Drawn().View,
        };
        var now = Assert.Single((await Drawn.HtmlAsync(phases)).QuerySelectorAll("[aria-current=step]"));
        Assert.Equal("Seleksi", now.TextContent);
        Assert.Equal("is-now", now.ClassName);
    }

    [Fact]
    public async Task The_heading_of_a_page_becomes_its_title()
    {
        var page = new Drawn();
        await Drawn.RunAsync(
            new PageHeaderTagHelper(Drawn.Texts) { Title = "Peserta", ViewContext = page.View }
        );
        Assert.Equal("Peserta", page.View.ViewData["Title"]);
    }

    [Fact]
    public void Navigation_shows_the_words_of_ones_roles_and_each_place_once()
    {
        var actor = new Actor { UserId = Guid.Empty, Grants = [new Grant(Role.Officer, "35", null)] };
        var shown = Frame.Navigation([new Rooms(), new Rooms()], actor);
        Drawn.Same(["Beranda", "Orang"], shown.Select(i => i.Label));
        Assert.Equal("Orang", Frame.Current(shown, new PathString("/orang/7"))!.Label);
        Assert.Equal(
            "Orang",
            Frame.Current(shown, new PathString("/0190a000-0000-7000-8000-000000000001/orang/7"))!.Label
        );
        Assert.Null(Frame.Current(shown, new PathString("/orangutan")));
    }

    private sealed class Rooms : IModule
    {
        public IEnumerable<NavigationItem> Navigation =>
            [
                new("Orang", "/orang", "users", 2, Role.Officer),
                new("Beranda", "/", "home", 1),
                new("Catat", "/catat", "pencil", 3, Role.CoopTreasurer),
            ];

        public void AddServices(IServiceCollection services) { }

        public void MapTables(ModelBuilder model) { }
    }
}
