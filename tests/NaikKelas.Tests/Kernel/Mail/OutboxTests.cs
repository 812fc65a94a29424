using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Mail;
using NaikKelas.Tests.House;

namespace NaikKelas.Tests.Kernel.Mail;

/// <summary>The outbox against mail servers that refuse, hang, or accept and die. Sending is driven by the test.</summary>
public sealed class OutboxTests
{
    private static readonly Letter Letter = new(
        "sari@contoh.test",
        "Undangan – Batik",
        "Halo Sari,\n.\nSampai jumpa."
    );

    public static TheoryData<string> Providers => World.Providers;

    [Theory, MemberData(nameof(Providers))]
    public async Task A_letter_is_posted_with_its_act_or_not_at_all_and_once_for_a_key(string provider)
    {
        await using var world = await World.StartAsync(provider, ("Mail:Paused", "true"));

        await PostAsync(world, "a/1", refuse: true);
        await PostAsync(world, "a/2");
        await PostAsync(world, "a/2");

        var letter = Assert.Single(await LettersAsync(world));
        Assert.Equal("a/2", letter.Key);
        Assert.DoesNotContain("sari", letter.SealedLetter, StringComparison.OrdinalIgnoreCase);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task What_is_sent_is_there_once_with_its_own_name_and_the_text_is_gone(string provider)
    {
        await using var server = new SmtpServer();
        await using var world = await StartAsync(provider);
        await PostAsync(world, "a/1");

        await SendAsync(world, server);
        await SendAsync(world, server);

        var letter = Assert.Single(await LettersAsync(world));
        Assert.Equal(LetterState.Sent, letter.State);
        Assert.Null(letter.SealedLetter);
        var taken = Assert.Single(server.Accepted);
        Assert.Contains($"Message-ID: <{letter.Id.Value:N}@contoh.test>", taken, StringComparison.Ordinal);
        Assert.Contains("To: <sari@contoh.test>", taken, StringComparison.Ordinal);
        var body = Convert.FromBase64String(taken[taken.IndexOf("\n\n", StringComparison.Ordinal)..]);
        Assert.Equal("Halo Sari,\r\n.\r\nSampai jumpa.", System.Text.Encoding.UTF8.GetString(body));
    }

    [Theory]
    [InlineData(nameof(Manner.Later), LetterState.Waiting, "recipient-450")]
    [InlineData(nameof(Manner.Never), LetterState.Failed, "recipient-550")]
    [InlineData(nameof(Manner.Hang), LetterState.Waiting, "timeout")]
    [InlineData(nameof(Manner.Die), LetterState.Waiting, "no-connection")]
    [InlineData(nameof(Manner.AcceptAndDie), LetterState.Uncertain, "no-answer")]
    [InlineData(nameof(Manner.AcceptAndHang), LetterState.Uncertain, "timeout")]
    public async Task A_bad_server_never_gets_a_letter_twice(string manner, LetterState state, string code)
    {
        await using var server = new SmtpServer { Manner = Enum.Parse<Manner>(manner) };
        await using var world = await StartAsync(Store.Sqlite);
        await PostAsync(world, "a/1");

        await SendAsync(world, server);

        var letter = Assert.Single(await LettersAsync(world));
        Assert.Equal((state, code), (letter.State, letter.LastFailure));
        server.Manner = Manner.Accept;
        world.Clock.Advance(TimeSpan.FromDays(1));
        await SendAsync(world, server);
        Assert.Equal(state == LetterState.Failed ? 0 : 1, server.Accepted.Count);
    }

    [Fact]
    public async Task Half_a_minute_passes_before_the_next_attempt_and_after_the_last_somebody_must_look()
    {
        await using var server = new SmtpServer { Manner = Manner.Later };
        await using var world = await StartAsync(Store.Sqlite);
        await PostAsync(world, "a/1");

        await SendAsync(world, server);
        await SendAsync(world, server);
        Assert.Equal(1, Assert.Single(await LettersAsync(world)).Attempts);
        for (var attempt = 1; attempt < OutboxClaims.AttemptsMax; attempt++)
        {
            world.Clock.Advance(TimeSpan.FromHours(1));
            await SendAsync(world, server);
        }

        var letter = Assert.Single(await LettersAsync(world));
        Assert.Equal((LetterState.Failed, OutboxClaims.AttemptsMax), (letter.State, letter.Attempts));
    }

    [Fact]
    public async Task One_that_hangs_does_not_hold_the_others()
    {
        await using var world = await StartAsync(Store.Sqlite);
        foreach (var number in Enumerable.Range(1, 20))
            await PostAsync(world, $"a/{number}", hangs: number <= 3);
        var mailer = new HangingMailer();

        await SendAsync(world, mailer);

        Assert.Equal(17, mailer.Sent);
        Assert.Equal(3, (await LettersAsync(world)).Count(l => l.LastFailure == "timeout"));
    }

    /// <summary>What the taking is for: two that only look send it both.</summary>
    [Fact]
    public async Task Without_taking_a_letter_first_two_senders_send_it_twice()
    {
        await using var server = new SmtpServer();
        await using var world = await StartAsync(Store.Sqlite);
        await PostAsync(world, "a/1");
        var mailer = new SmtpMailer(Sending.Configuration(server.Settings), world.Clock);

        var seen = await Task.WhenAll(LettersAsync(world), LettersAsync(world));
        foreach (var letter in seen.SelectMany(letters => letters))
            await mailer.SendAsync(letter.Id, Letter, _ => Task.CompletedTask, World.Ct);

        Assert.Equal(2, server.Accepted.Count);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Many_senders_at_once_send_each_letter_once(string provider)
    {
        await using var server = new SmtpServer();
        await using var world = await StartAsync(provider);
        foreach (var number in Enumerable.Range(1, 40))
            await PostAsync(world, $"a/{number}");

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => SendAsync(world, server)));

        Assert.Equal(40, server.Accepted.Count);
        Assert.Equal(40, server.Accepted.Distinct(StringComparer.Ordinal).Count());
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_sender_thought_dead_cannot_hand_over_what_another_took(string provider)
    {
        await using var world = await StartAsync(provider);
        await PostAsync(world, "a/1");
        var claim = (await world.AskAsync<OutboxClaims, OutboxClaims.Claim?>(c => c.TakeAsync(World.Ct)))!;
        world.Clock.Advance(TimeSpan.FromMinutes(5));
        await world.DoAsync<OutboxClaims>(c =>
            c.PickUpAsync(world.Clock.Now.UtcDateTime, repeatable: false, World.Ct)
        );
        var other = (await world.AskAsync<OutboxClaims, OutboxClaims.Claim?>(c => c.TakeAsync(World.Ct)))!;

        await Assert.ThrowsAsync<MailException>(() =>
            world.DoAsync<OutboxClaims>(c => c.HandOverAsync(claim, World.Ct))
        );
        await world.DoAsync<OutboxClaims>(c => c.HandOverAsync(other, World.Ct));
        await world.DoAsync<OutboxClaims>(c => c.SentAsync(claim, World.Ct));

        Assert.Equal(LetterState.Sending, Assert.Single(await LettersAsync(world)).State);
    }

    [Theory]
    [InlineData(false, LetterState.Uncertain)]
    [InlineData(true, LetterState.Waiting)]
    public async Task A_letter_under_way_when_the_program_died_goes_again_only_where_twice_is_once(
        bool repeatable,
        LetterState expected
    )
    {
        await using var world = await StartAsync(Store.Sqlite);
        await PostAsync(world, "a/1");
        var claim = (await world.AskAsync<OutboxClaims, OutboxClaims.Claim?>(c => c.TakeAsync(World.Ct)))!;
        await world.DoAsync<OutboxClaims>(c => c.HandOverAsync(claim, World.Ct));

        await world.DoAsync<OutboxClaims>(c =>
            c.PickUpAsync(world.Clock.Now.UtcDateTime, repeatable, World.Ct)
        );

        Assert.Equal(expected, Assert.Single(await LettersAsync(world)).State);
    }

    /// <summary>Nothing is sent but by the test itself.</summary>
    private static Task<World> StartAsync(string provider) =>
        World.StartAsync(provider, ("Mail:Paused", "true"));

    private static Task PostAsync(World world, string key, bool refuse = false, bool hangs = false) =>
        world.DoAsync<IServiceProvider>(services =>
        {
            var db = services.GetRequiredService<Db>();
            return db.RunAsync<Unit>(
                async () =>
                {
                    await services
                        .GetRequiredService<Outbox>()
                        .PostAsync(key, hangs ? Letter with { Subject = "hang" } : Letter, World.Ct);
                    return refuse ? Refusal.NotFound($"Tidak ada.") : default(Unit);
                },
                World.Ct
            );
        });

    private static Task SendAsync(World world, SmtpServer server) =>
        SendAsync(world, new SmtpMailer(Sending.Configuration(server.Settings), world.Clock));

    private static Task SendAsync(World world, IMailer mailer) =>
        Sending.Sender(world, mailer).SendDueAsync(World.Ct);

    private static Task<List<OutboxLetter>> LettersAsync(World world) =>
        world.AskAsync<Db, List<OutboxLetter>>(db =>
            db.OutboxLetters.AsNoTracking().OrderBy(l => l.Id).ToListAsync(World.Ct)
        );

    private sealed class HangingMailer : IMailer
    {
        private int _sent;

        public bool IsRepeatable => false;

        public int Sent => _sent;

        public async Task SendAsync(
            LetterId id,
            Letter letter,
            Func<CancellationToken, Task> beforeHandOver,
            CancellationToken ct
        )
        {
            if (letter.Subject == "hang")
                await Task.Delay(Timeout.Infinite, ct);
            await beforeHandOver(ct);
            Interlocked.Increment(ref _sent);
        }
    }
}
