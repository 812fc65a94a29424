using Microsoft.AspNetCore.Mvc.Rendering;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Registry.Places;

/// <summary>The regions a form or a filter offers to this person: never more than their reach, never the whole country at once.</summary>
internal sealed class RegionChoices(Regions regions, Actor actor, Texts texts)
{
    /// <summary>The regencies somebody may work in; one is taken without asking.</summary>
    public IReadOnlyList<Region> Regencies =>
        [
            .. Prefixes
                .SelectMany(prefix =>
                    regions.Find(prefix) switch
                    {
                        null => regions.Children("").SelectMany(p => regions.Children(p.Code)),
                        { Level: RegionLevel.Province } province => regions.Children(province.Code),
                        { Level: RegionLevel.Regency } regency => [regency],
                        var below => [regions.Find(below.Code[..5])!],
                    }
                )
                .DistinctBy(r => r.Code, StringComparer.Ordinal),
        ];

    private IEnumerable<string> Prefixes =>
        actor.IsSystem ? [""] : actor.Current.Select(g => g.RegionCode).OfType<string>();

    /// <summary>The regency a form is about: of the code on record, of the address, or the only one there is.</summary>
    public Region? RegencyOf(string? code, string? asked)
    {
        var wanted = code is { Length: >= 5 } ? code[..5] : asked;
        var all = Regencies;
        return all.FirstOrDefault(r => r.Code == wanted) ?? (all.Count == 1 ? all[0] : null);
    }

    public IEnumerable<SelectListItem> RegencyItems()
    {
        var groups = new Dictionary<string, SelectListGroup>(StringComparer.Ordinal);
        foreach (var regency in Regencies)
        {
            if (!groups.TryGetValue(regency.ParentCode!, out var group))
                groups[regency.ParentCode!] = group = new SelectListGroup
                {
                    Name = regions.Find(regency.ParentCode)!.Name,
                };
            yield return new SelectListItem(regency.Title, regency.Code) { Group = group };
        }
    }

    /// <summary>The villages of a regency by district, each district first as itself for when the village is not known.</summary>
    public IReadOnlyList<SelectListItem> VillageItems(Region? regency) =>
        regency is null
            ? []
            :
            [
                .. regions
                    .Children(regency.Code)
                    .SelectMany(district =>
                    {
                        var group = new SelectListGroup { Name = district.Title };
                        return regions
                            .Children(district.Code)
                            .Select(v => new SelectListItem(v.Title, v.Code) { Group = group })
                            .Prepend(
                                new SelectListItem(
                                    texts["{0}, desa belum diketahui", district.Title],
                                    district.Code
                                )
                                {
                                    Group = group,
                                }
                            );
                    }),
            ];

    /// <summary>For filters: what lies one level below the person's regions.</summary>
    public IReadOnlyList<SelectListItem> Below() =>
        [.. Prefixes.SelectMany(regions.Children).Select(r => new SelectListItem(r.Title, r.Code))];
}
