using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Mono.Cecil;
using NaikKelas.Host;
using NaikKelas.Kernel;

namespace NaikKelas.Tests.House;

/// <summary>
/// The compiler already keeps modules apart (project references, internal tables). These keep the shape inside.
/// Modules are discovered, never listed, so that a new one cannot be forgotten.
/// </summary>
public sealed class ArchitectureTests
{
    private static readonly string[] Edges = ["Tables", "Api", "Commands", "Module", "Limits"];

    [Fact]
    public void Arrows_between_modules_are_the_approved_ones() =>
        Approved.Check(
            string.Join(
                '\n',
                Modules
                    .All.Select(m => m.GetType().Assembly.GetName().Name)
                    .Order(StringComparer.Ordinal)
                    .Select(name =>
                        $"{name} -> {string.Join(", ", Read(name!).AssemblyReferences.Select(r => r.Name).Where(r => r.StartsWith("NaikKelas.", StringComparison.Ordinal)).Order(StringComparer.Ordinal))}"
                    )
            ),
            "module-arrows.txt"
        );

    [Fact]
    public void The_doors_of_each_module_are_the_approved_ones() =>
        Approved.Check(
            string.Join(
                '\n',
                Modules
                    .All.SelectMany(m => m.GetType().Assembly.GetExportedTypes())
                    .Where(t =>
                        !t.IsNested && !t.Namespace!.StartsWith("AspNetCore", StringComparison.Ordinal)
                    )
                    .Select(t => t.FullName)
                    .Order(StringComparer.Ordinal)
            ),
            "module-doors.txt"
        );

    [Fact]
    public void Rules_know_nothing_of_databases_or_the_web()
    {
        var types = Modules.All.SelectMany(m => Read(m.GetType().Assembly.GetName().Name!).Types);

        var guilty = types.Where(IsRule).Where(KnowsInfrastructure).Select(t => t.FullName).ToList();

        Assert.True(guilty.Count == 0, string.Join('\n', guilty));
    }

    /// <summary>What decides over people's seats and numbers: nothing in these folders may even take a Db.</summary>
    [Theory]
    [InlineData("NaikKelas.Training.Selection")]
    [InlineData("NaikKelas.Registry.Numbers")]
    public void Engines_take_no_database_at_all(string engine)
    {
        var types = Modules
            .All.SelectMany(m => Read(m.GetType().Assembly.GetName().Name!).Types)
            .Where(t => t.Namespace.StartsWith(engine, StringComparison.Ordinal))
            .ToList();

        Assert.NotEmpty(types);
        Assert.Empty(types.Where(t => KnowsInfrastructure(t) || TakesDb(t)).Select(t => t.FullName));
    }

    [Fact]
    public void The_guard_bites()
    {
        var planted = ModuleDefinition
            .ReadModule(typeof(Planted).Assembly.Location)
            .GetType(typeof(Planted).FullName);

        Assert.True(IsRule(planted) && KnowsInfrastructure(planted));
    }

    /// <summary>
    /// A rule is whatever is neither an edge (by its name, or a page), nor a use case or report: one that is given the
    /// Db, or that its module registers as a service.
    /// </summary>
    private static bool IsRule(TypeDefinition type) =>
        !type.Namespace.StartsWith("AspNetCore", StringComparison.Ordinal)
        && !IsPage(type)
        && !Services.Contains(type.FullName)
        && !Array.Exists(Edges, edge => type.Name.EndsWith(edge, StringComparison.Ordinal))
        && !TakesDb(type);

    private static bool TakesDb(TypeDefinition type) =>
        type.Methods.Any(m => m.Parameters.Any(p => p.ParameterType.FullName == typeof(Db).FullName));

    private static readonly HashSet<string> Services =
    [
        .. Modules
            .All.SelectMany(module =>
            {
                var services = new ServiceCollection();
                module.AddServices(services);
                return services;
            })
            .Select(service => service.ServiceType.FullName!),
    ];

    private static bool IsPage(TypeDefinition type) =>
        type.BaseType is { } parent
        && (
            parent.FullName.StartsWith("Microsoft.AspNetCore.Mvc.Razor", StringComparison.Ordinal)
            || parent.FullName.StartsWith("NaikKelas.Interface.", StringComparison.Ordinal)
            || parent.Resolve() is { } resolved && resolved.Module == type.Module && IsPage(resolved)
        );

    private static bool KnowsInfrastructure(TypeDefinition type) =>
        Mentions(type)
            .Any(name =>
                name.StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal)
                || name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal)
            );

    private static IEnumerable<string> Mentions(TypeDefinition type) =>
        [
            .. type.Fields.Select(f => f.FieldType.FullName),
            .. type.Methods.SelectMany(m =>
                m.Parameters.Select(p => p.ParameterType.FullName).Append(m.ReturnType.FullName)
            ),
            .. type
                .Methods.Where(m => m.HasBody)
                .SelectMany(m => m.Body.Instructions)
                .Select(i => i.Operand)
                .OfType<MemberReference>()
                .Select(m => m.DeclaringType?.FullName ?? m.FullName),
            .. type.NestedTypes.SelectMany(Mentions),
        ];

    private static ModuleDefinition Read(string assembly) =>
        ModuleDefinition.ReadModule(Path.Combine(AppContext.BaseDirectory, $"{assembly}.dll"));
}

internal static class Planted
{
    public static bool Look(DbContext db) => db.ChangeTracker.HasChanges();
}
