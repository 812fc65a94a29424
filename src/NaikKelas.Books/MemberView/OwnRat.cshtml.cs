using Microsoft.AspNetCore.Mvc;
using NaikKelas.Books.Lpj;
using NaikKelas.Books.Rats;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Books.MemberView;

/// <summary>
/// One members' meeting: when and where, what it is about, what it decided, its papers. The report of the board is opened
/// to members with the invitations – without what it tells of each member by name.
/// </summary>
[Allow(Role.Member)]
internal sealed class OwnRatModel(MemberDoor door, RatBook rats, LpjBook lpj, MakeLpj make, AgencyClock clock)
    : OwnPage(door)
{
    public Rat Rat { get; private set; } = null!;

    public IReadOnlyList<RatDecision> Decisions { get; private set; } = [];

    public bool HasReport { get; private set; }

    public bool Invited => OwnNotices.IsInvited(Rat, clock.Today);

    /// <summary>The invitations are out, or it is over.</summary>
    public bool Papers => Rat.InvitedOn <= clock.Today || IsOver;

    private bool IsOver => Rat.State is RatState.Held or RatState.Filed;

    public IEnumerable<Answer> Facts
    {
        get
        {
            var t = this.Texts;
            yield return new(t["Tanggal"], Say.Date(Rat.HeldOn));
            yield return new(t["Pukul"], Rat.StartsAt);
            yield return new(t["Tempat"], Rat.Place);
            yield return new(t["Keadaan"], t.Of(Rat.State));
            if (IsOver && Rat is { Present: { } present, Members: { } members })
                yield return new(t["Hadir"], t["{0} dari {1} anggota", present, members]);
        }
    }

    public async Task<IActionResult> OnGetAsync(int year, CancellationToken ct)
    {
        if (!await LoadAsync(year, ct))
            return NotFound();
        if (IsOver)
            Decisions = await rats.DecisionsAsync(Card.Key.Cooperative, year, ct);
        HasReport = Papers && await lpj.HasFiguresAsync(Card.Key.Cooperative, year, ct);
        return Page();
    }

    public async Task<IActionResult> OnGetInvitationAsync(int year, CancellationToken ct) =>
        await LoadAsync(year, ct) && Papers
            ? File(
                RatPapers.Invitation(new RatCover(Card.Books.Name, Rat, clock.Local(clock.UtcNow))),
                "application/pdf",
                $"undangan-rat-{year}.pdf"
            )
            : NotFound();

    public async Task<IActionResult> OnGetReportAsync(int year, CancellationToken ct)
    {
        if (!await LoadAsync(year, ct) || !Papers)
            return NotFound();
        var made = await make.RunAsync(Card.Books, Rat, LpjKind.Pengurus, ct, named: false);
        return made.Refused
            ? NotFound()
            : File(made.Value!.Pdf(), "application/pdf", $"lpj-pengurus-{year}.pdf");
    }

    private async Task<bool> LoadAsync(int year, CancellationToken ct)
    {
        if (await rats.FindAsync(Card.Key.Cooperative, year, ct) is not { } rat)
            return false;
        Rat = rat;
        return true;
    }
}
