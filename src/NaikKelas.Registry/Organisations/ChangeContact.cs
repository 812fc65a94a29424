using System.ComponentModel.DataAnnotations;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Changes;
using NaikKelas.Registry.Numbers;

namespace NaikKelas.Registry.Organisations;

/// <summary>Use case: the co-op's board keeps its own address and numbers right (mengubah kontak). Nothing else is theirs to change.</summary>
public sealed class ChangeContact(Db db, Actor actor, LastChange lastChange)
{
    public sealed record Input
    {
        [Display(Name = "Alamat")]
        public string? Address { get; init; }

        [Display(Name = "Kode pos")]
        public string? PostalCode { get; init; }

        [Display(Name = "Nomor HP")]
        public string? Phone { get; init; }

        [Display(Name = "E-mail")]
        public string? Email { get; init; }

        /// <summary>What the person saw when the form opened.</summary>
        public int Version { get; init; }
    }

    public Task<Result<OrganisationId>> RunAsync(OrganisationId id, Input input, CancellationToken ct) =>
        db.RunAsync(() => ChangeAsync(id, input, ct), ct);

    private async Task<Result<OrganisationId>> ChangeAsync(
        OrganisationId id,
        Input input,
        CancellationToken ct
    )
    {
        if (await db.ReachOrganisationAsync(id, actor, ct) is not { } organisation)
            return Unknown.Organisation;
        if (organisation.Version != input.Version)
            return await lastChange.RefuseAsync("organisations", id.Value, ct);
        var refusals = new Refusals();
        var postal = Contact.ReadPostalCode(input.PostalCode);
        var phone = Contact.ReadPhone(input.Phone);
        var email = Contact.ReadEmail(input.Email);
        refusals.Add(postal.Refusal);
        refusals.Add(phone.Refusal);
        refusals.Add(email.Refusal);
        if (refusals.Any)
            return refusals;
        organisation.Address = Text.OrNull(input.Address);
        (organisation.PostalCode, organisation.Phone, organisation.Email) = (
            postal.Value,
            phone.Value,
            email.Value
        );
        organisation.Version++;
        return id;
    }
}
