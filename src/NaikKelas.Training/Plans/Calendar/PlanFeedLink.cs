using System.Security.Cryptography;
using System.Text;
using NaikKelas.Kernel;

namespace NaikKelas.Training.Plans.Calendar;

/// <summary>
/// The address of an agency's own calendar: its region and 32 hex digits that only the holder of the personal data key
/// can make, because a phone's calendar cannot sign in. It shows the plan, never a person.
/// </summary>
internal sealed class PlanFeedLink(PersonalDataKey key)
{
    private const int ProofLength = 32;

    public string PathOf(string regionCode) => $"/rencana/kalender.ics?kunci={TokenOf(regionCode)}";

    public string TokenOf(string regionCode) => $"{regionCode}-{ProofOf(regionCode)}";

    /// <summary>The region whose calendar a token opens; null for any other text.</summary>
    public string? Read(string? token)
    {
        if (token?.Split('-') is not [var region, var proof])
            return null;
        return CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(proof),
            Encoding.UTF8.GetBytes(ProofOf(region))
        )
            ? region
            : null;
    }

    private string ProofOf(string regionCode) => key.BlindIndex($"plan-feed:{regionCode}")[..ProofLength];
}
