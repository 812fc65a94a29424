using System.Net;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Kernel.Auditing;
using NaikKelas.Kernel.Mail;
using NaikKelas.Tests.House;
using NaikKelas.Tests.Training.Letters;

namespace NaikKelas.Tests.Host;

/// <summary>What could not be delivered is shown, without the whole address, and sent again by a person.</summary>
public sealed class OutboxPageTests
{
    [Fact]
    public async Task A_failed_letter_is_shown_and_sent_again_once()
    {
        await using var world = await World.StartAsync();
        var id = (await new FailedLetterSeed().PlantAsync(world))["letter"];
        using var browser = await world.As(Role.Administrator).BrowserAsync();

        var page = (await browser.OpenAsync("/admin/sistem")).Body!.TextContent;
        using var again = await browser.SendAsync(
            "/admin/sistem?handler=Again",
            [("letter", id)],
            "/admin/sistem"
        );

        Assert.Contains("s…@contoh.test", page, StringComparison.Ordinal);
        Assert.DoesNotContain("sari@", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, again.StatusCode);
        Assert.Equal("sari@contoh.test", (await world.Letters.NextAsync()).To);
        var told = await world.AskAsync<Db, bool>(db =>
            db.AuditEntries.AnyAsync(
                a => a.Action == "letter.sent-again" && a.Subject == $"outbox_letters/{id}",
                World.Ct
            )
        );
        Assert.True(told);
    }

    [Fact]
    public async Task A_letter_that_went_or_waits_is_not_sent_again()
    {
        await using var world = await World.StartAsync(Store.Sqlite, ("Mail:Paused", "true"));
        var id = (await new FailedLetterSeed().PlantAsync(world))["letter"];
        using var browser = await world.As(Role.Administrator).BrowserAsync();
        await world.DoAsync<Db>(db =>
            db.OutboxLetters.ExecuteUpdateAsync(
                set => set.SetProperty(l => l.State, LetterState.Waiting),
                World.Ct
            )
        );
        await new FailedLetterSeed().PlantAsync(world);

        using var again = await browser.SendAsync(
            "/admin/sistem?handler=Again",
            [("letter", id)],
            "/admin/sistem"
        );

        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
    }
}
