using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NaikKelas.Interface;

namespace NaikKelas.Registry.Privacy;

/// <summary>What data are kept, for anybody to read.</summary>
[AllowAnonymous]
internal sealed class PrivacyModel : PageModel
{
    public PrivacyRules Rules { get; } = PrivacyRules.Current;

    public IEnumerable<PrivacyNotice> Current =>
        Rules.Notices.GroupBy(n => n.Purpose, StringComparer.Ordinal).Select(g => g.Last());

    public IEnumerable<PrivacyNotice> Older(PrivacyNotice current) =>
        Rules.Notices.Where(n => n.Purpose == current.Purpose && n.Version != current.Version);

    public IReadOnlyList<Answer> Of(PrivacyNotice notice)
    {
        var t = this.Texts;
        return
        [
            new(t["Data"], t[notice.Data]),
            new(t["Untuk apa"], t[notice.Use]),
            new(t["Dasar hukum"], t[notice.Basis]),
            new(t["Berapa lama"], t[notice.Keeping]),
            new(t["Siapa yang melihat"], t[notice.Recipients]),
            new(t["Versi"], notice.Version),
        ];
    }
}
