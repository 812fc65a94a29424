using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Places;

namespace NaikKelas.Registry.Persons;

[Allow(Role.Officer, Role.Verifier, Role.Administrator)]
internal sealed class PersonsModel(PersonList list, RegionChoices regions, Actor actor, Texts texts)
    : PageModel
{
    public Page<PersonRow> Rows { get; private set; } = null!;

    public bool More => list.More;

    public bool MayWrite => actor.Is(Role.Officer);

    public IReadOnlyList<Crumb> Exports { get; } =
    [new("Excel", "/orang/unduh.xlsx"), new("CSV", "/orang/unduh.csv")];

    public IEnumerable<SelectListItem> PositionItems => Words<Position>();

    public IEnumerable<SelectListItem> Sexes => Words<Sex>();

    public IReadOnlyList<SelectListItem> Places => regions.Below();

    public async Task OnGetAsync(ListQuery query, CancellationToken ct) =>
        Rows = await list.ReadAsync(query, ct);

    private IEnumerable<SelectListItem> Words<T>()
        where T : struct, Enum =>
        Enum.GetValues<T>().Select(word => new SelectListItem(texts.Of(word), word.ToString()));
}
