using Microsoft.AspNetCore.Mvc.RazorPages;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Host.Administration;

/// <summary>Which version of which rule data is in use.</summary>
[Allow(Role.Administrator)]
internal sealed class RulesModel(IEnumerable<IModule> modules) : PageModel
{
    public IReadOnlyList<RuleData> Rules => [.. modules.SelectMany(m => m.RuleData)];
}
