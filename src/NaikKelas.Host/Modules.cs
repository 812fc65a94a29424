using System.Reflection;
using NaikKelas.Books;
using NaikKelas.Demo;
using NaikKelas.Health;
using NaikKelas.Insight;
using NaikKelas.Kernel;
using NaikKelas.Registry;
using NaikKelas.Training;

namespace NaikKelas.Host;

/// <summary>The house at a glance, upstream first: a module may know those above it and none below.</summary>
internal static class Modules
{
    public static IReadOnlyList<IModule> All { get; } =
    [
        new RegistryModule(),
        new BooksModule(),
        new HealthModule(),
        new TrainingModule(),
        new InsightModule(),
        new DemoModule(),
    ];

    /// <summary>The rooms, and what the host itself has to offer.</summary>
    public static IReadOnlyList<IModule> WithHost { get; } = [.. All, new HostModule()];

    /// <summary>The rooms of the ground floor are no modules, but they speak too.</summary>
    public static IEnumerable<Assembly> WithTexts =>
        [
            typeof(Db).Assembly,
            typeof(Documents.Qr.QrImage).Assembly,
            typeof(Interface.Forms).Assembly,
            .. WithHost.Select(module => module.GetType().Assembly),
        ];
}
