using System.Text.Json;

namespace NaikKelas.Books.MemberView;

/// <summary>What members' own pages go by, as dated data: <c>member-view.json</c>.</summary>
/// <param name="Version">Of the data.</param>
/// <param name="Source">Where it is from, and what of it is unconfirmed.</param>
/// <param name="LinkHours">So long a link to set a PIN may be used.</param>
/// <param name="LinkTries">So often the phone's last digits may be wrong before a link is void.</param>
/// <param name="SessionDays">A session lasts so long after the last visit.</param>
/// <param name="SessionsMax">Phones a member may be signed in on; the oldest session makes room.</param>
/// <param name="PinTries">Wrong PINs before the door is locked.</param>
/// <param name="LockMinutes">How long, the first time, the second, and so on; the last holds from there on.</param>
/// <param name="Checks">So many PINs are checked for every phone number, known or not, that the time tells nothing.</param>
/// <param name="DueDays">An instalment is a notice so many days before it is due.</param>
/// <param name="NoticeDays">Something that happened is a notice so many days.</param>
internal sealed record MemberViewPractice(
    string Version,
    string Source,
    int LinkHours,
    int LinkTries,
    int SessionDays,
    int SessionsMax,
    int PinTries,
    IReadOnlyList<int> LockMinutes,
    int Checks,
    int DueDays,
    int NoticeDays
)
{
    public static MemberViewPractice Current { get; } = Read();

    public TimeSpan SessionLasts => TimeSpan.FromDays(SessionDays);

    private static MemberViewPractice Read()
    {
        using var stream = typeof(MemberViewPractice).Assembly.GetManifestResourceStream(
            "member-view/member-view.json"
        )!;
        return JsonSerializer.Deserialize<MemberViewPractice>(stream, JsonSerializerOptions.Web)!;
    }
}
