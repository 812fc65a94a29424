using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Mail;
using NaikKelas.Tests.House;
using NaikKelas.Tests.Training.Nominations;
using NaikKelas.Training.Offers;

namespace NaikKelas.Tests.Training.Offers;

/// <summary>Everybody concerned is told once: by e-mail where an address is known, else by the office.</summary>
public sealed class NoticeTests
{
    public static TheoryData<string> Providers => World.Providers;

    [Theory, MemberData(nameof(Providers))]
    public async Task Invitations_go_into_the_outbox_with_the_offer_and_the_rest_waits_for_the_office(
        string provider
    )
    {
        await using var posted = await OfferedRound.StartAsync(provider, email: "warga@contoh.test");
        var letters = await KeysAsync(posted);
        var offers = await posted.OffersAsync();

        Assert.Equal(
            offers.Select(o => $"offer/{o.Id.Value:N}/Invitation").Order(StringComparer.Ordinal),
            letters.Order(StringComparer.Ordinal)
        );
        Assert.All(await NoticesAsync(posted), n => Assert.Equal("e-mail", n.ToldHow));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_reminder_goes_out_once_some_days_before_the_deadline(string provider)
    {
        await using var round = await OfferedRound.StartAsync(
            provider,
            answerDays: 2,
            remindDays: 1,
            email: "warga@contoh.test"
        );
        var accepted = (await round.OffersAsync())[0];
        await round.AnswerAsync(accepted.NominationId, accepts: true);

        var early = await round.TickAsync();
        // The deadline is midnight after the 14th; a day before it is midnight after the 13th.
        round.World.Clock.SetLocal(2020, 6, 14, 1);
        var due = await round.TickAsync();
        var again = await round.TickAsync();

        Assert.Equal((0, 5, 0), (early.Reminded, due.Reminded, again.Reminded));
        Assert.Equal(
            5,
            (await KeysAsync(round)).Count(k => k.EndsWith("/Reminder", StringComparison.Ordinal))
        );
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_replacement_is_told_too(string provider)
    {
        await using var round = await OfferedRound.StartAsync(provider);

        await round.AnswerAsync((await round.OffersAsync())[0].NominationId, accepts: false);

        var next = (await round.LiveAsync()).Single(o => o.Cause == OfferCause.Replacement);
        var notice = Assert.Single(await NoticesAsync(round), n => n.OfferId == next.Id);
        Assert.Equal((NoticeKind.Invitation, null), (notice.Kind, notice.ToldAt));
    }

    private static Task<List<string>> KeysAsync(OpenRound round) =>
        round.World.AskAsync<Db, List<string>>(db =>
            db.OutboxLetters.AsNoTracking()
                .Select(l => l.Key)
                .Where(k => k.StartsWith("offer/"))
                .ToListAsync(World.Ct)
        );

    private static Task<List<OfferNotice>> NoticesAsync(OpenRound round) =>
        round.World.AskAsync<Db, List<OfferNotice>>(db =>
            db.OfferNotices.AsNoTracking().ToListAsync(World.Ct)
        );
}
