using Microsoft.AspNetCore.Mvc.RazorPages;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Registry.Imports;

[Allow(Role.Officer)]
internal sealed class RegistryImportsModel : PageModel;
