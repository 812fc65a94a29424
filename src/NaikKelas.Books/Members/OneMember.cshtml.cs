using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NaikKelas.Books.Desk;
using NaikKelas.Books.Ledger;
using NaikKelas.Books.MemberView;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Numbers;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Members;

/// <summary>One member: passbooks, data, leaving.</summary>
[Allow(Role.CoopTreasurer, Role.CoopBoard)]
internal sealed class OneMemberModel(
    BooksReach reach,
    MemberBook book,
    ChangeMember change,
    CorrectionBook corrections,
    SiteAddress site,
    Actor actor,
    AgencyClock clock
) : PageModel
{
    public BooksCard Books { get; private set; } = null!;

    public MemberPaper Paper { get; private set; } = null!;

    [BindProperty]
    public ChangeMember.Input Input { get; set; } = new();

    public sealed record LeaveForm
    {
        [Display(Name = "Keluar tanggal")]
        public DateOnly? LeftOn { get; init; }
    }

    [BindProperty]
    public LeaveForm Leaving { get; set; } = new();

    /// <summary>Whether the member sees their own pages, and what they asked to have changed.</summary>
    public AccessCard Access { get; private set; } = null!;

    /// <summary>The link that was made just now; nobody sees it again.</summary>
    public string? Link { get; private set; }

    /// <summary>A chat with the text written: whoever gave access only presses send.</summary>
    public string? WhatsApp =>
        Link is { } link
            ? $"https://wa.me/{Paper.Member.Phone}?text={Uri.EscapeDataString(this.Texts["Buku simpanan dan pinjaman Anda di {0} bisa dilihat di HP. Buka tautan ini dan buat PIN (berlaku {1} jam, sekali pakai): {2}", Books.Name, MemberViewPractice.Current.LinkHours, link])}"
            : null;

    public IEnumerable<Answer> Asked => CorrectionWords.Of(this.Texts, Paper.Member, Access.Waiting!);

    public bool Treasurer => actor.IsIn(Books.CooperativeId, Role.CoopTreasurer);

    public string Home => $"/pembukuan/{Books.CooperativeId.Value}/anggota";

    public string Here => $"{Home}/{Paper.Member.Id.Value}";

    public IEnumerable<Answer> Facts
    {
        get
        {
            var t = this.Texts;
            yield return new(t["Masuk tanggal"], Say.Date(Paper.Member.JoinedOn));
            yield return new(t["Nomor HP"], Contact.ShowPhone(Paper.Member.Phone));
            yield return new(t["Dusun atau kelompok"], Paper.Member.Neighbourhood);
            yield return new(t["Ahli waris"], Paper.Member.Heir);
        }
    }

    public async Task<IActionResult> OnGetAsync(Guid cooperative, Guid member, CancellationToken ct)
    {
        if (!await LoadAsync(cooperative, member, ct))
            return NotFound();
        Fill();
        return Page();
    }

    private void Fill()
    {
        var one = Paper.Member;
        Input = new()
        {
            Name = one.Name,
            Phone = Contact.ShowPhone(one.Phone),
            Neighbourhood = one.Neighbourhood,
            Heir = one.Heir,
            Version = one.Version,
        };
        Leaving = new() { LeftOn = clock.Today };
    }

    public Task<IActionResult> OnPostAsync(Guid cooperative, Guid member, CancellationToken ct) =>
        EndAsync(
            cooperative,
            member,
            () => change.SaveAsync(Books, Paper.Member.Id, Input, ct),
            $"Data anggota disimpan.",
            ct
        );

    public Task<IActionResult> OnPostLeaveAsync(Guid cooperative, Guid member, CancellationToken ct) =>
        EndAsync(
            cooperative,
            member,
            () => change.LeaveAsync(Books, Paper.Member.Id, Leaving.LeftOn, ct),
            $"Anggota dicatat keluar.",
            ct
        );

    public Task<IActionResult> OnPostOpenAsync(
        Guid cooperative,
        Guid member,
        string? account,
        CancellationToken ct
    ) =>
        EndAsync(
            cooperative,
            member,
            () => change.OpenAsync(Books, Paper.Member.Id, account ?? "", ct),
            $"Rekening dibuka.",
            ct
        );

    /// <summary>The link stands in the answer itself, once: it is kept nowhere it could be read from again.</summary>
    public async Task<IActionResult> OnPostAccessAsync(
        Guid cooperative,
        Guid member,
        [FromServices] GiveAccess give,
        CancellationToken ct
    )
    {
        if (!await LoadAsync(cooperative, member, ct))
            return NotFound();
        ModelState.Clear();
        var given = await give.RunAsync(Books, Paper.Member.Id, ct);
        await LoadAsync(cooperative, member, ct);
        Fill();
        if (given.Refused)
            return this.Again(given);
        Response.Headers.CacheControl = "no-store";
        Link = $"{site.Url}/anggota/tautan/{given.Value}";
        return Page();
    }

    public async Task<IActionResult> OnPostWithdrawAsync(
        Guid cooperative,
        Guid member,
        [FromServices] GiveAccess give,
        CancellationToken ct
    )
    {
        if (!await LoadAsync(cooperative, member, ct))
            return NotFound();
        await give.WithdrawAsync(Books, Paper.Member.Id, ct);
        return this.Done($"Akses HP dicabut. Semua HP-nya sudah dikeluarkan.", Here);
    }

    public Task<IActionResult> OnPostAcceptAsync(
        Guid cooperative,
        Guid member,
        CorrectionId correction,
        int version,
        [FromServices] DecideCorrection decide,
        CancellationToken ct
    ) =>
        EndAsync(
            cooperative,
            member,
            () => decide.AcceptAsync(Books, Paper.Member.Id, correction, version, ct),
            $"Data anggota diubah.",
            ct
        );

    public Task<IActionResult> OnPostDeclineAsync(
        Guid cooperative,
        Guid member,
        CorrectionId correction,
        [FromServices] DecideCorrection decide,
        CancellationToken ct
    ) =>
        EndAsync(
            cooperative,
            member,
            () => decide.RefuseAsync(Books, Paper.Member.Id, correction, ct),
            $"Permintaan ditolak; data tidak berubah.",
            ct
        );

    private async Task<IActionResult> EndAsync(
        Guid cooperative,
        Guid member,
        Func<Task<Result<MemberId>>> act,
        FormattableString done,
        CancellationToken ct
    )
    {
        if (!await LoadAsync(cooperative, member, ct) || !Treasurer)
            return NotFound();
        if (!ModelState.IsValid)
            return this.Again();
        var result = await act();
        return result.Refused
            ? this.Again(result, f => f == nameof(LeaveForm.LeftOn) ? nameof(Leaving) : nameof(Input))
            : this.Done(done, Here);
    }

    private async Task<bool> LoadAsync(Guid cooperative, Guid member, CancellationToken ct)
    {
        if (
            await reach.FindAsync(new OrganisationId(cooperative), ct) is not { } books
            || await book.FindAsync(books, new MemberId(member), ct) is not { } paper
        )
            return false;
        (Books, Paper) = (books, paper);
        Access = await corrections.OfAsync(books, paper.Member.Id, ct);
        return true;
    }
}
