using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using NaikKelas.Kernel;

namespace NaikKelas.Training.Nominations;

/// <summary>
/// The address of an applicant's own page: the nomination's uuid and 16 bytes that only the holder of the personal
/// data key can make. Applicants need no account; whoever changes a letter finds nothing.
/// </summary>
public sealed class ApplicantLink(PersonalDataKey key)
{
    private const int UuidBytes = 16;
    private const int ProofBytes = 16;

    public string TokenOf(NominationId id)
    {
        Span<byte> token = stackalloc byte[UuidBytes + ProofBytes];
        id.Value.TryWriteBytes(token, bigEndian: true, out _);
        Proof(id).CopyTo(token[UuidBytes..]);
        return Base64Url.EncodeToString(token);
    }

    public string PathOf(NominationId id) => $"/lamaran/{TokenOf(id)}";

    public bool TryRead(string? token, out NominationId id)
    {
        id = default;
        Span<byte> bytes = stackalloc byte[UuidBytes + ProofBytes];
        if (
            token is null
            || token.Length != Base64Url.GetEncodedLength(bytes.Length)
            || !Base64Url.IsValid(token)
            || !Base64Url.TryDecodeFromChars(token, bytes, out var read)
            || read != bytes.Length
            // The last letter carries spare bits: only one spelling of a token counts.
            || Base64Url.EncodeToString(bytes) != token
        )
            return false;
        var claimed = new NominationId(new Guid(bytes[..UuidBytes], bigEndian: true));
        if (!CryptographicOperations.FixedTimeEquals(Proof(claimed), bytes[UuidBytes..]))
            return false;
        id = claimed;
        return true;
    }

    /// <summary>The first 128 bits of the keyed index, under a purpose of its own.</summary>
    private byte[] Proof(NominationId id) =>
        Convert
            .FromHexString(
                key.BlindIndex(string.Create(CultureInfo.InvariantCulture, $"applicant-link:{id.Value:N}"))
            )
            .AsSpan(0, ProofBytes)
            .ToArray();
}
