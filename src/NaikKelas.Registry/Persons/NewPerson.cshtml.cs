using Microsoft.AspNetCore.Mvc;
using NaikKelas.Interface;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Organisations;
using NaikKelas.Registry.Places;

namespace NaikKelas.Registry.Persons;

[Allow(Role.Officer)]
internal sealed class NewPersonModel(RegionChoices regions) : PersonForm(regions)
{
    public IReadOnlyList<LikelyTwin> Twins { get; private set; } = [];

    /// <summary>Where the person is to take a place afterwards, when the way came from there.</summary>
    [BindProperty(SupportsGet = true, Name = "organisasi")]
    public OrganisationId? Organisation { get; set; }

    public async Task<IActionResult> OnPostAsync([FromServices] RegisterPerson register, CancellationToken ct)
    {
        if (!ModelState.IsValid)
            return this.Again();
        var result = await register.RunAsync(Input, ct);
        if (!result.Refused)
            return this.Done(
                $"{Input.Name} tercatat.",
                Organisation is { } organisation
                    ? $"/koperasi/{organisation.Value}/pengurus/baru?orang={result.Value.Value}"
                    : $"/orang/{result.Value.Value}"
            );
        Twins = await register.TwinsAsync(Input, ct);
        return this.Again(result);
    }

    public string WhyOf(LikelyTwin twin) =>
        twin.SameNik ? this.Texts["NIK sama"]
        : twin is { SameBirthDate: true, SamePhone: true }
            ? this.Texts["nama, tanggal lahir, dan nomor HP sama"]
        : twin.SameBirthDate ? this.Texts["nama dan tanggal lahir sama"]
        : this.Texts["nama dan nomor HP sama"];
}
