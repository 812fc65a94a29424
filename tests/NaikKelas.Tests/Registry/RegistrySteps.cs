using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using NaikKelas.Kernel;
using NaikKelas.Registry.Affiliations;
using NaikKelas.Registry.Organisations;
using NaikKelas.Registry.Persons;
using NaikKelas.Tests.House;

namespace NaikKelas.Tests.Registry;

/// <summary>What tests of the registry start from.</summary>
internal static class RegistrySteps
{
    public const string Blitar = "35.72";
    public const string Bendo = "35.72.01.1006";
    public const string Nik = "3572015708900001";

    public static OrganisationInput Coop(string name = "KSP Melati", string region = Bendo) =>
        new()
        {
            Kind = OrganisationKind.Ksp,
            Name = name,
            RegionCode = region,
        };

    extension(World world)
    {
        public async Task<OrganisationId> CoopAsync(string name = "KSP Melati", string region = Bendo) =>
            (
                await world.AskAsync<RegisterOrganisation, Result<OrganisationId>>(r =>
                    r.RunAsync(Coop(name, region), World.Ct)
                )
            ).Value;

        public async Task<PersonId> PersonAsync(string name, string? nik = null, string region = Blitar) =>
            Granted(
                await world.AskAsync<RegisterPerson, Result<PersonId>>(r =>
                    r.RunAsync(
                        new PersonInput
                        {
                            Name = name,
                            Nik = nik,
                            RegionCode = region,
                            Confirmed = true,
                        },
                        World.Ct
                    )
                )
            );

        public async Task<Guid> PlaceAsync(OrganisationId organisation, PersonId person, Position position) =>
            Granted(
                await world.AskAsync<AppointAffiliation, Result<Guid>>(r =>
                    r.RunAsync(
                        organisation,
                        new AffiliationInput
                        {
                            Person = person,
                            Position = position,
                            From = new DateOnly(2025, 7, 1),
                        },
                        World.Ct
                    )
                )
            );

        /// <summary>How many statements a report needs when it runs as the system.</summary>
        public async Task<int> StatementsAsync<T>(Func<T, Task> ask)
            where T : notnull
        {
            await using var scope = world.Services.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<NaikKelas.Kernel.Access.Actor>().IsSystem = true;
            var counter = new Counter();
            var options = new DbContextOptionsBuilder<Db>().AddInterceptors(counter);
            world.Store.Configure(options);
            await using var db = ActivatorUtilities.CreateInstance<Db>(
                scope.ServiceProvider,
                ((DbContextOptionsBuilder<Db>)options).Options
            );
            await ask(ActivatorUtilities.CreateInstance<T>(scope.ServiceProvider, db));
            return counter.Statements;
        }
    }

    public static T Granted<T>(Result<T> result)
    {
        Assert.False(result.Refused, string.Join("; ", result.Refusals.Select(r => r.Code)));
        return result.Value!;
    }

    private sealed class Counter : DbCommandInterceptor
    {
        public int Statements { get; private set; }

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command,
            CommandEventData eventData,
            InterceptionResult<DbDataReader> result,
            CancellationToken cancellationToken = default
        )
        {
            Statements++;
            return base.ReaderExecutingAsync(command, eventData, result, cancellationToken);
        }
    }
}
