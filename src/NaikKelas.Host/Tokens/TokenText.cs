using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace NaikKelas.Host.Tokens;

/// <summary>A token as it is written: <c>nk_</c> and 256 random bits. What is kept of it is its hash.</summary>
internal static class TokenText
{
    private const string Prefix = "nk_";
    private const string Scheme = "Bearer ";
    private const int Bytes = 32;

    public static string Make() =>
        Prefix + WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>64 hex digits. A plain hash will do: nobody guesses 256 bits.</summary>
    public static string HashOf(string token) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    /// <summary>What the header carries; null: none of ours.</summary>
    public static string? In(HttpRequest request) =>
        request.Headers.Authorization.ToString() is var header
        && header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            ? header[Scheme.Length..].Trim()
            : null;
}
