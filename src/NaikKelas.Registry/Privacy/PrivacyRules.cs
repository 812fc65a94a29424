using System.Text.Json;

namespace NaikKelas.Registry.Privacy;

/// <summary>What data are collected for, on which ground, and how long they are kept (UU 27/2022 art. 21).</summary>
/// <param name="Purpose">Stable, English: application.</param>
/// <param name="Version">Kept with each consent; a new text is a new version.</param>
/// <param name="Title">Indonesian, like all that follows; translated when shown.</param>
/// <param name="Basis">The lawful ground.</param>
/// <param name="Data">What is collected.</param>
/// <param name="Use">What for.</param>
/// <param name="Keeping">How long.</param>
/// <param name="Recipients">Who sees it.</param>
public sealed record PrivacyNotice(
    string Purpose,
    string Version,
    string Title,
    string Basis,
    string Data,
    string Use,
    string Keeping,
    string Recipients
)
{
    public const string Application = "application";

    /// <summary>The one in force: the last of its purpose.</summary>
    public static PrivacyNotice Of(string purpose) =>
        PrivacyRules.Current.Notices.Last(n => n.Purpose == purpose);
}

/// <summary>How many days something is kept.</summary>
public sealed record RetentionRule(string Code, int Days, string What, string Source, bool Confirmed);

/// <summary>The rules of <c>privacy.json</c>: data with a version and sources.</summary>
public sealed record PrivacyRules(
    string Version,
    string Source,
    int AnswerHours,
    string AnswerSource,
    IReadOnlyList<PrivacyNotice> Notices,
    IReadOnlyList<RetentionRule> Retention
)
{
    public static PrivacyRules Current { get; } = Read();

    public TimeSpan AnswerWithin => TimeSpan.FromHours(AnswerHours);

    private static PrivacyRules Read()
    {
        using var stream = typeof(PrivacyRules).Assembly.GetManifestResourceStream("privacy/privacy.json")!;
        return JsonSerializer.Deserialize<PrivacyRules>(stream, JsonSerializerOptions.Web)!;
    }
}
