using System.CommandLine;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NaikKelas.Interface.Imports;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Affiliations;
using NaikKelas.Registry.Agencies;
using NaikKelas.Registry.Changes;
using NaikKelas.Registry.Facts;
using NaikKelas.Registry.Figures;
using NaikKelas.Registry.Formations;
using NaikKelas.Registry.HealthRecords;
using NaikKelas.Registry.Imports;
using NaikKelas.Registry.Organisations;
using NaikKelas.Registry.Papers;
using NaikKelas.Registry.Persons;
using NaikKelas.Registry.Places;
using NaikKelas.Registry.Privacy;
using NaikKelas.Registry.Rats;
using NaikKelas.Registry.Sheets;
using NaikKelas.Registry.Signing;

namespace NaikKelas.Registry;

/// <summary>Registry (induk data): regions, agencies, organisations with their papers, RAT and predicates, persons.</summary>
public sealed class RegistryModule : IModule
{
    public IEnumerable<NavigationItem> Navigation =>
        [
            new("Koperasi", "/koperasi", "building-community", 30, Role.Officer),
            new("Orang", "/orang", "users", 40, Role.Officer),
            new("Koperasi kami", "/koperasi-kami", "building-community", 30, Role.CoopBoard),
            new("Instansi", "/admin/instansi", "building-bank", 20, Role.Administrator),
        ];

    public void AddServices(IServiceCollection services) =>
        services
            .AddSingleton<Regions>()
            .AddScoped<FactBook>()
            .AddScoped<OrganisationDirectory>()
            .AddScoped<OwnDuties>()
            .AddScoped<PersonDirectory>()
            .AddScoped<ContactBook>()
            .AddScoped<AgencyDirectory>()
            .AddScoped<AffiliationDirectory>()
            .AddScoped<RegistryBoard>()
            .AddScoped<FormationBook>()
            .AddScoped<RatArrearsBoard>()
            .AddScoped<VillageBoard>()
            .AddScoped<RegionChoices>()
            .AddScoped<OrganisationList>()
            .AddScoped<OrganisationSheet>()
            .AddScoped<PersonList>()
            .AddScoped<PersonSheet>()
            .AddScoped<LastChange>()
            .AddScoped<PersonTwins>()
            .AddScoped<RegisterOrganisation>()
            .AddScoped<ChangeOrganisation>()
            .AddScoped<ChangeContact>()
            .AddScoped<RecordDocument>()
            .AddScoped<RemoveDocument>()
            .AddScoped<RecordRat>()
            .AddScoped<CorrectRat>()
            .AddScoped<RecordHealth>()
            .AddScoped<RegisterPerson>()
            .AddScoped<ChangePerson>()
            .AddScoped<ReadNik>()
            .AddScoped<MergePersons>()
            .AddScoped<AppointAffiliation>()
            .AddScoped<EndAffiliation>()
            .AddScoped<RegisterAgency>()
            .AddScoped<ChangeAgency>()
            .AddSigning()
            .AddPrivacy()
            .AddImport<ImportCooperatives>()
            .AddImport<ImportOfficers>()
            .AddImport<ImportRats>()
            .AddScoped<RegistryExport>()
            .AddScoped<ExportPersons>();

    public IEnumerable<RuleData> RuleData =>
        [
            new(
                "Pemberitahuan privasi dan masa simpan data",
                PrivacyRules.Current.Version,
                PrivacyRules.Current.Source,
                PrivacyRules.Current.Retention.All(r => r.Confirmed)
            ),
        ];

    public IEnumerable<ApiScope> ApiScopes => [RegistryApi.Read];

    public void MapApi(IEndpointRouteBuilder api) => RegistryApi.Map(api);

    public void MapTables(ModelBuilder model) => RegistryTables.Map(model);

    public IEnumerable<Command> Commands(Func<IServiceProvider> services) =>
        [
            new Command("import", "Impor berkas Excel atau CSV")
            {
                ImportCommand.Of<ImportCooperatives>("cooperatives", "Koperasi", services),
                ImportCommand.Of<ImportOfficers>("officers", "Pengurus, pengawas dan pengelola", services),
                ImportCommand.Of<ImportRats>("rats", "RAT", services),
            },
            RegistryCommands.Export(services),
        ];
}
