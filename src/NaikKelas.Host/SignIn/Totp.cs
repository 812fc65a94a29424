using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace NaikKelas.Host.SignIn;

/// <summary>One-time codes by time (RFC 6238: SHA-1, 6 digits, 30 seconds), as every authenticator app makes them.</summary>
internal static class Totp
{
    private const int StepSeconds = 30;
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static string CodeAt(byte[] secret, DateTimeOffset at) => CodeOf(secret, Step(at));

    /// <summary>A phone's clock may be half a minute off, so the step before and the step after count too.</summary>
    public static bool Holds(byte[] secret, string code, DateTimeOffset at)
    {
        var typed = code.Replace(" ", "", StringComparison.Ordinal);
        return Enumerable
            .Range(-1, 3)
            .Any(off =>
                CryptographicOperations.FixedTimeEquals(
                    System.Text.Encoding.UTF8.GetBytes(CodeOf(secret, Step(at) + off)),
                    System.Text.Encoding.UTF8.GetBytes(typed)
                )
            );
    }

    /// <summary>160 bits, as people and apps write them.</summary>
    public static string NewSecret() => RandomNumberGenerator.GetString(Base32, 32);

    /// <exception cref="FormatException">There is a character that base32 does not have.</exception>
    public static byte[] Decode(string secret)
    {
        List<byte> bytes = [];
        var (buffer, bits) = (0, 0);
        foreach (var character in secret)
        {
            var value = Base32.IndexOf(character, StringComparison.Ordinal);
            if (value < 0)
                throw new FormatException("Not base32.");
            (buffer, bits) = ((buffer << 5) | value, bits + 5);
            if (bits < 8)
                continue;
            bits -= 8;
            bytes.Add((byte)(buffer >> bits));
            buffer &= (1 << bits) - 1;
        }

        return [.. bytes];
    }

    private static long Step(DateTimeOffset at) => at.ToUnixTimeSeconds() / StepSeconds;

#pragma warning disable CA5350 // RFC 6238 as the apps know it: HMAC-SHA-1 is not weakened by SHA-1's collisions.
    private static string CodeOf(byte[] secret, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> hash = stackalloc byte[20];
        HMACSHA1.HashData(secret, counter, hash);
        var number = BinaryPrimitives.ReadInt32BigEndian(hash[(hash[19] & 0xf)..]) & 0x7fffffff;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }
#pragma warning restore CA5350
}
