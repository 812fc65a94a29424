using System.Net;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Tests.House;
using NaikKelas.Tests.Training.Nominations;
using NaikKelas.Training;
using NaikKelas.Training.Nominations;
using NaikKelas.Training.Reviews;

namespace NaikKelas.Tests.Training.Reviews;

/// <summary>The whole way in browsers: a wrong fact, its correction, the provisional result, an objection, an override, the decree.</summary>
public sealed class ReviewPagesTests
{
    [Fact]
    public async Task An_applicant_is_heard_twice_before_the_decree()
    {
        await using var round = await ReviewRound.ScreenedAsync("sqlite");
        var mine = await LinkAsync(round, ReviewRound.Late);
        using var applicant = round.World.Browser();
        using var officer = await round.Officer.BrowserAsync();
        using var head = await round.World.As(Role.Head, OpenRound.Region).BrowserAsync();
        var home = $"/pelatihan/putaran/{round.Id.Value}";

        // The applicant says that the RAT was in time, without an account.
        Assert.Contains("Ada fakta yang keliru", await TextAsync(applicant, mine), StringComparison.Ordinal);
        using var filed = await applicant.SendAsync(
            $"{mine}/koreksi",
            [("Input.Fact", "rat-held-by"), ("Input.Statement", "RAT kami 20 Maret 2020")]
        );
        Assert.Equal(HttpStatusCode.Found, filed.StatusCode);
        Assert.Contains("Koreksi Anda", await TextAsync(applicant, mine), StringComparison.Ordinal);

        // The officer finds it at home, is told that the registry says the same, mends it, and refuses all the same.
        Assert.Contains(
            "koreksi fakta belum dijawab",
            await TextAsync(officer, "/beranda"),
            StringComparison.Ordinal
        );
        var correction = await round.World.AskAsync<Db, Guid>(async db =>
            (await db.Corrections.SingleAsync(World.Ct)).Id.Value
        );
        using var answered = await officer.SendAsync(
            $"{home}/koreksi/{correction}",
            [("act", "refuse"), ("Input.Answer", "Berita acaranya belum diserahkan")]
        );
        Assert.Equal(HttpStatusCode.Found, answered.StatusCode);
        Assert.Contains(
            "Berita acaranya belum diserahkan",
            await TextAsync(applicant, mine),
            StringComparison.Ordinal
        );

        // Drawn: the applicant sees the provisional result and objects.
        round.World.Clock.SetLocal(2020, 6, 15, 18);
        Assert.False((await round.DrawAsync()).Refused);
        Assert.Contains(
            "Hasil sementara: belum memenuhi syarat",
            await TextAsync(applicant, mine),
            StringComparison.Ordinal
        );
        using var objected = await applicant.SendAsync(
            $"{mine}/keberatan",
            [("Input.Statement", "Berita acara sudah kami serahkan hari ini")]
        );
        Assert.Equal(HttpStatusCode.Found, objected.StatusCode);

        // The officer proposes an override after looking at what it does; the head approves it.
        using var looked = await officer.SendAsync(
            $"{home}/keputusan/baru",
            [
                ("act", "preview"),
                ("Input.Code", ReviewRound.Late),
                ("Input.Kind", "In"),
                ("Input.ClassCode", "K1"),
            ]
        );
        Assert.Equal(HttpStatusCode.OK, looked.StatusCode);
        Assert.Contains(
            $"{ReviewRound.Late} {OpenRound.Name(21)}: ke kelas K1",
            (await World.ReadAsync(looked)).Body!.TextContent,
            StringComparison.Ordinal
        );
        using var proposed = await officer.SendAsync(
            $"{home}/keputusan/baru",
            [
                ("act", "propose"),
                ("Input.Code", ReviewRound.Late),
                ("Input.Kind", "In"),
                ("Input.ClassCode", "K1"),
                ("Input.Reason", "Berita acara RAT diterima setelah penyaringan"),
            ]
        );
        Assert.Equal(HttpStatusCode.Found, proposed.StatusCode);
        Assert.Contains(
            "usul keputusan menunggu persetujuan",
            await TextAsync(head, "/beranda"),
            StringComparison.Ordinal
        );
        Assert.Contains(ReviewRound.Late, await TextAsync(head, "/persetujuan"), StringComparison.Ordinal);
        using var approved = await head.SendAsync(
            proposed.Headers.Location!.ToString(),
            [("act", "approve")]
        );
        Assert.Equal(HttpStatusCode.Found, approved.StatusCode);

        // Everybody reads that it was decided outside the rules, and why.
        foreach (
            var (browser, page) in new[] { (applicant, mine), (officer, $"{home}/papan/{ReviewRound.Late}") }
        )
            Assert.Contains(
                "Diputuskan di luar aturan: masuk kelas K1. Alasan yang diumumkan: Berita acara RAT diterima",
                await TextAsync(browser, page),
                StringComparison.Ordinal
            );
        Assert.Contains("Keberatan", await TextAsync(officer, $"{home}/papan"), StringComparison.Ordinal);
        Assert.Contains("1 dari 21", await TextAsync(officer, $"{home}/keputusan"), StringComparison.Ordinal);
    }

    private static async Task<string> LinkAsync(OpenRound round, string code)
    {
        var links = (ApplicantLink)round.World.Services.GetService(typeof(ApplicantLink))!;
        return links.PathOf(await ReviewRound.IdOfAsync(round, code));
    }

    private static async Task<string> TextAsync(HttpClient browser, string page) =>
        string.Join(
            ' ',
            (await browser.OpenAsync(page)).Body!.TextContent.Split(
                (char[]?)null,
                StringSplitOptions.RemoveEmptyEntries
            )
        );
}
