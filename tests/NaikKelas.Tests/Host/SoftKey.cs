using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace NaikKelas.Tests.Host;

/// <summary>A device that holds one passkey, in software (WebAuthn level 3: ES256, attestation "none").</summary>
internal sealed class SoftKey : IDisposable
{
    private const byte Present = 1;
    private const byte Verified = 4;
    private const byte HasKey = 0x40;

    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly byte[] _id = RandomNumberGenerator.GetBytes(32);
    private string _user = "";
    private uint _count;

    public string Origin { get; init; } = "http://localhost";

    /// <summary>Whether the device checked finger or PIN.</summary>
    public bool Verifies { get; init; } = true;

    /// <summary>Answers to options for a new key.</summary>
    public string Make(string options)
    {
        using var asked = JsonDocument.Parse(options);
        var root = asked.RootElement;
        _user = root.GetProperty("user").GetProperty("id").GetString()!;
        var point = _key.ExportParameters(includePrivateParameters: false).Q;
        byte[] cose =
        [
            0xA5,
            1,
            2,
            3,
            0x26,
            0x20,
            1,
            0x21,
            0x58,
            32,
            .. point.X!,
            0x22,
            0x58,
            32,
            .. point.Y!,
        ];
        byte[] data =
        [
            .. Head(root.GetProperty("rp").GetProperty("id").GetString()!, HasKey),
            .. new byte[16],
            0,
            (byte)_id.Length,
            .. _id,
            .. cose,
        ];
        byte[] attestation =
        [
            0xA3,
            .. Word("fmt"),
            .. Word("none"),
            .. Word("attStmt"),
            0xA0,
            .. Word("authData"),
            0x58,
            (byte)data.Length,
            .. data,
        ];
        return Said(
            new Dictionary<string, object>(StringComparer.Ordinal)
            {
                ["clientDataJSON"] = Text(ClientData("webauthn.create", root)),
                ["attestationObject"] = Text(attestation),
                ["transports"] = new[] { "internal" },
            }
        );
    }

    /// <summary>Answers to options for signing in.</summary>
    public string Use(string options)
    {
        using var asked = JsonDocument.Parse(options);
        var root = asked.RootElement;
        var data = Head(root.GetProperty("rpId").GetString()!, 0);
        var client = ClientData("webauthn.get", root);
        var signature = _key.SignData(
            [.. data, .. SHA256.HashData(client)],
            HashAlgorithmName.SHA256,
            DSASignatureFormat.Rfc3279DerSequence
        );
        return Said(
            new Dictionary<string, object>(StringComparer.Ordinal)
            {
                ["clientDataJSON"] = Text(client),
                ["authenticatorData"] = Text(data),
                ["signature"] = Text(signature),
                ["userHandle"] = _user,
            }
        );
    }

    public void Dispose() => _key.Dispose();

    private byte[] Head(string domain, byte flags)
    {
        var count = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(count, ++_count);
        var all = (byte)(flags | Present | (Verifies ? Verified : 0));
        return [.. SHA256.HashData(Encoding.UTF8.GetBytes(domain)), all, .. count];
    }

    private byte[] ClientData(string type, JsonElement options) =>
        JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                type,
                challenge = options.GetProperty("challenge").GetString(),
                origin = Origin,
                crossOrigin = false,
            }
        );

    private string Said(Dictionary<string, object> response) =>
        JsonSerializer.Serialize(
            new
            {
                id = Text(_id),
                rawId = Text(_id),
                type = "public-key",
                clientExtensionResults = new { },
                response,
            }
        );

    /// <summary>A short CBOR text.</summary>
    private static byte[] Word(string text) => [(byte)(0x60 | text.Length), .. Encoding.ASCII.GetBytes(text)];

    private static string Text(byte[] bytes) => Base64Url.EncodeToString(bytes);
}
