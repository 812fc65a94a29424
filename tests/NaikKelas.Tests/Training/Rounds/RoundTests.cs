using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Tests.House;
using NaikKelas.Training;
using NaikKelas.Training.Rounds;
using NaikKelas.Training.Terms;

namespace NaikKelas.Tests.Training.Rounds;

/// <summary>The life of a round through its use cases, on every database at hand.</summary>
public sealed class RoundTests
{
    private static readonly ChangeClosing.Input Because = new() { Reason = "Surat kepala dinas nomor 12." };

    public static TheoryData<string> Providers => World.Providers;

    [Theory, MemberData(nameof(Providers))]
    public async Task A_round_is_locked_opens_closes_and_freezes_by_the_clock(string provider)
    {
        await using var world = await World.StartAsync(provider);
        var id = await Blitar.LockedAsync(world);
        await Blitar.PeopleAsync(world, 4, nominatedIn: id);

        Assert.Equal(RoundPhase.Waiting, await PhaseAsync(world, id));
        world.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal(RoundPhase.Open, await PhaseAsync(world, id));
        Assert.Equal(0, await TickAsync(world));
        world.Clock.SetLocal(2026, 11, 23, 16);
        Assert.Equal(RoundPhase.Closed, await PhaseAsync(world, id));
        Assert.Equal(1, await TickAsync(world));
        Assert.Equal(0, await TickAsync(world));
        Assert.Equal(RoundPhase.Screened, await PhaseAsync(world, id));

        var sheets = await world.AskAsync<Db, List<string>>(db =>
            db.FrozenFacts.Select(f => f.FactsJson).ToListAsync(World.Ct)
        );
        Assert.Equal(4, sheets.Count);
        Assert.Equal(
            2,
            sheets.Count(s => FactSheet.FromJson(s).Facts["ratHeldOn2025"].Value.Text == "2026-08-14")
        );
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task The_lock_publishes_digests_and_hides_the_secret(string provider)
    {
        await using var world = await World.StartAsync(provider);
        var id = await Blitar.LockedAsync(world);

        var round = await world.AskAsync<Db, TrainingRound>(db =>
            db.Rounds.SingleAsync(r => r.Id == id, World.Ct)
        );
        var key = (PersonalDataKey)world.Services.GetService(typeof(PersonalDataKey))!;
        var secret = key.Open(round.SecretSealed!);
        Assert.Equal(64, secret.Length);
        Assert.Equal(
            Convert.ToHexStringLower(
                System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(secret))
            ),
            round.SecretDigest
        );
        var version = await world.AskAsync<Db, TermsVersion>(db => db.TermsVersions.SingleAsync(World.Ct));
        Assert.Equal((1, round.LockDigest), (version.Number, version.Digest));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Of_two_officers_who_lock_at_once_one_is_told(string provider)
    {
        await using var world = await World.StartAsync(provider);
        var id = await Blitar.DraftAsync(world);

        var results = await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(_ => world.AskAsync<LockRound, Result<RoundId>>(l => l.RunAsync(id, World.Ct)))
        );

        Assert.Single(results, r => !r.Refused);
        Assert.All(results.Where(r => r.Refused), r => Assert.Equal("round-locked", r.Refusal!.Code));
        Assert.Equal(1, await world.AskAsync<Db, int>(db => db.TermsVersions.CountAsync(World.Ct)));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Of_closing_and_extending_at_once_one_is_told(string provider)
    {
        await using var world = await World.StartAsync(provider);
        var id = await Blitar.LockedAsync(world);
        world.Clock.Advance(TimeSpan.FromHours(3));
        var seen = Because with
        {
            Seen = 1,
            ClosesAt = new DateTime(2026, 11, 25, 16, 0, 0, DateTimeKind.Unspecified),
        };

        var results = await Task.WhenAll(
            world.AskAsync<ChangeClosing, Result<RoundId>>(c => c.CloseNowAsync(id, seen, World.Ct)),
            world.AskAsync<ChangeClosing, Result<RoundId>>(c => c.ExtendAsync(id, seen, World.Ct))
        );

        Assert.Single(results, r => !r.Refused);
        Assert.Contains(
            results.Single(r => r.Refused).Refusal!.Code,
            (string[])["round-changed", "round-closed"]
        );
        Assert.Equal(2, await world.AskAsync<Db, int>(db => db.TermsVersions.CountAsync(World.Ct)));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_closed_round_never_opens_again(string provider)
    {
        await using var world = await World.StartAsync(provider);
        var id = await Blitar.LockedAsync(world);
        world.Clock.SetLocal(2026, 11, 23, 16);
        var later = Because with
        {
            ClosesAt = new DateTime(2026, 11, 30, 16, 0, 0, DateTimeKind.Unspecified),
        };

        var extended = await world.AskAsync<ChangeClosing, Result<RoundId>>(c =>
            c.ExtendAsync(id, later, World.Ct)
        );
        var amended = await world.AskAsync<SaveTerms, Result<RoundId>>(s =>
            s.RunAsync(id, Blitar.Terms, Because.Reason, World.Ct)
        );

        Assert.Equal("round-closed", extended.Refusal?.Code);
        Assert.Equal("round-closed", amended.Refusal?.Code);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_change_after_the_lock_needs_a_reason_and_makes_a_version(string provider)
    {
        await using var world = await World.StartAsync(provider);
        var id = await Blitar.LockedAsync(world);
        var other = Blitar.Terms with { MaxPerNominator = 3 };

        var silent = await world.AskAsync<SaveTerms, Result<RoundId>>(s =>
            s.RunAsync(id, other, " ", World.Ct)
        );
        var told = await world.AskAsync<SaveTerms, Result<RoundId>>(s =>
            s.RunAsync(id, other, Because.Reason, World.Ct)
        );

        Assert.Equal("reason", silent.Refusal?.Code);
        Assert.False(told.Refused);
        var versions = await world.AskAsync<Db, List<TermsVersion>>(db =>
            db.TermsVersions.OrderBy(v => v.Number).ToListAsync(World.Ct)
        );
        Assert.Equal([1, 2], versions.Select(v => v.Number));
        Assert.NotEqual(versions[0].Digest, versions[1].Digest);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task The_try_out_says_which_rule_costs_most(string provider)
    {
        await using var world = await World.StartAsync(provider);
        var id = await Blitar.DraftAsync(world);
        await Blitar.PeopleAsync(world, 5);

        var tried = await world.AskAsync<IServiceProvider, TryOut?>(async services =>
        {
            var book = (RoundBook)services.GetService(typeof(RoundBook))!;
            var round = await book.FindAsync(id, World.Ct);
            return await ((TryTerms)services.GetService(typeof(TryTerms))!).RunAsync(
                round!,
                Blitar.Terms,
                World.Ct
            );
        });

        Assert.Equal((5, 3, 3), (tried!.People, tried.Eligible, tried.EligibleOrganisations));
        Assert.Equal(new RuleCost("rat-held-by", 2, 2), tried.Costliest);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_copy_moves_years_and_keeps_everything_else(string provider)
    {
        await using var world = await World.StartAsync(provider);
        var id = await Blitar.LockedAsync(world);

        var input = await world.AskAsync<RoundDrafts, ComposeRound.Input?>(d => d.NewAsync(id, World.Ct));
        var copy = await world.AskAsync<ComposeRound, Result<RoundId>>(c =>
            c.RunAsync(
                null,
                input! with
                {
                    RegionCode = Blitar.Region,
                    OpensAt = input.OpensAt!.Value.AddYears(1),
                    ClosesAt = input.ClosesAt!.Value.AddYears(1),
                },
                World.Ct
            )
        );

        Assert.False(copy.Refused, copy.Refusal?.Message.ToString());
        var round = await world.AskAsync<Db, TrainingRound>(db =>
            db.Rounds.SingleAsync(r => r.Id == copy.Value, World.Ct)
        );
        Assert.Equal("2026", RoundTerms.FromJson(round.TermsJson).Rules[0].Values["year"]);
        Assert.Equal("2027-03-31", RoundTerms.FromJson(round.TermsJson).Rules[0].Values["date"]);
    }

    [Fact]
    public async Task Bad_input_is_told_all_at_once()
    {
        await using var world = await World.StartAsync();
        var input = Blitar.Input();
        var wrong = input with
        {
            Title = " ",
            ClosesAt = input.OpensAt,
            Classes =
            [
                input.Classes[0] with
                {
                    Capacity = 0,
                    EndsOn = input.Classes[0].StartsOn!.Value.AddDays(-1),
                },
            ],
        };

        var refused = await world.AskAsync<ComposeRound, Result<RoundId>>(c =>
            c.RunAsync(null, wrong, World.Ct)
        );

        Assert.Equal(
            ["Title", "ClosesAt", "Classes[0].EndsOn", "Classes[0].Capacity"],
            refused.Refusals.Select(r => r.Field)
        );
        Assert.Equal(0, await world.AskAsync<Db, int>(db => db.Rounds.CountAsync(World.Ct)));
    }

    [Fact]
    public async Task Another_region_does_not_know_the_round()
    {
        await using var world = await World.StartAsync();
        var id = await Blitar.DraftAsync(world);
        var stranger = world.As(Role.Officer, "35.17");

        Assert.Equal(
            RefusalKind.NotFound,
            (await stranger.AskAsync<LockRound, Result<RoundId>>(l => l.RunAsync(id, World.Ct))).Refusal?.Kind
        );
        Assert.Empty(
            await stranger.AskAsync<RoundBook, IReadOnlyList<RoundCard>>(b => b.ListAsync(World.Ct))
        );
    }

    private static Task<RoundPhase> PhaseAsync(World world, RoundId id) =>
        world.AskAsync<RoundBook, RoundPhase>(async b => (await b.ReadAsync(id, World.Ct))!.Phase);

    private static Task<int> TickAsync(World world) =>
        world.AskAsync<ClosingClock, int>(c => c.RunAsync(World.Ct));
}
