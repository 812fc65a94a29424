using System.Net;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry;
using NaikKelas.Registry.Agencies;
using NaikKelas.Registry.Organisations;
using NaikKelas.Registry.Persons;
using NaikKelas.Tests.House;
using NaikKelas.Training;
using NaikKelas.Training.Nominating;
using NaikKelas.Training.Nominations;
using NaikKelas.Training.Results;
using NaikKelas.Training.Rounds;
using NaikKelas.Training.Terms;

namespace NaikKelas.Tests.Training.Nominating;

/// <summary>A pesantren sends two named people: one applicant, one seat, two names.</summary>
public sealed class DelegationTests
{
    public static TheoryData<string> Providers => World.Providers;

    private static RoundTerms Pairs =>
        new()
        {
            Rules = [Village.Rule("age-between", ("min", "17"), ("max", "60"))],
            DelegationSize = 2,
            MaxPerNominator = 1,
        };

    private static Task<Village> StartAsync(string provider) =>
        Village.StartAsync(provider, Pairs, kind: OrganisationKind.Pesantren);

    /// <summary>Publishing computes the public files anew: it would refuse if a delegation's facts gave another result there.</summary>
    private static async Task<Result<Published>> PublishAsync(Village village)
    {
        await village.World.DoAsync<Db>(async db =>
        {
            db.Agencies.Add(
                new Agency
                {
                    Id = Ids.New<AgencyId>(),
                    RegionCode = "35.72",
                    Name = "Dinas Koperasi Contoh",
                    Government = "Pemerintah Kota Contoh",
                    Address = "Jalan Contoh 1",
                    City = "Contoh",
                    HeadName = "Drs. Kepala Contoh",
                    HeadTitle = "Kepala Dinas Koperasi Contoh",
                    DecreePattern = "518/{n}/{year}",
                }
            );
            await db.SaveChangesAsync(World.Ct);
        });
        return await village.World.AskAsync<PublishRound, Result<Published>>(p =>
            p.RunAsync(
                village.Round,
                new PublishRound.Input { DecreeDate = new DateOnly(2026, 11, 23) },
                World.Ct
            )
        );
    }

    private static Someone ContactOf(Village village, Village.House house) =>
        village.World.As(Role.PesantrenContact, house.Id.Value);

