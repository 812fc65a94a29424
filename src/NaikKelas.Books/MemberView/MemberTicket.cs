using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using NaikKelas.Books.Ledger;
using NaikKelas.Kernel;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.MemberView;

/// <summary>
/// Whoever has proved a PIN that is right in more than one register gets a sealed text for each, good for a few minutes:
/// which one to open is asked without the PIN being typed or kept again.
/// </summary>
internal sealed class MemberTicket(IDataProtectionProvider protection, AgencyClock clock)
{
    private static readonly TimeSpan Holds = TimeSpan.FromMinutes(5);

    private readonly IDataProtector _protector = protection.CreateProtector("member-ticket");

    public string Make(MemberKey who) =>
        _protector.Protect(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{(clock.UtcNow + Holds).Ticks}|{who.Cooperative.Value}|{who.Member.Value}"
            )
        );

    /// <returns>Null when it was changed, is too old, or is none at all.</returns>
    public MemberKey? Read(string? ticket)
    {
        try
        {
            var parts = _protector.Unprotect(ticket ?? "").Split('|');
            return long.Parse(parts[0], CultureInfo.InvariantCulture) > clock.UtcNow.Ticks
                ? new MemberKey(new OrganisationId(Guid.Parse(parts[1])), new MemberId(Guid.Parse(parts[2])))
                : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
