using Microsoft.AspNetCore.Mvc;
using NaikKelas.Interface;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Numbers;
using NaikKelas.Registry.Organisations;
using NaikKelas.Registry.Persons;

namespace NaikKelas.Registry.Affiliations;

/// <summary>First who, then what: the person is looked for before anything is written.</summary>
[Allow(Role.Officer)]
internal sealed class AppointModel(PersonDirectory persons) : BelowOrganisation
{
    private const int FoundMax = 20;

    [BindProperty]
    public AffiliationInput Input { get; set; } = new();

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Q { get; set; }

    public PersonCard? Chosen { get; private set; }

    public IReadOnlyList<PersonCard> Found { get; private set; } = [];

    public async Task OnGetAsync(PersonId? orang, CancellationToken ct)
    {
        if (orang is { } id)
            Chosen = await persons.FindWithinAsync(id, ct);
        else if (!string.IsNullOrWhiteSpace(Q))
            Found = await FindAsync(Q, ct);
    }

    public async Task<IActionResult> OnPostAsync(
        [FromServices] AppointAffiliation appoint,
        CancellationToken ct
    )
    {
        if (Input.Person is { } id)
            Chosen = await persons.FindAsync(id, ct);
        return ModelState.IsValid && Chosen is not null
            ? Answer(
                await appoint.RunAsync(Organisation.Id, Input, ct),
                $"{Chosen.Name} tercatat sebagai {Input.Position}."
            )
            : this.Again();
    }

    /// <summary>Whoever types the whole NIK may appoint somebody from elsewhere.</summary>
    private async Task<IReadOnlyList<PersonCard>> FindAsync(string q, CancellationToken ct) =>
        Nik.Read(q) is { Refused: false, Value: { } nik }
            ? await persons.FindByNikAsync(nik, ct) is { } person
                ? [person]
                : []
            : await persons.SearchAsync(q, FoundMax, ct);
}
