using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using NaikKelas.Kernel;

namespace NaikKelas.Training.Nominations;

/// <summary>A uuid and 16 bytes that only the holder of the personal data key can make, for one purpose. Whoever changes a letter finds nothing.</summary>
internal static class ProvenToken
{
    private const int UuidBytes = 16;
    private const int ProofBytes = 16;

    public static string Of(PersonalDataKey key, string purpose, Guid id)
    {
        Span<byte> token = stackalloc byte[UuidBytes + ProofBytes];
        id.TryWriteBytes(token, bigEndian: true, out _);
        Proof(key, purpose, id).CopyTo(token[UuidBytes..]);
        return Base64Url.EncodeToString(token);
    }

    public static bool TryRead(PersonalDataKey key, string purpose, string? token, out Guid id)
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
        var claimed = new Guid(bytes[..UuidBytes], bigEndian: true);
        if (!CryptographicOperations.FixedTimeEquals(Proof(key, purpose, claimed), bytes[UuidBytes..]))
            return false;
        id = claimed;
        return true;
    }

    /// <summary>The first 128 bits of the keyed index, under a purpose of its own.</summary>
    private static byte[] Proof(PersonalDataKey key, string purpose, Guid id) =>
        Convert
            .FromHexString(key.BlindIndex(string.Create(CultureInfo.InvariantCulture, $"{purpose}:{id:N}")))
            .AsSpan(0, ProofBytes)
            .ToArray();
}
