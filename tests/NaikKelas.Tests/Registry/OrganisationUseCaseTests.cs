using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Kernel.Auditing;
using NaikKelas.Registry;
using NaikKelas.Registry.Organisations;
using NaikKelas.Registry.Papers;
using NaikKelas.Registry.Rats;
using NaikKelas.Tests.House;
using static NaikKelas.Tests.Registry.RegistrySteps;

namespace NaikKelas.Tests.Registry;

public sealed class OrganisationUseCaseTests
{
    public static TheoryData<string> Providers => World.Providers;

    [Theory, MemberData(nameof(Providers))]
    public async Task An_officer_registers_only_in_the_own_region(string provider)
    {
        await using var world = await World.StartAsync(provider);
        var officer = world.As(Role.Officer, Blitar);

        var here = await RegisterAsync(officer, Coop());
        var there = await RegisterAsync(officer, Coop(region: "35.17.09.2001"));

        Assert.False(here.Refused);
        Assert.Equal("region.out-of-reach", there.Refusal?.Code);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_village_that_is_not_on_the_list_is_refused_naming_it(string provider)
    {
        await using var world = await World.StartAsync(provider);

        var refused = await RegisterAsync(world.As(Role.Officer, Blitar), Coop(region: "35.72.01.1999"));

        Assert.Equal("region.unknown", refused.Refusal?.Code);
        Assert.Contains(
            "35.72.01.1999",
            refused.Refusal!.Message.ToString(Texts.Indonesian),
            StringComparison.Ordinal
        );
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task The_same_name_in_the_same_village_or_the_same_number_is_refused(string provider)
    {
        await using var world = await World.StartAsync(provider);
        var officer = world.As(Role.Officer, Blitar);
        await RegisterAsync(officer, Coop() with { NomorIndukKoperasi = "3572010010001" });

        var twin = await RegisterAsync(officer, Coop("ksp  MELATI."));
        var number = await RegisterAsync(
            officer,
            Coop("KSP Mawar") with
            {
                NomorIndukKoperasi = "3572010010001",
            }
        );

        Assert.Equal("organisation.twin", twin.Refusal?.Code);
        Assert.Equal("nomor-induk.taken", number.Refusal?.Code);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Many_are_registered_all_or_none_and_the_refusal_names_the_row(string provider)
    {
        await using var world = await World.StartAsync(provider);

        var refused = await world.AskAsync<RegisterOrganisation, Result<List<OrganisationId>>>(r =>
            r.RunAllAsync([Coop("Satu"), Coop("Dua"), Coop("Satu"), Coop("")], World.Ct)
        );

        Assert.Equal(["[2].Name", "[3].Name"], refused.Refusals.Select(r => r.Field));
        Assert.Equal(0, await world.AskAsync<Db, int>(db => db.Organisations.CountAsync(World.Ct)));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_second_editor_is_told_who_came_first_and_what_changed(string provider)
    {
        await using var world = await World.StartAsync(provider);
        var id = await world.CoopAsync();
        var officer = world.As(Role.Officer, Blitar);
        await ChangeAsync(officer, id, Coop() with { Address = "Jalan Mawar 1" });

        var second = await ChangeAsync(
            world.As(Role.Officer, "35"),
            id,
            Coop() with
            {
                Phone = "081234567890",
            }
        );

        Assert.Equal(RefusalKind.Conflict, second.Refusal?.Kind);
        var said = await world.AskAsync<NaikKelas.Kernel.Texts, string>(t =>
            Task.FromResult(t.Of(second.Refusal!.Message))
        );
        Assert.Contains("Officer 35.72 mengubah data ini", said, StringComparison.Ordinal);
        Assert.Contains("Alamat", said, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task One_rat_a_book_year_and_a_correction_keeps_its_reason(string provider)
    {
        await using var world = await World.StartAsync(provider);
        var id = await world.CoopAsync();
        var rat = new RatInput
        {
            BookYear = 2025,
            HeldOn = new DateOnly(2026, 4, 10),
            Source = "BA 1",
        };
        Granted(await world.AskAsync<RecordRat, Result<Guid>>(r => r.RunAsync(id, rat, World.Ct)));

        var twice = await world.AskAsync<RecordRat, Result<Guid>>(r => r.RunAsync(id, rat, World.Ct));
        var silent = await CorrectAsync(world, id, rat with { HeldOn = new DateOnly(2026, 3, 10) });
        var said = await CorrectAsync(
            world,
            id,
            rat with
            {
                HeldOn = new DateOnly(2026, 3, 10),
                Reason = "Salah baca bulan pada berita acara",
            }
        );

        Assert.Equal("rat.twice", twice.Refusal?.Code);
        Assert.Equal("reason.missing", silent.Refusal?.Code);
        Assert.False(said.Refused);
        var line = await world.AskAsync<Db, AuditEntry>(db =>
            db.AuditEntries.SingleAsync(a => a.Action == "rat_records.changed", World.Ct)
        );
        Assert.Equal("Salah baca bulan pada berita acara", line.Reason);
        Assert.Contains("2026-04-10", line.Detail, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_document_goes_only_with_a_reason(string provider)
    {
        await using var world = await World.StartAsync(provider);
        var id = await world.CoopAsync();
        var document = Granted(
            await world.AskAsync<RecordDocument, Result<Guid>>(r =>
                r.RunAsync(
                    id,
                    null,
                    new RecordDocument.Input { Kind = LegalDocumentKind.Nib, Number = "9120123456789" },
                    World.Ct
                )
            )
        );

        var silent = await RemoveAsync(world, id, document, "  ");
        var said = await RemoveAsync(world, id, document, "Milik koperasi lain");

        Assert.Equal("reason.missing", silent.Refusal?.Code);
        Assert.False(said.Refused);
        Assert.Equal(0, await world.AskAsync<Db, int>(db => db.LegalDocuments.CountAsync(World.Ct)));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task What_lies_outside_the_reach_is_not_there(string provider)
    {
        await using var world = await World.StartAsync(provider);
        var id = await world.CoopAsync();

        var refused = await ChangeAsync(world.As(Role.Officer, "35.17"), id, Coop());

        Assert.Equal(RefusalKind.NotFound, refused.Refusal?.Kind);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_list_takes_two_statements_and_a_page_five(string provider)
    {
        await using var world = await World.StartAsync(provider);
        var id = await world.CoopAsync();
        await world.CoopAsync("KSP Mawar");
        var query = NaikKelas.Interface.ListQuery.Of("/koperasi", "?q=ksp&rat=2025-belum");

        Assert.Equal(2, await world.StatementsAsync<OrganisationList>(l => l.ReadAsync(query, World.Ct)));
        Assert.Equal(5, await world.StatementsAsync<OrganisationSheet>(s => s.ReadAsync(id, World.Ct)));
    }

    private static Task<Result<OrganisationId>> RegisterAsync(Someone officer, OrganisationInput input) =>
        officer.AskAsync<RegisterOrganisation, Result<OrganisationId>>(r => r.RunAsync(input, World.Ct));

    private static Task<Result<OrganisationId>> ChangeAsync(
        Someone officer,
        OrganisationId id,
        OrganisationInput input
    ) => officer.AskAsync<ChangeOrganisation, Result<OrganisationId>>(r => r.RunAsync(id, input, World.Ct));

    private static Task<Result<Guid>> CorrectAsync(World world, OrganisationId id, RatInput input) =>
        world.AskAsync<CorrectRat, Result<Guid>>(r => r.RunAsync(id, 2025, input, World.Ct));

    private static Task<Result<Unit>> RemoveAsync(
        World world,
        OrganisationId id,
        Guid document,
        string reason
    ) => world.AskAsync<RemoveDocument, Result<Unit>>(r => r.RunAsync(id, document, reason, World.Ct));
}
