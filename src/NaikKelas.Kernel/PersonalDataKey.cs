using System.Security.Cryptography;
using System.Text;

namespace NaikKelas.Kernel;

/// <summary>
/// Seals what must not be readable in the database (NIK, TOTP secrets) with AES-256-GCM, and makes the keyed blind
/// index by which a sealed value can still be unique and found (UU 27/2022; HMAC-SHA-256). One master key of 32 bytes,
/// from which one key a purpose is derived (HKDF).
/// </summary>
public sealed class PersonalDataKey
{
    private const string Version = "v1:";
    private readonly byte[] _sealing;
    private readonly byte[] _index;

    public PersonalDataKey(byte[] master)
    {
        ArgumentNullException.ThrowIfNull(master);
        if (master.Length != 32)
            throw new ArgumentException("The personal data key has 32 bytes.", nameof(master));
        _sealing = HKDF.DeriveKey(HashAlgorithmName.SHA256, master, 32, info: "seal"u8.ToArray());
        _index = HKDF.DeriveKey(HashAlgorithmName.SHA256, master, 32, info: "blind-index"u8.ToArray());
    }

    /// <summary>The key from the setting (base64), or from the file, which is made when <paramref name="mayCreate"/>.</summary>
    /// <exception cref="InvalidOperationException">There is no key and none may be made: sealed data would be lost.</exception>
    public static PersonalDataKey From(string? setting, string file, bool mayCreate)
    {
        if (setting is not null)
            return new PersonalDataKey(Convert.FromBase64String(setting));
        if (!File.Exists(file))
        {
            if (!mayCreate)
                throw new InvalidOperationException(
                    $"No personal data key: set PersonalData:Key or put one into {file} (openssl rand -base64 32)."
                );
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
            File.WriteAllText(file, Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        return new PersonalDataKey(Convert.FromBase64String(File.ReadAllText(file).Trim()));
    }

    public string Seal(string text) => Version + Convert.ToBase64String(Seal(Encoding.UTF8.GetBytes(text)));

    /// <summary>Nonce, tag and cipher text: for files, which have no version of their own.</summary>
    public byte[] Seal(ReadOnlySpan<byte> plain)
    {
        var box = new byte[12 + 16 + plain.Length];
        RandomNumberGenerator.Fill(box.AsSpan(0, 12));
        using var aes = new AesGcm(_sealing, 16);
        aes.Encrypt(box.AsSpan(0, 12), plain, box.AsSpan(28), box.AsSpan(12, 16));
        return box;
    }

    /// <exception cref="CryptographicException">The text was changed or sealed with another key.</exception>
    public string Open(string sealedText)
    {
        ArgumentNullException.ThrowIfNull(sealedText);
        if (!sealedText.StartsWith(Version, StringComparison.Ordinal))
            throw new CryptographicException("Unknown seal.");
        return Encoding.UTF8.GetString(Open(Convert.FromBase64String(sealedText[Version.Length..])));
    }

    /// <exception cref="CryptographicException">The box was changed or sealed with another key.</exception>
    public byte[] Open(ReadOnlySpan<byte> box)
    {
        var plain = new byte[box.Length - 28];
        using var aes = new AesGcm(_sealing, 16);
        aes.Decrypt(box[..12], box[28..], box[12..28], plain);
        return plain;
    }

    /// <summary>64 hex digits: equal for equal texts, telling nothing without the key.</summary>
    public string BlindIndex(string text) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(_index, Encoding.UTF8.GetBytes(text)));
}
