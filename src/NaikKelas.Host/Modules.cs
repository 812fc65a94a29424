using System.Reflection;
using NaikKelas.Kernel;
using NaikKelas.Registry;

namespace NaikKelas.Host;

/// <summary>The house at a glance, upstream first: a module may know those above it and none below.</summary>
internal static class Modules
{
    public static IReadOnlyList<IModule> All { get; } = [new RegistryModule()];

    /// <summary>The rooms of the ground floor are no modules, but they speak too.</summary>
    public static IEnumerable<Assembly> WithTexts =>
        [
            typeof(Db).Assembly,
            Assembly.Load("NaikKelas.Documents"),
            typeof(Interface.Forms).Assembly,
            .. All.Select(module => module.GetType().Assembly),
            typeof(Modules).Assembly,
        ];
}
