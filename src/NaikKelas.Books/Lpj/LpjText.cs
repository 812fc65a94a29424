using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Lpj;

/// <summary>What people wrote in a chapter. Every version stays; the last one is printed.</summary>
internal sealed class LpjText
{
    public required OrganisationId CooperativeId { get; init; }

    public required int Year { get; init; }

    public required LpjKind Kind { get; init; }

    public required string Chapter { get; init; }

    /// <summary>1, 2, 3 … in the order of saving.</summary>
    public required int Version { get; init; }

    /// <summary>Empty: the suggestion from the books is printed again.</summary>
    public required string Words { get; init; }

    public required DateTime At { get; init; }

    public Guid? By { get; init; }
}

/// <summary>What the board signs: the figures as they were closed, and the texts as they stood.</summary>
internal static class LpjSeal
{
    /// <param name="head">The end of the chain when the year was closed.</param>
    /// <param name="versions">Of the chapters that were written in.</param>
    public static byte[] Of(byte[] head, IEnumerable<(string Chapter, int Version)> versions) =>
        SHA256.HashData([
            .. head,
            .. Encoding.UTF8.GetBytes(
                string.Join(
                    '\n',
                    versions
                        .OrderBy(v => v.Chapter, StringComparer.Ordinal)
                        .Select(v => string.Create(CultureInfo.InvariantCulture, $"{v.Chapter} {v.Version}"))
                )
            ),
        ]);
}
