using System.Net;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Tests.House;
using NaikKelas.Tests.Training.Nominations;
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

        await CorrectAsync(applicant, mine);
        await RefuseAsync(round, officer, home);
        await ReadsAsync(applicant, mine, "Berita acaranya belum diserahkan");

        round.World.Clock.SetLocal(2020, 6, 15, 18);
        Assert.False((await round.DrawAsync()).Refused);
        await ObjectAsync(applicant, mine);
        var proposal = await ProposeAsync(officer, home);
        await ApproveAsync(head, proposal);

        // Everybody reads that it was decided outside the rules, and why.
        const string Told =
            "Diputuskan di luar aturan: masuk kelas K1. Alasan yang diumumkan: Berita acara RAT";
        await ReadsAsync(applicant, mine, Told);
        await ReadsAsync(officer, $"{home}/papan/{ReviewRound.Late}", Told);
        await ReadsAsync(
            officer,
            $"{home}/papan",
            "dapat mengajukan keberatan sampai 18 Juni 2020",
            "keberatan belum dijawab"
        );
        await ReadsAsync(officer, home, "Keberatan", "sampai 18 Juni 2020");
        await ReadsAsync(officer, $"{home}/keputusan", "1 dari 21");
    }

    /// <summary>The applicant says that the RAT was in time, without an account.</summary>
    private static async Task CorrectAsync(HttpClient applicant, string mine)
    {
        await ReadsAsync(applicant, mine, "Ada fakta yang keliru", "Masa koreksi");
        using var filed = await applicant.SendAsync(
            $"{mine}/koreksi",
            [("Input.Fact", "rat-held-by"), ("Input.Statement", "RAT kami 20 Maret 2020")]
        );
        Assert.Equal(HttpStatusCode.Found, filed.StatusCode);
        await ReadsAsync(applicant, mine, "Koreksi Anda");
    }

    /// <summary>The officer finds it at home, sees that the registry says the same, and refuses.</summary>
    private static async Task RefuseAsync(OpenRound round, HttpClient officer, string home)
    {
        await ReadsAsync(officer, "/beranda", "koreksi fakta belum dijawab");
        await ReadsAsync(officer, $"{home}/koreksi", ReviewRound.Late);
        var correction = await round.World.AskAsync<Db, Guid>(async db =>
            (await db.Corrections.SingleAsync(World.Ct)).Id.Value
        );
        await ReadsAsync(officer, $"{home}/koreksi/{correction}", "Masih sama.");
        using var answered = await officer.SendAsync(
            $"{home}/koreksi/{correction}",
            [("act", "refuse"), ("Input.Answer", "Berita acaranya belum diserahkan")]
        );
        Assert.Equal(HttpStatusCode.Found, answered.StatusCode);
    }

    private static async Task ObjectAsync(HttpClient applicant, string mine)
    {
        await ReadsAsync(applicant, mine, "Hasil sementara: belum memenuhi syarat");
        using var objected = await applicant.SendAsync(
            $"{mine}/keberatan",
            [("Input.Statement", "Berita acara sudah kami serahkan hari ini")]
        );
        Assert.Equal(HttpStatusCode.Found, objected.StatusCode);
    }

    /// <summary>The officer looks at what an override does, then proposes it.</summary>
    private static async Task<string> ProposeAsync(HttpClient officer, string home)
    {
        List<(string, string)> fields =
        [
            ("Input.Code", ReviewRound.Late),
            ("Input.Kind", "In"),
            ("Input.ClassCode", "K1"),
            ("Input.Reason", "Berita acara RAT diterima setelah penyaringan"),
        ];
        using var looked = await officer.SendAsync($"{home}/keputusan/baru", [("act", "preview"), .. fields]);
        Assert.Equal(HttpStatusCode.OK, looked.StatusCode);
        Assert.Contains(
            $"{ReviewRound.Late} {OpenRound.Name(21)}: ke kelas K1",
            (await World.ReadAsync(looked)).Body!.TextContent,
            StringComparison.Ordinal
        );
        using var proposed = await officer.SendAsync(
            $"{home}/keputusan/baru",
            [("act", "propose"), .. fields]
        );
        Assert.Equal(HttpStatusCode.Found, proposed.StatusCode);
        return proposed.Headers.Location!.ToString();
    }

    private static async Task ApproveAsync(HttpClient head, string proposal)
    {
        await ReadsAsync(head, "/beranda/kepala", "usul keputusan menunggu persetujuan");
        await ReadsAsync(head, "/persetujuan", ReviewRound.Late);
        using var approved = await head.SendAsync(proposal, [("act", "approve")]);
        Assert.Equal(HttpStatusCode.Found, approved.StatusCode);
    }

    private static async Task ReadsAsync(HttpClient browser, string page, params string[] words)
    {
        var text = await TextAsync(browser, page);
        foreach (var word in words)
            Assert.Contains(word, text, StringComparison.Ordinal);
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
