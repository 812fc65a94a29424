using System.Buffers.Text;
using System.Security.Cryptography;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.MemberView;

/// <summary>
/// What a link or a cookie holds: the co-op, so that PostgreSQL can be told whose books to look in, and 32 bytes that
/// nobody guesses. The database keeps only its hash. It names no member.
/// </summary>
/// <param name="Cooperative">Where to look.</param>
/// <param name="Hash">SHA-256 of the text, 64 hex digits.</param>
internal sealed record MemberToken(OrganisationId Cooperative, string Hash)
{
    private const int IdLength = 16;
    private const int SecretLength = 32;

    /// <summary>A new one and the text that is shown once.</summary>
    public static (MemberToken Token, string Text) New(OrganisationId cooperative)
    {
        Span<byte> bytes = stackalloc byte[IdLength + SecretLength];
        cooperative.Value.TryWriteBytes(bytes);
        RandomNumberGenerator.Fill(bytes[IdLength..]);
        var text = Base64Url.EncodeToString(bytes);
        return (new MemberToken(cooperative, HashOf(bytes)), text);
    }

    /// <summary>Null where it is none.</summary>
    public static MemberToken? Read(string? text)
    {
        Span<byte> bytes = stackalloc byte[IdLength + SecretLength];
        return
            text is { Length: > 0 and <= 80 }
            && Base64Url.IsValid(text)
            && Base64Url.TryDecodeFromChars(text, bytes, out var written)
            && written == bytes.Length
            ? new MemberToken(new OrganisationId(new Guid(bytes[..IdLength])), HashOf(bytes))
            : null;
    }

    private static string HashOf(ReadOnlySpan<byte> bytes) =>
        Convert.ToHexStringLower(SHA256.HashData(bytes));
}
