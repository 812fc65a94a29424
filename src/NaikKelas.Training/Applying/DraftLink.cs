using NaikKelas.Kernel;
using NaikKelas.Training.Nominations;

namespace NaikKelas.Training.Applying;

/// <summary>The address behind which a draft is kept until it is sent.</summary>
internal sealed class DraftLink(PersonalDataKey key)
{
    private const string Purpose = "application-draft";

    public string PathOf(string slug, DraftId id) =>
        $"/daftar/{slug}/{ProvenToken.Of(key, Purpose, id.Value)}";

    public bool TryRead(string? token, out DraftId id)
    {
        var read = ProvenToken.TryRead(key, Purpose, token, out var value);
        id = new DraftId(value);
        return read;
    }
}
