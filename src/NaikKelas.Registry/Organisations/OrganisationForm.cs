using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using NaikKelas.Registry.Places;

namespace NaikKelas.Registry.Organisations;

/// <summary>What the two forms of an organisation share.</summary>
internal abstract class OrganisationForm(RegionChoices regions) : PageModel
{
    [BindProperty]
    public OrganisationInput Input { get; set; } = new();

    /// <summary>The regency the form is about, where the person works in several.</summary>
    [BindProperty(SupportsGet = true, Name = "wilayah")]
    public string? Asked { get; set; }

    public Region? Regency => regions.RegencyOf(Input.RegionCode, Asked);

    public IReadOnlyList<SelectListItem> Villages => regions.VillageItems(Regency);

    public IEnumerable<SelectListItem> RegencyItems => regions.RegencyItems();
}
