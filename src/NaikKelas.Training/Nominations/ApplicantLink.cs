using NaikKelas.Kernel;

namespace NaikKelas.Training.Nominations;

/// <summary>
/// The address of an applicant's own page: the nomination's uuid and 16 bytes that only the holder of the personal
/// data key can make. Applicants need no account; whoever changes a letter finds nothing.
/// </summary>
public sealed class ApplicantLink(PersonalDataKey key)
{
    private const string Purpose = "applicant-link";

    public string TokenOf(NominationId id) => ProvenToken.Of(key, Purpose, id.Value);

    public string PathOf(NominationId id) => $"/lamaran/{TokenOf(id)}";

    public bool TryRead(string? token, out NominationId id)
    {
        var read = ProvenToken.TryRead(key, Purpose, token, out var value);
        id = new NominationId(value);
        return read;
    }
}
