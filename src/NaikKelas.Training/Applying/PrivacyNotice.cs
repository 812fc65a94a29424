using System.Text.Json;

namespace NaikKelas.Training.Applying;

/// <summary>
/// What an applicant agrees to, read from <c>privacy-notice.json</c>: data with a version and a source (UU 27/2022
/// art. 21). The version is kept with each consent; a new text is a new version.
/// </summary>
internal sealed record PrivacyNotice(
    string Version,
    string Source,
    string Purpose,
    string Keeping,
    string Rights
)
{
    public static readonly PrivacyNotice Current = Read();

    private static PrivacyNotice Read()
    {
        using var stream = typeof(PrivacyNotice).Assembly.GetManifestResourceStream(
            "applying/privacy-notice.json"
        )!;
        return JsonSerializer.Deserialize<PrivacyNotice>(stream, JsonSerializerOptions.Web)!;
    }
}
