using NaikKelas.Kernel;

namespace NaikKelas.Host;

/// <summary>What an agency sets, read in one place: <c>appsettings.json</c>, <c>NAIKKELAS_…</c> variables, <c>--Key=value</c>.</summary>
internal sealed class Settings(IConfiguration configuration, IHostEnvironment environment)
{
    /// <summary>Where the database file, the keys and the letters lie (<c>Data:Folder</c>).</summary>
    public string DataFolder { get; } = Path.GetFullPath(configuration["Data:Folder"] ?? "data");

    /// <summary>Demo people may exist and log in at the press of a button (<c>Demo:Enabled</c>).</summary>
    public bool Demo { get; } = configuration.GetValue("Demo:Enabled", defaultValue: false);

    /// <summary>Bring the database up to date at start (<c>Store:Migrate</c>).</summary>
    public bool Migrate { get; } = configuration.GetValue("Store:Migrate", defaultValue: true);

    /// <summary>Staff must set up a second factor before they can do anything (<c>SignIn:StaffNeedsTotp</c>).</summary>
    public bool StaffNeedsTotp =>
        !Demo && configuration.GetValue("SignIn:StaffNeedsTotp", defaultValue: true);

    /// <summary>Passkeys one account may have, more than anybody has devices (<c>SignIn:PasskeysMax</c>).</summary>
    public int PasskeysMax { get; } = configuration.GetValue("SignIn:PasskeysMax", defaultValue: 10);

    /// <summary>How long a sign-in lasts without a click (<c>SignIn:SessionHours</c>).</summary>
    public TimeSpan SessionLasts { get; } =
        TimeSpan.FromHours(configuration.GetValue("SignIn:SessionHours", defaultValue: 12));

    /// <summary>
    /// The address people open, for letters and QR codes (<c>Site:Url</c>). Null: not told, and the demo guesses.
    /// </summary>
    public string? SiteUrl =>
        (
            configuration["Site:Url"]
            ?? (Demo || Development ? (configuration["urls"] ?? "http://localhost:5080").Split(';')[0] : null)
        )?.TrimEnd('/');

    /// <summary>Answers to writes with a key are kept at least so many days (<c>Api:IdempotencyDays</c>).</summary>
    public TimeSpan AnswersKept { get; } =
        TimeSpan.FromDays(configuration.GetValue("Api:IdempotencyDays", defaultValue: 7));

    public bool Development => environment.IsDevelopment();

    public bool SendsMail => configuration["Mail:Host"] is { Length: > 0 };

    public TimeZoneInfo Zone { get; } =
        TimeZoneInfo.FindSystemTimeZoneById(configuration["Agency:Zone"] ?? "Asia/Jakarta");

    public string MailFolder => Path.Combine(DataFolder, "mail");

    public Store Store() => Kernel.Store.From(configuration, Path.Combine(DataFolder, "naikkelas.db"));

    /// <summary>A key is made by itself only where losing it would lose nothing of worth.</summary>
    public PersonalDataKey PersonalDataKey() =>
        Kernel.PersonalDataKey.From(
            configuration["PersonalData:Key"],
            configuration["PersonalData:KeyFile"] ?? Path.Combine(DataFolder, "personal-data.key"),
            mayCreate: Demo || Development
        );
}
