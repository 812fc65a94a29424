using Microsoft.AspNetCore.Identity;
using NaikKelas.Books.Ledger;
using NaikKelas.Kernel;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.MemberView;

/// <summary>
/// Phone numbers and PINs as the database keeps them. A PIN has so few digits that a hash alone would soon be undone by
/// whoever gets hold of the database: before it is hashed it is mixed with the key of personal data, which is not in there.
/// </summary>
internal sealed class MemberSecrets(PersonalDataKey key, IPasswordHasher<MemberAccess> hasher)
{
    private static readonly MemberAccess Nobody = new()
    {
        CooperativeId = default,
        MemberId = default,
        GivenAt = default,
    };

    private static string? _nobodysHash;

    public string PhoneKey(string phone) => key.BlindIndex($"member-phone:{phone}");

    public string HashOf(OrganisationId cooperative, MemberId member, string pin) =>
        hasher.HashPassword(Nobody, Mixed(cooperative, member, pin));

    /// <summary>Takes as long where there is no hash to check against: then the answer is no.</summary>
    public bool Fits(OrganisationId cooperative, MemberId member, string? hash, string pin)
    {
        var against = hash ?? (_nobodysHash ??= HashOf(default, default, ""));
        return hasher.VerifyHashedPassword(Nobody, against, Mixed(cooperative, member, pin))
                != PasswordVerificationResult.Failed
            && hash is not null;
    }

    private string Mixed(OrganisationId cooperative, MemberId member, string pin) =>
        key.BlindIndex($"member-pin:{cooperative.Value}:{member.Value}:{pin}");
}