    [Theory, MemberData(nameof(Providers))]
    public async Task Two_are_sent_as_one_and_no_other_number(string provider)
    {
        await using var village = await StartAsync(provider);
        var (contact, house) = (ContactOf(village, village.First), village.First);

        var one = await village.NominateAsync(contact, house, house.Chair);
        var same = await village.NominateAsync(contact, house, house.Chair, house.Chair);
        var two = await village.NominateAsync(contact, house, house.Chair, house.Treasurer);

        Assert.Equal("people-count", one.Refusal!.Code);
        Assert.Equal("people-count", same.Refusal!.Code);
        Assert.Equal("P0001", two.Value);
        Assert.Single(await village.NominationsAsync());
        Assert.Equal(
            [house.Chair, house.Treasurer],
            await village.World.AskAsync<Db, List<PersonId>>(db =>
                db.Delegates.AsNoTracking()
                    .OrderBy(d => d.Number)
                    .Select(d => d.PersonId)
                    .ToListAsync(World.Ct)
            )
        );
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Nobody_goes_with_two_and_withdrawing_frees_both(string provider)
    {
        await using var village = await StartAsync(provider);
        var house = village.First;
        await village.AlsoAtAsync(village.Second, house.Treasurer);
        await village.NominateAsync(ContactOf(village, house), house, house.Chair, house.Treasurer);

        var taken = await village.NominateAsync(
            ContactOf(village, village.Second),
            village.Second,
            village.Second.Chair,
            house.Treasurer
        );
        Assert.Equal("person.nominated-elsewhere", taken.Refusal!.Code);

        await village.World.AskAsync<WithdrawNomination, Result<Unit>>(w =>
            w.RunAsync(
                village.Round,
                "P0001",
                new WithdrawNomination.Input { Reason = "berhalangan" },
                World.Ct
            )
        );
        var free = await village.NominateAsync(
            ContactOf(village, village.Second),
            village.Second,
            village.Second.Chair,
            house.Treasurer
        );
        Assert.False(free.Refused, free.Refusal?.Message.ToString());
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task The_rule_must_hold_for_both_and_lists_name_both(string provider)
    {
        await using var village = await StartAsync(provider);
        var (first, second) = (village.First, village.Second);
        await village.NominateAsync(ContactOf(village, first), first, first.Chair, first.Treasurer);
        await village.NominateAsync(ContactOf(village, second), second, second.Chair, second.Old);
        village.World.Clock.SetLocal(2026, 11, 23, 17);
        await village.World.AskAsync<FreezeFacts, Result<Frozen>>(f => f.RunAsync(village.Round, World.Ct));

        var drawn = await village.World.AskAsync<DrawRound, Result<Drawn>>(d =>
            d.RunAsync(village.Round, new DrawRound.Input { PublicValue = "7.000,00" }, World.Ct)
        );

        Assert.Equal((2, 1, 1), (drawn.Value!.Applicants, drawn.Value.Admitted, drawn.Value.Ineligible));
        var lines = await village.World.AskAsync<NominationBook, IReadOnlyList<NominationLine>>(async book =>
            await book.LinesAsync(
                await village.World.AskAsync<Db, TrainingRound>(db =>
                    db.Rounds.AsNoTracking().SingleAsync(r => r.Id == village.Round, World.Ct)
                ),
                World.Ct
            )
        );
        Assert.Equal("Wahyuni KDMP Bendo, Slamet KDMP Bendo", lines[0].Name);
        var published = await PublishAsync(village);
        Assert.False(published.Refused, published.Refusal?.Message.ToString());
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Who_applies_is_promised_at_the_lock(string provider)
    {
        await using var village = await StartAsync(provider);

        var changed = await village.World.AskAsync<SaveTerms, Result<RoundId>>(s =>
            s.RunAsync(
                village.Round,
                Pairs with
                {
                    DelegationSize = 3,
                },
                "alasan yang cukup panjang",
                World.Ct
            )
        );

        Assert.Equal("shape-locked", changed.Refusal!.Code);
    }

    /// <summary>Even without the use case: the index lets nobody stand in two delegations of a round.</summary>
    [Theory, MemberData(nameof(Providers))]
    public async Task The_database_itself_lets_nobody_go_with_two(string provider)
    {
        await using var village = await StartAsync(provider);
        var (first, second) = (village.First, village.Second);
        await village.NominateAsync(ContactOf(village, first), first, first.Chair, first.Treasurer);
        await village.NominateAsync(ContactOf(village, second), second, second.Chair, second.Treasurer);

        await Assert.ThrowsAsync<DbUpdateException>(() =>
            village.World.DoAsync<Db>(async db =>
            {
                var other = await db.Nominations.SingleAsync(n => n.Code == "P0002", World.Ct);
                db.Delegates.Add(
                    new NaikKelas.Training.Nominating.Delegate
                    {
                        NominationId = other.Id,
                        PersonId = first.Treasurer,
                        RoundId = village.Round,
                        OrganisationId = second.Id,
                        Number = 3,
                    }
                );
                await db.SaveChangesAsync(World.Ct);
            })
        );
    }

    /// <summary>A contact for a whole region reaches co-ops by their place, and may yet not speak for them.</summary>
    [Theory, MemberData(nameof(Providers))]
    public async Task A_contact_of_a_region_speaks_for_its_pesantren_alone(string provider)
    {
        await using var village = await StartAsync(provider);
        var contact = village.World.As(Role.PesantrenContact, "35.72");
        var coop = await village.FoundAsync("KDMP Tlumpu", OrganisationKind.Kdmp);

        var own = await village.NominateAsync(
            contact,
            village.First,
            village.First.Chair,
            village.First.Treasurer
        );
        var other = await village.NominateAsync(contact, coop, coop.Chair, coop.Treasurer);

        Assert.False(own.Refused);
        Assert.Equal(RefusalKind.NotFound, other.Refusal!.Kind);
    }

    /// <summary>What the contact's word is for: a round may ask for it, and nominating is giving it.</summary>
    [Theory, MemberData(nameof(Providers))]
    public async Task A_contact_who_nominates_recommends(string provider)
    {
        await using var village = await Village.StartAsync(
            provider,
            Pairs with
            {
                Rules = [Village.Rule("recommended-by", ("by", "Pesantren"))],
            },
            kind: OrganisationKind.Pesantren
        );
        var house = village.First;

        await village.NominateAsync(ContactOf(village, house), house, house.Chair, house.Treasurer);

        var given = await village.World.AskAsync<Db, Recommendation>(db =>
            db.Recommendations.AsNoTracking().SingleAsync(World.Ct)
        );
        Assert.Equal((Recommender.Pesantren, Village.Place), (given.By, given.RegionCode));
    }

    [Fact]
    public async Task A_contact_ticks_two_and_sends_them()
    {
        await using var village = await StartAsync("sqlite");
        var house = village.First;
        using var browser = await ContactOf(village, house).BrowserAsync();
        var here = $"/usulkan/{village.Round.Value}/{house.Id.Value}";

        var list = await browser.OpenAsync(here);
        Assert.Equal(3, list.QuerySelectorAll("input[name=orang]").Length);
        var card = $"{here}/kartu?orang={house.Chair.Value}&orang={house.Treasurer.Value}";
        Assert.Contains(
            "Slamet",
            (await browser.OpenAsync(card)).Body!.TextContent,
            StringComparison.Ordinal
        );
        using var sent = await browser.SendAsync(
            $"{here}/kartu",
            [
                ("Input.Persons[0]", house.Chair.Value.ToString()),
                ("Input.Persons[1]", house.Treasurer.Value.ToString()),
                ("Input.Choice1", "K1"),
            ],
            card
        );

        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        using var officer = await village.World.As(Role.Officer, "35.72").BrowserAsync();
        var file = await officer.OpenAsync($"/pelatihan/putaran/{village.Round.Value}/usulan/P0001");
        Assert.Contains("Slamet KDMP Bendo", file.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Dinyatakan pengurus pengusul", file.Body.TextContent, StringComparison.Ordinal);
    }
}
