using NaikKelas.Registry.Persons;

namespace NaikKelas.Training.Offers;

/// <summary>What is asked to see that a link was not forwarded to somebody else.</summary>
public enum ProofKind
{
    /// <summary>The registry knows nothing that could be asked.</summary>
    None,
    PhoneEnd,
    BirthDate,
}

/// <summary>The last four digits of the phone number, or else the birth date: little enough to be known by heart.</summary>
internal static class HolderProof
{
    /// <summary>Wrong answers a day; then only the office can note an answer.</summary>
    public const int WrongMax = 5;

    private const int Digits = 4;

    public static ProofKind Asked(PersonContact contact) =>
        contact.Phone is { Length: >= Digits } ? ProofKind.PhoneEnd
        : contact.BirthDate is not null ? ProofKind.BirthDate
        : ProofKind.None;

    public static bool Holds(PersonContact contact, string? phoneEnd, DateOnly? birthDate) =>
        Asked(contact) switch
        {
            ProofKind.PhoneEnd => contact.Phone![^Digits..] == phoneEnd?.Trim(),
            ProofKind.BirthDate => contact.BirthDate == birthDate,
            _ => true,
        };
}
