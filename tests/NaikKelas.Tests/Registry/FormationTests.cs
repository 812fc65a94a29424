using NaikKelas.Insight.Formations;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Formations;
using NaikKelas.Registry.Organisations;
using NaikKelas.Registry.Papers;
using NaikKelas.Tests.House;
using static NaikKelas.Tests.Registry.RegistrySteps;

namespace NaikKelas.Tests.Registry;

public sealed class FormationTests
{
    private const string Village = "35.72.01.1001";
    private static readonly DateOnly May = new(2025, 5, 12);

    public static TheoryData<string> Providers => World.Providers;

    [Theory]
    [InlineData("2025-05-11", FormationStage.NotBegun, null)]
    [InlineData("2025-05-12", FormationStage.Musdesus, "2025-05-12")]
    [InlineData("2025-05-20", FormationStage.Deed, "2025-05-20")]
    [InlineData("2025-06-30", FormationStage.LegalEntity, "2025-06-01")]
    [InlineData("2025-07-01", FormationStage.Operating, "2025-07-01")]
    public void A_village_stands_where_its_papers_say(string day, FormationStage stage, string? since)
    {
        var formation = new Formation(
            Village,
            null,
            null,
            May,
            new DateOnly(2025, 5, 20),
            new DateOnly(2025, 6, 1),
            new DateOnly(2025, 7, 1)
        );

        Assert.Equal(stage, formation.StageOn(Day(day)));
        Assert.Equal(since is null ? null : Day(since), formation.SinceOn(Day(day)));
    }

    [Fact]
    public void Who_works_has_been_founded_even_if_the_deed_was_never_entered()
    {
        var formation = new Formation(Village, null, null, null, null, null, May);

        Assert.Equal(FormationStage.Operating, formation.StageOn(May));
        Assert.Null(Formation.After(FormationStage.Operating));
        Assert.Equal(FormationStage.Musdesus, Formation.After(FormationStage.NotBegun));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Every_village_is_listed_the_one_without_a_beginning_first(string provider)
    {
        await using var world = await World.StartAsync(provider);
        var officer = world.As(Role.Officer, Blitar);
        var coop = Granted(
            await officer.AskAsync<RegisterOrganisation, Result<OrganisationId>>(r =>
                r.RunAsync(
                    new OrganisationInput
                    {
                        Kind = OrganisationKind.Kdmp,
                        Name = "Koperasi Kelurahan Merah Putih Contoh",
                        RegionCode = Village,
                        OperatingSince = May,
                    },
                    World.Ct
                )
            )
        );
        await officer.AskAsync<RecordDocument, Result<Guid>>(r =>
            r.RunAsync(
                coop,
                null,
                new RecordDocument.Input
                {
                    Kind = LegalDocumentKind.Musdesus,
                    Number = "140/1/2025",
                    IssuedOn = May.AddDays(-30),
                },
                World.Ct
            )
        );

        var now = await ReadAsync(officer, "");
        var before = await ReadAsync(officer, "?per=2025-05-01");

        Assert.Equal(21, now.Figures.Villages);
        Assert.Equal(1, now.Figures.Operating);
        Assert.Equal(FormationStage.NotBegun, now.Rows.Rows[0].Stage);
        Assert.Equal(coop, now.Rows.Rows[^1].Organisation);
        var stuck = before.Rows.Rows.Single(r => r.Organisation == coop);
        Assert.Equal(
            (FormationStage.Musdesus, FormationStage.Deed, 19),
            (stuck.Stage, stuck.Next, stuck.Days)
        );
        Assert.Equal(2, await world.StatementsAsync<FormationBook>(b => b.ReadAsync(World.Ct)));
    }

    private static Task<FormationPicture> ReadAsync(Someone who, string query) =>
        who.AskAsync<FormationBoard, FormationPicture>(b =>
            b.ReadAsync(ListQuery.Of("/koperasi/pembentukan", query), World.Ct)
        );

    private static DateOnly Day(string iso) =>
        DateOnly.ParseExact(iso, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
