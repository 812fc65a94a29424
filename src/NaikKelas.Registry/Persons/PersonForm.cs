using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using NaikKelas.Interface;
using NaikKelas.Registry.Places;

namespace NaikKelas.Registry.Persons;

/// <summary>What the two forms of a person share.</summary>
internal abstract class PersonForm(RegionChoices regions) : PageModel
{
    [BindProperty]
    public PersonInput Input { get; set; } = new();

    public virtual string NikHint => this.Texts["16 angka pada KTP"];

    public IReadOnlyList<SelectListItem> Villages =>
        regions.VillageItems(regions.RegencyOf(Input.RegionCode, asked: null));
}
