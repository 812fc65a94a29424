using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Places;

namespace NaikKelas.Registry.Organisations;

[Allow(Role.Officer, Role.Verifier, Role.Head, Role.Administrator)]
internal sealed class OrganisationsModel(
    OrganisationList list,
    RegionChoices regions,
    Actor actor,
    Texts texts
) : PageModel
{
    private const int YearsBack = 4;

    public Page<OrganisationRow> Rows { get; private set; } = null!;

    public int BookYear => list.BookYear;

    public bool MayWrite => actor.Is(Role.Officer);

    public bool SeesFormation => actor.Is(Role.Officer, Role.Verifier, Role.Head);

    public IReadOnlyList<Crumb> Exports { get; } =
    [new("Excel", "/koperasi/unduh.xlsx"), new("CSV", "/koperasi/unduh.csv")];

    public IEnumerable<SelectListItem> Kinds => Words<OrganisationKind>();

    public IEnumerable<SelectListItem> Forms => Words<CooperativeForm>();

    public IEnumerable<SelectListItem> Statuses => Words<OrganisationStatus>();

    public IEnumerable<SelectListItem> Predicates => Words<HealthPredicate>();

    public IReadOnlyList<SelectListItem> Places => regions.Below();

    public IEnumerable<SelectListItem> RatItems =>
        Enumerable
            .Range(0, YearsBack)
            .Select(back => BookYear - back)
            .SelectMany(year =>
                new[]
                {
                    new SelectListItem(texts["Sudah RAT {0:0}", year], $"{year}-ada"),
                    new SelectListItem(texts["Belum RAT {0:0}", year], $"{year}-belum"),
                }
            );

    public async Task OnGetAsync(ListQuery query, CancellationToken ct) =>
        Rows = await list.ReadAsync(query, ct);

    private IEnumerable<SelectListItem> Words<T>()
        where T : struct, Enum =>
        Enum.GetValues<T>().Select(word => new SelectListItem(texts.Of(word), word.ToString()));
}
